import Text

/// One row of a film's table of beats: everything that is true of all beats of a kind.
///
/// Decoder, schema, reference, tuning and sound all take it from here; nothing else knows the kind.
public struct BeatKind: Hashable, Sendable {
  /// The first part of its beats' names: `grad`.
  public let name: String
  /// What its beats are counted along, in the order of the indices in their names; none for a single beat.
  public let axes: [BeatAxis]
  /// The phase of the film that its beats belong to.
  public let phase: Phase
  /// Where a timeline says how long its beats last, and how long they do otherwise.
  public let length: BeatLength
  /// What moves in its beats, and how long it takes.
  public let motion: BeatMotion
  /// The part of the sound that its events belong to; nil for a kind without any.
  public let sound: SoundPart?
  /// Whether tuning leaves its length alone as long as other beats can give way.
  public let isRigid: Bool
  /// Whether the end of the last of its beats is the frame that stands for the film, unless the timeline names another.
  public let isPoster: Bool

  /// Describes a kind of beat.
  public init(
    _ name: String, axes: [BeatAxis] = [], phase: Phase, length: BeatLength, motion: BeatMotion,
    sound: SoundPart? = nil, isRigid: Bool = false, isPoster: Bool = false
  ) {
    (self.name, self.axes, self.phase, self.length) = (name, axes, phase, length)
    (self.motion, self.sound, self.isRigid, self.isPoster) = (motion, sound, isRigid, isPoster)
  }

  /// A beat of this kind.
  ///
  /// - Precondition: There are as many indices as axes.
  public func id(_ indices: Int...) -> BeatID {
    precondition(indices.count == axes.count, "a beat has an index for every axis of its kind")
    return BeatID(kind: name, indices: indices)
  }
}

/// Where a timeline says how long the beats of a kind last.
public enum BeatLength: Hashable, Sendable {
  /// A key of `T`, in milliseconds, and perhaps a table that gives single beats their own.
  case key(String, milliseconds: Int, meaning: String, table: DurationTable? = nil)
  /// An item of a list that the film reads itself, one for each beat: `train[0].ms`.
  case listed(in: String, under: String)
  /// An entry of a table by the names of beats, such as `BEAT_BY`, and how long the beat lasts without one.
  case named(in: String, usual: FilmTime)
}

/// A table of durations by the indices of beats, such as `GRAD_HOLD_BY`.
///
/// Its keys are a beat's indices with dots between them; those of paced axes, which come first, may be left out, and
/// then the entry is for all of them.
public struct DurationTable: Hashable, Sendable {
  /// The key that has it.
  public let name: String
  /// What its entries are, as whole sentences.
  public let meaning: String

  /// Describes a table.
  public init(_ name: String, _ meaning: String) { (self.name, self.meaning) = (name, meaning) }
}

/// A part of the sound whose loudness a timeline can set, in `VOLUME_BY`.
public struct SoundPart: Hashable, Sendable {
  /// Its key in `VOLUME_BY`.
  public let name: String
  /// What is heard, as a whole sentence.
  public let meaning: String

  /// Describes a part of the sound.
  public init(_ name: String, _ meaning: String) { (self.name, self.meaning) = (name, meaning) }

  /// The ticks before the take.
  public static let countdown = SoundPart("countdown", "The ticks of the countdown.")
}
