/// A text with gaps: `{count, plural, one {# step} other {# steps}}, up to step {last}`.
///
/// A gap is the name of a value in braces. A plural has a form for each way that the language counts, of which `other`
/// stands in for all that are missing, and in it `#` is the number. It is the part of ICU's message format that films
/// need.
public struct WordPattern: Hashable, Sendable {
  /// What is wrong with a text.
  public enum Flaw: Error, Hashable, Sendable {
    /// A brace without the other one.
    case loneBrace
    /// A gap that is no name and no plural.
    case noName(String)
    /// A plural without the form `other`.
    case noOther(String)
  }

  private indirect enum Part: Hashable, Sendable {
    case text(String)
    case gap(String)
    case number
    case plural(String, forms: [String: [Part]])
  }

  private let parts: [Part]

  /// Reads a text.
  public init(_ text: String) throws(Flaw) {
    guard text.contains(where: { $0 == "{" || $0 == "}" }) else {
      parts = [.text(text)]
      return
    }
    var rest = text[...]
    parts = try Self.parts(&rest, isForm: false)
  }

  /// The names of its gaps, each once, in their order.
  public var gaps: [String] {
    var names: [String] = []
    func collect(_ parts: [Part]) {
      for part in parts {
        switch part {
        case .text, .number: continue
        case .gap(let name): if !names.contains(name) { names.append(name) }
        case .plural(let name, let forms):
          if !names.contains(name) { names.append(name) }
          for form in forms.sorted(by: { $0.key < $1.key }) { collect(form.value) }
        }
      }
    }
    collect(parts)
    return names
  }

  /// The text with its gaps filled; one without a value stays as it is written.
  func filled(_ values: [String: WordValue], in language: FilmLanguage) -> String {
    Self.filled(parts, values, language, number: nil)
  }

  private static func filled(
    _ parts: [Part], _ values: [String: WordValue], _ language: FilmLanguage, number: Int?
  ) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let words): text += words
      case .number: text += number.map(String.init) ?? "#"
      case .gap(let name): text += values[name]?.text ?? "{\(name)}"
      case .plural(let name, let forms):
        let number = values[name]?.number ?? 0
        let form = forms[language.plural.form(number)] ?? forms["other"] ?? []
        text += filled(form, values, language, number: number)
      }
    }
    return text
  }

  private static func parts(_ rest: inout Substring, isForm: Bool) throws(Flaw) -> [Part] {
    var parts: [Part] = []
    var text = ""
    func end() { if !text.isEmpty { parts.append(.text(text)) } }
    while let character = rest.first {
      switch character {
      case "{":
        end()
        text = ""
        rest.removeFirst()
        parts.append(try gap(&rest))
      case "}":
        guard isForm else { throw .loneBrace }
        end()
        return parts
      case "#" where isForm:
        end()
        text = ""
        rest.removeFirst()
        parts.append(.number)
      default:
        text.append(rest.removeFirst())
      }
    }
    guard !isForm else { throw .loneBrace }
    end()
    return parts
  }

  /// What stands in braces, of which the first is read.
  private static func gap(_ rest: inout Substring) throws(Flaw) -> Part {
    let name = String(rest.prefix { $0 != "}" && $0 != "," && $0 != "{" })
    rest.removeFirst(name.count)
    guard let end = rest.first else { throw .loneBrace }
    let word = name.trimmed
    guard !word.isEmpty, word.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else { throw .noName(word) }
    rest.removeFirst()
    guard end == "," else {
      guard end == "}" else { throw .noName(word) }
      return .gap(word)
    }
    guard rest.trimmedStart.hasPrefix("plural") else { throw .noName(word) }
    rest = rest.trimmedStart.dropFirst("plural".count).trimmedStart
    guard rest.first == "," else { throw .noName(word) }
    rest.removeFirst()
    var forms: [String: [Part]] = [:]
    while true {
      rest = rest.trimmedStart
      guard let next = rest.first else { throw .loneBrace }
      if next == "}" { break }
      let form = String(rest.prefix { $0.isLetter })
      rest = rest.dropFirst(form.count).trimmedStart
      guard !form.isEmpty, rest.first == "{" else { throw .noName(word) }
      rest.removeFirst()
      forms[form] = try parts(&rest, isForm: true)
      guard rest.first == "}" else { throw .loneBrace }
      rest.removeFirst()
    }
    rest.removeFirst()
    guard forms["other"] != nil else { throw .noOther(word) }
    return .plural(word, forms: forms)
  }
}

extension Substring {
  fileprivate var trimmedStart: Substring { drop { $0.isWhitespace } }
}

extension String {
  fileprivate var trimmed: String {
    String(self[...].trimmedStart.reversed().drop { $0.isWhitespace }.reversed())
  }
}

/// What fills a gap: words, or a whole number, by which a plural is chosen.
public enum WordValue: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// Words as they are.
  case words(String)
  /// A number of things.
  case count(Int)

  /// Words as they are.
  public init(stringLiteral value: String) { self = .words(value) }

  var text: String {
    switch self {
    case .words(let text): text
    case .count(let number): "\(number)"
    }
  }

  var number: Int? {
    switch self {
    case .words: nil
    case .count(let number): number
    }
  }
}
