import Testing

@testable import Timeline

/// The text that a timeline's errors make, one a line; empty when it is right.
func complaint(_ text: String, file: String = "t.json") -> String {
  do {
    _ = try Timeline(parsing: text, file: file)
    return ""
  } catch {
    return error.description
  }
}

/// A right timeline with these entries beside the smallest network.
func timeline(_ entries: String = "") throws -> Timeline {
  try Timeline(parsing: with(entries), file: "t.json")
}

/// A text of the smallest network with these entries behind it.
func with(_ entries: String) -> String {
  #"{"network": {"input": [2], "target": [4]}"# + (entries.isEmpty ? "}" : ", \(entries)}")
}

/// A text of the smallest network with these entries within it.
func network(_ entries: String) -> String { #"{"network": {"input": [2], "target": [4], \#(entries)}}"# }
