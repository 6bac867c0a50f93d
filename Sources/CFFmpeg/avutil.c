#include "library.h"

#define LIBRARY beatframe_avutil

BEATFRAME_LIBRARY(avutil, LIBAVUTIL_VERSION_MAJOR);

CALL(void *, av_calloc, (size_t nmemb, size_t size), (nmemb, size))
CALL(int, av_channel_layout_copy, (AVChannelLayout *dst, const AVChannelLayout *src), (dst, src))
CALL(void, av_channel_layout_default, (AVChannelLayout *ch_layout, int nb_channels), (ch_layout, nb_channels))
CALL(
    int, av_channel_layout_index_from_channel,
    (const AVChannelLayout *channel_layout, enum AVChannel channel),
    (channel_layout, channel))
CALL(void, av_channel_layout_uninit, (AVChannelLayout *channel_layout), (channel_layout))
CALL(const char *, av_chroma_location_name, (enum AVChromaLocation location), (location))
CALL(const char *, av_color_primaries_name, (enum AVColorPrimaries primaries), (primaries))
CALL(const char *, av_color_range_name, (enum AVColorRange range), (range))
CALL(const char *, av_color_space_name, (enum AVColorSpace space), (space))
CALL(const char *, av_color_transfer_name, (enum AVColorTransferCharacteristic transfer), (transfer))
CALL(void, av_dict_free, (AVDictionary **m), (m))
CALL(
    AVDictionaryEntry *, av_dict_get,
    (const AVDictionary *m, const char *key, const AVDictionaryEntry *prev, int flags),
    (m, key, prev, flags))
CALL(int, av_dict_set, (AVDictionary **pm, const char *key, const char *value, int flags), (pm, key, value, flags))
CALL(AVFrame *, av_frame_alloc, (void), ())
CALL(void, av_frame_free, (AVFrame **frame), (frame))
CALL(int, av_frame_get_buffer, (AVFrame *frame, int align), (frame, align))
CALL(int, av_frame_make_writable, (AVFrame *frame), (frame))
CALL(void, av_frame_unref, (AVFrame *frame), (frame))
CALL(void, av_free, (void *ptr), (ptr))
CALL(enum AVSampleFormat, av_get_packed_sample_fmt, (enum AVSampleFormat sample_fmt), (sample_fmt))
CALL(const char *, av_get_pix_fmt_name, (enum AVPixelFormat pix_fmt), (pix_fmt))
CALL(
    int, av_log_format_line2,
    (void *ptr, int level, const char *fmt, va_list vl, char *line, int line_size, int *print_prefix),
    (ptr, level, fmt, vl, line, line_size, print_prefix))
CALL(void, av_log_set_callback, (void (*callback)(void *, int, const char *, va_list)), (callback))
CALL(void *, av_mallocz, (size_t size), (size))
CALL(int, av_opt_set, (void *obj, const char *name, const char *val, int search_flags), (obj, name, val, search_flags))
CALL(int, av_opt_set_int, (void *obj, const char *name, int64_t val, int search_flags), (obj, name, val, search_flags))
CALL(
    int, av_opt_set_sample_fmt,
    (void *obj, const char *name, enum AVSampleFormat fmt, int search_flags),
    (obj, name, fmt, search_flags))
CALL(int64_t, av_rescale, (int64_t a, int64_t b, int64_t c), (a, b, c))
CALL(int64_t, av_rescale_q, (int64_t a, AVRational bq, AVRational cq), (a, bq, cq))
CALL(int, av_sample_fmt_is_planar, (enum AVSampleFormat sample_fmt), (sample_fmt))
CALL(struct AVSHA *, av_sha_alloc, (void), ())
CALL(void, av_sha_final, (struct AVSHA *context, uint8_t *digest), (context, digest))
CALL(int, av_sha_init, (struct AVSHA *context, int bits), (context, bits))
CALL(void, av_sha_update, (struct AVSHA *ctx, const uint8_t *data, size_t len), (ctx, data, len))
CALL(char *, av_strdup, (const char *s), (s))
CALL(int, av_strerror, (int errnum, char *errbuf, size_t errbuf_size), (errnum, errbuf, errbuf_size))
CALL(unsigned, avutil_version, (void), ())
