import Films
import Foundation
import Learning
import Testing
import Timeline

@testable import Pipeline
import TestSupport
import Training

/// Files of the film `training`, with what belongs to them beside them.
@Suite("files of training")
struct TrainingFileTests {
  private static let csv = (0..<16).map { "\($0 % 4),\($0 / 4),\($0 % 2 == 0 ? "cat" : "dog")\n" }.joined()
  private static let film = """
    {"film": "training", "data": {"file": "data/points.csv"}, "train": [{"steps": 3, "ms": 100}]}
    """

  private func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private func message(_ path: String) -> String {
    do {
      _ = try TimelineFile.read(path)
      return ""
    } catch {
      return "\(error)"
    }
  }

  /// Runs `body` with a folder that has the film `a.json` and its points in `data`.
  private func inFolder(_ body: (String) async throws -> Void) async throws {
    try await Support.inFolder { folder in
      try FileManager.default.createDirectory(atPath: "\(folder)/data", withIntermediateDirectories: false)
      try write(Self.csv, "\(folder)/data/points.csv")
      try write(Self.film, "\(folder)/a.json")
      try await body(folder)
    }
  }

  @Test("have their points from the timeline's folder, which count for the digest")
  func points() async throws {
    try await inFolder { folder in
      let (film, digest) = try TimelineFile.load("\(folder)/a.json")
      #expect(film.training?.split.train.count == 12 && film.training?.classNames == ["cat", "dog"])
      let (same, again) = try TimelineFile.load("\(folder)/a.json")
      #expect(same == film && again == digest)
      try write(Self.csv + "0.5,0.5,cat\n", "\(folder)/data/points.csv")
      let (other, changed) = try TimelineFile.load("\(folder)/a.json")
      #expect(other != film && changed != digest)
      // What is no number of the film counts as well: a byte is a byte.
      try write(Self.csv + "# end\n", "\(folder)/data/points.csv")
      #expect(try TimelineFile.load("\(folder)/a.json").digest != digest)
    }
  }

  @Test("are read in every encoding that spreadsheets write")
  func encodings() throws {
    let table = "x;y;label\r\n" + (0..<16).map { "\($0 % 4),5;\($0 / 4);\($0 % 2 == 0 ? "müde" : "€")\r\n" }.joined()
    func little(_ text: String) -> [UInt8] {
      text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }
    func big(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] } }
    let windows = table.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8(truncatingIfNeeded: $0.value) }
    func film(_ bytes: [UInt8]) throws -> Timeline {
      let text = #"{"film": "training", "data": "a.csv", "train": [{"steps": 1, "ms": 100}]}"#
      return try Timeline(parsing: text, file: "t.json") { .success(CompanionFile(path: $0, bytes: bytes)) }
    }
    let plain = try film(Array(table.utf8))
    #expect(plain.training?.classNames == ["müde", "€"] && plain.warnings.isEmpty)
    for bytes in [
      Array("\u{feff}\(table)".utf8), little("\u{feff}\(table)"), big("\u{feff}\(table)"), little(table), big(table),
    ] {
      let other = try film(bytes)
      #expect(other.training == plain.training && other.warnings.isEmpty)
    }
    let other = try film(windows)
    #expect(other.training == plain.training)
    #expect(
      other.warnings.map(\.description)
        == ["a.csv:1:1: warning: the file is no Unicode text; taken for Windows-1252."])
  }

  @Test("take runs that were saved elsewhere, in all three forms")
  func runs() async throws {
    let references = Support.root.appending(path: "Tests/LearningTests/References").path
    try await inFolder { folder in
      var films: [Timeline] = []
      for name in ["stacked.json", "stacked.npz", "by-step.npz", "by-step.safetensors"] {
        try FileManager.default.copyItem(atPath: "\(references)/\(name)", toPath: "\(folder)/\(name)")
        let text = """
          {"film": "training", "data": "data/points.csv", "network": {"HIDDEN": [3]}, "run": "\(name)"}
          """
        try write(text, "\(folder)/run.json")
        films.append(try TimelineFile.read("\(folder)/run.json"))
      }
      let runs = films.compactMap(\.training?.run)
      #expect(runs.count == 4 && runs.allSatisfy { $0.steps == runs[0].steps && $0.settings == nil })
      for run in runs { #expect(run.parameters(at: run.steps) == runs[0].parameters(at: runs[0].steps)) }
    }
  }

  @Test("report what is wrong with them by their own lines, and what is missing by its name")
  func mistakes() async throws {
    try await inFolder { folder in
      try write("x,y,label\n1,2,a\n1,q,b\n", "\(folder)/data/points.csv")
      #expect(
        message("\(folder)/a.json")
          == "\(folder)/data/points.csv:3:1: y is \"q\": expected a number from -1e9 to 1e9, such as 0.25.")
      try write(Self.film.replacing("points", with: "pints"), "\(folder)/a.json")
      #expect(
        message("\(folder)/a.json") == """
          \(folder)/a.json:1:39: data.file: there is no file "data/pints.csv". Did you mean "data/points.csv"? Such files \
          there are: data/points.csv.
          """)
      try write(Self.film.replacing("/points.csv", with: ""), "\(folder)/a.json")
      #expect(message("\(folder)/a.json") == "\(folder)/a.json:1:39: data.file: \"data\" is a folder; expected a file.")
      try Data([0x50, 0x4B, 3, 4, 0, 0xFF]).write(to: URL(fileURLWithPath: "\(folder)/data/points.csv"))
      try write(Self.film, "\(folder)/a.json")
      #expect(
        message("\(folder)/a.json")
          == "\(folder)/data/points.csv:1:1: this is no text; expected lines of x, y and label. Save the table as CSV.")
      let large = try #require(FileHandle(forWritingAtPath: "\(folder)/data/points.csv"))
      try large.truncate(atOffset: UInt64(TimelineFile.maximumCompanionBytes) + 1)
      try large.close()
      #expect(
        message("\(folder)/a.json")
          == "\(folder)/a.json:1:39: data.file: \"data/points.csv\" is larger than 256 MiB; keep a part of it.")
    }
    let alone = #"{"film": "training", "data": "a.csv"}"#
    #expect(throws: TimelineError.self) { try Timeline(parsing: alone, file: "t.json") }
    do throws(TimelineError) {
      _ = try Timeline(parsing: alone, file: "t.json")
    } catch {
      #expect(
        error.description
          == "t.json:1:30: data: \"a.csv\" can't be read: this timeline is no file, and there is no folder to look in.")
    }
  }

  @Test("name what is to be watched, whether they are right or wrong")
  func companions() async throws {
    try await inFolder { folder in
      #expect(TimelineFile.companions(of: "\(folder)/a.json") == ["\(folder)/data/points.csv"])
      let wrong = #"{"film": "training", "data": "no.csv", "run": "/r.npz", "voiceover": "v.wav", "T": 3}"#
      try write(wrong, "\(folder)/b.json")
      #expect(
        TimelineFile.companions(of: "\(folder)/b.json") == ["\(folder)/no.csv", "/r.npz", "\(folder)/v.wav"])
      #expect(TimelineFile.companions(of: "\(folder)/missing.json").isEmpty)
    }
  }

  @Test("are not waited for where they are pipes")
  func pipes() async throws {
    try await inFolder { folder in
      #expect(mkfifo("\(folder)/p.csv", 0o600) == 0)
      try write(#"{"film": "training", "data": "p.csv"}"#, "\(folder)/c.json")
      do throws(PipelineError) {
        _ = try TimelineFile.read("\(folder)/c.json", films: .all)
        Issue.record("a pipe was read")
      } catch {
        #expect("\(error)".hasSuffix("c.json:1:30: data: \"p.csv\" can't be read: it is a pipe or a device."))
      }
    }
  }
}
