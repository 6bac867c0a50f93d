import Foundation

/// JSON for other programs: keys sorted, so that the same facts are the same text.
public enum JSONText {
  /// The JSON of a value whose numbers are all finite, on one line or indented.
  public static func of(_ value: some Encodable, pretty: Bool = false) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting =
      pretty ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted] : [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("reports hold strings and finite numbers, which can always be encoded")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
