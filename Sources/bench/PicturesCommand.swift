import ArgumentParser
import FilmKit
import Media
import Raster
import Text
import Timeline

/// Measures how long frames take to become PNG pictures, on one core, and how large they are: as they are exported, one
/// after the other.
struct PicturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pictures", abstract: "How long a drawn frame takes to become a PNG picture.")

  @OptionGroup var film: BenchOptions

  @Option(help: "Of how many frames the first is drawn without those before it, as a worker's run begins.")
  var length: Int = 32

  @Option(help: "Every n-th of such runs.")
  var every: Int = 20

  func run() throws {
    let film = try self.film.film()
    let size = film.timeline.size
    var watch = Stopwatch()
    var bytes = 0
    for range in try self.film.ranges(of: film) {
      for start in stride(from: range.lowerBound, to: range.upperBound, by: max(1, length) * max(1, every)) {
        var painter = FramePainter(width: size.width, height: size.height)
        var pictures = try PNGSequence(width: size.width, height: size.height, opaque: true)
        for frame in start..<min(start + max(1, length), range.upperBound) {
          let changed = try painter.paint(film.frame(frame))
          // A held frame is the picture before it.
          guard !changed.isEmpty else { continue }
          bytes += try watch.measure { try pictures.encode(painter.pixels, changedIn: changed).count }
        }
      }
    }
    let count = max(1, watch.milliseconds.count)
    print(
      JSONText.object([
        ("pictures", .integer(watch.milliseconds.count)), ("median", .number(watch.median)),
        ("mean", .number(watch.mean)), ("bytes", .integer(bytes / count)),
      ]).line)
  }
}
