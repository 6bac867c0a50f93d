import Foundation
import Numerics
import Timeline
import Video

/// A recording as a film hears it: which track of its file, and how its channels become two.
public struct Recording: Hashable, Sendable {
  /// The file.
  public let path: String
  /// What was decided of its track and channels.
  let hearing: Hearing

  /// Which sound of a file is heard, whatever the file is called.
  struct Hearing: Hashable, Sendable, Codable {
    /// The track's number among those with sound, from 1.
    let track: Int
    /// How many tracks of sound the file has.
    let trackCount: Int
    /// The track's number, title, language and codec, for people.
    let trackText: String
    /// How its channels become two; nil for the usual way.
    let mix: ChannelMix?
    /// What is to be said of the channels; nil for nothing.
    let remark: RecordingRemark?
  }

  /// Looks at a file: finds the track, and listens to its channels where there are several.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - track: The track that is asked for; nil for the usual one.
  ///   - channel: The channel that is asked for; nil for those that speak.
  ///   - cache: Where it is kept what was found; nil for nowhere.
  init(
    _ path: String, track: Voiceover.Track? = nil, channel: Voiceover.Channel? = nil, cache: Cache? = nil
  ) throws(VideoError) {
    self.path = path
    let key = cache.flatMap { _ in FileDigest.of(path) }.map { digest in
      CacheKey(.channels) { hash in
        hash.combine(digest)
        hash.combine("\(String(describing: track)) \(String(describing: channel))")
      }
    }
    if let cache, let key, case .found(let bytes) = cache.find(key) {
      if let known = try? JSONDecoder().decode(Hearing.self, from: Data(bytes)) {
        hearing = known
        return
      }
      cache.discard(key)
    }
    hearing = try Self.listen(to: path, track, channel)
    if let cache, let key, let bytes = try? JSONEncoder().encode(hearing) { cache.store(Array(bytes), as: key) }
  }

  private static func listen(
    to path: String, _ track: Voiceover.Track?, _ channel: Voiceover.Channel?
  ) throws(VideoError) -> Hearing {
    let name = track.map(TrackName.init)
    let info = try SoundReader(path: path, track: name).info
    let (mix, remark): (ChannelMix?, RecordingRemark?)
    switch channel {
    case .mix: (mix, remark) = (nil, nil)
    case .number(let number):
      guard number <= info.channels else { throw .sound(.noSuchChannel(number, of: info.channels), path: path) }
      (mix, remark) = (ChannelMix.only(number - 1, of: info.channels), nil)
    case nil:
      let survey = info.channels > 1 ? try SoundReader.survey(of: path, track: name) : nil
      (mix, remark) = survey.map { ChannelChoice($0) }.map { ($0.mix, $0.remark) } ?? (nil, nil)
    }
    return Hearing(
      track: info.track?.number ?? 1, trackCount: info.trackCount, trackText: info.track?.description ?? "1", mix: mix,
      remark: remark)
  }

  /// Opens it, from its start.
  func reader() throws(VideoError) -> SoundReader {
    try SoundReader(path: path, track: .number(hearing.track), mix: hearing.mix)
  }

  /// Feeds what decides how it sounds, apart from the bytes of its file, whose hash is given.
  func feed(_ digest: StableHash, _ hash: inout StableHash) {
    hash.combine(digest)
    hash.combine(hearing.track)
    for shares in [hearing.mix?.left ?? [], hearing.mix?.right ?? []] {
      hash.combine(shares.count)
      for share in shares { hash.combine(Double(share)) }
    }
  }

  /// What is odd about its channels, a sentence each.
  var remarks: [String] { hearing.remark.map { ["\(name): \($0)"] } ?? [] }

  /// Its file and, where that has several, its track.
  var name: String {
    hearing.trackCount == 1 ? path : "\(path), track \(hearing.trackText) of \(hearing.trackCount)"
  }
}

extension TrackName {
  /// What a timeline asks for.
  init(_ track: Voiceover.Track) {
    switch track {
    case .number(let number): self = .number(number)
    case .name(let name): self = .name(name)
    }
  }
}
