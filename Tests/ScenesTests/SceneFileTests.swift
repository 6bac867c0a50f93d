import Foundation
import Media
import TestSupport
import Testing

@testable import Scenes
@testable import Tensors
@testable import Timeline

/// Values that come from files.
@Suite("files as values")
struct SceneFileTests {
  /// The values of a film whose files have these bytes, or the text of its errors.
  private func values(_ lines: String, _ files: [String: [UInt8]]) throws -> ScenesContent {
    let text = """
      film: scenes
      values:
      \(lines.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
      scenes:
        - scene: a
          marks: { words: { text: Here } }
          beats: [ show: { enter: words } ]
      """
    let timeline = try Timeline(parsing: text, file: "s.yaml") { name in
      files[name].map { .success(CompanionFile(path: "in/" + name, bytes: $0)) }
        ?? .failure(.missing(alternatives: files.keys.sorted()))
    }
    return try #require(timeline.content as? ScenesContent)
  }

  private func complaint(_ lines: String, _ files: [String: [UInt8]] = [:]) -> String {
    do {
      _ = try values(lines, files)
      return ""
    } catch {
      return "\(error)"
    }
  }

  private func tensor(_ content: ScenesContent, _ name: String) throws -> Tensor {
    guard case .tensor(let tensor)? = content.shared.values[name] else {
      throw TestError("\(name) is no tensor")
    }
    return tensor
  }

  @Test("are computed with like others, and say where they come from")
  func arrays() throws {
    let json = #"{"h.0.w": [[1, 2], [3, 4]], "h.0.b": [10, 20], "0.bias": [5]}"#
    let content = try values(
      """
      model: { load: net.json }
      y: "model.h0.w @ [1, 1] + model.h0.b"
      z: model.layer0.bias
      """, ["net.json": Array(json.utf8)])
    #expect(try tensor(content, "y") == Tensor([13, 27]))
    #expect(try tensor(content, "z") == Tensor([5]))
    let named = content.values
    #expect(named.map(\.name) == ["model.h0.w", "model.h0.b", "model.layer0.bias", "y", "z"])
    let origins = named.map { value in
      switch value.origin {
      case .expression(let text): "= \(text)"
      case .file(let name): "from \(name)"
      case .written: ""
      }
    }
    #expect(origins.prefix(3) == ["from net.json", "from net.json", "from net.json"])
    #expect(origins.suffix(2) == ["= model.h0.w @ [1, 1] + model.h0.b", "= model.layer0.bias"])
  }

  @Test("that are tables have columns")
  func table() throws {
    let content = try values(
      """
      rain: { load: rain.csv }
      average: mean(rain.mm)
      """, ["rain.csv": Array("city,mm\nBergen,2.5\nCairo,0\n".utf8)])
    #expect(try tensor(content, "average") == Tensor(1.25))
    #expect(content.values.map(\.name) == ["rain.city", "rain.mm", "average"])
  }

  @Test("that are pictures have height, width and channels, from 0 to 1")
  func picture() throws {
    var pixels = PixelBuffer(width: 3, height: 2)
    let stride = pixels.stride
    pixels.withMutablePixels { pixels in
      for row in 0..<2 {
        for column in 0..<3 { pixels[row * stride + column] = 0xFF33_6600 | UInt32(51 * (row + column)) }
      }
    }
    let content = try values(
      """
      p: { load: p.png }
      blue: "p[:, :, 2]"
      """, ["p.png": try PNG.encode(pixels, opaque: true)])
    #expect(try tensor(content, "p").shape == [2, 3, 3])
    #expect(try tensor(content, "p").elements.prefix(3) == [0.2, 0.4, 0])
    #expect(try tensor(content, "blue") == Tensor(shape: [2, 3], elements: [0, 0.2, 0.4, 0.2, 0.4, 0.6]))
    // What isn't opaque has a fourth channel.
    pixels.withMutablePixels { $0[0] = 0 }
    let clear = try values("p: { load: p.png }", ["p.png": try PNG.encode(pixels, opaque: false)])
    #expect(try tensor(clear, "p").shape == [2, 3, 4])
    #expect(try tensor(clear, "p").elements.prefix(8) == [0, 0, 0, 0, 0.2, 0.4, 0.2, 1])
  }

  @Test("make equal films of equal content only")
  func equality() throws {
    func read(_ number: Int) throws -> ScenesContent {
      try values("a: { load: a.json }", ["a.json": Array(#"{"x": [\#(number)]}"#.utf8)])
    }
    #expect(try read(1).shared == read(1).shared)
    #expect(try read(1).shared != read(2).shared)
  }

  @Test("belong to the film: they are never overwritten, and a change is seen")
  func mentions() {
    let text = """
      film: scenes
      values: { a: { load: a.npz }, b: "1 + 1", c: { text: no.npz }, d: { load: sub/d.csv } }
      """
    let found = Timeline.files(namedIn: text, file: "s.yaml", films: [ScenesFilm.self])
    #expect(found.map(\.name) == ["a.npz", "sub/d.csv"])
    #expect(found.map(\.key) == ["values[\"a\"].load", "values[\"d\"].load"])
  }

  @Test(
    "that can't be read say why",
    arguments: [
      (
        "a: { load: ../a.npz }",
        #"s.yaml:3:14: values["a"].load: "../a.npz" lies outside the folder of this file. Put it there, or into a folder in it, and name it from there."#
      ),
      (
        "a: { load: /etc/passwd.csv }",
        #"s.yaml:3:14: values["a"].load: "/etc/passwd.csv" lies outside the folder of this file. Put it there, or into a folder in it, and name it from there."#
      ),
      (
        "a: { load: a.zip }",
        #"s.yaml:3:14: values["a"].load: "a.zip" is no file of numbers: expected a name that ends in .npy, .npz, .safetensors, .json, .csv, .tsv or .png."#
      ),
      (
        "a: { load: bad.csv }",
        "in/bad.csv:2:1: x is \"?\": expected a number, as in other rows.\nin/bad.csv:3:1: 1 value, expected 2, as in the first row."
      ),
      ("a: { load: bad.png }", "in/bad.png:1:1: This is not a whole PNG file: Not a PNG file. Make the file again."),
      (
        "a: { load: deep.json }",
        "in/deep.json:1:1: x has 5 sides; expected at most 4. Reshape it in the file."
      ),
      (
        "a: { load: same.json }",
        "in/same.json:1:1: w-1 and w_1 would be one name here. Call one of them something else in the file."
      ),
      (
        "a: { load: nested.json }",
        "in/nested.json:1:1: w and w.x would be one name here. Call one of them something else in the file."
      ),
      (
        "a: { load: a.json }\nb: a.y",
        #"s.yaml:4:8: values["b"]: the group has no .y. It has .x."#
      ),
    ])
  func wrong(lines: String, message: String) {
    let files: [String: String] = [
      "bad.csv": "x,y\n?,1\n2\n3,4\n", "bad.png": "GIF89a, not a PNG", "deep.json": #"{"x": [[[[[1]]]]]}"#,
      "same.json": #"{"w-1": [1], "w_1": [2]}"#, "nested.json": #"{"w": [1], "w.x": [2]}"#,
      "a.json": #"{"x": [1]}"#,
    ]
    #expect(complaint(lines, files.mapValues { Array($0.utf8) }) == message)
  }
}

/// What goes wrong in a test's own doing.
private struct TestError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
