import Numerics
import Pipeline
import Text

/// What rendering a film would take, in words.
struct ForecastText {
  private let forecast: FilmForecast
  private let path: String
  private let hasCache: Bool

  /// Puts a forecast into words.
  init(_ forecast: FilmForecast, path: String, hasCache: Bool) {
    (self.forecast, self.path, self.hasCache) = (forecast, path, hasCache)
  }

  /// A line for each thing.
  var lines: String {
    let cached = hasCache ? "\(forecast.foundChunks) of \(forecast.chunks)" : "none: no cache is used"
    var rows = [
      ("film", path),
      ("frames", "\(forecast.frames), \(forecast.distinctFrames) distinct"),
      ("chunks cached", cached),
      ("to draw", "\(forecast.missingFrames) frames"),
    ]
    if let isFound = forecast.isSoundFound { rows.append(("sound", isFound ? "cached" : "to mix")) }
    rows.append(("expected", "\(duration), \(ByteCount(forecast.bytes).text)"))
    return TextTable([.left, .last], rows: rows.map { [$0, $1] }).text
  }

  /// The expected time, no more exact than it can be.
  private var duration: String {
    if forecast.missingFrames == 0 { return "less than 1 s" }
    return "\(forecast.seconds < 10 ? forecast.seconds.text(decimals: 1) : "\(Int(forecast.seconds.rounded()))") s"
  }
}
