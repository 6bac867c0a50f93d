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

  /// A word of a recording, as it was made.
  struct Truth: Decodable {
    let word: String
    let start: Double
    let end: Double
    let cue: String?
    /// Its index in the script, in files of takes that differ from it.
    let script: Int?
    /// Whether it is not in the script, or broken off.
    let isExtra: Bool

    private enum Key: String, CodingKey { case word, start, end, cue, script }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      word = try values.decode(String.self, forKey: .word)
      start = try values.decode(Double.self, forKey: .start)
      end = try values.decode(Double.self, forKey: .end)
      cue = try values.decodeIfPresent(String.self, forKey: .cue)
      script = try values.decodeIfPresent(Int.self, forKey: .script)
      isExtra = values.contains(.script) && script == nil
    }
  }

  static func truth(_ name: String = "narration.words.json") throws -> [Truth] {
    struct File: Decodable { let words: [Truth] }
    return try JSONDecoder().decode(File.self, from: Data(try bytes(name))).words
  }
}
