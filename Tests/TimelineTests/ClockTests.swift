import Numerics
import Testing

@testable import Timeline

@Suite struct ClockTests {
  @Test(arguments: ["30000/1001", "24000/1001", "60", "25", "29.97", "240", "1", "999983/4211"])
  func everyBoundaryIsWithinHalfAFrameForTwelveHours(_ text: String) throws {
    let clock = FrameClock(try FrameRate(parsing: text))
    let rate = clock.frameRate.rational
    var generator = SeededGenerator(seed: 42)
    var (time, count, lastFrame) = (0, 0, 0)
    while time <= FilmTime.longestFilm.microseconds {
      let frame = clock.frame(at: FilmTime(microseconds: time))
      // |frame / fps − time| ≤ 1 / (2 fps), in whole numbers and 128 bits.
      let exact = Int128(time) * Int128(rate.numerator)
      let grid = Int128(frame) * Int128(1_000_000 * rate.denominator)
      #expect(abs(2 * (grid - exact)) <= Int128(1_000_000 * rate.denominator))
      count += frame - lastFrame
      lastFrame = frame
      time += 1 + Int(generator.nextUnit() * 90_000_000)
    }
    #expect(count == lastFrame, "the lengths add up: nothing drifts")
  }

  @Test func halvesGoUp() throws {
    let clock = FrameClock(.sixty)
    // Frame 3 starts at 50 ms; half a frame before is 41.666… ms.
    #expect(clock.frame(at: FilmTime(microseconds: 41_666)) == 2)
    #expect(clock.frame(at: FilmTime(microseconds: 41_667)) == 3)
    let five = FrameClock(try FrameRate(parsing: "5"))
    #expect(five.frame(at: FilmTime(microseconds: 99_999)) == 0)
    #expect(five.frame(at: FilmTime(microseconds: 100_000)) == 1)
    #expect(five.frame(at: FilmTime(microseconds: 300_000)) == 2)
  }

  @Test func anHourOfNTSCIsExact() throws {
    let clock = FrameClock(try FrameRate(parsing: "30000/1001"))
    // 3600 · 30000 / 1001 = 107892.107…
    #expect(clock.frame(at: FilmTime(microseconds: 3_600_000_000)) == 107_892)
    #expect(clock.time(ofFrame: 107_892) == Rational(107_892 * 1001, 30000))
    #expect(clock.time(ofFrame: 30) == Rational(1001, 1000))
  }

  @Test func aFramesOwnTimeIsItsFrame() throws {
    for text in ["30000/1001", "60", "23.976"] {
      let clock = FrameClock(try FrameRate(parsing: text))
      for frame in [0, 1, 2, 3, 59, 1000, 107_892, 900_001] {
        let time = clock.time(ofFrame: frame)
        let microseconds = Int((Int128(time.numerator) * 1_000_000) / Int128(time.denominator))
        #expect(clock.frame(at: FilmTime(microseconds: microseconds)) == frame)
      }
    }
  }

  @Test func ratesOutOfBoundsAreNone() {
    #expect(FrameRate(numerator: 0) == nil)
    #expect(FrameRate(numerator: 1, denominator: 2) == nil)
    #expect(FrameRate(numerator: 241) == nil)
    #expect(FrameRate(numerator: 240_000_001, denominator: 1_000_001) == nil)
    #expect(FrameRate(numerator: 60_000_000, denominator: 1_000_000)?.description == "60")
  }
}
