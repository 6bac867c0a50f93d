internal import CEBUR128
public import Media

/// Measures sound by ITU-R BS.1770: how loud it is on the whole, and its highest peak between the samples.
///
/// Wraps libebur128's `ebur128_state`.
public struct LoudnessMeter: ~Copyable {
  private let state: UnsafeMutablePointer<ebur128_state>

  /// Makes a meter that has heard nothing.
  ///
  /// - Parameter findsPeaks: Whether peaks are measured too, which takes four times the work.
  public init(findsPeaks: Bool = true) {
    let mode = EBUR128_MODE_I.rawValue | (findsPeaks ? EBUR128_MODE_TRUE_PEAK.rawValue : 0)
    guard let state = ebur128_init(2, UInt(PCMBuffer.sampleRate), Int32(mode)) else {
      preconditionFailure("there is memory for a meter")
    }
    self.state = state
  }

  deinit {
    var state: UnsafeMutablePointer<ebur128_state>? = state
    ebur128_destroy(&state)
  }

  /// Hears on.
  ///
  /// The corresponding C function is `ebur128_add_frames_float`.
  public mutating func hear(_ sound: PCMBuffer) {
    let interleaved = [Float](unsafeUninitializedCapacity: 2 * sound.count) { samples, count in
      for index in 0..<sound.count {
        samples[2 * index] = sound.left[index]
        samples[2 * index + 1] = sound.right[index]
      }
      count = 2 * sound.count
    }
    guard sound.count > 0 else { return }
    let code = interleaved.withUnsafeBufferPointer { ebur128_add_frames_float(state, $0.baseAddress, sound.count) }
    precondition(code == Int32(EBUR128_SUCCESS.rawValue), "a meter hears every sound")
  }

  /// The integrated loudness in LUFS; nil for silence, and for what is too soft or too short to have one.
  public var loudness: Double? {
    var value = 0.0
    guard ebur128_loudness_global(state, &value) == Int32(EBUR128_SUCCESS.rawValue), value.isFinite else { return nil }
    return value
  }

  /// The true peak as a factor of full scale, the greater one of the two channels; 0 unless peaks are measured.
  public var truePeak: Double {
    (0..<2).reduce(0) { most, channel in
      var value = 0.0
      let code = ebur128_true_peak(state, UInt32(channel), &value)
      return code == Int32(EBUR128_SUCCESS.rawValue) ? max(most, value) : most
    }
  }
}
