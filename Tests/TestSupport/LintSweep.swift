package import FilmKit
import Foundation
import Review
import Timeline

/// Looks through many films for what can't be read.
package enum LintSweep {
  /// What is found in a film, in words; looks so many times a second, fewer times at a long film of many beats.
  ///
  /// With LINT_FINDINGS=FILE all findings are written there too, for those who fix them.
  package static func findings(_ film: any Film, _ name: String, samplesPerSecond: Int = 10) throws -> [String] {
    let timeline = film.timeline
    // A deep net's film is long, and its beats are alike.
    let samples = timeline.frameCount > 3000 && timeline.beats.count > 40 ? 4 : samplesPerSecond
    let message = LayoutMessage(timeline)
    let found = LayoutLint(film, samplesPerSecond: samples).findings().map {
      "\(name), \(timeline.size): \(message.text($0))"
    }
    if let path = ProcessInfo.processInfo.environment["LINT_FINDINGS"] { try append(found, to: path) }
    return found
  }

  /// Adds lines to a file.
  private static func append(_ lines: [String], to path: String) throws {
    guard !lines.isEmpty else { return }
    if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(fileURLWithPath: path)) }
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { try? file.close() }
    try file.seekToEnd()
    try file.write(contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8))
  }
}
