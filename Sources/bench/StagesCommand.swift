import ArgumentParser
import Drawing
import FilmKit
import Media
import Raster
import Text
import Video

/// Measures each stage of the frames that differ from the one before, on one core; and the encoder alone for the same.
struct StagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages", abstract: "How long a moving frame takes, stage by stage, and against the encoder alone.")

  @OptionGroup var film: BenchOptions

  func run() throws {
    let film = try self.film.film()
    let format = try self.film.format(of: film)
    var (lists, rasters, converts, encodes) = (Stopwatch(), Stopwatch(), Stopwatch(), Stopwatch())
    var (whole, floor, floors) = (Stopwatch(), Stopwatch(), Stopwatch())
    for range in try self.film.ranges(of: film) {
      let moving = Self.moving(range, of: film)
      guard moving.count > 1 else { continue }
      // A film of these frames alone, as it is rendered: the first is the key frame of the chunk, and counts too.
      try whole.measure {
        var painter = FramePainter(width: format.width, height: format.height)
        var planes = PlanarFrame(width: format.width, height: format.height)
        var encoder = try ChunkEncoder(format: format, settings: EncoderSettings(.h264))
        for frame in moving {
          let list = lists.measure { film.frame(frame) }
          let changed = try rasters.measure { try painter.paint(list) }
          converts.measure { for area in changed { planes.convert(painter.pixels, in: area) } }
          let motion = MotionVector(pixels: (painter.shift.x, painter.shift.y))
          try encodes.measure { try encoder.encode(planes, changed: changed, motion: motion) }
        }
        _ = try encoder.finish()
      }
      // The same frames in memory, and the encoder alone.
      let pictures = try Self.pictures(moving, of: film, format)
      try floor.measure {
        var encoder = try ChunkEncoder(format: format, settings: BenchOptions.everyPicture)
        for picture in pictures { try floors.measure { try encoder.encode(picture.planes) } }
        _ = try encoder.finish()
      }
    }
    let all = lists.adding(rasters).adding(converts)
    print(
      JSONText.object([
        ("frames", .integer(lists.milliseconds.count)), ("listMedian", .number(lists.median)),
        ("rasterMedian", .number(rasters.median)), ("convertMedian", .number(converts.median)),
        ("allMedian", .number(all.median)), ("allMean", .number(all.mean)),
        ("encodeMedian", .number(encodes.median)), ("floorMedian", .number(floors.median)),
        ("seconds", .number(whole.seconds)),
        ("floorSeconds", .number(floor.seconds)),
      ]).line)
  }

  /// The frames of a range that differ from the one before.
  private static func moving(_ range: Range<Int>, of film: any Film) -> [Int] {
    var last: DisplayList?
    return range.filter { frame in
      let list = film.frame(frame)
      defer { last = list }
      return list != last
    }
  }

  private static func pictures(_ frames: [Int], of film: any Film, _ format: VideoFormat) throws -> [Picture] {
    var painter = FramePainter(width: format.width, height: format.height)
    return try frames.map { frame in
      _ = try painter.paint(film.frame(frame))
      return Picture(painter.pixels)
    }
  }
}
