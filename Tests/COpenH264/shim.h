#include <stddef.h>
#include <string.h>
#include <wels/codec_api.h>

// The decoder is a table of functions, which Swift can't call through.

// Opens a decoder; NULL if there is none.
static inline ISVCDecoder *beatframe_openh264_open(void) {
  ISVCDecoder *decoder = NULL;
  if (WelsCreateDecoder(&decoder) != 0) return NULL;
  SDecodingParam parameters;
  memset(&parameters, 0, sizeof parameters);
  parameters.sVideoProperty.eVideoBsType = VIDEO_BITSTREAM_AVC;
  parameters.eEcActiveIdc = ERROR_CON_DISABLE;
  int level = WELS_LOG_QUIET;
  (*decoder)->SetOption(decoder, DECODER_OPTION_TRACE_LEVEL, &level);
  if ((*decoder)->Initialize(decoder, &parameters) != 0) {
    WelsDestroyDecoder(decoder);
    return NULL;
  }
  return decoder;
}

// A picture: its planes stay the decoder's.
struct beatframe_openh264_picture {
  const unsigned char *y, *cb, *cr;
  int width, height, stride, chroma_stride;
};

static inline int beatframe_openh264_take(
    const SBufferInfo *info, unsigned char *const planes[3], struct beatframe_openh264_picture *picture) {
  if (info->iBufferStatus != 1) return 0;
  picture->y = planes[0];
  picture->cb = planes[1];
  picture->cr = planes[2];
  picture->width = info->UsrData.sSystemBuffer.iWidth;
  picture->height = info->UsrData.sSystemBuffer.iHeight;
  picture->stride = info->UsrData.sSystemBuffer.iStride[0];
  picture->chroma_stride = info->UsrData.sSystemBuffer.iStride[1];
  return 1;
}

// Decodes a byte stream that holds one picture: 1 when a picture is ready, this one or one before, 0 when none is yet,
// and a negative number when something is wrong with it.
static inline int beatframe_openh264_decode(
    ISVCDecoder *decoder, const unsigned char *bytes, int count, struct beatframe_openh264_picture *picture) {
  unsigned char *planes[3] = {NULL, NULL, NULL};
  SBufferInfo info;
  memset(&info, 0, sizeof info);
  DECODING_STATE state = (*decoder)->DecodeFrame2(decoder, bytes, count, planes, &info);
  if (state != dsErrorFree) return -(int)state;
  return beatframe_openh264_take(&info, planes, picture);
}

// The next picture that is left at the end: 1, or 0 when there is none.
static inline int beatframe_openh264_flush(ISVCDecoder *decoder, struct beatframe_openh264_picture *picture) {
  unsigned char *planes[3] = {NULL, NULL, NULL};
  SBufferInfo info;
  memset(&info, 0, sizeof info);
  int end = 1;
  (*decoder)->SetOption(decoder, DECODER_OPTION_END_OF_STREAM, &end);
  // The last picture is decoded when it is known that nothing follows.
  (*decoder)->DecodeFrame2(decoder, NULL, 0, planes, &info);
  if (info.iBufferStatus != 1) (*decoder)->FlushFrame(decoder, planes, &info);
  return beatframe_openh264_take(&info, planes, picture);
}

static inline void beatframe_openh264_close(ISVCDecoder *decoder) {
  (*decoder)->Uninitialize(decoder);
  WelsDestroyDecoder(decoder);
}
