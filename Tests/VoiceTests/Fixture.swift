import Foundation
import Testing
import Voice

/// Files of the tests.
enum Fixture {
  static func bytes(_ name: String) throws -> [UInt8] {
    let url = try #require(Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Fixtures"))
    return Array(try Data(contentsOf: url))
  }

  static func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// A word of the default film's recording, as it was made.
  struct Truth: Decodable {
    let word: String
    let start: Double
    let end: Double
    let cue: String?
  }

  static func truth() throws -> [Truth] {
    struct File: Decodable { let words: [Truth] }
    return try JSONDecoder().decode(File.self, from: Data(try bytes("narration.words.json"))).words
  }
}
