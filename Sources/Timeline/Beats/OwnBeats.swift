/// The beats and phases that a file brings itself, where its film leaves them to its files.
public struct OwnBeats: Sendable {
  /// Their kinds.
  public var kinds: [BeatKind]
  /// The phases that they belong to, in order; none for the film's own.
  public var phases: [Phase]
  /// The beats in order.
  public var order: [BeatID]

  /// What is spoken in beats, where it stands beside them and not in `say`.
  public var say: [(beat: BeatID, words: Located)]
  /// What is spoken in beats of other files, where neither `say` nor ``say`` says it.
  public var said: [BeatID: String] = [:]
  /// What is said for what is written in other files, where `spoken` doesn't say it.
  public var spoken: [String: String] = [:]
  /// The language of what is said in other files, a tag of BCP 47; nil for none, or for several.
  public var language: String?
  /// Takes of a voice from other files, each with the beat from whose start it counts.
  public var takes: [(beat: BeatID, take: Voiceover)] = []

  /// States what a file brings; nothing unless said.
  public init(
    kinds: [BeatKind] = [], phases: [Phase] = [], order: [BeatID] = [], say: [(beat: BeatID, words: Located)] = []
  ) {
    (self.kinds, self.phases, self.order, self.say) = (kinds, phases, order, say)
  }
}
