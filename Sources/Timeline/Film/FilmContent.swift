/// What a film is made of: everything that its own keys come to, with every number that it will show.
public protocol FilmContent: Hashable, Sendable {
  /// Every number as JSON, for `render trace --json`; keys come in a fixed order.
  var traceJSON: String { get }
  /// The same for people, as tables.
  var traceTable: String { get }

  /// The values that the file gives names, in its order.
  var values: [FilmValue] { get }

  /// How a number came about, in one line: an expression of the file, or a formula; nil where nothing is known of it.
  ///
  /// - Parameters:
  ///   - name: The number's name as it is shown to people, such as `a₂[0]`.
  ///   - beat: The beat in which it is on screen.
  func expression(of name: String, in beat: BeatID) -> String?
  /// The chapter of a beat, where that is not its phase's.
  func chapter(of beat: BeatID, in wording: Wording) -> String?
  /// The least that a beat can last for a reason of its own, besides its kind's.
  func least(of beat: BeatID) -> FilmTime
  /// Whether something moves for as long as a beat lasts, and not only in its motion.
  func movesThroughout(_ beat: BeatID) -> Bool
  /// The items of a list that holds durations, where the file leaves it out: each its keys with their values in JSON.
  func usualItems(of list: String) -> [[(key: String, value: String)]]
}

extension FilmContent {
  /// None.
  public var values: [FilmValue] { [] }
  /// Nothing is known.
  public func expression(of name: String, in beat: BeatID) -> String? { nil }
  /// That of its phase.
  public func chapter(of beat: BeatID, in wording: Wording) -> String? { nil }
  /// No time at all.
  public func least(of beat: BeatID) -> FilmTime { .zero }
  /// Nothing does.
  public func movesThroughout(_ beat: BeatID) -> Bool { false }
  /// No items.
  public func usualItems(of list: String) -> [[(key: String, value: String)]] { [] }
}

/// A film's content as a value that can be compared.
struct AnyFilmContent: Hashable, Sendable {
  let content: any FilmContent

  static func == (left: AnyFilmContent, right: AnyFilmContent) -> Bool {
    AnyHashable(left.content) == AnyHashable(right.content)
  }

  func hash(into hasher: inout Hasher) { AnyHashable(content).hash(into: &hasher) }
}
