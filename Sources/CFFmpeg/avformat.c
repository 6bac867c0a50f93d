#include "library.h"

#define LIBRARY beatframe_avformat

BEATFRAME_LIBRARY(avformat, LIBAVFORMAT_VERSION_MAJOR);

CALL(
    int, av_find_best_stream,
    (AVFormatContext *ic, enum AVMediaType type, int wanted_stream_nb, int related_stream,
     const AVCodec **decoder_ret, int flags),
    (ic, type, wanted_stream_nb, related_stream, decoder_ret, flags))
CALL(const AVInputFormat *, av_find_input_format, (const char *short_name), (short_name))
CALL(
    const AVOutputFormat *, av_guess_format,
    (const char *short_name, const char *filename, const char *mime_type),
    (short_name, filename, mime_type))
CALL(
    int, av_probe_input_buffer2,
    (AVIOContext *pb, const AVInputFormat **fmt, const char *url, void *logctx, unsigned offset,
     unsigned max_probe_size),
    (pb, fmt, url, logctx, offset, max_probe_size))
CALL(int, av_read_frame, (AVFormatContext *s, AVPacket *pkt), (s, pkt))
CALL(
    int, av_seek_frame,
    (AVFormatContext *s, int stream_index, int64_t timestamp, int flags),
    (s, stream_index, timestamp, flags))
CALL(int, av_write_frame, (AVFormatContext *s, AVPacket *pkt), (s, pkt))
CALL(int, av_write_trailer, (AVFormatContext *s), (s))
CALL(AVFormatContext *, avformat_alloc_context, (void), ())
CALL(
    int, avformat_alloc_output_context2,
    (AVFormatContext **ctx, const AVOutputFormat *oformat, const char *format_name, const char *filename),
    (ctx, oformat, format_name, filename))
CALL(void, avformat_close_input, (AVFormatContext **s), (s))
CALL(int, avformat_find_stream_info, (AVFormatContext *ic, AVDictionary **options), (ic, options))
CALL(void, avformat_free_context, (AVFormatContext *s), (s))
CALL(AVStream *, avformat_new_stream, (AVFormatContext *s, const AVCodec *c), (s, c))
CALL(
    int, avformat_open_input,
    (AVFormatContext **ps, const char *url, const AVInputFormat *fmt, AVDictionary **options),
    (ps, url, fmt, options))
CALL(unsigned, avformat_version, (void), ())
CALL(int, avformat_write_header, (AVFormatContext *s, AVDictionary **options), (s, options))
CALL(int, avio_closep, (AVIOContext **s), (s))
CALL(int, avio_feof, (AVIOContext *s), (s))
CALL(void, avio_flush, (AVIOContext *s), (s))
CALL(
    int, avio_open2,
    (AVIOContext **s, const char *url, int flags, const AVIOInterruptCB *int_cb, AVDictionary **options),
    (s, url, flags, int_cb, options))
CALL(unsigned, avio_rb32, (AVIOContext *s), (s))
CALL(uint64_t, avio_rb64, (AVIOContext *s), (s))
CALL(int, avio_read, (AVIOContext *s, unsigned char *buf, int size), (s, buf, size))
CALL(unsigned, avio_rl32, (AVIOContext *s), (s))
CALL(uint64_t, avio_rl64, (AVIOContext *s), (s))
CALL(int64_t, avio_seek, (AVIOContext *s, int64_t offset, int whence), (s, offset, whence))
CALL(int64_t, avio_size, (AVIOContext *s), (s))
CALL(int64_t, avio_skip, (AVIOContext *s, int64_t offset), (s, offset))
CALL(void, avio_write, (AVIOContext *s, const unsigned char *buf, int size), (s, buf, size))
