import Text

extension KeyReader {
  /// Reads a timeline that is a part of this one and stands in a file of its own; nil, with messages, when it is wrong.
  ///
  /// It has this one's size and rate, and no parts of its own. The files that it names are in its own folder.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - name: How this timeline names it.
  ///   - value: Where it is named.
  public mutating func timeline(in file: CompanionFile, named name: String, at value: Located) -> Timeline? {
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      report(.file(name, .unreadable(reason: "it is not UTF-8")), at: value)
      return nil
    }
    let (reading, folder) = (reading, Self.folder(of: name))
    var inner = KeyReader(file: file.path, films: filmsOfParts, written: WrittenText(text)) { name in
      reading(name.hasPrefix("/") ? name : folder + name)
    }
    do throws(ReadingError) {
      return part(try Node(reading: text, file: file.path), Trail(), &inner)
    } catch {
      inner.report(.text(error.problem), error.place, Trail())
      adopt(inner)
      return nil
    }
  }

  /// Reads a timeline that is a part of this one and stands in it; nil, with messages, when it is wrong.
  ///
  /// - Parameter keys: The keys that are not the timeline's own.
  public mutating func timeline(at value: Located, without keys: [String]) -> Timeline? {
    guard case .mapping(let entries) = value.node.kind else { return nil }
    let own = Node(
      kind: .mapping(entries.filter { !keys.contains($0.key) }), place: value.node.place, sharing: value.node.sharing)
    var inner = KeyReader(file: file, films: filmsOfParts, written: written, reading: reading)
    return part(own, value.path, &inner)
  }

  /// The folder of a file as it is named, with a slash at its end; empty for none.
  public static func folder(of name: String) -> String {
    name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
  }

  /// The films that a part can be of.
  private var filmsOfParts: [any FilmGrammar.Type] { films.filter { $0.name != film.name } }

  private mutating func part(_ root: Node, _ path: Trail, _ inner: inout KeyReader) -> Timeline? {
    if case .mapping(let entries) = root.kind, let entry = entries.first(where: { $0.key == "film" }),
      case .string(film.name) = entry.value.kind
    {
      inner.report(.nestedFilm(film.name), entry.value.place, path.key("film"))
      adopt(inner)
      return nil
    }
    let read = inner.timeline(root, at: path, size: picture.size, frameRate: picture.frameRate)
    adopt(inner)
    return read.map { Timeline($0, inner) }
  }
}
