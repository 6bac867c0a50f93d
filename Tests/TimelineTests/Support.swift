import Testing

@testable import Timeline
import TestSupport

/// The text that a timeline's errors make, one a line; empty when it is right.
func complaint(_ text: String, file: String = "t.json", files: [String: String] = [:]) -> String {
  do {
    _ = try Timeline(parsing: text, file: file, reading: reading(files))
    return ""
  } catch {
    return error.description
  }
}

/// Answers for files that there are in no folder.
func reading(_ files: [String: String]) -> CompanionReader {
  { name in
    guard let text = files[name] else { return .failure(.missing(alternatives: files.keys.sorted())) }
    return .success(CompanionFile(path: "in/" + name, bytes: Array(text.utf8)))
  }
}

/// A text of the film `training` with little data, a few steps, and these entries.
func lesson(_ entries: String = "", data: String = #"{"shape": "moons", "samples": 24}"#) -> String {
  let train = entries.contains("\"train\"") ? "" : #", "train": [{"steps": 4, "ms": 1000}]"#
  return #"{"film": "training", "data": \#(data)\#(train)"# + (entries.isEmpty ? "}" : ", \(entries)}")
}

/// A right timeline of that.
func taught(_ entries: String = "", files: [String: String] = [:]) throws -> Timeline {
  try Timeline(parsing: lesson(entries), file: "t.json", reading: reading(files))
}

/// A right timeline with these entries beside the smallest network.
func timeline(_ entries: String = "") throws -> Timeline {
  try Timeline(parsing: with(entries), file: "t.json")
}

/// A text of the smallest network with these entries after it.
func with(_ entries: String) -> String {
  #"{"network": {"input": [2], "target": [4]}"# + (entries.isEmpty ? "}" : ", \(entries)}")
}

/// A text of the smallest network with these entries within it.
func network(_ entries: String) -> String { #"{"network": {"input": [2], "target": [4], \#(entries)}}"# }
