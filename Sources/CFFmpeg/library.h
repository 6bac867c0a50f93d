// The functions that FFmpeg's headers declare are defined here, and call those of the libraries. They are not exported,
// so that the libraries go on calling their own.

#include "CFFmpeg.h"

#include <pthread.h>
#include <stdatomic.h>

// A library, and what became of opening it.
struct beatframe_opened {
  struct beatframe_library library;
  pthread_mutex_t mutex;
  void *handle;
  char reason[256];
};

extern struct beatframe_opened beatframe_avcodec, beatframe_avformat, beatframe_avutil, beatframe_swresample;

// Opens a library, unless it is open; answers whether it is.
int beatframe_open(struct beatframe_opened *library);

// The address of a library's function, which `slot` keeps. A process without the library ends with a message: whoever
// calls has asked whether it can be opened.
void *beatframe_find(struct beatframe_opened *library, const char *name, _Atomic(void *) *slot);

#define BEATFRAME_LIBRARY(short_name, version) \
  struct beatframe_opened beatframe_##short_name = {{"lib" #short_name, version}, PTHREAD_MUTEX_INITIALIZER, NULL, ""}

// Defines a function: what it returns, its name, its parameters, and the arguments for the one of the library. The
// compiler compares all of it with FFmpeg's header.
#define CALL(Result, name, parameters, arguments)                                         \
  __attribute__((visibility("hidden"))) Result name parameters {                          \
    static _Atomic(void *) slot;                                                          \
    return ((__typeof__(&name))beatframe_find(&LIBRARY, #name, &slot))arguments;          \
  }
