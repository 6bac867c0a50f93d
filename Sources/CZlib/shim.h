#include <string.h>
#include <zlib.h>

// Inflates a raw deflate stream, as a zip file holds it, into exactly `count` bytes; answers whether it was whole and
// no longer. `inflateInit2` is a macro, which Swift does not see.
static inline int beatframe_inflate(
    const unsigned char *bytes, unsigned byte_count, unsigned char *result, unsigned count) {
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  stream.next_in = (z_const Bytef *)bytes;
  stream.avail_in = byte_count;
  stream.next_out = result;
  stream.avail_out = count;
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return 0;
  int status = inflate(&stream, Z_FINISH);
  int whole = status == Z_STREAM_END && stream.total_out == count;
  inflateEnd(&stream);
  return whole;
}
