/// How long it takes to read what stands on screen.
package enum Reading {
  /// The seconds that a text needs: a glance, and 25 characters a second, about the fastest that subtitles run.
  package static func seconds(_ text: String) -> Double {
    0.25 + Double(text.reduce(0) { $1.isWhitespace ? $0 : $0 + 1 }) / 25
  }
}
