internal import CFFmpeg

extension SoundTrack {
  /// Gathers what an opened file says of a track.
  init(_ stream: UnsafeMutablePointer<AVStream>, number: Int) {
    let tags = Video.tags(stream.pointee.metadata)
    let parameters = stream.pointee.codecpar.pointee
    let others = AV_DISPOSITION_COMMENT | AV_DISPOSITION_VISUAL_IMPAIRED | AV_DISPOSITION_KARAOKE
    let disposition = stream.pointee.disposition
    self.init(
      number: number, codec: String(cString: avcodec_get_name(parameters.codec_id)),
      language: LanguageCode(of: stream)?.letters,
      title: (tags["title"] ?? tags["handler_name"]).flatMap { Self.isPlain($0) ? nil : $0 },
      isDecodable: parameters.ch_layout.nb_channels > 0 && avcodec_find_decoder(parameters.codec_id) != nil,
      isMain: disposition & AV_DISPOSITION_DEFAULT != 0 && disposition & others == 0)
  }

  /// Whether a title says no more than that this is a track of sound, as many programs write it into MP4.
  private static func isPlain(_ title: String) -> Bool {
    let title = title.trimmingPrefix { $0.isWhitespace }.lowercased()
    return title.isEmpty || title.hasSuffix("handler") || title.hasPrefix("#")
      || ["sound", "audio", "stereo", "mono", "core media audio", "sound media handler"].contains(title)
  }
}
