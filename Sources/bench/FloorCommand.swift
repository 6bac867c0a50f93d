import ArgumentParser
import Drawing
import FilmKit
import Media
import Raster
import Text
import Timeline
import Video

/// Compresses the very frames of a film that are already in memory: what any renderer that encodes every frame takes.
struct FloorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "floor", abstract: "How long one encoder of one thread takes for all frames, already in memory.")

  @OptionGroup var film: BenchOptions

  func run() throws {
    let film = try self.film.film()
    let format = try self.film.format(of: film)
    var watch = Stopwatch()
    var frames = 0
    for range in try self.film.ranges(of: film) {
      let pictures = try Self.pictures(range, of: film)
      let settings = BenchOptions.everyPicture
      try watch.measure {
        var encoder = try ChunkEncoder(format: format, settings: settings)
        for picture in pictures { try encoder.encode(picture.planes) }
        _ = try encoder.finish()
      }
      frames += range.count
    }
    print(JSONText.object([("frames", .integer(frames)), ("seconds", .number(watch.seconds))]).line)
  }

  private static func pictures(_ range: Range<Int>, of film: any Film) throws -> [Picture] {
    var painter = FramePainter(width: film.timeline.size.width, height: film.timeline.size.height)
    var pictures: [Picture] = []
    for frame in range {
      let changed = try painter.paint(film.frame(frame))
      if changed.isEmpty, let last = pictures.last {
        pictures.append(last)
      } else {
        pictures.append(Picture(painter.pixels))
      }
    }
    return pictures
  }
}
