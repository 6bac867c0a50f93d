#ifndef BEATFRAME_FFMPEG_H
#define BEATFRAME_FFMPEG_H

#include <errno.h>
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/log.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libavutil/sha.h>
#include <libswresample/swresample.h>

// FFmpeg's four libraries, which the program is not linked with: they depend on 130 others, whose loading takes longer
// than to make a still. Each is opened when the first of its functions is called, under the name of the version whose
// headers are compiled here. What FFmpeg's headers declare and is used is defined here, and calls it (library.h).

// One of the libraries.
struct beatframe_library {
  // Such as "libavcodec".
  const char *name;
  // The version that this was compiled for: no other one will do.
  int major;
};

enum { beatframe_library_count = 4 };

// One of them: libavcodec, libavformat, libavutil, libswresample.
struct beatframe_library beatframe_ffmpeg_library(int index);

// Opens one of them, unless it is open; answers NULL, or the system's words why it can't be.
const char *beatframe_open_ffmpeg(int index);

// Macros that Swift cannot see.
static inline int beatframe_averror(int error) { return AVERROR(error); }
static inline int beatframe_averror_eof(void) { return AVERROR_EOF; }
static inline int beatframe_averror_invaliddata(void) { return AVERROR_INVALIDDATA; }
static inline int64_t beatframe_nopts(void) { return AV_NOPTS_VALUE; }

// Whether decoding can start at a picture; the field became a flag in FFmpeg 6.1.
static inline int beatframe_is_key(const AVFrame *frame) {
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(58, 7, 100)
  return (frame->flags & AV_FRAME_FLAG_KEY) != 0;
#else
  return frame->key_frame != 0;
#endif
}

#endif
