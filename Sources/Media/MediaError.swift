/// What can go wrong with pictures: facts only; `description` makes the words.
public enum MediaError: Error, Hashable, Sendable {
  /// libpng could not write a picture; its own words.
  case pngEncoding(reason: String)
  /// libpng could not read a picture; its own words.
  case pngDecoding(reason: String)
}
