public import Numerics
public import Timeline
public import Video

/// Which frames of a film are the pictures of an animation, and how long each is shown.
public struct AnimationPlan: Sendable {
  /// The most pictures of an animation: two minutes of 30 a second.
  public static let limit = 3600

  /// The format.
  public let kind: AnimationKind
  /// The frames, in order; at least one.
  public let frames: [Int]
  /// How long each is shown: as long as the frames that it stands for, so that the speed is the film's.
  let period: PresentationTime

  /// How long the animation is, in seconds; the last picture is as long as the others, even if the film ends before.
  public var duration: Rational {
    Rational(Int(period.numerator) * frames.count, Int(period.denominator))
  }

  /// How often a frame is drawn: a GIF's palette is made of all pictures before the first is stored.
  public var passes: Int { kind == .gif ? 2 : 1 }

  /// Chooses frames.
  ///
  /// - Parameters:
  ///   - kind: The format.
  ///   - range: The frames of the film that are shown.
  ///   - every: Which of them are taken: every n-th, from the first; nil for as many as players of that format show.
  ///   - rate: The film's frame rate.
  ///   - path: What errors call the file.
  /// - Throws: `PipelineError.output`, for too many pictures in all or a second.
  public init(
    _ kind: AnimationKind, of range: Range<Int>, every: Int?, at rate: FrameRate, path: String
  ) throws(PipelineError) {
    // The fewest frames that are as long as a picture must be shown.
    let shortest = rate.denominator * kind.mostPicturesASecond
    let enough = (rate.numerator + shortest - 1) / shortest
    let every = min(every ?? enough, max(range.count, enough))
    guard every >= enough else { throw .output(path: path, .tooFast(kind, every: every, enough: enough)) }
    let count = (range.count + every - 1) / every
    guard count <= AnimationPlan.limit else {
      let enough = (range.count + AnimationPlan.limit - 1) / AnimationPlan.limit
      throw .output(path: path, .tooManyPictures(count, enough: enough))
    }
    self.kind = kind
    frames = stride(from: range.lowerBound, to: range.upperBound, by: every).map { $0 }
    period = PresentationTime(Int64(every * rate.denominator), Int64(rate.numerator))
  }
}
