#include "library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

static struct beatframe_opened *const libraries[beatframe_library_count] = {
    &beatframe_avcodec, &beatframe_avformat, &beatframe_avutil, &beatframe_swresample};

struct beatframe_library beatframe_ffmpeg_library(int index) { return libraries[index]->library; }

const char *beatframe_open_ffmpeg(int index) {
  return beatframe_open(libraries[index]) ? NULL : libraries[index]->reason;
}

// Opens a library by a pattern of its file's name; the first reason is kept, for later ones are of other folders.
static void try_open(struct beatframe_opened *library, const char *pattern) {
  char path[128];
  snprintf(path, sizeof path, pattern, library->library.name, library->library.major);
  if (library->handle == NULL) library->handle = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
  if (library->handle == NULL && library->reason[0] == 0) {
    const char *reason = dlerror();
    snprintf(library->reason, sizeof library->reason, "%s", reason != NULL ? reason : "the system gives no reason");
  }
}

int beatframe_open(struct beatframe_opened *library) {
  pthread_mutex_lock(&library->mutex);
  if (library->handle == NULL) {
    library->reason[0] = 0;
#ifdef __APPLE__
    try_open(library, "%s.%d.dylib");
    try_open(library, "/opt/homebrew/lib/%s.%d.dylib");
    try_open(library, "/usr/local/lib/%s.%d.dylib");
#else
    try_open(library, "%s.so.%d");
#endif
  }
  int is_open = library->handle != NULL;
  pthread_mutex_unlock(&library->mutex);
  return is_open;
}

void *beatframe_find(struct beatframe_opened *library, const char *name, _Atomic(void *) *slot) {
  void *function = atomic_load_explicit(slot, memory_order_acquire);
  if (function != NULL) return function;
  function = beatframe_open(library) ? dlsym(library->handle, name) : NULL;
  if (function == NULL) {
    fprintf(
        stderr, "%s of %s, version %d, can't be called: %s\n", name, library->library.name, library->library.major,
        library->handle == NULL ? library->reason : "it is not there");
    // What the system's own loader ends with.
    _Exit(127);
  }
  atomic_store_explicit(slot, function, memory_order_release);
  return function;
}
