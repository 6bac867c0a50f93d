#include "library.h"

#define LIBRARY beatframe_avcodec

BEATFRAME_LIBRARY(avcodec, LIBAVCODEC_VERSION_MAJOR);

CALL(int, av_new_packet, (AVPacket *pkt, int size), (pkt, size))
CALL(AVPacket *, av_packet_alloc, (void), ())
CALL(void, av_packet_free, (AVPacket **pkt), (pkt))
CALL(
    uint8_t *, av_packet_get_side_data,
    (const AVPacket *pkt, enum AVPacketSideDataType type, size_t *size),
    (pkt, type, size))
CALL(
    uint8_t *, av_packet_new_side_data,
    (AVPacket *pkt, enum AVPacketSideDataType type, size_t size),
    (pkt, type, size))
CALL(void, av_packet_rescale_ts, (AVPacket *pkt, AVRational tb_src, AVRational tb_dst), (pkt, tb_src, tb_dst))
CALL(void, av_packet_unref, (AVPacket *pkt), (pkt))
CALL(AVCodecContext *, avcodec_alloc_context3, (const AVCodec *codec), (codec))
CALL(const AVCodecDescriptor *, avcodec_descriptor_get, (enum AVCodecID id), (id))
CALL(const AVCodec *, avcodec_find_decoder, (enum AVCodecID id), (id))
CALL(const AVCodec *, avcodec_find_encoder_by_name, (const char *name), (name))
CALL(void, avcodec_flush_buffers, (AVCodecContext *avctx), (avctx))
CALL(void, avcodec_free_context, (AVCodecContext **avctx), (avctx))
CALL(const char *, avcodec_get_name, (enum AVCodecID id), (id))
CALL(int, avcodec_open2, (AVCodecContext *avctx, const AVCodec *codec, AVDictionary **options), (avctx, codec, options))
CALL(int, avcodec_parameters_from_context, (AVCodecParameters *par, const AVCodecContext *codec), (par, codec))
CALL(int, avcodec_parameters_to_context, (AVCodecContext *codec, const AVCodecParameters *par), (codec, par))
CALL(int, avcodec_receive_frame, (AVCodecContext *avctx, AVFrame *frame), (avctx, frame))
CALL(int, avcodec_receive_packet, (AVCodecContext *avctx, AVPacket *avpkt), (avctx, avpkt))
CALL(int, avcodec_send_frame, (AVCodecContext *avctx, const AVFrame *frame), (avctx, frame))
CALL(int, avcodec_send_packet, (AVCodecContext *avctx, const AVPacket *avpkt), (avctx, avpkt))
CALL(unsigned, avcodec_version, (void), ())
