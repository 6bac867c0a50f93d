/// Takes out of a file what depends on the library that wrote it, or on what else this process has drawn.
extension VectorPage {
  /// An SVG without the name of its group: `surface` and how many surfaces the process has made before.
  static func withoutSurfaceName(_ file: [UInt8]) -> [UInt8] {
    let name = Array(#" id="surface"#.utf8)
    guard let start = firstIndex(of: name, in: file[...]) else { return file }
    guard let quote = file[(start + name.count)...].firstIndex(of: UInt8(ascii: "\"")) else { return file }
    return Array(file[..<start] + file[(quote + 1)...])
  }

  /// A PDF with blanks for the line's rest that names the library and its version; no offset in the file changes.
  static func withoutProducer(_ file: [UInt8]) -> [UInt8] {
    guard let start = firstIndex(of: Array("/Producer (cairo ".utf8), in: file[...]) else { return file }
    var file = file
    for index in start..<file.count {
      guard file[index] != UInt8(ascii: "\n") else { break }
      file[index] = UInt8(ascii: " ")
    }
    return file
  }

  /// An SVG whose images are called by their own count, not by that of the surfaces that the process has made.
  static func withImagesNumbered(_ file: [UInt8]) -> [UInt8] {
    let name = Array("image".utf8)
    // A name stands in quotes, and after a # where it is used; an image's data has neither.
    let marks = [UInt8(ascii: "\""), UInt8(ascii: "#")]
    var numbers: [[UInt8]: Int] = [:]
    var result: [UInt8] = []
    var (rest, start) = (file[...], 0)
    while let found = firstIndex(of: name, in: rest) {
      let digits = file[(found + name.count)...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      rest = file[digits.endIndex...]
      guard found > 0, marks.contains(file[found - 1]), !digits.isEmpty, rest.first == marks[0] else { continue }
      let number = numbers[Array(digits), default: numbers.count]
      numbers[Array(digits)] = number
      result += file[start..<digits.startIndex] + String(number).utf8
      start = digits.endIndex
    }
    return result + file[start...]
  }

  private static func firstIndex(of text: [UInt8], in file: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first, file.count >= text.count else { return nil }
    return (file.startIndex...file.endIndex - text.count).first { start in
      file[start] == first && file[start..<start + text.count].elementsEqual(text)
    }
  }
}
