import Foundation
import Testing
import Timeline
import Video

@testable import Pipeline

@Suite("what a film decodes to")
struct ManifestTests {
  private func film(_ path: String, in folder: String, say: String = "All.", _ coding: SoundCoding? = .aac) async throws
  {
    let take = try Hearing.take(
      in: folder, size: "96x64",
      Support.short + #", "panel": {"done": {"caption": "\#(say)"}}"#)
    try await take.render(to: path, coding)
  }

  private func manifest(_ path: String) throws -> Manifest { try Manifest(of: path, progress: FrameCounter(total: 1)) }

  @Test("is the same for two runs, survives its file, and has every field")
  func fields() async throws {
    try await Support.inFolder { folder in
      try await film(folder + "/a.mp4", in: folder)
      try await film(folder + "/b.mp4", in: folder)
      let first = try manifest(folder + "/a.mp4")
      #expect(try manifest(folder + "/b.mp4") == first)
      try first.write(to: folder + "/a.json")
      #expect(try Manifest(file: folder + "/a.json") == first)
      let none = first.differences(first)
      #expect(none.count { $0.isGood } == 3)
      #expect(none.map(\.text) == ["96x64, 26 frames", "26 are the same", "104000 samples"])

      let json = try #require(
        JSONSerialization.jsonObject(with: Data(Support.bytes(folder + "/a.json"))) as? [String: Any])
      #expect(Set(json.keys) == ["width", "height", "frames", "libraries", "sound", "pictures"])
      #expect(json["width"] as? Int == 96 && json["height"] as? Int == 64 && json["frames"] as? Int == 26)
      let pictures = try #require(json["pictures"] as? [[String: Any]])
      #expect(pictures.reduce(0) { $0 + ($1["count"] as? Int ?? 0) } == 26)
      #expect(pictures.allSatisfy { ($0["sha256"] as? String)?.wholeMatch(of: /[0-9a-f]{64}/) != nil })
      let sound = try #require(json["sound"] as? [String: Any])
      #expect(sound["samples"] as? Int == 104_000)
      #expect(Set((json["libraries"] as? [String: String] ?? [:]).keys).isSuperset(of: ["libavcodec", "libavformat"]))

      try await film(folder + "/c.mp4", in: folder, nil)
      let silent = try manifest(folder + "/c.mp4")
      #expect(silent.sound == nil)
      try silent.write(to: folder + "/c.json")
      #expect(try Manifest(file: folder + "/c.json") == silent)
      let differences = silent.differences(first).filter { !$0.isGood }
      #expect(differences.map(\.name) == ["manifest sound"])
      #expect(differences.first?.text == "none; expected 104000 samples with the SHA-256 \(first.sound?.sha256 ?? "")")
    }
  }

  @Test("reports how many frames differ, and the first of them")
  func difference() async throws {
    try await Support.inFolder { folder in
      try await film(folder + "/a.mp4", in: folder)
      try await film(folder + "/b.mp4", in: folder, say: "Nothing of it.")
      func pictures(_ path: String) throws -> [[UInt8]] {
        var reader = try MovieReader(path: path)
        var pictures: [[UInt8]] = []
        while let frame = try reader.nextFrame() {
          let (blue, red) = Support.chroma(frame.planes)
          pictures.append(Support.luma(frame.planes) + blue + red)
        }
        return pictures
      }
      let (a, b) = (try pictures(folder + "/a.mp4"), try pictures(folder + "/b.mp4"))
      let wrong = a.indices.filter { a[$0] != b[$0] }
      #expect(!wrong.isEmpty && wrong.count < a.count / 2)
      let (own, other) = (try manifest(folder + "/a.mp4"), try manifest(folder + "/b.mp4"))
      let first = try #require(wrong.first)
      let found = own.differences(other).filter { !$0.isGood }.map(\.text)
      #expect(found == ["\(wrong.count) differ, the first at frame \(first); expected those of the manifest"])
      // What may be the reason is reported.
      var older = other
      older.libraries["libavcodec"] = "1.2.3"
      let expected =
        """
        \(wrong.count) differ, the first at frame \(first); expected those of the manifest, which was made with \
        libavcodec 1.2.3
        """
      #expect(own.differences(older).map(\.text)[1] == expected)
    }
  }

  @Test(
    "that is damaged is reported, with what makes another",
    arguments: [
      "", "{", "[]", "{}", "a text",
      #"{"width": 2, "height": 2, "frames": 1, "libraries": {}, "sound": null, "pictures": [{"sha256": "a", "count": -1}]}"#,
      #"{"width": 2, "height": 2, "frames": 3, "libraries": {}, "sound": null, "pictures": [{"sha256": "a", "count": 2}]}"#,
      #"{"width": 2, "height": 2, "frames": 0, "libraries": {}, "sound": null, "pictures": [{"sha256": "a", "count": 4}, {"sha256": "a", "count": -4}]}"#,
      #"{"width": 2, "height": 2, "frames": 9000000000000000000, "libraries": {}, "sound": null, "pictures": [{"sha256": "a", "count": 9000000000000000000}]}"#,
      #"{"width": 2, "height": 2, "frames": 1, "libraries": {}, "sound": null, "pictures": [{"sha256": "a", "count": 9223372036854775807}, {"sha256": "a", "count": 9}]}"#,
    ])
  func damaged(text: String) async throws {
    try await Support.inFolder { folder in
      let path = folder + "/m.json"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      let error = #expect(throws: PipelineError.self) { try Manifest(file: path) }
      #expect(
        error?.description == "\(path): the manifest can't be read: it is no manifest, or was changed. Make it with: "
          + "render manifest FILM -o \(path)")
      #expect(error?.isInputError == true)
    }
  }

  @Test("that is not there is reported")
  func missing() {
    let error = #expect(throws: PipelineError.self) { try Manifest(file: "/nowhere/m.json") }
    #expect(
      error?.description == "/nowhere/m.json: the manifest can't be read: no such file or directory. Make it with: "
        + "render manifest FILM -o /nowhere/m.json")
  }
}
