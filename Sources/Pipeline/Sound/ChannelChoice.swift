import Video

/// How the channels of a voice become two, by what is in them: none that speaks is lost, and none cancels another.
struct ChannelChoice {
  /// The mix; nil where the usual one does.
  let mix: ChannelMix?
  /// What is to be said of it; nil for nothing.
  let remark: RecordingRemark?

  /// A channel so much softer than the loudest, as a share of its power, has nothing but noise and crosstalk: 40 dB.
  private static let silent = 1e-4
  /// So has one that is softer than −50 dB and 25 dB softer than the loudest: an input that nothing is plugged into.
  private static let (soft, softer) = (1e-5, 0.00316)
  /// What is above 300 Hz in a low-frequency channel is at least 12 dB softer than in the others.
  private static let spoken = 0.063
  /// Two channels that are less alike than this cancel each other where they are added.
  private static let opposed = -0.6

  /// Decides.
  init(_ survey: ChannelSurvey) {
    let count = survey.powers.count
    let most = survey.powers.max() ?? 0
    guard count > 1, most > 0 else {
      (mix, remark) = (nil, nil)
      return
    }
    let heard = (0..<count).filter { channel in
      let power = survey.powers[channel]
      return power > Self.silent * most && (power > Self.soft || power > Self.softer * most)
    }
    if heard.count == 1 {
      mix = .only(heard[0], of: count)
      remark = .oneChannel(heard[0] + 1, of: count)
    } else if count == 2 {
      let isOpposed = survey.correlations[0][1] < Self.opposed
      mix = isOpposed ? ChannelMix(left: [1, 0], right: [0, -1]) : nil
      remark = isOpposed ? .opposed([2], of: 2) : nil
    } else if !survey.hasPlaces {
      let opposed = Self.opposed(among: heard, survey)
      mix = Self.even(heard, of: count, turning: opposed)
      remark =
        opposed.isEmpty ? .placeless(heard.map { $0 + 1 }, of: count) : .opposed(opposed.map { $0 + 1 }, of: count)
    } else if let low = survey.lowFrequency,
      survey.voicePowers[low] > Self.spoken * (survey.voicePowers.max() ?? 0), heard.contains(low)
    {
      mix = Self.even(heard, of: count, turning: [])
      remark = .lowFrequency(low + 1, of: count)
    } else {
      // Channels that have places are mixed as players do, as long as they don't cancel each other there.
      let others = heard.filter { $0 != survey.lowFrequency }
      let opposed = Self.opposed(among: others, survey)
      mix = opposed.isEmpty ? nil : Self.even(others, of: count, turning: opposed)
      remark = opposed.isEmpty ? nil : .opposed(opposed.map { $0 + 1 }, of: count)
    }
  }

  /// The channels that are turned over against the loudest one.
  private static func opposed(among heard: [Int], _ survey: ChannelSurvey) -> [Int] {
    let compared = heard.filter { $0 < survey.correlations.count }
    guard let loudest = compared.max(by: { survey.powers[$0] < survey.powers[$1] }) else { return [] }
    return compared.filter { survey.correlations[loudest][$0] < opposed }
  }

  /// Some channels of all in the middle, each with the same share.
  private static func even(_ heard: [Int], of count: Int, turning opposed: [Int]) -> ChannelMix {
    let share = 1 / Float(heard.count)
    return ChannelMix(
      both: (0..<count).map { opposed.contains($0) ? -share : heard.contains($0) ? share : 0 })
  }
}
