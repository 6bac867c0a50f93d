#include <isa-l.h>
#include <png.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

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

// Rows that are compressed at once, and what ISA-L needs beside them.
struct beatframe_png_deflater {
  struct isal_zstream stream;
  unsigned char tokens[ISAL_DEF_LVL1_DEFAULT];
  unsigned char output[1 << 16];
};

// Writes the picture's data, compressed by libpng with zlib.
static inline void beatframe_png_write_small(
    png_structp png, unsigned height, unsigned char *row, const struct beatframe_png_ends *ends) {
  for (unsigned index = 0; index < height; index++) {
    ends->read(ends->source, index, row);
    png_write_row(png, row);
  }
  png_write_end(png, NULL);
}

// Writes the picture's data, compressed by ISA-L at level 1.
static inline void beatframe_png_write_fast(
    png_structp png, unsigned height, size_t size, unsigned char *row, struct beatframe_png_deflater *deflater,
    const struct beatframe_png_ends *ends) {
  struct isal_zstream *stream = &deflater->stream;
  isal_deflate_init(stream);
  stream->level = 1;
  stream->level_buf = deflater->tokens;
  stream->level_buf_size = sizeof deflater->tokens;
  stream->gzip_flag = IGZIP_ZLIB;
  // The filter of every row: none.
  row[0] = PNG_FILTER_VALUE_NONE;
  for (unsigned index = 0; index < height; index++) {
    ends->read(ends->source, index, row + 1);
    stream->next_in = row;
    stream->avail_in = (uint32_t)(size + 1);
    stream->end_of_stream = index + 1 == height;
    do {
      stream->next_out = deflater->output;
      stream->avail_out = sizeof deflater->output;
      if (isal_deflate(stream) != COMP_OK) png_error(png, "the rows can't be compressed");
      size_t count = sizeof deflater->output - stream->avail_out;
      if (count > 0) png_write_chunk(png, (png_const_bytep) "IDAT", deflater->output, count);
    } while (stream->avail_out == 0);
  }
  png_write_chunk(png, (png_const_bytep) "IEND", NULL, 0);
}

// Writes rows of 8-bit RGB or RGBA, top row first, without filters; answers whether it succeeded.
static inline int beatframe_png_write(
    unsigned width, unsigned height, int has_alpha, int is_small, const struct beatframe_png_ends *ends,
    struct beatframe_png_failure *failure) {
  size_t size = (size_t)width * (has_alpha ? 4 : 3);
  png_infop info = NULL;
  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, failure, beatframe_png_error, beatframe_png_warning);
  unsigned char *row = (unsigned char *)malloc(size + 1);
  struct beatframe_png_deflater *deflater =
      is_small ? NULL : (struct beatframe_png_deflater *)malloc(sizeof(struct beatframe_png_deflater));
  int succeeded = 0;
  if (png != NULL) info = png_create_info_struct(png);
  if (info != NULL && row != NULL && (is_small || deflater != NULL) && !setjmp(png_jmpbuf(png))) {
    png_set_write_fn(png, ends->sink, ends->write, beatframe_png_flush);
    png_set_IHDR(
        png, info, width, height, 8, has_alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
        PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_compression_level(png, 6);
    png_write_info(png, info);
    if (is_small) {
      beatframe_png_write_small(png, height, row, ends);
    } else {
      beatframe_png_write_fast(png, height, size, row, deflater, ends);
    }
    succeeded = 1;
  }
  free(deflater);
  free(row);
  if (png != NULL) png_destroy_write_struct(&png, &info);
  return succeeded;
}
