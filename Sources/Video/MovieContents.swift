/// What a film's file holds beside the pictures, read back: how its sound is stored, its captions, chapters and tags.
///
/// `SoundReader` reads the sound itself, `MovieReader` the pictures.
public struct MovieContents: Hashable, Sendable {
  /// How the best track of sound is stored; nil for a silent film.
  public var sound: SoundInfo?
  /// The captions of the first track of text, in order.
  public var captions: [TimedText]
  /// Their language, where the file states one.
  public var captionLanguage: LanguageCode?
  /// The chapters, in order.
  public var chapters: [MovieChapter]
  /// What the file says about the film; the language is that of its sound, or of its picture.
  public var tags: MovieTags
  /// The picture that stands for the film; nil for none, and for one that is no PNG.
  public var cover: CoverPicture?
}
