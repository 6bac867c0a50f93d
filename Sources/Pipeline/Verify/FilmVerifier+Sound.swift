import Audio
import FilmKit
import Media
import Numerics
import Timeline
import Video

extension FilmVerifier {
  /// How far a tone may be from its frame, in samples: 1 ms.
  private static let latest = PCMBuffer.sampleRate / 1000
  /// Samples in a frame of AAC, by which the sound may be longer or shorter than the picture.
  private static let codedFrame = 1024

  /// Decodes the sound, measures it, and looks for every tone where its frame begins.
  func sound(_ path: String, _ contents: MovieContents) throws(PipelineError) -> [Finding] {
    guard let soundtrack else {
      return [
        Finding("sound", contents.sound == nil, contents.sound?.codec ?? "none", expected: "none")
      ]
    }
    guard let info = contents.sound else { return [Finding("sound", false, "none", expected: "a track of sound")] }
    let onsets = soundtrack.score.onsets
    let starts = onsets.map { $0.sample - OnsetMeter.before }
    var decoded = SoundWindows(starts: starts, length: OnsetMeter.size)
    var (tones, voice) = (decoded, decoded)
    var meter = LoudnessMeter()
    var count = 0
    var reader: SoundReader
    do { reader = try SoundReader(path: path) } catch { throw .sound(error) }
    while true {
      guard !Task.isCancelled else { throw .interrupted(pictures: nil) }
      let block: PCMBuffer?
      do { block = try reader.next() } catch { throw .sound(error) }
      guard let block else { break }
      meter.hear(block)
      decoded.hear(block)
      count += block.count
    }
    var mixed = soundtrack.reader()
    while mixed.position < soundtrack.count {
      let first = mixed.position
      let stems = try mixed.next(min(LeveledSound.block, soundtrack.count - first))
      tones.hear(soundtrack.leveling.applied(to: stems.tones, from: first))
      voice.hear(soundtrack.leveling.applied(to: stems.voice, from: first))
    }
    let lateness = onsets.indices.map {
      OnsetMeter.lateness(decoded: decoded.pieces[$0], tones: tones.pieces[$0], voice: voice.pieces[$0])
    }
    return [
      Finding(isGood: true, name: "sound", text: "\(info.codec), \(info.sampleRate) Hz, \(info.channels) channels"),
      Finding(
        "length", abs(count - soundtrack.count) <= Self.codedFrame,
        "\(count) samples, \(Self.signed(count - soundtrack.count)) against the picture",
        expected: "at most \(Self.codedFrame) more or fewer"),
    ] + met(onsets, lateness) + level(meter)
  }

  private func met(_ onsets: [Score.Onset], _ lateness: [OnsetMeter.Lateness?]) -> [Finding] {
    guard !onsets.isEmpty else { return [] }
    let found = zip(onsets, lateness).compactMap { onset, late in late.map { (onset, $0) } }
    guard let worst = found.max(by: { abs($0.1.samples) < abs($1.1.samples) }) else {
      return [Finding("tones", false, "none of \(onsets.count) found", expected: "a tone at each event")]
    }
    let late = worst.1.samples
    let milliseconds = (1000 * Double(late) / Double(PCMBuffer.sampleRate)).text(decimals: 3)
    let isGood = abs(late) <= Self.latest && found.count == onsets.count
    let under = found.filter { !$0.1.isTone }.count
    let voice = under == 0 ? "" : " (\(under) under speech, and measured with it)"
    return [
      Finding(
        "tones", isGood,
        "\(found.count) of \(onsets.count) found\(voice), furthest off \(Self.signed(late)) samples (\(milliseconds) ms), "
          + "in \(worst.0.event.beat) at frame \(worst.0.event.frame)",
        expected: "all, each within \(Self.latest) samples of its frame")
    ]
  }

  private func level(_ meter: borrowing LoudnessMeter) -> [Finding] {
    guard let soundtrack, let wanted = soundtrack.leveling.finalLoudness else { return [] }
    guard let loudness = meter.loudness else { return [Finding("loudness", false, "silence", expected: "sound")] }
    let peak = meter.truePeak > 0 ? Decibels.of(meter.truePeak) : -99
    let mixedPeak = soundtrack.leveling.finalTruePeak ?? -99
    // Without a loudness that was asked for, the mix may have any peak.
    let most = max(Leveling.ceiling, mixedPeak + LeveledSound.lossyHeadroom)
    return [
      Finding(
        "loudness", abs(loudness - wanted) <= 0.2, "\(loudness.text(decimals: 2)) LUFS",
        expected: "\(wanted.text(decimals: 2)) LUFS"),
      Finding(
        "peak", peak <= most, "\(peak.text(decimals: 2)) dB true peak",
        expected: "at most \(most.text(decimals: 2)) dB"),
    ]
  }

  private static func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }
}
