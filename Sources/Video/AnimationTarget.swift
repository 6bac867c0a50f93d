/// The file of an animation, which takes one picture after the other.
protocol AnimationTarget: AnyObject {
  /// Whether a picture is the last that was stored.
  func shows(_ picture: AnimationPicture) -> Bool

  /// Stores a picture that starts at a tick; the first starts at 0.
  func store(_ picture: AnimationPicture, at start: Int64) throws(VideoError)

  /// Stores the last picture once more, which starts again at a tick.
  func storeAgain(at start: Int64) throws(VideoError)

  /// Completes the file and closes it; the last picture is shown for so many ticks.
  func finish(lastShownFor ticks: Int64) throws(VideoError)
}
