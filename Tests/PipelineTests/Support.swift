import FilmKit
import Foundation
import Media
import TestSupport
import Testing
import Timeline
import Video

@testable import Pipeline

/// Folders, films and decoded files for the tests.
enum Support {
  /// The project's own folder.
  static let root = TestFilm.root

  /// Runs `body` with a new folder that is gone afterwards.
  static func inFolder<R>(_ body: (String) async throws -> R) async throws -> R {
    let folder = FileManager.default.temporaryDirectory.appending(path: "beatframe-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder.path)
  }

  static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try #require(FileManager.default.contents(atPath: path), "\(path) is missing"))
  }

  /// A short film of the default film's net: 2.2 s, unless `more` says otherwise.
  static func project(
    size: String = "320x180", fps: String = "24", network: String = chain, more: String = short,
    burnsCaptions: Bool = false
  ) throws -> Project {
    let fps = fps.contains("/") ? "\"\(fps)\"" : fps
    let text = """
      {"title": "A film", "video": {"size": "\(size)", "fps": \(fps)}, "network": \(network), \(more)}
      """
    return try Project(Timeline(parsing: text, file: "test.json"), path: "test.json", burnsCaptions: burnsCaptions)
  }

  static let chain = TestFilm.chain
  static let wide =
    #"{"input": [1, -0.5], "HIDDEN": [4, 3], "target": [1, 0], "activation": "tanh", "output": "softmax"}"#
  static let short =
    #""T": {"countdown": 200, "idle": 200, "forward": 150, "loss": 200, "delta": 150, "gradCalc": 150, "done": 250}"#

  /// One decoded picture's luma, rows without padding.
  static func luma(_ planes: borrowing PlanarFrame) -> [UInt8] {
    let (width, height, stride) = (planes.width, planes.height, planes.lumaStride)
    return planes.withPlanes { planes in
      (0..<height).flatMap { row in Array(planes.y[row * stride..<row * stride + width]) }
    }
  }

  /// One decoded picture's chroma, rows without padding.
  static func chroma(_ planes: borrowing PlanarFrame) -> (blue: [UInt8], red: [UInt8]) {
    let (width, height, stride) = (planes.width / 2, planes.height / 2, planes.chromaStride)
    return planes.withPlanes { planes in
      let rows = (0..<height).map { $0 * stride..<$0 * stride + width }
      return (rows.flatMap { Array(planes.cb[$0]) }, rows.flatMap { Array(planes.cr[$0]) })
    }
  }

  /// Peak signal to noise of two pictures, in dB.
  static func psnr(_ left: [UInt8], _ right: [UInt8]) -> Double {
    let squares = zip(left, right).reduce(0) { $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1)) }
    return squares == 0 ? .infinity : 10 * log10(255 * 255 * Double(left.count) / Double(squares))
  }
}
