import Drawing
public import FilmKit
import Media
import Raster
public import Review
import Timeline

/// Looks for labels that are too near in colour to what is behind them, whatever that is: ground, card, halo or light.
///
/// It looks at the last frame of every beat, when all has come to rest: the frame is drawn at the film's own size
/// without its labels, and every run of a label that is of one colour is held against the pixels in the bounds of
/// its ink, by `Contrast`. What is half invisible, or fades where a camera's view ends, is not for reading then and is
/// passed over.
public struct ContrastLint: Sendable {
  private let film: any Film

  /// Prepares to look through a film.
  public init(_ film: any Film) { self.film = film }

  /// All findings, in the order of their times: one for each label and beat.
  ///
  /// Throws what drawing throws, and when the run is cancelled.
  public func findings() throws(PipelineError) -> [LayoutFinding] { try findings(in: film.timeline.beats) }

  /// The findings of some beats; the same whatever other beats there are.
  func findings(in beats: [Beat]) throws(PipelineError) -> [LayoutFinding] {
    let contrast = Contrast()
    let size = film.timeline.size
    var painter = FramePainter(width: size.width, height: size.height)
    var findings: [LayoutFinding] = []
    for beat in beats {
      guard let frame = beat.frames.last else { continue }
      guard !Task.isCancelled else { throw .interrupted(pictures: nil) }
      do { _ = try painter.paint(film.ground(frame)) } catch { throw .drawing(frame: frame, error) }
      for label in film.marks(frame) where Self.isRead(label) {
        for run in label.coloredRuns {
          let color = run.color.opacity(label.opacity)
          guard let ratio = contrast.ratio(of: color, to: painter.pixels, in: run.bounds), ratio < LayoutLint.contrast
          else { continue }
          findings.append(
            LayoutFinding(.lowContrast(ratio, color: run.color), text: label.text, beat: beat.id, frame: frame))
        }
      }
    }
    return LayoutFinding.grouped(findings)
  }

  private static func isRead(_ mark: Mark) -> Bool { mark.kind == .label && mark.opacity >= 0.5 && !mark.isAtEdge }
}
