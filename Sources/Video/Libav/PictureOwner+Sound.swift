internal import CFFmpeg
internal import Media

/// Sound is in frames, too, when a decoder gives it and an encoder takes it.
extension PictureOwner {
  /// The decoded sound, every channel by itself.
  func channels(path: String) throws(VideoError) -> [[Float]] {
    let (count, channels) = try shape(path: path)
    return (0..<channels).map { samples(ofChannel: $0, of: channels, count) }
  }

  /// How many samples there are, and of how many channels.
  private func shape(path: String) throws(VideoError) -> (count: Int, channels: Int) {
    let frame = pointer.pointee
    let channels = Int(frame.ch_layout.nb_channels)
    guard 1...64 ~= channels else { throw .sound(.noTrack, path: path) }
    return (Int(frame.nb_samples), channels)
  }

  /// The decoded sound, mixed to two channels.
  ///
  /// - Parameter mix: How; nil, or where it is of another number of channels, for the usual way.
  func stereo(_ mix: ChannelMix?, path: String) throws(VideoError) -> PCMBuffer {
    let (count, channels) = try shape(path: path)
    if let mix, mix.left.count == channels { return stereo(mix, count) }
    let first = samples(ofChannel: 0, of: channels, count)
    if channels == 1 { return PCMBuffer(left: first, right: first) }
    if channels == 2 { return PCMBuffer(left: first, right: samples(ofChannel: 1, of: channels, count)) }
    return stereo(usualMix(channels), count)
  }

  /// The decoded sound, every side the sum of its shares.
  private func stereo(_ mix: ChannelMix, _ count: Int) -> PCMBuffer {
    let channels = mix.left.count
    var (left, right) = ([Float](repeating: 0, count: count), [Float](repeating: 0, count: count))
    for channel in 0..<channels where mix.left[channel] != 0 || mix.right[channel] != 0 {
      let samples = samples(ofChannel: channel, of: channels, count)
      let (toLeft, toRight) = (mix.left[channel], mix.right[channel])
      for index in 0..<count {
        left[index] += toLeft * samples[index]
        right[index] += toRight * samples[index]
      }
    }
    return PCMBuffer(left: left, right: right)
  }

  /// The share of each channel in each side; every side's shares add up to at most 1.
  private func usualMix(_ channels: Int) -> ChannelMix {
    let even = ChannelMix(both: Array(repeating: 1 / Float(channels), count: channels))
    // Tracks of a recorder have no places: what a guess would take for a low-frequency channel may be the voice.
    guard pointer.pointee.ch_layout.order != AV_CHANNEL_ORDER_UNSPEC else { return even }
    var layout = AVChannelLayout()
    defer { av_channel_layout_uninit(&layout) }
    av_channel_layout_copy(&layout, &pointer.pointee.ch_layout)
    var stereo = AVChannelLayout()
    av_channel_layout_default(&stereo, 2)
    // The library scales a matrix of 64 times 64, whatever the number of channels.
    let most = 64
    var matrix = [Double](repeating: 0, count: most * most)
    let half = Double(0.5).squareRoot()
    let code = swr_build_matrix2(
      &layout, &stereo, half, half, 0, 1, 1, &matrix, most, AV_MATRIX_ENCODING_NONE, nil)
    // Of channels that have no known places, each goes to both sides.
    guard code >= 0 else { return even }
    func side(_ start: Int) -> [Float] { matrix[start..<start + channels].map { Float($0) } }
    return ChannelMix(left: side(0), right: side(most))
  }

  /// The samples of one channel, full scale at ±1.
  private func samples(ofChannel channel: Int, of channels: Int, _ count: Int) -> [Float] {
    let format = AVSampleFormat(pointer.pointee.format)
    let isPlanar = av_sample_fmt_is_planar(format) != 0
    guard let data = pointer.pointee.extended_data[isPlanar ? channel : 0] else { return [] }
    let (first, step) = isPlanar ? (0, 1) : (channel, channels)
    func map<Sample>(_ type: Sample.Type, _ value: (Sample) -> Float) -> [Float] {
      let samples = UnsafeRawPointer(data).assumingMemoryBound(to: type)
      return (0..<count).map { value(samples[first + $0 * step]) }
    }
    return switch av_get_packed_sample_fmt(format) {
    case AV_SAMPLE_FMT_U8: map(UInt8.self) { (Float($0) - 128) / 128 }
    case AV_SAMPLE_FMT_S16: map(Int16.self) { Float($0) / 32_768 }
    case AV_SAMPLE_FMT_S32: map(Int32.self) { Float(Double($0) / 2_147_483_648) }
    case AV_SAMPLE_FMT_S64: map(Int64.self) { Float(Double($0) / 9_223_372_036_854_775_808) }
    case AV_SAMPLE_FMT_DBL: map(Double.self) { Float($0) }
    default: map(Float.self) { $0 }
    }
  }
}

extension PictureOwner {
  /// Copies samples into the frame, which must own buffers of their number, in its own format.
  func fill(with left: ArraySlice<Float>, _ right: ArraySlice<Float>) {
    let frame = pointer.pointee
    let format = AVSampleFormat(frame.format)
    let isPlanar = av_sample_fmt_is_planar(format) != 0
    for (channel, samples) in [left, right].enumerated() {
      guard let data = frame.extended_data[isPlanar ? channel : 0] else { continue }
      let (first, step) = isPlanar ? (0, 1) : (channel, 2)
      func store<Sample>(_ value: (Float) -> Sample) {
        let target = UnsafeMutableRawPointer(data).assumingMemoryBound(to: Sample.self)
        samples.withUnsafeBufferPointer { samples in
          for index in samples.indices { target[first + index * step] = value(samples[index]) }
        }
      }
      switch av_get_packed_sample_fmt(format) {
      case AV_SAMPLE_FMT_S32: store(integer)
      default: store { $0 }
      }
    }
  }
}

/// A sample as 24 bits, in the upper ones of 32: the nearest, the even one of two; full scale is 2²³.
private func integer(_ sample: Float) -> Int32 {
  let scaled = Double(max(-8_388_608, min(sample * 8_388_608, 8_388_607)))
  // So great a sum has whole numbers only: it is rounded as it is added up, and its lowest bits are the number.
  return Int32(truncatingIfNeeded: Int64(bitPattern: (scaled + 0x1.8p52).bitPattern)) << 8
}

extension PacketOwner {
  /// What a packet carries beside its data.
  func sideData(_ type: AVPacketSideDataType) -> [UInt8]? {
    var size = 0
    guard let data = av_packet_get_side_data(pointer, type, &size), size > 0 else { return nil }
    return Array(UnsafeBufferPointer(start: data, count: size))
  }
}
