#include <libdeflate.h>
#include <png.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

// libpng reports an error by a jump, which Swift code must not be jumped over by: the calls that can fail are made
// here, with no Swift code between the mark and the jump but the sink and the source, which call nothing of libpng
// that fails.

// Where the words of an error go.
struct beatframe_png_failure {
  char text[128];
};

// Where rows come from, and where the bytes of the file go.
struct beatframe_png_ends {
  // Puts a row of samples, without padding, where it is told to.
  void (*read)(const void *source, unsigned row, unsigned char *samples);
  const void *source;
  png_rw_ptr write;
  void *sink;
};

static inline void beatframe_png_error(png_structp png, png_const_charp message) {
  struct beatframe_png_failure *failure = (struct beatframe_png_failure *)png_get_error_ptr(png);
  strncpy(failure->text, message, sizeof failure->text - 1);
  png_longjmp(png, 1);
}

static inline void beatframe_png_warning(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static inline void beatframe_png_flush(png_structp png) { (void)png; }

// Gives the rows to libpng as one piece of data, compressed by libdeflate.
static inline void beatframe_png_write_rows(
    png_structp png, unsigned height, size_t size, unsigned char *rows, unsigned char *data, size_t capacity,
    struct libdeflate_compressor *compressor, const struct beatframe_png_ends *ends) {
  for (unsigned index = 0; index < height; index++) {
    unsigned char *row = rows + index * (size + 1);
    row[0] = PNG_FILTER_VALUE_NONE;
    ends->read(ends->source, index, row + 1);
  }
  size_t count = libdeflate_zlib_compress(compressor, rows, height * (size + 1), data, capacity);
  if (count == 0) png_error(png, "the rows can't be compressed");
  // A chunk is shorter than 2 GiB.
  for (size_t start = 0; start < count; start += 1 << 30) {
    size_t rest = count - start;
    png_write_chunk(png, (png_const_bytep) "IDAT", data + start, rest < 1 << 30 ? rest : 1 << 30);
  }
}

// Writes rows of 8-bit RGB or RGBA, top row first, without filters, at a level of libdeflate's; answers whether it
// succeeded.
static inline int beatframe_png_write(
    unsigned width, unsigned height, int has_alpha, int level, const struct beatframe_png_ends *ends,
    struct beatframe_png_failure *failure) {
  size_t size = (size_t)width * (has_alpha ? 4 : 3);
  png_infop info = NULL;
  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, failure, beatframe_png_error, beatframe_png_warning);
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(level);
  size_t capacity = libdeflate_zlib_compress_bound(compressor, height * (size + 1));
  unsigned char *rows = (unsigned char *)malloc(height * (size + 1));
  unsigned char *data = (unsigned char *)malloc(capacity);
  int succeeded = 0;
  if (png != NULL) info = png_create_info_struct(png);
  if (info != NULL && compressor != NULL && rows != NULL && data != NULL && !setjmp(png_jmpbuf(png))) {
    png_set_write_fn(png, ends->sink, ends->write, beatframe_png_flush);
    png_set_IHDR(
        png, info, width, height, 8, has_alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
        PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
    png_write_info(png, info);
    beatframe_png_write_rows(png, height, size, rows, data, capacity, compressor, ends);
    png_write_chunk(png, (png_const_bytep) "IEND", NULL, 0);
    succeeded = 1;
  }
  free(data);
  free(rows);
  libdeflate_free_compressor(compressor);
  if (png != NULL) png_destroy_write_struct(&png, &info);
  return succeeded;
}
