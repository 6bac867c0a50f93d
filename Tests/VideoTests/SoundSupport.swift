import Foundation
import Media
import Video

/// The bytes of a WAV file of 16 bits; `layout` is the mask of WAVE_FORMAT_EXTENSIBLE, where there is to be one.
func wav(_ channels: [[Int16]], rate: Int, layout: Int? = nil) -> [UInt8] {
  func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
  let width = channels.count * 2
  var format = little(layout == nil ? 1 : 0xFFFE, 2) + little(channels.count, 2) + little(rate, 4)
  format += little(rate * width, 4) + little(width, 2) + little(16, 2)
  if let layout {
    format += little(22, 2) + little(16, 2) + little(layout, 4)
    format += [1, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
  }
  var samples: [UInt8] = []
  samples.reserveCapacity(width * (channels.first?.count ?? 0))
  for index in 0..<(channels.first?.count ?? 0) {
    for channel in channels { samples += little(Int(channel[index]), 2) }
  }
  let body =
    Array("WAVEfmt ".utf8) + little(format.count, 4) + format + Array("data".utf8) + little(samples.count, 4) + samples
  return Array("RIFF".utf8) + little(body.count, 4) + body
}

/// Silence but for one sample.
func click(at index: Int, of count: Int, height: Int16 = 24_000) -> [Int16] {
  (0..<count).map { $0 == index ? height : 0 }
}

/// Silence but for one sample, on both sides.
func click(at index: Int, of count: Int) -> PCMBuffer {
  let side = (0..<count).map { $0 == index ? Float(0.75) : 0 }
  return PCMBuffer(left: side, right: side)
}

/// Sound that differs from sample to sample and from side to side, softer than full scale, of 24 bits.
func noise(_ count: Int, seed: UInt32 = 1) -> PCMBuffer {
  var state = seed
  func next() -> Float {
    state = state &* 1_664_525 &+ 1_013_904_223
    return Float(Int32(bitPattern: state) >> 9) / 8_388_608
  }
  return PCMBuffer(left: (0..<count).map { _ in next() }, right: (0..<count).map { _ in next() })
}

/// All the sound of a file.
func sound(of path: String) throws(VideoError) -> PCMBuffer {
  var reader = try SoundReader(path: path)
  var (left, right): ([Float], [Float]) = ([], [])
  while let block = try reader.next() {
    left += block.left
    right += block.right
  }
  return PCMBuffer(left: left, right: right)
}

extension PCMBuffer {
  /// The sample that is farthest from 0.
  var loudest: Int { left.indices.max { abs(left[$0]) < abs(left[$1]) } ?? 0 }
}

/// Writes a file's bytes.
func put(_ bytes: some Sequence<UInt8>, in path: String) throws {
  try Data(bytes).write(to: URL(fileURLWithPath: path))
}

/// What ffprobe, which reads files on its own, reports about one.
func ffprobe(_ arguments: [String], _ path: String) throws -> [String: Any] {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["ffprobe", "-v", "error", "-of", "json"] + arguments + [path]
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
}

/// A tag of a part of what ffprobe reports.
func tag(_ name: String, of part: [String: Any]) -> String? {
  guard let tags = part["tags"] as? [String: Any] else { return nil }
  return tags[name] as? String
}

/// Makes a file by ffmpeg, for what this module does not write.
func ffmpeg(_ arguments: [String], to output: String? = nil) throws {
  let process = Process()
  if let output {
    try Data().write(to: URL(fileURLWithPath: output))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
  }
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["ffmpeg", "-nostdin", "-v", "error", "-y"] + arguments
  try process.run()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
}
