import Numerics
import Tensors
import Text
public import Timeline

/// Everything that a film of scenes shows: its values, and the marks and beats of each scene.
public struct ScenesContent: FilmContent {
  let shared: SharedValues
  let scenes: [Scene]

  /// One scene.
  struct Scene: Hashable, Sendable {
    let name: String
    let areas: AreaGrids
    let marks: [ResolvedMark]
    let beats: [BeatDraft]
    /// What marks become.
    let becomings: [Becoming]
    /// What flies.
    let flights: [Flight]
    /// What variables of the scene before are as this one begins, which keeps marks of it.
    let carried: [String: Double]

    /// The marks as they stand first, and from each beat on that changes that.
    var arrangements: [(beat: BeatID?, marks: [ResolvedMark])] {
      var found: [(beat: BeatID?, marks: [ResolvedMark])] = [(nil, marks)]
      var now = marks
      for beat in beats where beat.changesMarks {
        for becoming in becomings where becoming.beat == beat.id.kind && !beat.becomes.isEmpty {
          guard let index = now.firstIndex(where: { $0.name == becoming.mark.name }) else { continue }
          now[index].content = becoming.mark.content
        }
        for move in beat.moves {
          guard let index = now.firstIndex(where: { $0.name == move.mark }) else { continue }
          now[index].area = move.area
        }
        found.append((beat.id, now))
      }
      return found
    }
  }

  /// A mark that becomes another in a beat, whose kind is named.
  struct Becoming: Hashable, Sendable {
    let beat: String
    let mark: ResolvedMark
  }

  /// What flies in a beat, whose kind is named, from one place to another.
  struct Flight: Hashable, Sendable {
    let beat: String
    let from: AnchorReference
    let to: AnchorReference
  }

  /// Every value as JSON.
  public var traceJSON: String { shared.json }
  /// Every value as a table.
  public var traceTable: String { shared.table }

  /// Every value with its expression.
  public var values: [FilmValue] { shared.named }

  /// What the file says of the value that a number is of.
  public func expression(of name: String, in beat: BeatID) -> String? { shared.expression(of: name) }

  /// Variables may run for as long as a beat lasts.
  public func movesThroughout(_ beat: BeatID) -> Bool {
    scenes.contains { $0.beats.contains { $0.id == beat && !$0.plays.isEmpty } }
  }

  /// What happens in a beat.
  func summary(of beat: BeatID) -> String? {
    guard let found = scenes.lazy.flatMap(\.beats).first(where: { $0.id == beat }) else { return nil }
    var parts: [String] = []
    if !found.leave.isEmpty { parts.append("\(listed(found.leave)) leave\(found.leave.count == 1 ? "s" : "")") }
    parts += found.becomes.map { "\($0) becomes another" }
    parts += found.moves.map { "\($0.mark) moves to \($0.area)" }
    switch found.camera {
    case nil: break
    case .all: parts.append("the camera goes back")
    case .mark(let name): parts.append("the camera goes to \(name)")
    }
    parts += found.flights
    if !found.enter.isEmpty { parts.append("\(listed(found.enter)) enter\(found.enter.count == 1 ? "s" : "")") }
    if !found.light.isEmpty { parts.append("\(listed(found.light)) lit") }
    if let step = found.step { parts.append("\(step.variable) = \(step.to.text(significantDigits: 6))") }
    parts += found.plays.map { play in
      let ends = [play.from, play.to].map { $0.text(significantDigits: 6) }
      return "\(play.variable) from \(ends[0]) to \(ends[1])"
    }
    return parts.joined(separator: "; ")
  }
}

/// The values of a film, known by what they were made of.
final class SharedValues: Hashable, Sendable {
  let values: Values
  private let definitions: [ValueDefinition]
  /// Where values come from, by names.
  private let origins: [String: FilmValue.Origin]

  init(_ values: Values, _ definitions: [ValueDefinition]) {
    self.values = values
    origins = Dictionary(
      zip(values.names, definitions).map { name, definition in
        if case .expression(let text) = definition.source { return (name, .expression(text)) }
        return (name, definition.origin.isEmpty ? .written : .file(definition.origin))
      }, uniquingKeysWith: { first, _ in first })
    self.definitions = definitions
  }

  static func == (left: SharedValues, right: SharedValues) -> Bool { left.definitions == right.definitions }
  func hash(into hasher: inout Hasher) { hasher.combine(definitions) }

  /// The expression of the value that a number is of, such as `losses[3]` or `net.w[0]`; nil where it has none.
  func expression(of number: String) -> String? {
    let name = String(number.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    let place = number.dropFirst(name.count)
    guard place.isEmpty || "[.".contains(place.prefix(1)), !place.contains(where: \.isWhitespace),
      case .expression(let text) = origins[name]
    else { return nil }
    return "\(name) = \(text)"
  }

  /// The values by name, those of groups by their parts.
  var named: [FilmValue] {
    values.names.flatMap { name in values[name].map { flat(name, $0, from: origins[name] ?? .written) } ?? [] }
  }

  private func flat(_ name: String, _ value: Values.Value, from origin: FilmValue.Origin) -> [FilmValue] {
    let content: FilmValue.Content
    switch value {
    case .tensor(let tensor): content = .numbers(shape: tensor.shape, elements: tensor.elements)
    case .text(let text): content = .texts([text])
    case .texts(let texts): content = .texts(texts)
    case .function(let signature): content = .function(signature)
    case .list(let values):
      return values.enumerated().flatMap { flat("\(name)[\($0.offset)]", $0.element, from: origin) }
    case .record(let fields): return fields.flatMap { flat("\(name).\($0.name)", $0.value, from: origin) }
    }
    return [FilmValue(name: name, origin: origin, content: content)]
  }

  var json: String {
    JSONText.object(values.names.compactMap { name in values[name].map { (name, Self.json($0)) } }).text
  }

  private static func json(_ value: Values.Value) -> JSONText {
    switch value {
    case .tensor(let tensor):
      .object([
        ("shape", .list(tensor.shape.map { .integer($0) })),
        ("elements", .list(tensor.elements.map { $0.isFinite ? .literal("\($0)") : .string("\($0)") })),
      ])
    case .text(let text): .string(text)
    case .texts(let texts): .list(texts.map { .string($0) })
    case .function(let signature): .string(signature)
    case .list(let values): .list(values.map(json))
    case .record(let fields): .object(fields.map { ($0.name, json($0.value)) })
    }
  }

  var table: String {
    values.names.compactMap { name in values[name].map { "\(name)  \(Self.row($0))" } }.joined(separator: "\n")
  }

  private static func row(_ value: Values.Value) -> String {
    switch value {
    case .tensor(let tensor):
      "\(tensor.shape)  " + tensor.elements.prefix(12).map { "\($0)" }.joined(separator: " ")
        + (tensor.count > 12 ? " …" : "")
    case .text(let text): quoted(text)
    case .texts(let texts): listed(texts.prefix(12).map { quoted($0) })
    case .function(let signature): signature
    case .list(let values): counted(values.count, "value")
    case .record(let fields): listed(fields.map(\.name))
    }
  }
}
