// Lets one call of a kind fail, as a disk, a limit or a memory would: the one of the number BEATFRAME_FAULT_AT, counted
// from 1, of those of the kind BEATFRAME_FAULT (open, write, rename, sync, allocate). When the program ends, how many
// calls there were goes to the file BEATFRAME_FAULT_COUNT. Loaded before the C library (ld.so(8), LD_PRELOAD).
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long calls;
static long chosen = -1;
static int error_number;
// Which kind fails: its first letter; 0 until the program has begun, so that the linker's own calls do not count.
static char kind;

__attribute__((constructor)) static void begin(void) {
  const char *name = getenv("BEATFRAME_FAULT");
  const char *at = getenv("BEATFRAME_FAULT_AT");
  const char *error = getenv("BEATFRAME_FAULT_ERROR");
  if (at) chosen = atol(at);
  error_number = error ? atoi(error) : EIO;
  if (name) kind = name[0];
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("BEATFRAME_FAULT_COUNT");
  long count = atomic_load(&calls);
  kind = 0;
  if (!path) return;
  FILE *file = fopen(path, "w");
  if (!file) return;
  fprintf(file, "%ld", count);
  fclose(file);
}

// Whether this call fails.
static int fails(char own) {
  if (own != kind) return 0;
  if (atomic_fetch_add(&calls, 1) + 1 != chosen) return 0;
  errno = error_number;
  return 1;
}

// The next library's function of this name.
#define REAL(result, name, ...) \
  static result (*real)(__VA_ARGS__); \
  if (!real) real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(int, name, const char *, int, ...); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
      va_list list; \
      va_start(list, flags); \
      mode = va_arg(list, mode_t); \
      va_end(list); \
    } \
    return fails('o') ? -1 : real(path, flags, mode); \
  }
OPEN(open)
OPEN(open64)

#define OPEN_AT(name) \
  int name(int folder, const char *path, int flags, ...) { \
    REAL(int, name, int, const char *, int, ...); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
      va_list list; \
      va_start(list, flags); \
      mode = va_arg(list, mode_t); \
      va_end(list); \
    } \
    return fails('o') ? -1 : real(folder, path, flags, mode); \
  }
OPEN_AT(openat)
OPEN_AT(openat64)

FILE *fopen(const char *path, const char *mode) {
  REAL(FILE *, fopen, const char *, const char *);
  return fails('o') ? NULL : real(path, mode);
}
FILE *fopen64(const char *path, const char *mode) {
  REAL(FILE *, fopen64, const char *, const char *);
  return fails('o') ? NULL : real(path, mode);
}
int mkdir(const char *path, mode_t mode) {
  REAL(int, mkdir, const char *, mode_t);
  return fails('o') ? -1 : real(path, mode);
}

// What is written to a terminal or a pipe, such as a message, is written.
static int counts(int file) {
  int before = errno;
  struct stat status;
  int is_regular = kind == 'w' && fstat(file, &status) == 0 && S_ISREG(status.st_mode) && file > 2;
  errno = before;
  return is_regular;
}

ssize_t write(int file, const void *bytes, size_t count) {
  REAL(ssize_t, write, int, const void *, size_t);
  return counts(file) && fails('w') ? -1 : real(file, bytes, count);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
  REAL(ssize_t, pwrite, int, const void *, size_t, off_t);
  return counts(file) && fails('w') ? -1 : real(file, bytes, count, at);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
  REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
  return counts(file) && fails('w') ? -1 : real(file, bytes, count, at);
}
ssize_t writev(int file, const struct iovec *parts, int count) {
  REAL(ssize_t, writev, int, const struct iovec *, int);
  return counts(file) && fails('w') ? -1 : real(file, parts, count);
}
size_t fwrite(const void *bytes, size_t size, size_t count, FILE *file) {
  REAL(size_t, fwrite, const void *, size_t, size_t, FILE *);
  return counts(fileno(file)) && fails('w') ? 0 : real(bytes, size, count, file);
}
int ftruncate(int file, off_t length) {
  REAL(int, ftruncate, int, off_t);
  return fails('w') ? -1 : real(file, length);
}
int ftruncate64(int file, off64_t length) {
  REAL(int, ftruncate64, int, off64_t);
  return fails('w') ? -1 : real(file, length);
}

int rename(const char *from, const char *to) {
  REAL(int, rename, const char *, const char *);
  return fails('r') ? -1 : real(from, to);
}
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
  REAL(int, renameat2, int, const char *, int, const char *, unsigned);
  return fails('r') ? -1 : real(from_folder, from, to_folder, to, flags);
}
int link(const char *from, const char *to) {
  REAL(int, link, const char *, const char *);
  return fails('r') ? -1 : real(from, to);
}
int unlink(const char *path) {
  REAL(int, unlink, const char *);
  return fails('r') ? -1 : real(path);
}

int fsync(int file) {
  REAL(int, fsync, int);
  return fails('s') ? -1 : real(file);
}
int fdatasync(int file) {
  REAL(int, fdatasync, int);
  return fails('s') ? -1 : real(file);
}
int close(int file) {
  REAL(int, close, int);
  // It is closed all the same (close(2)).
  return fails('s') ? (real(file), errno = error_number, -1) : real(file);
}

// The program's own functions for memory call these.
#define ALLOCATE(name, parameters, ...) \
  void *name parameters { \
    static void *(*real) parameters; \
    if (!real) real = (void *(*) parameters)dlsym(RTLD_NEXT, #name); \
    return fails('a') ? NULL : real(__VA_ARGS__); \
  }
ALLOCATE(__libc_malloc, (size_t size), size)
ALLOCATE(__libc_calloc, (size_t count, size_t size), count, size)
ALLOCATE(__libc_realloc, (void *memory, size_t size), memory, size)
ALLOCATE(__libc_memalign, (size_t alignment, size_t size), alignment, size)
