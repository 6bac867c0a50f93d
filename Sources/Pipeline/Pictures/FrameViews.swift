public import FilmKit
import Media
import Timeline

/// The frames of one film as PNG files of the width that somebody looks at them in, one at a time, in any order.
///
/// What is the same as in the frame before is neither painted nor compressed again. A file's bytes depend on its frame
/// and its width alone.
public struct FrameViews: ~Copyable {
  private let size: PixelSize
  private var source: FrameSource
  private var views: [Int: View] = [:]
  /// The frame that is painted.
  private var shown: Int?

  /// How many widths are kept.
  private static let most = 4

  /// The frames at one width.
  private final class View {
    /// Nil at the film's own size.
    private var shrinker: PixelShrinker?
    private var pictures: PNGSequence
    /// Where the painted frame may differ from the one that was compressed last.
    var changed: [PixelRect]
    /// The last file, and its frame.
    private(set) var last: (frame: Int, file: [UInt8])?

    init(of film: PixelSize, width: Int) throws(MediaError) {
      let height = max(1, (film.height * width + film.width / 2) / film.width)
      if width < film.width {
        shrinker = PixelShrinker(width: film.width, height: film.height, toWidth: width, height: height)
      }
      pictures = try PNGSequence(width: width, height: height, opaque: true)
      changed = [PixelRect(x: 0, y: 0, width: film.width, height: film.height)]
    }

    func encode(_ frame: Int, _ pixels: borrowing PixelBuffer) throws(MediaError) -> [UInt8] {
      // After an error all is compressed anew.
      let areas = changed
      changed = [PixelRect(x: 0, y: 0, width: pixels.width, height: pixels.height)]
      let file: [UInt8]
      if var shrinker = shrinker.take() {
        let smaller = shrinker.shrink(pixels, changedIn: areas)
        file = try pictures.encode(shrinker.pixels, changedIn: smaller)
        self.shrinker = consume shrinker
      } else {
        file = try pictures.encode(pixels, changedIn: areas)
      }
      changed = []
      last = (frame, file)
      return file
    }
  }

  /// Prepares to show a film.
  public init(_ film: any Film) {
    size = film.timeline.size
    source = FrameSource(film)
  }

  /// A frame as a PNG file.
  ///
  /// - Parameters:
  ///   - frame: The frame, 0 ..< `film.timeline.frameCount`.
  ///   - width: How wide, in pixels; the film's own width at most.
  /// - Throws: `PipelineError.drawing`, `.picture` or `.interrupted`.
  public mutating func png(_ frame: Int, width: Int) throws(PipelineError) -> [UInt8] {
    let width = max(1, min(width, size.width))
    let view = try view(width)
    if shown == frame, let last = view.last, last.frame == frame { return last.file }
    let (others, isShown) = (Array(views.values), shown == frame)
    shown = nil
    let file = try source.draw(frame) { (pixels, areas) throws(PipelineError) in
      if !isShown {
        for view in others { view.changed += areas }
      }
      do throws(MediaError) { return try view.encode(frame, pixels) } catch { throw .picture(error) }
    }
    shown = frame
    return file
  }

  /// The frames at one width; with many widths, those that were looked at before are forgotten.
  private mutating func view(_ width: Int) throws(PipelineError) -> View {
    if let known = views[width] { return known }
    if views.count >= Self.most { views.removeAll() }
    do throws(MediaError) {
      let view = try View(of: size, width: width)
      views[width] = view
      return view
    } catch {
      throw .picture(error)
    }
  }
}
