import Audio
import Drawing
import FilmKit
import Foundation
import Media
import Testing

@testable import Pipeline

@Suite("frames as somebody looks at them")
struct FrameViewsTests {
  @Test("have the bytes of a still at the film's size, in any order and at any width in between")
  func still() async throws {
    let project = try Support.project()
    var views = FrameViews(project.film)
    for (frame, width) in [(0, 320), (30, 160), (30, 320), (29, 320), (45, 100), (30, 5000), (0, 160), (30, 320)] {
      let file = try views.png(frame, width: width)
      if width >= 320 {
        let still = try await Support.inFolder { folder in
          _ = try StillRenderer(film: project.film).render(
            frame, to: "\(folder)/s.png", keeping: InputFiles(timeline: "none.json"))
          return try Support.bytes("\(folder)/s.png")
        }
        #expect(file == still, "frame \(frame)")
      } else {
        var fresh = FrameViews(project.film)
        #expect(try fresh.png(frame, width: width) == file, "frame \(frame), \(width) wide")
      }
    }
  }
}

@Suite("sound as bytes of a file")
struct WAVStreamTests {
  @Test("is the mix of the film, in 16 bits, whichever part is asked for")
  func parts() throws {
    let project = try Support.project()
    let plan = try #require(SoundPlan(of: project.film, voice: nil))
    let soundtrack = try LeveledSound(plan, loudness: -14)
    let stream = WAVStream(soundtrack)
    func read(_ range: Range<Int>) throws -> [UInt8] {
      var reader = stream.reader(range)
      var bytes: [UInt8] = []
      while true {
        let next = try reader.next()
        if next.isEmpty { return bytes }
        bytes += next
      }
    }
    let whole = try read(0..<stream.count)
    #expect(whole.count == 44 + 4 * plan.count)
    #expect(whole.starts(with: Array("RIFF".utf8)))
    for range in [0..<10, 40..<47, 45..<46, 44..<44, 1001..<90_003, stream.count - 7..<stream.count] {
      #expect(try read(range) == Array(whole[range]), "\(range)")
    }
    // Against the mix itself.
    var reader = soundtrack.reader()
    let mix = soundtrack.leveling.applied(to: try reader.next(48_000).mix(gain: 1), from: 0)
    for sample in stride(from: 0, to: 48_000, by: 997) {
      let at = 44 + 4 * sample
      let level = Int16(bitPattern: UInt16(whole[at]) | UInt16(whole[at + 1]) << 8)
      #expect(abs(Float(level) / 32767 - mix.left[sample]) <= 0.5 / 32767 + 1e-6)
    }
  }
}
