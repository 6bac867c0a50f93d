/// How the characters of a file are written as bytes.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case utf32LittleEndian = "UTF-32LE"
  case utf32BigEndian = "UTF-32BE"
  case windows1252 = "Windows-1252"
}

extension TextEncoding: CustomStringConvertible {
  /// Its name, as the IANA lists it.
  public var description: String { rawValue }
}
