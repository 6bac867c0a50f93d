import Timeline

/// How long it takes to read what stands on screen.
package enum Reading {
  /// The seconds that a text needs: a glance, and 25 characters a second, about the fastest that subtitles run; fewer of
  /// scripts that are read more slowly, as captions have them.
  ///
  /// Of Japanese twice as many as captions have: their 4 a second leave time to watch what is spoken of.
  package static func seconds(_ text: String) -> Double {
    let characters = text.reduce(0) { $1.isWhitespace ? $0 : $0 + 1 }
    let speed = Caption.readingSpeed(of: text)
    return 0.25 + Double(characters) / (speed == 21 ? 25 : 25.0 / 21 * Double(max(8, speed)))
  }
}
