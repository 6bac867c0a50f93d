/// What the cards of a film say where a timeline doesn't, and the phases that it runs through; in English, until it is
/// put in other words.
public struct FilmWords: Hashable, Sendable {
  /// The phases in order, at least one; the countdown belongs to the first, the end card to the last.
  public let phases: [Phase]
  /// How the film says everything.
  public private(set) var wording = Wording.english
  private let cards: [Term]
  /// Whether the file has named the phases itself, in its own language.
  private let ownsPhases: Bool

  /// States the words of the cards in English, and the phases.
  public init(title: String, closing: String, phases: [Phase]) {
    self.init(
      cards: [
        Term("title", "the title card of a timeline without a title", title),
        Term("closing", "the end card of a timeline without words for it", closing),
      ], phases, ownsPhases: false)
  }

  private init(cards: [Term], _ phases: [Phase], ownsPhases: Bool) {
    (self.cards, self.phases, self.ownsPhases) = (cards, phases, ownsPhases)
  }

  /// The same with other phases, which a file has named itself.
  func with(phases: [Phase]) -> FilmWords { FilmWords(cards: cards, phases, ownsPhases: true) }

  /// The same in other words.
  func said(in wording: Wording) -> FilmWords {
    var words = self
    words.wording = wording
    return words
  }

  /// The texts of the cards and of the phases.
  public var terms: [Term] { cards + (ownsPhases ? [] : phases.flatMap(\.terms)) }

  /// The words of the title card.
  public var title: String { wording(cards[0]) }

  /// The words of the end card.
  public var closing: String { wording(cards[1]) }

  /// What the rail in the header calls a phase; nil where it is no stop on the rail.
  public func stop(of phase: Phase) -> String? {
    ownsPhases ? phase.stop : phase.stop.map { wording(phase.stopTerm($0)) }
  }

  /// What the chapter of a phase's beats is called.
  public func chapter(of phase: Phase) -> String { ownsPhases ? phase.chapter : wording(phase.chapterTerm) }
}

extension Phase {
  fileprivate var terms: [Term] { (stop.map { [stopTerm($0)] } ?? []) + [chapterTerm] }

  fileprivate func stopTerm(_ stop: String) -> Term { Term("phase.\(name)", "the rail in the header", stop) }

  fileprivate var chapterTerm: Term { Term("chapter.\(name)", "the film's chapters", chapter) }
}

extension FilmGrammar {
  /// All texts of a film's own, those of its cards and phases first, each name once.
  public static var terms: [Term] {
    var names: Set<String> = []
    return (words.terms + catalogues.flatMap(\.terms)).filter { names.insert($0.name).inserted }
  }
}
