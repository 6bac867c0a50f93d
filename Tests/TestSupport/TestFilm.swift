package import FilmKit
package import Foundation
package import Timeline
import Typesetting

/// What films of tests are made from: fonts, networks, and timelines in short.
package enum TestFilm {
  /// A file that the tests need and that isn't there.
  private struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  /// The fonts as their Debian packages install them.
  package static func fonts() throws -> FilmFonts {
    func font(_ path: String) throws -> Font {
      guard let bytes = FileManager.default.contents(atPath: path) else {
        throw Missing(description: "\(path) is missing: apt-get install fonts-inter fonts-lmodern")
      }
      return try Font(bytes: Array(bytes), name: path)
    }
    return try FilmFonts(
      regular: font("/usr/share/fonts/opentype/inter/Inter-Regular.otf"),
      semibold: font("/usr/share/fonts/opentype/inter/Inter-SemiBold.otf"),
      math: font("/usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf"),
      mono: font("/usr/share/texmf/fonts/opentype/public/lm/lmmono10-regular.otf"))
  }

  /// The package's own folder.
  package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A timeline of a network and more, at 320 × 180 and 24 frames a second unless said otherwise.
  package static func timeline(_ network: String, _ more: String = "", size: String = "320x180") throws -> Timeline {
    let text = """
      {"title": "A film", "video": {"size": "\(size)", "fps": 24}, "network": \(network)\(more.isEmpty ? "" : ", " + more)}
      """
    return try Timeline(parsing: text, file: "test.json")
  }

  /// The net that the default film explains.
  package static let chain =
    #"{"input": [2], "target": [4], "activation": "linear", "weights": [[[0.5]], [[3]], [[0.5]]]}"#

  /// Networks of many shapes, none of which the code knows by name.
  package static let networks: [(name: String, json: String)] = [
    ("chain of 3", chain),
    ("no hidden layer", #"{"input": [0.9], "HIDDEN": [], "target": [0.2]}"#),
    ("depth 2", #"{"input": [0.9], "HIDDEN": 1, "target": [0.2]}"#),
    ("depth 8", #"{"input": [0.9], "HIDDEN": 7, "target": [0.2], "activation": "tanh"}"#),
    ("depth 64", #"{"input": [0.9], "HIDDEN": 63, "target": [0.2], "activation": "tanh"}"#),
    (
      "4 and 3",
      #"{"input": [0.9, -0.4], "HIDDEN": [4, 3], "target": [1, 0], "activation": "relu", "output": "softmax"}"#
    ),
    (
      "1 to 8",
      #"{"input": [1], "HIDDEN": [8], "target": [0.5], "activation": "softplus", "output": "sigmoid", "loss": "binaryCrossEntropy"}"#
    ),
    (
      "64 wide",
      #"{"input": [1, 2], "HIDDEN": [64], "target": [0.5, 0, 1], "activation": "leakyRelu", "output": "linear"}"#
    ),
    ("dead", #"{"input": [0], "HIDDEN": [2], "target": [0], "activation": "relu"}"#),
  ]
}
