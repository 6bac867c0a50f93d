import FilmKit

extension LayoutLint {
  /// Entries of legends without anything that they explain, and things without their entry.
  ///
  /// What comes and goes with its entry does so by fades: the one counts when it can be read, the other as soon as it is
  /// seen.
  static func misexplained(in marks: [Mark]) -> [(text: String, fault: LayoutFinding.Fault)] {
    let (entries, things) = (marks.filter { $0.kind == .entry }, marks.filter { $0.kind == .explained })
    func has(_ others: [Mark], _ mark: Mark) -> Bool { others.contains { $0.text == mark.text && $0.opacity > seen } }
    let idle = entries.filter { $0.opacity >= legible && !has(things, $0) }
    let unexplained = things.filter { $0.opacity >= legible && !has(entries, $0) }
    return idle.map { ($0.text, .idleEntry) } + unexplained.map { ($0.text, .unexplained) }
  }
}
