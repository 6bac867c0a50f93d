import Numerics
import Text

/// How far a run is, in words.
struct ProgressLine {
  /// Frames that are done.
  let frames: Int
  /// Frames in all.
  let total: Int
  /// Seconds since the start.
  let seconds: Double

  private var rate: Double { seconds > 0 ? Double(frames) / seconds : 0 }
  private var secondsLeft: Double? { rate > 0 ? Double(total - frames) / rate : nil }
  private var count: String {
    let left = secondsLeft.map { ", \(Self.clock($0)) left" } ?? ""
    return "\(frames)/\(total) frames, \(Int(rate)) frames/s\(left)"
  }

  /// A line for a file or a log.
  var plain: String { count }

  /// A bar for a terminal that is `columns` wide; as wide as there is room, none where there is little.
  func bar(columns: Int) -> String {
    let width = min(32, columns - count.count - 3)
    guard width >= 4 else { return String(count.prefix(max(0, columns - 1))) }
    let filled = total > 0 ? width * frames / total : 0
    return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled) + "  " + count
  }

  /// Two lines for a render farm that reads standard output: Open Job Description's.
  var openJob: String {
    let percent = total > 0 ? Double(100 * frames) / Double(total) : 0
    return "openjd_progress: \(percent.text(decimals: 1))\nopenjd_status: \(count)"
  }

  /// One line of JSON.
  var json: String {
    var fields: [(key: String, value: JSONText)] = [
      ("event", .string("progress")), ("frame", .integer(frames)), ("frames", .integer(total)),
      ("seconds", Self.tenths(seconds)), ("framesPerSecond", Self.tenths(rate)),
    ]
    if let secondsLeft { fields.append(("secondsLeft", Self.tenths(secondsLeft))) }
    return JSONText.object(fields).line
  }

  /// A number with one decimal, for JSON.
  static func tenths(_ value: Double) -> JSONText { .literal(value.text(decimals: 1)) }

  private static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return "\(whole / 60):\(whole % 60 < 10 ? "0" : "")\(whole % 60)"
  }
}
