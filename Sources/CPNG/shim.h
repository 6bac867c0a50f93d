#include <png.h>
#include <setjmp.h>
#include <stddef.h>
#include <string.h>

// libpng reports an error by a jump, which Swift code must not be jumped over by: the calls that can fail are made
// here, with no Swift code between the mark and the jump but the sink, which calls nothing of libpng that fails.

// Where the words of an error go.
struct beatframe_png_failure {
  char text[128];
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

// Writes rows of 8-bit RGB or RGBA, top row first, without filters; answers whether it succeeded.
static inline int beatframe_png_write(
    const unsigned char *bytes, unsigned width, unsigned height, int has_alpha, int level, void *sink,
    png_rw_ptr write, struct beatframe_png_failure *failure) {
  png_infop info = NULL;
  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, failure, beatframe_png_error, beatframe_png_warning);
  if (png == NULL) return 0;
  info = png_create_info_struct(png);
  if (info == NULL || setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return 0;
  }
  png_set_write_fn(png, sink, write, beatframe_png_flush);
  png_set_IHDR(
      png, info, width, height, 8, has_alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
      PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_level(png, level);
  png_write_info(png, info);
  for (unsigned row = 0; row < height; row++) {
    png_write_row(png, bytes + (size_t)row * width * (has_alpha ? 4 : 3));
  }
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return 1;
}
