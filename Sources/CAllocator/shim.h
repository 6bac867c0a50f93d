#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

// Has large blocks of memory go back to the system as soon as they are freed. Left to itself glibc keeps ever larger
// ones, once it has seen them come and go. Other allocators do so already, or can't be told.
static inline void beatframe_return_freed_memory(void) {
#ifdef __GLIBC__
  mallopt(M_TRIM_THRESHOLD, 128 * 1024);
#endif
}
