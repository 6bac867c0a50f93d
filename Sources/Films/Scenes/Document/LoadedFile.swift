import Learning
import Media
import Tensors
import Text
import Timeline

/// Files whose numbers are values.
enum LoadedFile {
  /// What the names of such files end in.
  static let endings = TensorFile.Format.allCases.map { ".\($0.rawValue)" } + [".png"]

  /// Whether a name is that of a picture.
  static func isPicture(_ name: String) -> Bool { name.lowercased().hasSuffix(".png") }

  /// A picture as [height, width, channels] from 0 to 1: red, green and blue, and opacity where not all is opaque.
  static func pixels(_ bytes: [UInt8]) throws(MediaError) -> Tensor {
    let picture = try PNG.decode(bytes)
    let samples = picture.straightRGBA()
    let isOpaque = stride(from: 3, to: samples.count, by: 4).allSatisfy { samples[$0] == 255 }
    let channels = isOpaque ? 3 : 4
    var elements: [Double] = []
    elements.reserveCapacity(samples.count / 4 * channels)
    for start in stride(from: 0, to: samples.count, by: 4) {
      for channel in 0..<channels { elements.append(Double(samples[start + channel]) / 255) }
    }
    return Tensor(shape: [picture.height, picture.width, channels], elements: elements)
  }

  /// What stands for a file's content: the array of an NPY file, or groups of parts by the names in the file.
  ///
  /// - Throws: Everything that can't have a name, or has too many sides.
  static func source(of file: TensorFile, _ format: TensorFile.Format) throws(LoadedFileErrors)
    -> ValueDefinition.Source
  {
    var problems: [ScenesProblem] = []
    var root = Group()
    for entry in file.entries {
      let source: ValueDefinition.Source
      switch entry.content {
      case .numbers(let shape, let values):
        guard shape.count <= Tensor.highestRank else {
          problems.append(.tooManySides(entry.name, found: shape.count))
          continue
        }
        source = .tensor(Tensor(shape: shape, elements: values))
      case .texts(let texts): source = .texts(texts)
      }
      if format == .npy, problems.isEmpty { return source }
      if let other = root.add(source, of: entry.name, under: names(in: entry.name)[...]) {
        problems.append(.sameName(other, entry.name))
      }
    }
    guard problems.isEmpty else { throw LoadedFileErrors(problems: problems) }
    return root.source
  }

  /// The names of a part and of the groups that it is in, the outermost first: `h.0.attn/w` is `h0`, `attn`, `w`.
  static func names(in text: String) -> [String] {
    var names: [String] = []
    for part in text.split(whereSeparator: { $0 == "." || $0 == "/" }) {
      let plain = String(String.UnicodeScalarView(part.unicodeScalars.map { isLetter($0) || isDigit($0) ? $0 : "_" }))
      guard let first = plain.unicodeScalars.first, isDigit(first) else {
        names.append(plain)
        continue
      }
      names.append((names.popLast() ?? "layer") + plain)
    }
    return names.isEmpty ? ["layer"] : names
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic || scalar == "_" }
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

  /// Parts by their names, in the order of the file.
  private struct Group {
    private enum Member {
      case part(ValueDefinition.Source, of: String)
      case group(Group)
    }

    private var members: [(name: String, member: Member)] = []

    /// Adds a part; answers one of the file whose place it would take.
    mutating func add(_ source: ValueDefinition.Source, of text: String, under names: ArraySlice<String>) -> String? {
      guard let name = names.first else { return nil }
      let rest = names.dropFirst()
      guard let place = members.firstIndex(where: { $0.name == name }) else {
        if rest.isEmpty {
          members.append((name, .part(source, of: text)))
        } else {
          var group = Group()
          _ = group.add(source, of: text, under: rest)
          members.append((name, .group(group)))
        }
        return nil
      }
      switch members[place].member {
      case .part(_, let other): return other
      case .group(var group):
        guard !rest.isEmpty else { return group.first }
        let other = group.add(source, of: text, under: rest)
        members[place].member = .group(group)
        return other
      }
    }

    /// What the first part is called in the file.
    var first: String? {
      switch members.first?.member {
      case .part(_, let text): text
      case .group(let group): group.first
      case nil: nil
      }
    }

    var source: ValueDefinition.Source {
      .record(
        members.map { name, member in
          switch member {
          case .part(let source, _): ValueDefinition.Field(name, source)
          case .group(let group): ValueDefinition.Field(name, group.source)
          }
        })
    }
  }
}

/// What is wrong with the parts of a file.
struct LoadedFileErrors: Error {
  let problems: [ScenesProblem]
}

extension KeyReader {
  /// Reads the file that a value names.
  mutating func loaded(_ value: Located) -> (source: ValueDefinition.Source, origin: String)? {
    guard
      let (name, file) = file(
        value, expected: .valueFile, else: ScenesProblem.notAValueFile,
        where: { TensorFile.Format(fileName: $0) != nil || LoadedFile.isPicture($0) })
    else { return nil }
    guard let format = TensorFile.Format(fileName: name) else {
      return decoded(file, LoadedFile.pixels).map { (.tensor($0), name) }
    }
    do throws(TensorFileError) {
      let content = try TensorFile(file.bytes, format)
      do throws(LoadedFileErrors) {
        return (try LoadedFile.source(of: content, format), name)
      } catch {
        for problem in error.problems { report(own: problem, .start, Trail(), in: file.path) }
        return nil
      }
    } catch {
      for problem in error.problems {
        report(
          own: ScenesProblem.file(problem.words), Place(line: problem.line ?? 1, column: 1), Trail(), in: file.path)
      }
      return nil
    }
  }
}

extension KeyReader {
  /// The file in the scenes' folder that a value names; nil, with a message, when there is none or it is of no use.
  ///
  /// - Parameters:
  ///   - problem: What is wrong with a name for which `isFit` says no.
  ///   - isFit: Whether a file of a name can be read.
  mutating func file(
    _ value: Located, expected: ExpectedValue, else problem: (String) -> ScenesProblem, where isFit: (String) -> Bool
  ) -> (name: String, file: CompanionFile)? {
    guard let name = fileName(value, expected: expected) else { return nil }
    guard isFit(name) else {
      report(own: problem(name), at: value)
      return nil
    }
    guard Self.isInside(name) else {
      report(own: ScenesProblem.outside(name), at: value)
      return nil
    }
    return companion(name, at: value).map { (name, $0) }
  }

  /// What is read of a picture's file; nil, with a message, when it is damaged.
  mutating func decoded<Picture>(
    _ file: CompanionFile, _ read: ([UInt8]) throws(MediaError) -> Picture
  ) -> Picture? {
    do throws(MediaError) {
      return try read(file.bytes)
    } catch {
      let words = error.description
      report(
        own: ScenesProblem.file(words.hasSuffix(".") ? String(words.dropLast()) : words), .start, Trail(), in: file.path
      )
      return nil
    }
  }
}
