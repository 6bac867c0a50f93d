import FilmKit

extension FormulaText {
  /// A timeline's own formula with the names of things on stage in their colours; parts in a role keep theirs.
  ///
  /// - Parameter lastLayer: The layer of ŷ.
  package static func colored(_ source: String, lastLayer: Int) -> String {
    guard !source.contains("\\role") else { return source }
    let characters = Array(source)
    var (text, position) = ("", 0)
    while position < characters.count {
      if let found = name(in: characters, at: position, lastLayer), !(found.isLoss && text.hasSuffix("\\partial ")) {
        text += "\\role{\(found.role)}{\(String(characters[position..<found.end]))}"
        position = found.end
      } else if characters[position] == "\\" {
        // A command as a whole, so that its letters are no names.
        let start = position
        position += 1
        while position < characters.count, characters[position].isLetter { position += 1 }
        if position == start + 1, position < characters.count { position += 1 }
        text += String(characters[start..<position])
        // Words stay words.
        if ["\\text", "\\mathrm", "\\operatorname"].contains(String(characters[start..<position])),
          position < characters.count, characters[position] == "{",
          let end = characters[position...].firstIndex(of: "}")
        {
          text += String(characters[position...end])
          position = end + 1
        }
      } else {
        text.append(characters[position])
        position += 1
      }
    }
    return text
  }

  /// The name of a thing on stage that starts at a place: δ₃, w₁, a₂, x, y, ŷ, L, each with its number.
  private static func name(
    in characters: [Character], at start: Int, _ lastLayer: Int
  ) -> (role: String, end: Int, isLoss: Bool)? {
    let rest = String(characters[start..<min(start + 16, characters.count)])
    let names: [(String, Quantity.Kind, Role, isNumbered: Bool)] = [
      ("\\delta_", .delta, .delta, true), ("w_", .weight, .weight, true), ("W_", .weight, .weight, true),
      ("a_", .activation, .signal, true), ("\\hat{y}", .activation, .signal, false), ("x", .activation, .signal, false),
      ("y", .target, .target, false), ("L", .loss, .ink, false),
    ]
    for (name, kind, role, isNumbered) in names where rest.hasPrefix(name) {
      var end = start + name.count
      guard isNumbered else {
        let isSubscripted = end < characters.count && characters[end] == "_"
        if isSubscripted { return nil }
        let layer = kind == .activation ? ".\(name == "x" ? 0 : lastLayer)" : ""
        return ("\(role.rawValue)@\(kind.rawValue)\(layer)", end, kind == .loss)
      }
      guard end < characters.count else { return nil }
      var digits = ""
      if characters[end] == "{" {
        guard let close = characters[end...].firstIndex(of: "}") else { return nil }
        digits = String(characters[(end + 1)..<close])
        end = close + 1
      } else {
        digits = String(characters[end])
        end += 1
      }
      guard let number = Int(digits), number >= (kind == .activation ? 0 : 1) else { return nil }
      return ("\(role.rawValue)@\(kind.rawValue).\(kind == .weight ? number - 1 : number)", end, false)
    }
    return nil
  }
}
