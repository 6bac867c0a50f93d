import Numerics
import Video

extension FilmVerifier {
  /// What the file says in words: captions, chapters, tags.
  func said(_ contents: MovieContents) -> [Finding] {
    [
      compared("captions", contents.captions.map(Item.init), words.captions.map(Item.init)),
      compared("chapters", contents.chapters.map(Item.init), words.chapters.map(Item.init)),
      tagged(contents),
    ]
  }

  /// A text with its times.
  private struct Item {
    let start: PresentationTime
    let end: PresentationTime
    let text: String

    init(_ caption: TimedText) { (start, end, text) = (caption.start, caption.end, caption.text) }
    init(_ chapter: MovieChapter) { (start, end, text) = (chapter.start, chapter.end, chapter.title) }

    /// Whether it is the other, but for what a container's clock rounds: at most a millisecond.
    func isLike(_ other: Item) -> Bool {
      text == other.text && abs(start.double - other.start.double) < 0.001_01
        && abs(end.double - other.end.double) < 0.001_01
    }
  }

  private func compared(_ name: String, _ found: [Item], _ expected: [Item]) -> Finding {
    guard found.count == expected.count else {
      return Finding(name, false, "\(found.count)", expected: "\(expected.count)")
    }
    guard let index = found.indices.first(where: { !found[$0].isLike(expected[$0]) }) else {
      return Finding(isGood: true, name: name, text: "\(found.count)")
    }
    func text(_ item: Item) -> String {
      "\"\(item.text.split(separator: "\n").joined(separator: " "))\" from \(item.start.double.text(decimals: 3)) to "
        + "\(item.end.double.text(decimals: 3)) s"
    }
    return Finding(name, false, "number \(index + 1) is \(text(found[index]))", expected: text(expected[index]))
  }

  private func tagged(_ contents: MovieContents) -> Finding {
    var wrong: [String] = []
    func compare(_ name: String, _ found: String?, _ expected: String?) {
      guard found != expected else { return }
      wrong.append(
        "\(name) is \(found.map { "\"\($0)\"" } ?? "missing"); expected \(expected.map { "\"\($0)\"" } ?? "none")")
    }
    compare("title", contents.tags.title, tags.title)
    compare("author", contents.tags.artist, tags.artist)
    compare("comment", contents.tags.comment, tags.comment)
    compare("language", contents.tags.language?.letters, tags.language?.letters)
    let all = [tags.title, tags.artist, tags.comment].compactMap(\.self).count + (tags.language == nil ? 0 : 1)
    return Finding(
      isGood: wrong.isEmpty, name: "tags", text: wrong.isEmpty ? "\(all)" : wrong.joined(separator: "; "))
  }
}
