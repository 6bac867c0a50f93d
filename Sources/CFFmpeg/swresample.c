#include "library.h"

#define LIBRARY beatframe_swresample

BEATFRAME_LIBRARY(swresample, LIBSWRESAMPLE_VERSION_MAJOR);

// The pointers to samples are constant since FFmpeg 7.
#if LIBSWRESAMPLE_VERSION_MAJOR >= 5
#define SAMPLES uint8_t *const *
#define CONST_SAMPLES const uint8_t *const *
#else
#define SAMPLES uint8_t **
#define CONST_SAMPLES const uint8_t **
#endif

CALL(
    int, swr_alloc_set_opts2,
    (struct SwrContext **ps, AVChannelLayout *out_ch_layout, enum AVSampleFormat out_sample_fmt,
     int out_sample_rate, AVChannelLayout *in_ch_layout, enum AVSampleFormat in_sample_fmt, int in_sample_rate,
     int log_offset, void *log_ctx),
    (ps, out_ch_layout, out_sample_fmt, out_sample_rate, in_ch_layout, in_sample_fmt, in_sample_rate, log_offset,
     log_ctx))
CALL(
    int, swr_build_matrix2,
    (const AVChannelLayout *in_layout, const AVChannelLayout *out_layout, double center_mix_level,
     double surround_mix_level, double lfe_mix_level, double maxval, double rematrix_volume, double *matrix,
     ptrdiff_t stride, enum AVMatrixEncoding matrix_encoding, void *log_context),
    (in_layout, out_layout, center_mix_level, surround_mix_level, lfe_mix_level, maxval, rematrix_volume, matrix,
     stride, matrix_encoding, log_context))
CALL(
    int, swr_convert,
    (struct SwrContext *s, SAMPLES out, int out_count, CONST_SAMPLES in, int in_count),
    (s, out, out_count, in, in_count))
CALL(void, swr_free, (struct SwrContext **s), (s))
CALL(int, swr_get_out_samples, (struct SwrContext *s, int in_samples), (s, in_samples))
CALL(int, swr_init, (struct SwrContext *s), (s))
CALL(unsigned, swresample_version, (void), ())
