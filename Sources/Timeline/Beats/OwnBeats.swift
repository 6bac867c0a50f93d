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

  /// States what a file brings; nothing unless said.
  public init(
    kinds: [BeatKind] = [], phases: [Phase] = [], order: [BeatID] = [], say: [(beat: BeatID, words: Located)] = []
  ) {
    (self.kinds, self.phases, self.order, self.say) = (kinds, phases, order, say)
  }
}
