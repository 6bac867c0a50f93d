import Numerics
import TestSupport
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

  @Test(arguments: [
    ("23.976", "24000/1001"), ("23.98", "24000/1001"), ("23.97", "24000/1001"), ("23.9760", "24000/1001"),
    ("23.976024", "24000/1001"), ("23.976023976023978", "24000/1001"), ("29.97", "30000/1001"),
    ("29.970", "30000/1001"), ("29.97003", "30000/1001"), ("29.97 fps", "30000/1001"), (" 29.97FPS ", "30000/1001"),
    ("47.952", "48000/1001"), ("47.95", "48000/1001"), ("59.94", "60000/1001"), ("59.9401", "60000/1001"),
    ("119.88", "120000/1001"), ("239.76", "240000/1001"), ("14.985", "15000/1001"), ("11.988", "12000/1001"),
    ("2.997e1", "30000/1001"), ("11.99", "12000/1001"), ("9.99", "10000/1001"), ("99.9001", "100000/1001"),
  ])
  func aNumberRoundedIsTheNameOfAFraction(_ text: String, _ rate: String) throws {
    #expect(try FrameRate(parsing: text).description == rate)
    #expect(FrameRate.isRounded(text))
  }

  @Test(arguments: [
    ("12.5", "25/2"), ("24.5", "49/2"), ("29.9", "299/10"), ("23.9", "239/10"), ("29.971", "29971/1000"),
    ("29.96", "749/25"), ("23.975", "959/40"), ("23.99", "2399/100"), ("59.95", "1199/20"), ("8.991", "8991/1000"),
    ("1.998", "999/500"), ("60", "60"), ("60.00", "60"), ("30 fps", "30"), ("30000/1001", "30000/1001"),
    ("99.9", "999/10"), ("25.000001", "none"), ("23.9760239", "24000/1001"), ("25.12345678", "none"), ("fps", "none"),
    ("29,97", "none"), ("1e999", "none"), ("-29.97", "none"), ("240.24", "none"), ("", "none"),
  ])
  func otherNumbersAreWhatTheyAre(_ text: String, _ rate: String) {
    #expect((try? FrameRate(parsing: text))?.description ?? "none" == rate)
    #expect(FrameRate.isRounded(text) == (text == "23.9760239"))
  }

  @Test func aRateThatIsOnlyNamedIsTold() throws {
    func warnings(_ rate: String) throws -> [String] {
      let timeline = try Timeline(parsing: with("\"video\": {\"fps\": \(rate)}"), file: "t.json")
      return ["\(timeline.frameRate)"] + timeline.warnings.map(\.description)
    }
    let end = #"is taken for 30000/1001 frames a second, which editors call so. Write "30000/1001" to say it."#
    #expect(try warnings("29.97") == ["30000/1001", "t.json:1:61: warning: video.fps: 29.97 \(end)"])
    #expect(try warnings("\"29.97 fps\"") == ["30000/1001", "t.json:1:61: warning: video.fps: 29.97 fps \(end)"])
    #expect(try warnings("\"30000/1001\"") == ["30000/1001"])
    #expect(try warnings("\"25\"") == ["25"])
    #expect(try warnings("12.5") == ["25/2"])
  }

  @Test func ratesOutOfBoundsAreNone() {
    #expect(FrameRate(numerator: 0) == nil)
    #expect(FrameRate(numerator: 1, denominator: 2) == nil)
    #expect(FrameRate(numerator: 241) == nil)
    #expect(FrameRate(numerator: 240_000_001, denominator: 1_000_001) == nil)
    #expect(FrameRate(numerator: 60_000_000, denominator: 1_000_000)?.description == "60")
  }
}
