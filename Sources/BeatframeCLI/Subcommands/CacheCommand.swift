import ArgumentParser
import Pipeline

/// Shows or empties the cache.
struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: "Shows, or clears, what is kept between runs.",
    subcommands: [Show.self, Clear.self], defaultSubcommand: Show.self)

  /// Reports where the cache is and how large.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Shows where the cache is and how much it holds.")

    @OptionGroup var folder: CacheFolderOptions

    func run() throws {
      let cache = try folder.open()
      let contents = cache.contents()
      try Terminal.print("\(cache.folder): \(CacheCommand.text(contents))")
    }
  }

  /// Removes all that is kept.
  struct Clear: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "clear", abstract: "Removes all that is kept; anything else in the folder stays.")

    @OptionGroup var folder: CacheFolderOptions

    func run() throws {
      let cache = try folder.open()
      let removed = try cache.clear()
      try Terminal.print("\(cache.folder): removed \(CacheCommand.text(removed))")
    }
  }

  private static func text(_ contents: Cache.Contents) -> String {
    "\(contents.entries) entr\(contents.entries == 1 ? "y" : "ies"), \(ByteCount(contents.bytes).text)"
  }
}

extension CacheFolderOptions {
  /// The cache in the folder.
  fileprivate func open() throws(PipelineError) -> Cache {
    guard let path else { throw .cache("", .noFolder) }
    return try Cache(folder: path)
  }
}
