import Foundation
import Media
import Numerics
import Video

/// What a film's file decodes to: the SHA-256 of every frame and of the sound, with the libraries that made them.
public struct Manifest: Hashable, Sendable, Codable {
  /// What the sound decodes to.
  public struct Sound: Hashable, Sendable, Codable {
    /// Samples of each channel.
    public var samples: Int
    /// Of the samples rounded to 16 bits, left and right in turn, the lower byte first.
    public var sha256: String
  }

  /// Pixels in a row.
  public var width: Int
  /// Rows.
  public var height: Int
  /// How many frames there are.
  public var frames: Int
  /// Of each frame's planes one after the other, rows without padding; frames that are like the one before are counted.
  public var pictures: [Run]
  /// The sound; nil for a silent film.
  public var sound: Sound?
  /// The versions of the libraries that decoded it, by name.
  public var libraries: [String: String]

  /// Frames in a row that decode to the same samples.
  public struct Run: Hashable, Sendable, Codable {
    /// Of one of them.
    public var sha256: String
    /// How many there are.
    public var count: Int
  }

  /// Decodes a film's file from its start to its end.
  ///
  /// - Throws: `PipelineError.encoding`, `.sound` or `.interrupted`.
  public init(of path: String, progress: FrameCounter) throws(PipelineError) {
    var reader: MovieReader
    do { reader = try MovieReader(path: path) } catch { throw .encoding(error) }
    (width, height) = (reader.info.width, reader.info.height)
    let hasAlpha = reader.info.pixelFormat.hasPrefix("yuva")
    var runs: [Run] = []
    while let digest = try Self.nextDigest(&reader, hasAlpha: hasAlpha) {
      guard !Task.isCancelled else { throw .interrupted(pictures: nil) }
      if runs.last?.sha256 == digest {
        runs[runs.count - 1].count += 1
      } else {
        runs.append(Run(sha256: digest, count: 1))
      }
      progress.advance()
    }
    frames = runs.reduce(0) { $0 + $1.count }
    pictures = runs
    do {
      sound = try MovieContents(path: path).sound == nil ? nil : Self.sound(of: path)
    } catch {
      throw .sound(error)
    }
    libraries = Dictionary(
      uniqueKeysWithValues: LibraryVersions.all.compactMap { library in library.version.map { (library.name, $0) } })
  }

  private static func nextDigest(
    _ reader: inout MovieReader, hasAlpha: Bool
  ) throws(PipelineError) -> String? {
    do throws(VideoError) {
      if hasAlpha {
        guard let frame = try reader.nextAlphaFrame() else { return nil }
        return digest(of: frame.planes)
      }
      guard let frame = try reader.nextFrame() else { return nil }
      return digest(of: frame.planes)
    } catch {
      throw .encoding(error)
    }
  }

  private static func digest(of frame: borrowing PlanarFrame) -> String {
    var digest = SHA256Digest()
    let (width, height, luma, chroma) = (frame.width, frame.height, frame.lumaStride, frame.chromaStride)
    frame.withPlanes { planes in
      for row in 0..<height { digest.update(rows(planes.y, row * luma, width)) }
      for plane in [planes.cb, planes.cr] {
        for row in 0..<height / 2 { digest.update(rows(plane, row * chroma, width / 2)) }
      }
    }
    return digest.hexadecimal()
  }

  private static func digest(of frame: borrowing AlphaFrame) -> String {
    var digest = SHA256Digest()
    let (width, height, stride) = (frame.width, frame.height, frame.stride)
    frame.withPlanes { planes in
      for plane in [planes.y, planes.cb, planes.cr, planes.alpha] {
        for row in 0..<height { digest.update(rows(plane, row * stride, width)) }
      }
    }
    return digest.hexadecimal()
  }

  private static func rows<Sample>(
    _ plane: UnsafeBufferPointer<Sample>, _ start: Int, _ count: Int
  ) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: plane[start..<start + count]))
  }

  private static func sound(of path: String) throws(VideoError) -> Sound {
    var reader = try SoundReader(path: path)
    var digest = SHA256Digest()
    var count = 0
    func rounded(_ sample: Float) -> Int16 { Int16(max(-32768, min(32767, (sample * 32768).rounded()))) }
    while let block = try reader.next() {
      var samples: [Int16] = []
      samples.reserveCapacity(2 * block.count)
      for index in 0..<block.count {
        samples.append(rounded(block.left[index]).littleEndian)
        samples.append(rounded(block.right[index]).littleEndian)
      }
      samples.withUnsafeBytes { digest.update($0) }
      count += block.count
    }
    return Sound(samples: count, sha256: digest.hexadecimal())
  }
}
