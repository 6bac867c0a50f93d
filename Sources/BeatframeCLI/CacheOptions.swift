import ArgumentParser
import Numerics
import Pipeline

/// Where what was made is kept for the next run.
struct CacheOptions: ParsableArguments {
  @OptionGroup var folder: CacheFolderOptions

  @Flag(
    name: .customLong("no-cache"), help: "Make everything anew and keep nothing for the next run.")
  var isOff = false

  @Option(
    name: .customLong("cache-size"),
    help: ArgumentHelp(
      "The most that the cache may have, such as 500M or 20G; what was not used for the longest time goes.",
      valueName: "bytes"),
    transform: { text in
      guard let bytes = ByteCount(parsing: text) else {
        throw ValidationError("\(text): expected a number of bytes from 1M to 1000T, such as 500M or 20G.")
      }
      return bytes.bytes
    })
  var limit: Int?

  /// Refuses what excludes each other.
  func validate() throws {
    if isOff, let folder = folder.cache {
      throw ValidationError("--cache \(folder) and --no-cache exclude each other: give one of them.")
    }
  }

  /// The cache; nil for none, which is noted when it is not what was asked for.
  ///
  /// - Parameter usualLimit: Its most bytes where none are given.
  func open(usualLimit: Int = Cache.usualLimit) throws(PipelineError) -> Cache? {
    guard !isOff, let path = folder.path else { return nil }
    return try Cache(folder: path, limit: limit ?? usualLimit)
  }
}

/// Where the cache is.
struct CacheFolderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder where compressed chunks are kept between runs. Without it, beatframe in your own cache folder.",
      valueName: "folder"))
  var cache: String?

  /// The folder; nil when the user has none and none was given.
  var path: String? { cache ?? Cache.usualFolder }
}

/// A number of bytes as people write it.
struct ByteCount: Equatable {
  /// The number.
  let bytes: Int

  /// Reads a whole number with M, G or T for millions, thousands of millions or millions of millions of bytes.
  init?(parsing text: String) {
    let units: [Character: Int] = ["M": 1_000_000, "G": 1_000_000_000, "T": 1_000_000_000_000]
    guard let unit = text.last.flatMap({ units[$0] }), text.dropLast().allSatisfy(\.isASCII),
      let count = Int(text.dropLast()), count > 0,
      case let (bytes, overflow) = count.multipliedReportingOverflow(by: unit),
      !overflow, bytes <= 1_000_000_000_000_000
    else { return nil }
    self.bytes = bytes
  }

  /// Makes a number.
  init(_ bytes: Int) { self.bytes = bytes }

  /// The number with its unit, such as `6.5 MB`.
  var text: String {
    for (unit, name) in [(1_000_000_000, "GB"), (1_000_000, "MB")] where bytes >= unit {
      return "\((Double(bytes) / Double(unit)).text(decimals: 1)) \(name)"
    }
    return "\(bytes / 1000) kB"
  }
}
