extension EncoderSettings {
  /// The options of the encoder, in its own words and in this order.
  ///
  /// It makes chunks independent, alike and the same in every run, whatever the effort. No frames that refer forwards,
  /// so decoding order is display order, and every frame has a packet at once; a key frame at the start only; headers
  /// that don't depend on the pictures; one thread, for threads change the result; no choice that depends on the
  /// processor. (Measured: x264 and x265 give the same bytes with the vector instructions of the processor on, limited
  /// and off.)
  var options: [(name: String, value: String)] {
    switch codec {
    case .h264: [("preset", effort)] + factor + tuning + [("x264-params", Self.x264)]
    case .h265: [("preset", effort)] + factor + tuning + [("x265-params", Self.x265)]
    case .av1:
      // No look-ahead, so no frame is hidden. Real-time speeds are fixed choices: nothing is timed.
      [("usage", "realtime"), ("cpu-used", effort)] + factor + [
        ("lag-in-frames", "0"), ("row-mt", "0"), ("aom-params", "chroma-sample-position=vertical"),
      ]
    case .vp9:
      [("deadline", "realtime"), ("cpu-used", effort)] + factor + [("lag-in-frames", "0"), ("row-mt", "0")]
    case .prores:
      // Editors know Apple's name, and libavcodec's own would be there else.
      [("profile", "4444"), ("alpha_bits", "16"), ("vendor", "apl0")]
    }
  }

  private var factor: [(name: String, value: String)] {
    if case .factor(let factor) = rate { [("crf", "\(factor)")] } else { [] }
  }

  private var tuning: [(name: String, value: String)] { tune.map { [("tune", $0)] } ?? [] }

  /// The options of x264 beside preset, factor and tune.
  ///
  /// `stitchable` keeps the headers of chunks alike; picture order needs no numbers of its own. With one reference, as
  /// the presets of the qualities have it anyway, a held frame takes the place of the picture that it repeats. A key frame
  /// is all that is seen of a chunk that is held, so it is quantised more finely than is usual (1.4).
  private static let x264 = [
    "bframes=0", "ref=1", "ipratio=2.8", "keyint=infinite", "scenecut=0", "open-gop=0", "repeat-headers=0", "aud=0",
    "force-cfr=1", "stitchable=1", "cpu-independent=1", "threads=1", "lookahead-threads=1", "sync-lookahead=0",
    "sliced-threads=0",
  ].joined(separator: ":")

  /// `info=0` leaves out the version and the settings; the rest of the first line is what makes work for threads.
  private static let x265 = [
    "pools=none", "frame-threads=1", "wpp=0", "pmode=0", "pme=0", "lookahead-slices=0", "info=0", "log-level=none",
    "bframes=0", "keyint=-1", "scenecut=0", "open-gop=0", "repeat-headers=0", "aud=0", "hrd=0", "chromaloc=0",
  ].joined(separator: ":")
}
