/// What a film holds beside its picture.
public struct MovieTracks: Hashable, Sendable {
  /// How a track of sound is stored.
  public struct Sound: Hashable, Sendable {
    /// The coding; `MovieContainer.soundCodings` says which a container holds.
    public var coding: SoundCoding
    /// Bits a second; nil for the coding's default, and for codings that leave nothing out, which have none.
    public var bitRate: Int?

    /// Makes a description.
    public init(_ coding: SoundCoding, bitRate: Int? = nil) {
      (self.coding, self.bitRate) = (coding, bitRate)
    }
  }

  /// The sound; nil for a silent film.
  public var sound: Sound?
  /// The captions, in order, no two at a time; none for a film without a track of text.
  public var captions: [TimedText]
  /// The captions' language; nil for the film's.
  public var captionLanguage: LanguageCode?
  /// The chapters, in order.
  public var chapters: [MovieChapter]
  /// What the file says about the film.
  public var tags: MovieTags
  /// The picture that stands for the film; nil for none, and left out of a container without a place for one.
  public var cover: CoverPicture?

  /// Makes tracks; those of a silent film without words unless others are given.
  public init(
    sound: Sound? = nil, captions: [TimedText] = [], captionLanguage: LanguageCode? = nil,
    chapters: [MovieChapter] = [], tags: MovieTags = MovieTags(), cover: CoverPicture? = nil
  ) {
    (self.sound, self.captions, self.captionLanguage) = (sound, captions, captionLanguage)
    (self.chapters, self.tags, self.cover) = (chapters, tags, cover)
  }

  /// Finds what a container cannot hold, or no film can have, before anything is written.
  ///
  /// - Throws: `VideoError.tracks`.
  public func check(for container: MovieContainer) throws(VideoError) {
    if let sound {
      guard container.soundCodings.contains(sound.coding) else { throw .tracks(.notHeld(sound.coding, by: container)) }
      if let bits = sound.bitRate, sound.coding.defaultBitRate != nil, !SoundCoding.bitRates.contains(bits) {
        throw .tracks(.bitRate(bits, sound.coding))
      }
    }
    var end = PresentationTime(0, 1)
    for (index, caption) in captions.enumerated() {
      guard !caption.start.isBefore(end), caption.start.isBefore(caption.end) else {
        throw .tracks(.captionOutOfOrder(index: index, text: caption.text))
      }
      guard 1...65_535 ~= caption.text.utf8.count else {
        throw .tracks(.captionLength(index: index, bytes: caption.text.utf8.count))
      }
      end = caption.end
    }
    end = PresentationTime(0, 1)
    for (index, chapter) in chapters.enumerated() {
      guard !chapter.start.isBefore(end), chapter.start.isBefore(chapter.end) else {
        throw .tracks(.chapterOutOfOrder(index: index, title: chapter.title))
      }
      end = chapter.end
    }
  }
}
