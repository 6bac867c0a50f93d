#include <errno.h>
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/log.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libavutil/sha.h>
#include <libswresample/swresample.h>

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
