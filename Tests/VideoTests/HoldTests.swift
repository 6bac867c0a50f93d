import Foundation
import Media
import Testing

@testable import Video

@Suite("held frames")
struct HoldTests {
  /// Holds in the middle, longer and shorter than `frame_num` counts, at the end, and in frames next to each other.
  static let steps: [Step] = [
    .move(0), .move(1), .hold(5), .move(2), .hold(1), .move(3), .move(4), .hold(40), .move(5), .hold(16), .move(6),
    .move(7), .hold(3),
  ]

  /// H.264 in every way in which x264 can compress all pictures.
  static let settings: [EncoderSettings] =
    VideoQuality.allCases.map { everyPicture(EncoderSettings(.h264, $0)) }
    + [EncoderSettings(.h264, rate: .factor(0))]
    + [1, 51].map { everyPicture(EncoderSettings(.h264, rate: .factor($0))) }
    + [
      EncoderSettings(.h264, rate: .bitrate(500_000)), EncoderSettings(.h264, .draft, rate: .bitrate(8_000_000)),
      // Their look-ahead gives pictures late; the last weighs references.
      x264("veryfast"), x264("medium"), x264("veryslow", tune: nil),
    ]

  @Test("decode to exactly the frame before, and change nothing of the others", arguments: settings)
  func exact(settings: EncoderSettings) throws {
    let format = try VideoFormat(width: 98, height: 66, frameRateNumerator: 60)
    try expectExact(Self.steps, format, settings)
    try expectExact(Self.steps, format, settings) { index, format in fadingPicture(index, format) }
  }

  @Test(
    "do so at every size",
    arguments: [(16, 16), (18, 34), (176, 144), (640, 362), (1080, 1920), (1920, 1080), (3840, 2160)])
  func sizes(width: Int, height: Int) throws {
    let format = try VideoFormat(width: width, height: height, frameRateNumerator: 60)
    try expectExact([.move(0), .hold(2), .move(1), .move(2), .hold(3)], format)
  }

  @Test("do so however long they last: numbers of frames wrap around")
  func long() throws {
    let format = try VideoFormat(width: 16, height: 16, frameRateNumerator: 240)
    try expectExact([.move(0), .hold(70_000), .move(1), .hold(15), .move(2), .hold(31), .move(3)], format)
    try expectExact([.move(0)] + (1..<40).flatMap { [.hold($0), .move($0), .move($0 + 4)] }, format)
  }

  /// Compresses steps with holds and without, and compares what they decode to.
  private func expectExact(
    _ steps: [Step], _ format: VideoFormat, _ settings: EncoderSettings = everyPicture(),
    picture: (Int, VideoFormat) -> PlanarFrame = movingPicture
  ) throws {
    let held = try chunk(steps, format, settings, picture: picture)
    let plain = try chunk(steps.moves, format, settings, picture: picture)
    #expect(held.frames.count == steps.shown.count)
    #expect(held.parameterSets == plain.parameterSets)
    #expect(held.frames.map(\.isKey) == [true] + Array(repeating: false, count: steps.shown.count - 1))
    // Four bytes are the length of the slice.
    let longest = try #require(steps.held.map { held.frames[$0].bytes.count }.max())
    #expect(longest <= 12)

    let (shown, alone) = (try decoded([held]), try decoded([plain]))
    #expect(shown.count == steps.shown.count)
    let wrong = zip(shown, steps.shown).enumerated().filter { $0.element.0 != alone[$0.element.1] }.map(\.offset)
    #expect(wrong.isEmpty)
    let still = zip(alone, alone.dropFirst()).filter { $0 == $1 }.count
    #expect(still == 0, "pictures that move are told apart")
  }

  @Test("are the last picture once more with other codecs", arguments: [VideoCodec.h265, .av1, .vp9, .prores])
  func others(codec: VideoCodec) throws {
    let format = try VideoFormat(width: 98, height: 66, frameRateNumerator: 60)
    let settings = EncoderSettings(codec)
    let held = try chunk([.move(3), .hold(2), .move(4), .hold(1)], format, settings)
    let again = try chunk([.move(3), .move(3), .move(3), .move(4), .move(4)], format, settings)
    #expect(held == again)
    #expect(held.frames.count == 5)
  }

  @Test(
    "need no picture parameters of others: chunks with and without them join, described once",
    arguments: [everyPicture(), EncoderSettings()])
  func joined(settings: EncoderSettings) throws {
    let format = try VideoFormat(width: 98, height: 66, frameRateNumerator: 60)
    let parts: [[Step]] = [
      [.move(0), .hold(20)], [.move(1), .move(2)], [.move(3), .hold(1), .move(4)], [.move(5), .move(6)],
    ]
    let chunks = try parts.map { try chunk($0, format, settings) }
    #expect(Set(chunks.map(\.parameterSets)).count == 1)
    #expect(try EncodedChunk(serialized: chunks[0].serialized()) == chunks[0])
    try withFolder { folder in
      let path = folder + "/film.mp4"
      try write(chunks, to: path, format)
      let film = try bytes(path)
      let name = Array("avcC".utf8)
      let places = (0..<film.count - 4).filter { Array(film[$0..<$0 + 4]) == name }
      #expect(places.count == 1)
      // One sequence, then two pictures, each after its length.
      var record = film[(places[0] + 4)...].dropFirst(5)
      func units() -> [UInt8] {
        let count = Int(record.removeFirst() & 31)
        return (0..<count).map { _ in
          let length = Int(record.removeFirst()) << 8 | Int(record.removeFirst())
          defer { record = record.dropFirst(length) }
          return record.first ?? 0
        }
      }
      #expect(units() == [0x67])
      #expect(units() == [0x68, 0x68])

      let alone = try parts.flatMap { part in
        // What stands is refined, where it is not left to x264.
        if settings.writesDeltas { return try decoded([chunk(part, format, settings)]) }
        let pictures = try decoded([chunk(part.moves, format, settings)])
        return part.shown.map { pictures[$0] }
      }
      let shown = try decoded(path)
      let isExact = shown == alone
      #expect(isExact)
    }
  }

  @Test(
    "are found by a player that jumps to them, and so are the key frames", arguments: [VideoQuality.standard, .draft])
  func sought(quality: VideoQuality) throws {
    let format = try VideoFormat(width: 98, height: 66, frameRateNumerator: 25)
    let parts: [[Step]] = [[.move(0), .move(1), .hold(30), .move(2)], [.move(3), .hold(50)], Self.steps]
    try withFolder { folder in
      let path = folder + "/film.mp4"
      try write(parts.map { try chunk($0, format, EncoderSettings(.h264, quality)) }, to: path, format)
      let pictures = try decoded(path)
      // Every key frame, and the first, a middle and the last frame of holds; 40 ms a frame.
      for frame in [0, 33, 84, 2, 17, 31, 32, 34, 60, 83, 86, 110, pictures.count - 1] {
        let file = "\(folder)/\(frame).yuv"
        try ffmpeg([
          "-xerror", "-err_detect", "explode", "-ss", "\(frame * 40)ms", "-i", path, "-frames:v", "1", "-f", "rawvideo",
          file,
        ])
        let isFrame = try bytes(file) == pictures[frame]
        #expect(isFrame, "frame \(frame)")
      }
      #expect(pictures[2] != pictures[0] && pictures[60] != pictures[17])
    }
  }

  @Test("keep the frame rate constant, for a reader that bears no fault")
  func rate() throws {
    let format = try VideoFormat(width: 98, height: 66, frameRateNumerator: 30_000, frameRateDenominator: 1001)
    try withFolder { folder in
      let path = folder + "/film.mp4"
      try write([chunk(Self.steps, format), chunk(Self.steps, format)], to: path, format)
      let said = try ffprobe(
        ["-err_detect", "explode", "-select_streams", "v", "-show_frames", "-show_streams"], path)
      let frames = try #require(said["frames"] as? [[String: Any]])
      #expect(frames.compactMap { $0["pts"] as? Int } == (0..<2 * Self.steps.shown.count).map { $0 * 1001 })
      #expect(frames.filter { $0["key_frame"] as? Int == 1 }.count == 2)
      let stream = try #require((said["streams"] as? [[String: Any]])?.first)
      #expect(stream["avg_frame_rate"] as? String == "30000/1001")
      #expect(stream["r_frame_rate"] as? String == "30000/1001")
      try ffmpeg(["-xerror", "-err_detect", "explode", "-i", path, "-f", "null", "-"])
    }
  }
}

/// The moving picture's first frame, getting darker: what weighted prediction is for.
private func fadingPicture(_ index: Int, _ format: VideoFormat) -> PlanarFrame {
  var frame = movingPicture(0, format)
  frame.withMutablePlanes { planes in
    for place in planes.y.indices {
      let light = max(0, Int(planes.y[place]) - 16)
      planes.y[place] = UInt8(16 + light * (9 - index) / 9)
    }
  }
  return frame
}
