import Foundation
import Media
import Testing

@testable import Video

/// Files that were trimmed and joined without compressing them again, as phones and QuickTime do.
@Suite("edit lists")
struct EditListTests {
  private func big(_ value: Int, _ count: Int = 4) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * (count - 1 - $0))) }
  }

  private func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
    big(content.count + 8) + Array(name.utf8) + content
  }

  /// The boxes of some bytes: each one's name and all of it.
  private func boxes(_ bytes: [UInt8]) -> [(name: String, bytes: [UInt8])] {
    var rest = bytes[...]
    var found: [(name: String, bytes: [UInt8])] = []
    while rest.count >= 8 {
      let size = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      guard size >= 8, size <= rest.count else { break }
      found.append((String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self), Array(rest.prefix(size))))
      rest = rest.dropFirst(size)
    }
    return found
  }

  /// A file with another edit list, in a movie of 48 000 ticks a second; `nil` stands for silence.
  private func edited(_ bytes: [UInt8], _ edits: [(count: Int, start: Int?)], isWide: Bool = false) -> [UInt8] {
    let size = isWide ? 8 : 4
    let entries: [UInt8] = edits.flatMap { edit -> [UInt8] in
      big(edit.count, size) + big(edit.start ?? -1, size) + [0, 1, 0, 0]
    }
    let head: [UInt8] = [isWide ? 1 : 0, 0, 0, 0]
    let list = box("edts", box("elst", head + big(edits.count) + entries))
    return boxes(bytes).flatMap { top -> [UInt8] in
      guard top.name == "moov" else { return top.bytes }
      let parts = boxes(Array(top.bytes.dropFirst(8))).flatMap { part -> [UInt8] in
        var bytes = part.bytes
        if part.name == "mvhd" { bytes.replaceSubrange(20..<24, with: big(48_000)) }
        guard part.name == "trak" else { return bytes }
        let own = boxes(Array(bytes.dropFirst(8))).filter { $0.name != "edts" }
        let all: [UInt8] = own.flatMap { part -> [UInt8] in part.name == "tkhd" ? part.bytes + list : part.bytes }
        return box("trak", all)
      }
      return box("moov", parts)
    }
  }

  /// Three seconds in which every sample is known by the two before it.
  private static let source = (0..<144_000).map { index -> Int16 in
    Int16(truncatingIfNeeded: (index &* 1_103_515_245 &+ 12_345) >> 8) / 4
  }

  @Test(arguments: [("pcm_s16le", "mov"), ("alac", "m4a")], [false, true])
  func arePlayedToTheSample(kind: (codec: String, ending: String), isWide: Bool) throws {
    try withFolder { folder in
      try put(wav([Self.source], rate: 48_000), in: folder + "/a.wav")
      let path = "\(folder)/a.\(kind.ending)"
      try ffmpeg(["-i", folder + "/a.wav", "-c:a", kind.codec, path])
      // A cut forward, silence, a cut back, the same again, and what lies beyond the end.
      let edits: [(count: Int, start: Int?)] = [
        (10_007, 4801), (5003, 50_000), (6001, nil), (12_345, 20_011), (777, 20_011), (3000, 142_000), (9999, 71_999),
      ]
      try put(edited(try bytes(path), edits, isWide: isWide), in: path)
      let expected = edits.flatMap { edit -> [Float] in
        guard let start = edit.start else { return Array(repeating: 0, count: edit.count) }
        return Self.source[start..<min(start + edit.count, 144_000)].map { Float($0) / 32_768 }
      }
      let heard = try sound(of: path).left
      #expect(heard.count == expected.count)
      let wrong = zip(heard, expected).enumerated().first { $0.element.0 != $0.element.1 }
      #expect(wrong == nil, "the first of the wrong samples is \(wrong?.offset ?? 0)")
    }
  }

  @Test func aCompressedTrackKeepsItsClicks() throws {
    try withFolder { folder in
      var samples = [Int16](repeating: 0, count: 144_000)
      for (index, place) in [20_000, 60_000, 100_000].enumerated() { samples[place] = Int16(8000 * (index + 1)) }
      try put(wav([samples], rate: 48_000), in: folder + "/a.wav")
      let path = folder + "/a.m4a"
      try ffmpeg(["-i", folder + "/a.wav", "-c:a", "aac", "-b:a", "256k", path])
      // The encoder puts 1024 samples before the sound.
      let edits: [(count: Int, start: Int?)] = [(5000, 1024 + 99_000), (7000, 1024 + 18_500), (4000, 1024 + 59_300)]
      try put(edited(try bytes(path), edits), in: path)
      let heard = try sound(of: path).left
      #expect(heard.count == 16_000)
      for (place, height) in [(1000, 24_000.0), (6500, 8000), (12_700, 16_000)] {
        let near = (place - 200..<place + 200).max { abs(heard[$0]) < abs(heard[$1]) }
        #expect(near == place)
        #expect(abs(Double(heard[place]) - height / 32_768) < 0.1)
      }
    }
  }

  @Test func brokenListsEndTheReadingAndNothingElse() throws {
    try withFolder { folder in
      try put(wav([Self.source], rate: 48_000), in: folder + "/a.wav")
      let path = folder + "/a.mov"
      try ffmpeg(["-i", folder + "/a.wav", path])
      let whole = edited(try bytes(path), [(1000, 500), (1000, 5000), (1000, 9000)])
      let list = try #require(whole.indices.first { whole[$0...].starts(with: Array("elst".utf8)) })
      for (place, value) in [
        (8, 0xFFFF_FFFF), (12, 0xFFFF_FFFF), (16, 0x7FFF_FFFF), (16, 0xFFFF_FFFE), (24, 0), (-4, 7),
      ] {
        var bytes = whole
        bytes.replaceSubrange(list + place..<list + place + 4, with: big(value))
        try put(bytes, in: path)
        // Whatever it is, it is read to an end or refused.
        var reader = try? SoundReader(path: path)
        var count = 0
        while count < 1_000_000, let block = try? reader?.next() { count += block.count }
      }
    }
  }
}
