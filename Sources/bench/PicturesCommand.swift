import ArgumentParser
import FilmKit
import Media
import Raster
import Text
import Timeline

/// Measures how long frames take to become PNG pictures, on one core, and how large they are.
struct PicturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pictures", abstract: "How long a drawn frame takes to become a PNG picture.")

  @OptionGroup var film: BenchOptions

  @Option(help: "Every n-th frame.")
  var every: Int = 60

  func run() throws {
    let film = try self.film.film()
    var painter = FramePainter(width: film.timeline.size.width, height: film.timeline.size.height)
    var watch = Stopwatch()
    var bytes = 0
    for range in try self.film.ranges(of: film) {
      for frame in range where frame % max(1, every) == 0 {
        _ = try painter.paint(film.frame(frame))
        // The better of two: other work on the machine only ever takes time.
        var tries = Stopwatch()
        for _ in 0..<2 { bytes += try tries.measure { try PNG.encode(painter.pixels, opaque: true).count } }
        watch.add(tries.milliseconds.min() ?? 0)
      }
    }
    let count = max(1, watch.milliseconds.count)
    print(
      JSONText.object([
        ("pictures", .integer(watch.milliseconds.count)), ("median", .number(watch.median)),
        ("mean", .number(watch.mean)), ("bytes", .integer(bytes / (2 * count))),
      ]).line)
  }
}
