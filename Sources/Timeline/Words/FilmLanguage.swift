/// A language that films can have words in: how it counts, writes numbers, and runs.
public struct FilmLanguage: Hashable, Sendable {
  /// Its tag of BCP 47: `de`, `zh-Hant`.
  public let tag: String
  /// What it is called in English.
  public let name: String
  /// What stands before the decimals of a number: a point or a comma.
  public let decimalMark: Character
  /// Whether its lines begin at the right.
  public let isRightToLeft: Bool
  /// Which form of a noun a number asks for.
  let plural: PluralRule

  private init(
    _ tag: String, _ name: String, _ plural: PluralRule, decimalMark: Character = ".", isRightToLeft: Bool = false
  ) {
    (self.tag, self.name, self.plural) = (tag, name, plural)
    (self.decimalMark, self.isRightToLeft) = (decimalMark, isRightToLeft)
  }

  /// The language that films are written in, and that stands in for a word that has no translation.
  public static let english = FilmLanguage("en", "English", .one)

  /// The languages that films have words in, English first.
  ///
  /// Decimal marks and directions as in the Common Locale Data Repository 44; numbers keep European digits in all of
  /// them, since those are the mathematics' own.
  public static let all: [FilmLanguage] = [
    .english,
    FilmLanguage("de", "German", .one, decimalMark: ","),
    FilmLanguage("fr", "French", .zeroOrOne, decimalMark: ","),
    FilmLanguage("es", "Spanish", .one, decimalMark: ","),
    FilmLanguage("pt", "Portuguese", .zeroOrOne, decimalMark: ","),
    FilmLanguage("it", "Italian", .one, decimalMark: ","),
    FilmLanguage("nl", "Dutch", .one, decimalMark: ","),
    FilmLanguage("pl", "Polish", .polish, decimalMark: ","),
    FilmLanguage("ru", "Russian", .russian, decimalMark: ","),
    FilmLanguage("tr", "Turkish", .one, decimalMark: ","),
    FilmLanguage("ar", "Arabic", .arabic, isRightToLeft: true),
    FilmLanguage("he", "Hebrew", .hebrew, isRightToLeft: true),
    FilmLanguage("hi", "Hindi", .zeroOrOne),
    FilmLanguage("zh-Hans", "Chinese (simplified)", .none),
    FilmLanguage("zh-Hant", "Chinese (traditional)", .none),
    FilmLanguage("ja", "Japanese", .none),
    FilmLanguage("ko", "Korean", .none),
  ]

  /// Languages without words of films, but with a way of writing that isn't English: with a comma before decimals, and
  /// from the right.
  private static let commas: Set<String> = [
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "el", "et", "eu", "fi", "gl", "hr", "hu", "hy", "id", "is", "ka",
    "kk", "ky", "lt", "lv", "mk", "nb", "nn", "no", "ro", "sk", "sl", "sq", "sr", "sv", "uk", "uz", "vi",
  ]
  private static let fromTheRight: Set<String> = ["ckb", "dv", "fa", "ps", "sd", "ug", "ur", "yi"]

  /// The language of a tag: a row of ``all``, or one that has no words of films.
  ///
  /// - Parameter tag: A tag of BCP 47, any part of which may follow the language: `de-AT`, `zh-TW`; nil for English.
  public init(tag: String?) {
    guard let tag else {
      self = .english
      return
    }
    let parts = tag.lowercased().split(separator: "-").map(String.init)
    let language = parts.first ?? ""
    // Chinese is written in two ways, which are told by the script or by where it is spoken.
    let isTraditional = parts.contains { ["hant", "tw", "hk", "mo"].contains($0) } && !parts.contains("hans")
    let wanted = language == "zh" || language == "yue" ? (isTraditional ? "zh-Hant" : "zh-Hans") : language
    self =
      Self.all.first { $0.tag == wanted }
      ?? FilmLanguage(
        language, language, .one, decimalMark: Self.commas.contains(language) ? "," : ".",
        isRightToLeft: Self.fromTheRight.contains(language))
  }

  /// Whether films have words in it.
  public var hasWords: Bool { Self.all.contains(self) }

  /// What stands between the numbers of a list: a comma, or a semicolon where that stands before decimals.
  public var listMark: Character { decimalMark == "," ? ";" : "," }

  /// A number as it is written: `0.73` with a decimal comma where that is usual.
  public func number(_ text: String) -> String {
    decimalMark == "." ? text : text.replacing(".", with: String(decimalMark))
  }
}

/// The forms of a noun that a number of things can ask for, after the plural rules of the Common Locale Data Repository
/// 44, for whole numbers.
enum PluralRule: Hashable, Sendable {
  /// No forms.
  case none
  /// One thing has a form of its own.
  case one
  /// One thing and none have a form of their own.
  case zeroOrOne
  case polish
  case russian
  case arabic
  case hebrew

  /// The name of the form for a number: `zero`, `one`, `two`, `few`, `many` or `other`.
  func form(_ number: Int) -> String {
    let (number, tens, ones) = (abs(number), abs(number) % 100, abs(number) % 10)
    let isFew = (2...4).contains(ones) && !(12...14).contains(tens)
    return switch self {
    case .none: "other"
    case .one: number == 1 ? "one" : "other"
    case .zeroOrOne: number <= 1 ? "one" : "other"
    case .polish: number == 1 ? "one" : isFew ? "few" : "many"
    case .russian: ones == 1 && tens != 11 ? "one" : isFew ? "few" : "many"
    case .hebrew: number == 1 ? "one" : number == 2 ? "two" : "other"
    case .arabic:
      switch number {
      case 0: "zero"
      case 1: "one"
      case 2: "two"
      default: (3...10).contains(tens) ? "few" : tens >= 11 ? "many" : "other"
      }
    }
  }
}
