/// What is in each channel of a recording, measured once through: enough to tell which of them speak.
public struct ChannelSurvey: Hashable, Sendable {
  /// The mean square of every channel; full scale is 1.
  public let powers: [Double]
  /// The mean square of what is above 300 Hz, where speech is and what belongs on a low-frequency channel is not.
  public let voicePowers: [Double]
  /// How alike every two of the first channels are, `correlations[a][b]`, −1 … 1; 0 where one is silent.
  public let correlations: [[Double]]
  /// Whether the file says where its channels are heard: left, centre and so on.
  public let hasPlaces: Bool
  /// The low-frequency channel, where the file has one.
  public let lowFrequency: Int?

  /// Makes a survey of its parts.
  public init(
    powers: [Double], voicePowers: [Double], correlations: [[Double]], hasPlaces: Bool, lowFrequency: Int?
  ) {
    (self.powers, self.voicePowers, self.correlations) = (powers, voicePowers, correlations)
    (self.hasPlaces, self.lowFrequency) = (hasPlaces, lowFrequency)
  }
}

/// Measures channels, block by block.
struct ChannelSurveyor {
  /// Of how many channels it is measured how alike they are: more are no stereo, nor copies of each other by mistake.
  private static let compared = 8
  /// Where speech begins, in hertz.
  private static let voice = 300.0
  /// How many times the same simple filter is passed, each time with 6 dB an octave.
  private static let order = 3

  private var count = 0
  private var squares: [Double]
  private var voiceSquares: [Double]
  private var products: [[Double]]
  /// The low part of every channel after each pass.
  private var lows: [[Double]]

  /// Begins with a number of channels.
  init(channels: Int) {
    squares = Array(repeating: 0, count: channels)
    voiceSquares = squares
    let compared = min(channels, Self.compared)
    products = Array(repeating: Array(repeating: 0, count: compared), count: compared)
    lows = Array(repeating: Array(repeating: 0, count: Self.order), count: channels)
  }

  /// Takes samples of every channel, of some number a second.
  mutating func take(_ channels: [[Float]], rate: Int) {
    guard channels.count == squares.count, let first = channels.first else { return }
    // A pole where the response has fallen by 3 dB, by the backward difference.
    let slope = 2 * Double.pi * Self.voice / Double(rate)
    let share = slope / (1 + slope)
    for (index, samples) in channels.enumerated() {
      var (sum, voice) = (0.0, 0.0)
      for sample in samples {
        var high = Double(sample)
        guard high.isFinite else { continue }
        sum += high * high
        for pass in 0..<Self.order {
          lows[index][pass] += share * (high - lows[index][pass])
          high -= lows[index][pass]
        }
        voice += high * high
      }
      squares[index] += sum
      voiceSquares[index] += voice
    }
    for a in products.indices {
      for b in 0..<a {
        let sum = zip(channels[a], channels[b]).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
        if sum.isFinite { products[a][b] += sum }
      }
    }
    count += first.count
  }

  /// What was measured.
  func finish(hasPlaces: Bool, lowFrequency: Int?) -> ChannelSurvey {
    let total = Double(max(count, 1))
    var alike = products
    for a in products.indices {
      alike[a][a] = squares[a] > 0 ? 1 : 0
      for b in 0..<a {
        let scale = (squares[a] * squares[b]).squareRoot()
        alike[a][b] = scale > 0 ? products[a][b] / scale : 0
        alike[b][a] = alike[a][b]
      }
    }
    return ChannelSurvey(
      powers: squares.map { $0 / total }, voicePowers: voiceSquares.map { $0 / total }, correlations: alike,
      hasPlaces: hasPlaces, lowFrequency: lowFrequency)
  }
}

extension SoundReader {
  /// Measures the channels of a track, as far as it can be decoded; nil where there are less than two.
  ///
  /// - Throws: What opening the file throws.
  public static func survey(of path: String, track: TrackName? = nil) throws(VideoError) -> ChannelSurvey? {
    let decoder = try SoundDecoder(path: path, track: track)
    guard decoder.info.channels > 1 else { return nil }
    var surveyor = ChannelSurveyor(channels: decoder.info.channels)
    // Whoever reads the sound reports what is wrong with it.
    do throws(VideoError) {
      while let block = try decoder.nextChannels() { surveyor.take(block.channels, rate: block.rate) }
    } catch {}
    return surveyor.finish(hasPlaces: decoder.hasPlaces, lowFrequency: decoder.lowFrequency)
  }
}
