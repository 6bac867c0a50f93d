import Learning
import NetworkKit
import Simulation
import Text
import Timeline

extension KeyReader {
  /// Reads `data`: the name of a shape or of a file, or a mapping with more about it.
  ///
  /// - Parameter isSaved: Whether the network was trained elsewhere, on the points as they are.
  mutating func data(_ value: Located, isSaved: Bool) -> TrainingData? {
    switch value.node.kind {
    case .string(let name):
      if let shape = Dataset.Shape(rawValue: name) {
        return made(shape, ShapeSettings(), seed: TrainingFilm.defaultSeed, at: value, nil).map { TrainingData($0) }
      }
      guard Self.isDataFile(name) else {
        report(own: TrainingProblem.notData(name), at: value)
        return nil
      }
      return points(value, CSVDialect()).map { TrainingData($0, isStandardized: !isSaved) }
    case .mapping: break
    default:
      report(.wrongType(found: FoundValue(value.node), expected: .data), at: value)
      return nil
    }
    guard let fields = fields(of: value, keys: TrainingFilm.data) else { return nil }
    let seed = fields["seed"].map { read($0, .whole(Bounds.seed)) } ?? TrainingFilm.defaultSeed
    let test = fields["test"].map { read($0, .share) } ?? TrainingFilm.defaultTestShare
    let standardize = fields["standardize"].map { flag($0) } ?? (fields["file"] != nil && !isSaved)
    let dataset = dataset(fields, at: value, seed: seed)
    guard let dataset, let seed, let test, let standardize, !fields.hasUnknownKeys else { return nil }
    return TrainingData(dataset, testFraction: test, seed: UInt64(seed), isStandardized: standardize)
  }

  /// What a shape has that a file hasn't; nil stands for what is usual.
  private struct ShapeSettings {
    var samples = TrainingFilm.defaultDataSamples
    var noise: Double?
    var classes: Int?
  }

  /// The points of a mapping, from the shape or from the file that it names.
  private mutating func dataset(_ fields: Fields, at value: Located, seed: Int?) -> Dataset? {
    let named = ["shape", "file"].filter { fields[$0] != nil }
    guard named.count == 1 else {
      if !fields.hasUnknownKeys {
        report(own: TrainingProblem.notExactlyOne(of: ["shape", "file"], found: named), at: value)
      }
      return nil
    }
    if let file = fields["file"] {
      let foreign = ["samples", "noise", "classes"].filter { fields[$0] != nil }
      for key in foreign { report(own: TrainingProblem.notOfFile(key), at: fields[key] ?? value) }
      let dialect = dialect(fields)
      let dataset = dialect.flatMap { points(file, $0) }
      return foreign.isEmpty ? dataset : nil
    }
    for key in ["separator", "decimal"] {
      if let value = fields[key] { report(own: TrainingProblem.notOfShape(key), at: value) }
    }
    let shape: Dataset.Shape? = choice(fields["shape"])
    guard let settings = shapeSettings(fields), let shape, let seed, !fields.hasUnknownKeys else { return nil }
    return made(shape, settings, seed: seed, at: value, fields)
  }

  /// How the file is written, as far as that is stated; nil, with a message, when a statement is wrong.
  private mutating func dialect(_ fields: Fields) -> CSVDialect? {
    var dialect = CSVDialect()
    if let value = fields["separator"] {
      guard let name = string(value, expected: .separator) else { return nil }
      guard let separator = CSVDialect.Separator(name) else {
        report(own: TrainingProblem.notASeparator(name), at: value)
        return nil
      }
      dialect.separator = separator
    }
    if let value = fields["decimal"] {
      guard let mark: CSVDialect.DecimalMark = choice(value) else { return nil }
      dialect.decimal = mark
    }
    return dialect
  }

  private mutating func shapeSettings(_ fields: Fields) -> ShapeSettings? {
    let samples =
      fields["samples"].map { read($0, .whole(TrainingBounds.dataSamples)) }
      ?? TrainingFilm.defaultDataSamples
    let noise = fields["noise"].map { read($0, .number(in: TrainingBounds.noise)) }
    let classes = fields["classes"].map { read($0, .whole(TrainingBounds.classes)) }
    guard let samples, noise.map({ $0 != nil }) ?? true, classes.map({ $0 != nil }) ?? true else { return nil }
    return ShapeSettings(samples: samples, noise: noise ?? nil, classes: classes ?? nil)
  }

  /// Draws the points of a shape; what it can't have is reported where it is asked for.
  private mutating func made(
    _ shape: Dataset.Shape, _ settings: ShapeSettings, seed: Int, at value: Located, _ fields: Fields?
  ) -> Dataset? {
    do throws(DatasetError) {
      return try Dataset(
        shape, count: settings.samples, noise: settings.noise, classCount: settings.classes, seed: UInt64(seed))
    } catch {
      for problem in error.problems {
        let key =
          switch problem {
          case .shapeClasses: "classes"
          case .sampleCount: "samples"
          default: "noise"
          }
        report(own: TrainingProblem.dataset(problem), at: fields?[key] ?? value)
      }
      return nil
    }
  }

  /// Reads the points of a file; what is wrong with it, or odd, is reported by its lines.
  private mutating func points(_ value: Located, _ dialect: CSVDialect) -> Dataset? {
    guard let name = fileName(value, expected: .dataFile), let file = companion(name, at: value) else { return nil }
    let decoded = DecodedText(file.bytes)
    // Tables of spreadsheets as they are, pictures and the like have controls that no text has.
    guard !decoded.text.utf8.contains(where: { $0 < 9 || 14..<26 ~= $0 }) else {
      report(own: TrainingProblem.notText, .start, Trail(), in: file.path)
      return nil
    }
    if decoded.encoding == .windows1252 {
      report(own: TrainingProblem.taken(decoded.encoding), .start, Trail(), in: file.path)
    }
    func place(_ line: Int?) -> Place { Place(line: line ?? 1, column: 1) }
    do throws(DatasetError) {
      let (dataset, notes) = try Dataset.read(csv: decoded.text, dialect: dialect)
      for note in notes { report(own: TrainingProblem.oddData(note), place(note.line), Trail(), in: file.path) }
      return dataset
    } catch {
      for problem in error.problems {
        report(own: TrainingProblem.dataset(problem), place(problem.line), Trail(), in: file.path)
      }
      return nil
    }
  }
}

extension KeyReader {
  /// What the names of files with points end in, unless they are said to be files.
  static let dataEndings = [".csv", ".tsv", ".txt"]

  /// Whether a name is that of a file with points.
  static func isDataFile(_ name: String) -> Bool {
    dataEndings.contains { name.lowercased().hasSuffix($0) && name.utf8.count > $0.utf8.count }
  }
}
