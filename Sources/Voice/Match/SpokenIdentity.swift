/// What words come to when it does not matter how they are written: numbers as digits, contractions in full, units and
/// abbreviations by their names, no marks on letters, nothing between words.
///
/// So "we'll" and "we will", "5,000" and "five thousand", "back-propagation" and "backpropagation" are the same.
enum SpokenIdentity {
  /// All that some spoken words may come to; usually one text.
  ///
  /// - Parameter words: Words in lower case, as `SpokenForm` has them.
  static func forms(of words: some Sequence<String>) -> Set<String> {
    var forms: Set<String> = []
    let isOpen = words.contains { $0.hasSuffix("'s") || $0.hasSuffix("'d") || $0.hasSuffix("’s") || $0.hasSuffix("’d") }
    for choice in isOpen ? choices[...] : choices.prefix(1) {
      let full = words.flatMap { expanded($0, choice) }
      let joined = numbered(full).joined()
      forms.insert(phrases[joined] ?? joined)
    }
    return forms
  }

  /// What `'s` and `'d` may stand for.
  private static let choices: [(s: String, d: String)] = [("is", "would"), ("has", "had"), ("us", "would"), ("s", "d")]

  /// A word in full.
  private static func expanded(_ word: String, _ choice: (s: String, d: String)) -> [String] {
    let plain = String(word.map { marked[$0] ?? $0 })
    if let whole = wholes[plain] { return whole }
    for ending in endings where plain.hasSuffix(ending.short) && plain.count > ending.short.count {
      return [String(plain.dropLast(ending.short.count)), ending.full]
    }
    if plain.hasSuffix("'s"), plain.count > 2 { return [String(plain.dropLast(2)), choice.s] }
    if plain.hasSuffix("'d"), plain.count > 2 { return [String(plain.dropLast(2)), choice.d] }
    return [plain.filter { $0 != "'" }]
  }

  private static let endings: [(short: String, full: String)] = [
    ("n't", "not"), ("'ll", "will"), ("'re", "are"), ("'ve", "have"), ("'m", "am"),
  ]

  private static let wholes: [String: [String]] = [
    "can't": ["can", "not"], "won't": ["will", "not"], "shan't": ["shall", "not"], "gonna": ["going", "to"],
    "wanna": ["want", "to"], "gotta": ["got", "to"], "lemme": ["let", "me"], "kinda": ["kind", "of"], "ok": ["okay"],
    "o.k": ["okay"], "dr": ["doctor"], "mr": ["mister"], "mrs": ["missus"], "vs": ["versus"], "etc": ["et", "cetera"],
    "eg": ["for", "example"], "ie": ["that", "is"], "approx": ["approximately"], "ms": ["milliseconds"],
    "millisecond": ["milliseconds"], "sec": ["seconds"], "secs": ["seconds"], "kg": ["kilograms"], "km": ["kilometers"],
    "kilometres": ["kilometers"], "cm": ["centimeters"], "centimetres": ["centimeters"], "mm": ["millimeters"],
    "gb": ["gigabytes"], "mb": ["megabytes"], "kb": ["kilobytes"], "tb": ["terabytes"], "hz": ["hertz"],
    "khz": ["kilohertz"], "mhz": ["megahertz"], "ghz": ["gigahertz"], "fps": ["frames", "per", "second"],
    "min": ["minutes"], "mins": ["minutes"], "hr": ["hours"], "hrs": ["hours"], "equal": ["equals"],
    "partial": ["dee"], "colour": ["color"], "grey": ["gray"], "half": ["over", "two"], "quarter": ["over", "four"],
  ]

  /// Abbreviations of several letters or that are words, too, where they stand alone.
  private static let phrases = [
    "eg": "forexample", "ie": "thatis", "fig": "figure", "eq": "equation", "no": "number",
    "nr": "number",
  ]

  /// Letters with marks, and those without.
  private static let marked: [Character: Character] = Dictionary(
    uniqueKeysWithValues: zip("àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ’", "aaaaaaceeeeiiiinoooooouuuuyy'"))

  // MARK: Numbers

  private static let small: [String: Int] = Dictionary(
    uniqueKeysWithValues: [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
      "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ].enumerated().map { ($0.element, $0.offset) })
  private static let tens: [String: Int] = [
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
  ]
  private static let scales: [String: Int] = [
    "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000,
  ]
  private static let ordinals: [String: String] = [
    "first": "one", "second": "two", "third": "three", "fourth": "four", "fifth": "five", "sixth": "six",
    "seventh": "seven", "eighth": "eight", "ninth": "nine", "tenth": "ten", "eleventh": "eleven", "twelfth": "twelve",
    "thirteenth": "thirteen", "fourteenth": "fourteen", "fifteenth": "fifteen", "sixteenth": "sixteen",
    "seventeenth": "seventeen", "eighteenth": "eighteen", "nineteenth": "nineteen", "twentieth": "twenty",
    "thirtieth": "thirty", "fortieth": "forty", "hundredth": "hundred", "thousandth": "thousand",
  ]
  private static let currencies: Set<String> = ["dollars", "dollar", "euros", "euro", "pounds", "pound"]

  /// The same words with numbers as digits, and the name of a currency behind its number.
  private static func numbered(_ words: [String]) -> [String] {
    var result: [String] = []
    var index = 0
    while index < words.count {
      if let (digits, end) = number(words, from: index) {
        var digits = digits
        // "3rd" of March and "three" are said of the same.
        if digits.hasPrefix("0."), digits.count == 2 { digits = "0" }
        let currency = result.last.flatMap { currencies.contains($0) ? result.popLast() : nil }
        result.append(digits)
        if let currency { result.append(currency.hasSuffix("s") ? currency : currency + "s") }
        index = end
      } else {
        let word = words[index]
        result.append(currencies.contains(word) && !word.hasSuffix("s") ? word + "s" : word)
        index += 1
      }
    }
    return result
  }

  /// The number that begins at a word, in digits, and where the words go on; nil where none does.
  private static func number(_ words: [String], from start: Int) -> (digits: String, end: Int)? {
    var index = start
    // Groups of digits that are said one after the other: of a year, or digit by digit.
    var groups: [Int] = []
    var (total, current): (Int, Int?) = (0, nil)
    func isPart(_ word: String) -> Bool { small[word] != nil || tens[word] != nil || ordinals[word] != nil }
    loop: while index < words.count {
      let word = ordinals[words[index]] ?? words[index]
      if let value = small[word] {
        if let known = current, known % 100 >= 20, known % 10 == 0, value > 0, value < 10 {
          current = known + value
        } else if let known = current, known % 100 == 0, known > 0 || total > 0 {
          current = known + value
        } else {
          if let current { groups.append(total + current) }
          (total, current) = (0, value)
        }
      } else if let value = tens[word] {
        if let known = current, known % 100 == 0, known > 0 || total > 0 {
          current = known + value
        } else {
          if let current { groups.append(total + current) }
          (total, current) = (0, value)
        }
      } else if word == "a", index == start, index + 1 < words.count, scales[words[index + 1]] != nil {
        current = 1
      } else if let scale = scales[word], let known = current {
        guard known < 1_000_000_000 else { break }
        if scale == 100 {
          current = known * 100
        } else {
          guard total < 1_000_000_000_000 else { break }
          total += known * scale
          current = 0
        }
      } else if word == "and", current.map({ $0 % 100 == 0 && ($0 > 0 || total > 0) }) ?? false,
        index + 1 < words.count,
        isPart(words[index + 1])
      {
        // "One hundred and five".
      } else if word == "oh", !groups.isEmpty || current != nil {
        if let current { groups.append(total + current) }
        (total, current) = (0, 0)
      } else {
        break loop
      }
      index += 1
    }
    if let current { groups.append(total + current) }
    var digits = groups.map(String.init).joined()
    guard index > start || (index < words.count && words[index] == "point") else { return nil }
    if index < words.count, words[index] == "point" {
      var decimals = ""
      var next = index + 1
      while next < words.count, let value = words[next] == "oh" ? 0 : small[words[next]], value < 10 {
        decimals += String(value)
        next += 1
      }
      guard !decimals.isEmpty else { return index > start ? (digits, index) : nil }
      digits = (digits.isEmpty ? "0" : digits) + "." + decimals
      index = next
    }
    return digits.isEmpty ? nil : (digits, index)
  }
}
