#include <errno.h>
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/log.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>

// Macros that Swift cannot see.
static inline int beatframe_averror(int error) { return AVERROR(error); }
static inline int beatframe_averror_eof(void) { return AVERROR_EOF; }
static inline int beatframe_averror_invaliddata(void) { return AVERROR_INVALIDDATA; }
static inline int64_t beatframe_nopts(void) { return AV_NOPTS_VALUE; }
