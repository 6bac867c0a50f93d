// What happens when no memory is left.
//
// Libraries differ. Some say so; some crash; HarfBuzz reads a font without the table that it had no room for, and Cairo
// leaves a shape out, and neither says so: the film would be wrong. So the program's own functions stand before the C
// library's, and end it at once. Where it writes, unfinished files have hidden names, and the next run goes on from the
// cache, as after a power cut.
//
// Requests of more than a gibibyte fail as ever, since libraries do look there: it is what a damaged file asks for.

#include <CProcess.h>
#include <stdlib.h>

#ifdef __GLIBC__
#include <errno.h>
#include <malloc.h>
#include <unistd.h>
#endif

#ifndef __has_feature
#define __has_feature(feature) 0
#endif

void beatframe_return_freed_memory(void) {
#ifdef __GLIBC__
  mallopt(M_TRIM_THRESHOLD, 128 * 1024);
#endif
}

// Sanitizers have functions of their own.
#if defined(__GLIBC__) && !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer) \
    && !__has_feature(memory_sanitizer)

// The C library's, by the names under which it offers them to such as these.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

// The memory that was asked for. If there is none, the program ends.
static inline void *demand(void *memory, size_t size) {
  if (__builtin_expect(memory != NULL || size == 0 || size > (size_t)1 << 30, 1)) return memory;
  static const char message[] =
      "error: no memory is left. Nothing is half-written: each file is there whole, or as it was before. Run it again with "
      "fewer --jobs, or where more memory is free.\n";
  // Nothing can be done if this fails, too.
  if (write(STDERR_FILENO, message, sizeof message - 1) < 0) _exit(1);
  _exit(1);
}

void *malloc(size_t size) { return demand(__libc_malloc(size), size); }

void *calloc(size_t count, size_t size) {
  size_t all;
  if (__builtin_mul_overflow(count, size, &all)) all = (size_t)-1;
  return demand(__libc_calloc(count, size), all);
}

void *realloc(void *memory, size_t size) { return demand(__libc_realloc(memory, size), size); }

void *memalign(size_t alignment, size_t size) { return demand(__libc_memalign(alignment, size), size); }

void *aligned_alloc(size_t alignment, size_t size) { return demand(__libc_memalign(alignment, size), size); }

int posix_memalign(void **memory, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) != 0 || alignment == 0 || (alignment & (alignment - 1)) != 0) return EINVAL;
  void *made = demand(__libc_memalign(alignment, size), size);
  if (made == NULL && size != 0) return ENOMEM;
  *memory = made;
  return 0;
}

#endif
