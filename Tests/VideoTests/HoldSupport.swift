import Foundation
import Media
import Players
import Video

/// A part of a chunk: a frame of the moving picture, or as many frames in which it stands.
enum Step: Sendable {
  case move(Int)
  case hold(Int)
}

extension [Step] {
  /// The steps without those that hold.
  var moves: [Step] { filter { if case .move = $0 { true } else { false } } }

  /// For every frame, which of the moves it shows.
  var shown: [Int] {
    var shown: [Int] = []
    var moves = 0
    for step in self {
      switch step {
      case .move:
        shown.append(moves)
        moves += 1
      case .hold(let count): shown += repeatElement(moves - 1, count: count)
      }
    }
    return shown
  }

  /// The frames that are held, by their numbers.
  var held: [Int] { zip(shown.indices.dropFirst(), zip(shown.dropFirst(), shown)).filter { $1.0 == $1.1 }.map(\.0) }
}

/// Compresses steps to a chunk.
func chunk(
  _ steps: [Step], _ format: VideoFormat, _ settings: EncoderSettings = EncoderSettings(),
  picture: (Int, VideoFormat) -> PlanarFrame = movingPicture
) throws(VideoError) -> EncodedChunk {
  var encoder = try ChunkEncoder(format: format, settings: settings)
  for step in steps {
    switch step {
    case .move(let index) where settings.codec.hasAlpha: try encoder.encode(clearingPicture(index, format))
    case .move(let index): try encoder.encode(picture(index, format))
    case .hold(let count): for _ in 0..<count { try encoder.hold() }
    }
  }
  return try encoder.finish()
}

/// The samples of all pictures of a film, decoded in order.
func decoded(_ path: String) throws -> [[UInt8]] {
  var reader = try MovieReader(path: path)
  var pictures: [[UInt8]] = []
  while let frame = try reader.nextFrame() { pictures.append(samples(frame.planes)) }
  return pictures
}

/// The samples of all pictures of chunks, joined to a film and decoded in order.
func decoded(_ chunks: [EncodedChunk]) throws -> [[UInt8]] {
  try withFolder { folder in
    try write(chunks, to: folder + "/film.mp4", chunks[0].format)
    return try decoded(folder + "/film.mp4")
  }
}
