internal import CFlite
import Foundation

/// Knows how words sound, in phones of the CMU dictionary.
///
/// In this order: what the script says itself, the dictionary, two words of the dictionary that make the word up, and
/// the letter-to-sound rules of flite.
struct Pronouncer {
  /// Where a pronunciation comes from.
  enum Origin: String, Hashable, Sendable {
    case script, dictionary, compound, letters
  }

  private let own: [String: [String]]
  private let dictionary: [String: [[String]]]

  /// Reads the dictionary, of which it keeps what the words may need.
  init(_ words: Set<String>, dictionary path: String, own: [String: [String]]) throws(AlignerError) {
    guard let data = FileManager.default.contents(atPath: path) else { throw .noModel(path) }
    var wanted = Set<String>()
    for word in words {
      wanted.insert(word)
      wanted.insert(Self.plain(word))
      let letters = Array(Self.plain(word))
      if letters.count <= 5 { for letter in letters { wanted.formUnion(["\(letter).", String(letter)]) } }
      for cut in stride(from: 2, to: letters.count - 1, by: 1) {
        wanted.insert(String(letters[..<cut]))
        wanted.insert(String(letters[cut...]))
      }
    }
    var found: [String: [[String]]] = [:]
    for line in data.split(separator: UInt8(ascii: "\n")) {
      guard let space = line.firstIndex(of: UInt8(ascii: " ")) else { continue }
      var end = space
      if line[line.index(before: space)] == UInt8(ascii: ")") {
        end = line[..<space].lastIndex(of: UInt8(ascii: "(")) ?? space
      }
      let word = String(decoding: line[..<end], as: UTF8.self)
      guard wanted.contains(word) else { continue }
      let phones = String(decoding: line[space...], as: UTF8.self).split(whereSeparator: \.isWhitespace).map(
        String.init)
      found[word, default: []].append(phones)
    }
    (dictionary, self.own) = (found, own)
  }

  /// How a spoken word may sound; empty when nothing is known.
  func pronunciations(of word: String) -> (phones: [[String]], origin: Origin) {
    if let phones = own[word] { return ([phones], .script) }
    if let known = dictionary[word] ?? dictionary[Self.plain(word)] { return (known, .dictionary) }
    if let parts = compound(Self.plain(word)) { return ([parts], .compound) }
    let guessed = Self.guess(Self.plain(word))
    // What the dictionary hasn't may be an abbreviation whose letters are said.
    return ([guessed, spelled(word)].filter { !$0.isEmpty }, .letters)
  }

  /// The names of the letters of a short word; empty for a longer one.
  private func spelled(_ word: String) -> [String] {
    let letters = Self.plain(word).filter { $0 != "'" }
    guard (2...5).contains(letters.count) else { return [] }
    let names = letters.map { dictionary["\($0)."]?.first ?? dictionary[String($0)]?.first ?? [] }
    return names.contains([]) ? [] : names.flatMap(\.self)
  }

  /// Two words of the dictionary, the longer the first the better.
  private func compound(_ word: String) -> [String]? {
    let letters = Array(word)
    guard letters.count >= 5 else { return nil }
    let cuts = (2..<letters.count - 2).sorted {
      min($0, letters.count - $0) > min($1, letters.count - $1)
    }
    for cut in cuts {
      guard let first = dictionary[String(letters[..<cut])]?.first,
        let second = dictionary[String(letters[cut...])]?.first
      else { continue }
      // Letters that are read one by one are no parts of a word.
      guard cut > 2 || first.count <= 3 else { continue }
      return first + second
    }
    return nil
  }

  private static func plain(_ word: String) -> String { word.lowercased().replacing("’", with: "'") }

  private static func guess(_ word: String) -> [String] {
    let letters = word.filter { $0.isASCII && $0.isLetter }
    guard !letters.isEmpty, let lexicon = cmu_lex_init(), let phones = lex_lookup(lexicon, letters, nil, nil) else {
      return []
    }
    defer { delete_val(phones) }
    var result: [String] = []
    var item: UnsafePointer<cst_val>? = UnsafePointer(phones)
    while let current = item {
      if let text = val_string(val_car(current)) {
        let phone = String(cString: text).uppercased().filter { !$0.isNumber }
        let known = phone == "AX" ? "AH" : phone
        if Phones.all.contains(known) { result.append(known) }
      }
      item = val_cdr(current)
    }
    return result
  }
}
