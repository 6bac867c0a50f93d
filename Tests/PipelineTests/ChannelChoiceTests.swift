import Testing
import Video

@testable import Pipeline

@Suite("of the channels of a voice")
struct ChannelChoiceTests {
  private func survey(
    _ powers: [Double], voice: [Double]? = nil, alike: [[Double]]? = nil, hasPlaces: Bool = true, low: Int? = nil
  ) -> ChannelSurvey {
    let same = powers.map { a in powers.map { b in a > 0 && b > 0 ? 0.5 : 0 } }
    return ChannelSurvey(
      powers: powers, voicePowers: voice ?? powers, correlations: alike ?? same, hasPlaces: hasPlaces, lowFrequency: low
    )
  }

  @Test("one that alone has sound is heard on both sides, however many there are")
  func one() {
    let left = ChannelChoice(survey([0.01, 0]))
    #expect(left.mix == .only(0, of: 2) && left.remark == .oneChannel(1, of: 2))
    // Noise 41 dB below is silence, speech 39 dB below is not, unless it is softer than −50 dB.
    #expect(ChannelChoice(survey([0.2 * 0.00008, 0.2])).mix == .only(1, of: 2))
    #expect(ChannelChoice(survey([0.2 * 0.00013, 0.2])).mix == nil)
    #expect(ChannelChoice(survey([0.002 * 0.004, 0.002])).mix == nil)
    #expect(ChannelChoice(survey([0.002 * 0.003, 0.002])).mix == .only(1, of: 2))
    let fourth = ChannelChoice(survey([0, 0, 0, 0.01, 0, 0], low: 3))
    #expect(fourth.mix == .only(3, of: 6) && fourth.remark == .oneChannel(4, of: 6))
  }

  @Test("two that cancel each other: one is turned back")
  func opposed() {
    let turned = ChannelChoice(survey([0.01, 0.01], alike: [[1, -0.9], [-0.9, 1]]))
    #expect(turned.mix == ChannelMix(left: [1, 0], right: [0, -1]) && turned.remark == .opposed([2], of: 2))
    let placed = ChannelChoice(
      survey([0.02, 0.01, 0.01, 0], alike: [[1, 0, -0.9, 0], [0, 1, 0, 0], [-0.9, 0, 1, 0], [0, 0, 0, 0]]))
    let third = Float(1) / 3
    #expect(placed.mix == ChannelMix(both: [third, third, -third, 0]) && placed.remark == .opposed([3], of: 4))
    let wide = ChannelChoice(survey([0.01, 0.01], alike: [[1, -0.3], [-0.3, 1]]))
    #expect(wide.mix == nil && wide.remark == nil)
  }

  @Test("those without places are in the middle, apart from the silent ones, and none cancels another")
  func placeless() {
    let some = ChannelChoice(survey([0, 0.01, 0, 0.02], hasPlaces: false))
    #expect(some.mix == ChannelMix(both: [0, 0.5, 0, 0.5]) && some.remark == .placeless([2, 4], of: 4))
    let alike = [[1.0, -0.8, 0], [-0.8, 1, 0], [0, 0, 0]]
    let turned = ChannelChoice(survey([0.02, 0.01, 0], alike: alike, hasPlaces: false))
    #expect(turned.mix == ChannelMix(both: [0.5, -0.5, 0]) && turned.remark == .opposed([2], of: 3))
  }

  @Test("the low-frequency one is left out unless it speaks")
  func lowFrequency() {
    let powers = [0.01, 0.01, 0.02, 0.05, 0, 0]
    let film = ChannelChoice(survey(powers, voice: [0.01, 0.01, 0.02, 0.0001, 0, 0], low: 3))
    #expect(film.mix == nil && film.remark == nil)
    let voice = ChannelChoice(survey(powers, low: 3))
    #expect(voice.mix == ChannelMix(both: [0.25, 0.25, 0.25, 0.25, 0, 0]) && voice.remark == .lowFrequency(4, of: 6))
  }

  @Test("nothing is said of silence, nor of one")
  func silence() {
    #expect(ChannelChoice(survey([0, 0])).mix == nil && ChannelChoice(survey([0, 0])).remark == nil)
    #expect(ChannelChoice(survey([0.1])).mix == nil)
  }

  @Test("what was decided is told in whole sentences")
  func words() {
    let words: [(RecordingRemark, String)] = [
      (
        .oneChannel(1, of: 2),
        "only the left channel has sound, and is heard on both sides. \"channel\": \"mix\" leaves it where it is."
      ),
      (
        .oneChannel(4, of: 6),
        "only channel 4 of 6 has sound, and is heard on both sides. \"channel\": \"mix\" leaves it where it is."
      ),
      (
        .opposed([2], of: 2),
        "the right channel is turned over, so that the channels would cancel each other; turned back. \"channel\": "
          + "\"mix\" leaves them as they are."
      ),
      (
        .placeless([2, 4], of: 6),
        "it has 6 channels without places; 2 and 4 have sound, and are heard in the middle. \"channel\": 2 takes one "
          + "alone."
      ),
      (
        .lowFrequency(4, of: 6),
        "there is speech in its channel 4 of 6, the low-frequency one, which players leave out; all that have sound are "
          + "heard in the middle. \"channel\": 4 takes it alone."
      ),
      (
        .cutOff(share: 0.25),
        "its header states more sound than there is: 25 % of it is in the file, and that is heard. If it was cut off, "
          + "export or copy it again."
      ),
      (.cutOff(share: 4), "its header states less sound than there is; all that is in the file is heard."),
      (.silent(otherTracks: []), "it is silent: no voice is heard. Is it the right file?"),
      (.silent(otherTracks: [2, 3]), "it is silent: no voice is heard. Sound is in track 2 and 3: \"track\": 2."),
      (
        .soft(-61.25),
        "at -61.3 LUFS it is too soft for a voice. Is it the right file? Else make it louder with \"volume\"."
      ),
    ]
    for (remark, text) in words { #expect("\(remark)" == text) }
  }
}
