internal import CFFmpeg

extension MovieContents {
  /// Reads a film of any format through; the path is a local file's, whatever it looks like.
  ///
  /// - Throws: `VideoError.sound` when this is no media file, or the library's failure, during `.openingSound` or
  ///   `.readingSound`.
  public init(path: String) throws(VideoError) {
    let input = try LocalInput(path: path)
    let (sound, text) = (input.bestTrack(AVMEDIA_TYPE_AUDIO), input.bestTrack(AVMEDIA_TYPE_SUBTITLE))
    let picture = input.bestTrack(AVMEDIA_TYPE_VIDEO)
    let length = sound.flatMap { input.statedLength(ofStream: Int($0.pointee.index)) }
    self.sound = sound.flatMap { stream in
      stream.pointee.codecpar.map {
        SoundInfo(stream, $0, name: String(cString: avcodec_get_name($0.pointee.codec_id)), length: length)
      }
    }
    captions = try text.map { (stream) throws(VideoError) in try input.captions(of: stream) } ?? []
    captionLanguage = text.flatMap { LanguageCode(of: $0) }
    chapters = (0..<Int(input.pointer.pointee.nb_chapters)).compactMap { index in
      guard let chapter = input.pointer.pointee.chapters[index]?.pointee else { return nil }
      return MovieChapter(
        start: PresentationTime(ticks: chapter.start, of: chapter.time_base),
        end: PresentationTime(ticks: chapter.end, of: chapter.time_base),
        title: Video.tags(chapter.metadata)["title"] ?? "")
    }
    cover = input.cover
    // The names of tags are written in capitals in Matroska.
    var named: [String: String] = [:]
    for (name, value) in Video.tags(input.pointer.pointee.metadata) { named[name.lowercased()] = value }
    tags = MovieTags(
      title: named["title"], artist: named["artist"], comment: named["comment"],
      language: (sound ?? picture).flatMap { LanguageCode(of: $0) })
  }
}

extension LocalInput {
  /// The attached picture, where it is a PNG.
  fileprivate var cover: CoverPicture? {
    for index in 0..<Int(pointer.pointee.nb_streams) {
      guard let stream = pointer.pointee.streams[index]?.pointee, let codec = stream.codecpar?.pointee,
        stream.disposition & AV_DISPOSITION_ATTACHED_PIC != 0, codec.codec_id == AV_CODEC_ID_PNG,
        let data = stream.attached_pic.data
      else { continue }
      let bytes = UnsafeBufferPointer(start: data, count: Int(stream.attached_pic.size))
      return CoverPicture(width: Int(codec.width), height: Int(codec.height), png: Array(bytes))
    }
    return nil
  }

  /// Reads the captions of a track of text through.
  fileprivate func captions(of stream: UnsafeMutablePointer<AVStream>) throws(VideoError) -> [TimedText] {
    let packet = try PacketOwner(during: .readingSound(path: path))
    let isSized = stream.pointee.codecpar.pointee.codec_id == AV_CODEC_ID_MOV_TEXT
    skipAll(but: stream.pointee.index)
    var captions: [TimedText] = []
    while try read(packet, of: stream.pointee.index) {
      let (start, duration) = (packet.pointer.pointee.pts, packet.pointer.pointee.duration)
      var bytes = packet.bytes[...]
      if isSized {
        // The number of bytes goes before them; what follows is about looks. Nothing is what lies between captions.
        guard bytes.count >= 2 else { continue }
        bytes = bytes.dropFirst(2).prefix(Int(bytes[0]) << 8 | Int(bytes[1]))
      }
      guard !bytes.isEmpty, start != beatframe_nopts() else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      captions.append(
        TimedText(
          start: PresentationTime(ticks: start, of: stream.pointee.time_base),
          end: PresentationTime(ticks: start + duration, of: stream.pointee.time_base),
          text: isSized ? text : text.unescapedFromWebVTT))
    }
    return captions
  }
}

extension String {
  /// The text of a caption of WebVTT.
  fileprivate var unescapedFromWebVTT: String {
    var (text, rest) = ("", self[...])
    let names = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")]
    while let character = rest.first {
      if character == "&", let (name, plain) = names.first(where: { rest.hasPrefix($0.0) }) {
        text += plain
        rest = rest.dropFirst(name.count)
      } else {
        text.append(character)
        rest = rest.dropFirst()
      }
    }
    return text
  }
}
