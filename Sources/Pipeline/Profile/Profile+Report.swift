import Foundation
import Numerics
import Text

extension Profile {
  /// The events as Chrome's trace viewer and Perfetto read them: times in microseconds, a line for each worker.
  var trace: [UInt8] {
    let events = events
    let lanes = (0...(events.map(\.lane).max() ?? 0)).map { lane -> String in
      let worker = JSONText.string(lane == 0 ? "film" : "worker \(lane)")
      return JSONText.object([
        ("name", .string("thread_name")), ("ph", .string("M")), ("pid", .integer(1)), ("tid", .integer(lane)),
        ("args", .object([("name", worker)])),
      ]).line
    }
    let lines = events.sorted { ($0.start, $0.lane) < ($1.start, $1.lane) }.map { event in
      JSONText.object([
        ("name", .string(event.stage.rawValue)), ("cat", .string("render")), ("ph", .string("X")),
        ("ts", .literal(Self.thousandths(event.start))), ("dur", .literal(Self.thousandths(event.duration))),
        ("pid", .integer(1)), ("tid", .integer(event.lane)),
        ("args", .object(event.frame.map { [("frame", .integer($0))] } ?? [])),
      ]).line
    }
    let text = Self.beginning + (lanes + lines).joined(separator: ",\n") + "\n]}\n"
    return Array(text.utf8)
  }

  /// Milliseconds of each stage, a drawn frame or in all, in one line for people; a stage that did nothing is left out.
  public var summary: String {
    let events = events
    func total(_ stage: Stage) -> (milliseconds: Double, count: Int) {
      let own = events.filter { $0.stage == stage }
      return (Double(own.reduce(0) { $0 + $1.duration }) / 1e6, own.count)
    }
    let frames = [Stage.list, .raster, .convert, .encode].compactMap { stage -> String? in
      let (milliseconds, count) = total(stage)
      return count == 0 ? nil : "\(stage.rawValue) \((milliseconds / Double(count)).text(decimals: 3))"
    }
    let wholes = [Stage.plan, .sound, .cache, .write].compactMap { stage -> String? in
      let (milliseconds, count) = total(stage)
      return count == 0 ? nil : "\(stage.rawValue) \(milliseconds.text(decimals: 0))"
    }
    let drawn = total(.raster).count
    let parts = [
      frames.isEmpty ? nil : "ms a frame, of \(drawn) drawn: \(frames.joined(separator: ", "))",
      wholes.isEmpty ? nil : "ms in all: \(wholes.joined(separator: ", "))",
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }

  /// Refuses a name that the trace can't be written under: that of a file that is none of these traces, too.
  ///
  /// - Throws: `PipelineError.output`.
  public static func check(
    _ path: String, besides film: String, keeping inputs: InputFiles
  ) throws(PipelineError) {
    guard InputFiles().adding(film, as: .film).use(of: path) == nil else {
      throw .output(path: path, .isOutput(kind: "film"))
    }
    let target = try Output.checkSidecar(path, keeping: inputs)
    try Output.checkKind(of: target, for: path, kind: "profile") { $0.starts(with: Self.beginning.utf8) }
  }

  /// Writes the trace.
  ///
  /// - Throws: `PipelineError.writing`.
  public func write(to path: String) throws(PipelineError) {
    var file = AtomicFile(path: path)
    try file.write(trace)
    try file.finish(synced: false)
  }

  /// What every trace begins with.
  private static let beginning = "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n"

  /// A number of thousandths with three decimals.
  private static func thousandths(_ value: Int) -> String {
    let digits = String(value % 1000)
    return "\(value / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
