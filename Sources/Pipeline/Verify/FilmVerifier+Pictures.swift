import FilmKit
import Numerics
import Timeline
import Video

extension FilmVerifier {
  /// Decodes all pictures, and compares some of them with the timeline's own.
  func pictures(_ path: String, _ progress: FrameCounter) throws(PipelineError) -> [Finding] {
    var reader: MovieReader
    do { reader = try MovieReader(path: path) } catch { throw .encoding(error) }
    let described = described(reader.info)
    let size = film.timeline.size
    guard reader.info.width == size.width, reader.info.height == size.height else { return described }
    var check = PictureCheck(film, hasAlpha: reader.info.pixelFormat.hasPrefix("yuva"))
    while try check.next(&reader) { progress.advance() }
    return described + check.findings
  }

  /// What the file says of its pictures.
  private func described(_ info: MovieInfo) -> [Finding] {
    let timeline = film.timeline
    let size = "\(info.width)x\(info.height)"
    let rate = timeline.frameRate
    let isRate = info.frameRateNumerator * rate.denominator == rate.numerator * info.frameRateDenominator
    let colors = [info.colorPrimaries, info.colorTransfer, info.colorSpace]
    let areTagged = colors.allSatisfy { $0 == "bt709" } && info.colorRange == "tv"
    return [
      Finding(
        "size", size == "\(timeline.size)", "\(size), \(info.codec)", expected: "\(timeline.size)"),
      Finding(
        "rate", isRate || isRounded(info), "\(info.frameRateNumerator)/\(info.frameRateDenominator) frames/s",
        expected: "\(rate)"),
      Finding(
        "colours", areTagged, "\(colors.joined(separator: "/")), range \(info.colorRange)",
        expected: "bt709/bt709/bt709, range tv"),
    ]
  }

  /// Whether the rate is only near, as in files that count milliseconds.
  private func isRounded(_ info: MovieInfo) -> Bool {
    let rate = film.timeline.frameRate.rational.double
    return abs(Double(info.frameRateNumerator) / Double(info.frameRateDenominator) - rate) < 0.001 * rate
  }
}
