import Foundation
import Media
import Numerics
import Testing

@testable import Pipeline

/// Pictures that were looked at and kept: exact pixels, which only a run with RECORD=1 rewrites, and which fails then.
enum Golden {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "__Goldens__")
  private static let failures = folder.appending(path: "failures")

  private static var records: Bool {
    let environment = ProcessInfo.processInfo.environment
    return environment["RECORD"] == "1" && environment["CI"] == nil
  }

  /// Compares a picture with the one kept as `name`; a difference writes both and what differs, side by side.
  ///
  /// - Parameter other: The folder of the picture; nil for that of the goldens.
  static func expect(_ picture: borrowing PixelBuffer, is name: String, in other: URL? = nil) throws {
    let kept = (other ?? folder).appending(path: "\(name).png")
    if records {
      try FileManager.default.createDirectory(
        at: kept.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(PNG.encode(picture, opaque: true)).write(to: kept)
      Issue.record("recorded \(name).png; look at it, and run again without RECORD")
      return
    }
    let expected = try PNG.decode(Array(Data(contentsOf: kept)))
    guard expected.width == picture.width, expected.height == picture.height else {
      Issue.record("\(name): \(picture.width) × \(picture.height), expected \(expected.width) × \(expected.height)")
      return
    }
    let differing = count(expected, picture)
    guard differing > 0 else { return }
    try FileManager.default.createDirectory(at: failures, withIntermediateDirectories: true)
    let file = failures.appending(path: "\(name).png")
    try Data(PNG.encode(triptych(expected, picture), opaque: true)).write(to: file)
    Issue.record(
      "\(name): \(differing) pixels differ; expected, difference and actual: __Goldens__/failures/\(name).png")
  }

  /// Compares lines with those kept as `name`.
  static func expect(_ lines: [String], are name: String) throws {
    let kept = folder.appending(path: "\(name).txt")
    if records {
      try (lines.joined(separator: "\n") + "\n").write(to: kept, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name).txt; run again without RECORD")
      return
    }
    let expected = try String(contentsOf: kept, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(lines.count == expected.count)
    for (line, wanted) in zip(lines, expected) { #expect(line == wanted) }
  }

  /// A hash of all pixels.
  static func hash(_ picture: borrowing PixelBuffer) -> String {
    var hash = StableHash()
    let (width, height, stride) = (picture.width, picture.height, picture.stride)
    picture.withPixels { pixels in
      for row in 0..<height { for x in 0..<width { hash.combine(pixels[row * stride + x]) } }
    }
    return hash.hex
  }

  private static func count(_ left: borrowing PixelBuffer, _ right: borrowing PixelBuffer) -> Int {
    var count = 0
    for y in 0..<left.height {
      for x in 0..<left.width where pixel(left, x, y) != pixel(right, x, y) { count += 1 }
    }
    return count
  }

  private static func pixel(_ picture: borrowing PixelBuffer, _ x: Int, _ y: Int) -> UInt32 {
    let stride = picture.stride
    return picture.withPixels { $0[y * stride + x] }
  }

  private static func triptych(_ expected: borrowing PixelBuffer, _ actual: borrowing PixelBuffer) -> PixelBuffer {
    let (width, height) = (expected.width, expected.height)
    var result = PixelBuffer(width: 3 * width, height: height)
    let stride = result.stride
    for y in 0..<height {
      for x in 0..<width {
        let (left, right) = (pixel(expected, x, y), pixel(actual, x, y))
        result.withMutablePixels { pixels in
          pixels[y * stride + x] = left
          pixels[y * stride + width + x] = left == right ? 0xFF00_0000 : 0xFFFF_FFFF
          pixels[y * stride + 2 * width + x] = right
        }
      }
    }
    return result
  }
}
