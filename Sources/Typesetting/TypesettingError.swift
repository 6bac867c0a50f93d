/// What can go wrong in setting text or mathematics: the facts.
///
/// Offsets count characters from the start of the text, from 0. The words are in `TypesettingMessage.swift`.
public enum TypesettingError: Error, Hashable, Sendable {
  /// The bytes are not a whole font.
  case notAFont(name: String, defect: FontDefect)
  /// The font has no table for mathematics.
  case noMathTable(font: String)
  /// The font has no glyph for a character of the text or formula.
  case missingGlyph(Unicode.Scalar, offset: Int, text: String, font: String)
  /// No font that is installed has a character of the text; one of a package has it.
  case missingFont(Unicode.Scalar, offset: Int, text: String, package: String)
  /// The formula cannot be read.
  case formula(source: String, offset: Int, problem: MathProblem)
  /// A call into HarfBuzz failed; it gives no code and no text, and fails for want of memory alone.
  case harfBuzz(call: String)
}

/// Why bytes are not a font.
public enum FontDefect: Hashable, Sendable {
  /// They do not start as an OpenType or TrueType font does.
  case signature
  /// A table reaches beyond the end.
  case truncated
  /// A table without which no text can be set is missing or empty.
  case missingTable(String)
  /// There are no outlines, only bitmaps or nothing.
  case noOutlines
  /// HarfBuzz finds no glyph.
  case noGlyphs
}

/// Why a formula cannot be read.
public enum MathProblem: Hashable, Sendable {
  /// No such command; the names are the nearest that exist, without backslash.
  case unknownCommand(String, nearest: [String])
  /// A backslash with nothing after it.
  case strayBackslash
  /// Something must follow: `\frac` a denominator, `^` an exponent.
  case missingArgument(of: String, expected: String)
  /// A `{` without its `}`.
  case unclosedBrace
  /// A `}` without its `{`.
  case unexpectedBrace
  /// A `[` after `\sqrt` without its `]`.
  case unclosedBracket
  /// A second `_` on one symbol.
  case doubleSubscript
  /// A second `^`, or a prime after `^`, on one symbol.
  case doubleSuperscript
  /// After `\left` or `\right` stands something that does not stretch; nil at the end of the formula.
  case notADelimiter(String?, after: String)
  /// A `\left` without its `\right`.
  case unclosedLeft
  /// A `\right` without its `\left`.
  case unexpectedRight
  /// A command inside `\text`, `\role`'s name or `\operatorname`.
  case commandInText(String, inside: String)
  /// A `\role` without a name.
  case emptyRole
  /// A character of several code points, such as a letter with a combining accent.
  case combinedCharacter(String)
  /// More groups inside each other than anybody reads.
  case nestedTooDeeply(limit: Int)
}
