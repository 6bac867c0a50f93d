import Foundation
import Testing

/// The files of `References`.
enum Reference {
  static func bytes(_ name: String) throws -> [UInt8] {
    let url = try #require(Bundle.module.url(forResource: "References", withExtension: nil))
    return try Array(Data(contentsOf: url.appendingPathComponent(name)))
  }
}
