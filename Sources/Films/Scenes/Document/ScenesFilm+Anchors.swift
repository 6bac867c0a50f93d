import FilmKit
import Tensors
import Text
import Timeline

extension ScenesFilm {
  /// Whether every place that a mark names is there.
  static func checkAnchors(_ marks: [ResolvedMark], _ scene: SceneDraft, _ reader: inout KeyReader) {
    for mark in marks {
      guard let draft = scene.marks.first(where: { $0.name == mark.name }) else { continue }
      for reference in mark.content.references {
        checkAnchor(reference, draft.fields[reference.key] ?? draft.place, marks, scene, &reader)
      }
    }
  }

  /// Whether a place that a value names is there.
  static func checkAnchor(
    _ reference: AnchorReference, _ value: Located, _ marks: [ResolvedMark], _ scene: SceneDraft,
    _ reader: inout KeyReader
  ) {
    guard let (problem, offset) = problem(reference, marks, scene) else { return }
    if let place = reader.place(ofCharacter: offset, in: value) {
      reader.report(own: problem, place, value.path)
    } else {
      reader.report(own: problem, at: value)
    }
  }

  /// What is wrong with a place, and at which of its characters; nil for nothing.
  private static func problem(
    _ reference: AnchorReference, _ marks: [ResolvedMark], _ scene: SceneDraft
  ) -> (ScenesProblem, offset: Int)? {
    guard let kind = scene.marks.first(where: { $0.name == reference.mark })?.kind else {
      // One that can't be read is reported already.
      guard !scene.markNames.contains(reference.mark) else { return nil }
      return (.unknownMark(reference.mark, known: scene.markNames), 0)
    }
    guard let anchors = kind.anchors else { return (.noAnchors(reference.mark, kind: kind.name), 0) }
    guard let name = reference.anchor else { return nil }
    let start = reference.mark.unicodeScalars.count + 1
    guard let anchor = anchors.first(where: { $0.name == name }) else {
      return (.unknownAnchor(name, of: reference.mark, kind: kind.name, known: anchors), start)
    }
    let isPair = reference.isPair
    guard isPair || reference.arguments.count == anchor.parameters.count else {
      return (.wrongIndices(reference.mark, anchor, found: reference.arguments.count), start)
    }
    guard let content = marks.first(where: { $0.name == reference.mark })?.content,
      let ranges = content.anchorRanges[name]
    else { return nil }
    let all = "\(reference.mark).\(name)"
    for (number, parameter) in anchor.parameters.enumerated() {
      let argument = reference.arguments[isPair ? 0 : number]
      if case .name(let word) = argument.meaning {
        guard let problem = Self.problem(of: word, anchor, reference, content) else { continue }
        return (problem, argument.offset)
      }
      guard let track = argument.track else { continue }
      if anchor == .term {
        let problem = ScenesProblem.shape(
          key: "the term", found: track.expression, wanted: "its text, such as term(\"w_1\")")
        return (problem, argument.offset)
      }
      let states = track.states.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      for (numbers, tensor) in states {
        let found = tensor.elements[isPair ? number : 0]
        guard !ranges[number].contains(found) else { continue }
        let when = zip(track.variables, numbers).map { "\($0) = \(NumberText.text($1, digits: 6))" }
        let problem = ScenesProblem.outsideMark(
          all, parameter: parameter, found: found, range: ranges[number], isCounted: anchor.isCounted,
          when: when.joined(separator: ", "))
        return (problem, argument.offset)
      }
    }
    guard ranges.count == 2, !isPair, !reference.isOnPlane else { return nil }
    return problem(reference.arguments, anchor, of: all) { content.anchorRange(name, in: $0) }
  }

  /// What is wrong with a second index that depends on the first one, and at which character; nil for nothing.
  private static func problem(
    _ arguments: [AnchorReference.Argument], _ anchor: AnchorKind, of place: String,
    range: (_ first: Double) -> ClosedRange<Double>?
  ) -> (ScenesProblem, offset: Int)? {
    guard let outer = arguments[0].track, let inner = arguments[1].track else { return nil }
    let shared = outer.variables.filter(inner.variables.contains)
    func key(_ track: ValueTrack, _ numbers: [Double]) -> [Double] {
      zip(track.variables, numbers).filter { shared.contains($0.0) }.map(\.1)
    }
    // The first indices that each combination of the variables of both comes with.
    var firsts: [[Double]: [Double: [Double]]] = [:]
    let states = outer.states.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for (numbers, tensor) in states where firsts[key(outer, numbers)]?[tensor.elements[0]] == nil {
      firsts[key(outer, numbers), default: [:]][tensor.elements[0]] = numbers
    }
    for (numbers, tensor) in inner.states.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let others = firsts[key(inner, numbers)] ?? [:]
      for (first, outerNumbers) in others.sorted(by: { $0.key < $1.key }) {
        guard let range = range(first), !range.contains(tensor.elements[0]) else { continue }
        let others: [(String, Double)] = zip(outer.variables, outerNumbers).filter { !shared.contains($0.0) }
        let variables: [(String, Double)] = Array(zip(inner.variables, numbers)) + others
        let when = variables.map { "\($0) = \(NumberText.text($1, digits: 6))" }.joined(separator: ", ")
        let row = "\(place) in \(anchor.parameters[0]) \(NumberText.text(first, digits: 6))"
        let problem = ScenesProblem.outsideMark(
          row, parameter: anchor.parameters[1], found: tensor.elements[0], range: range, isCounted: true, when: when)
        return (problem, arguments[1].offset)
      }
    }
    return nil
  }

  /// What is wrong with a name that stands for a number; nil for nothing.
  private static func problem(
    of word: String, _ anchor: AnchorKind, _ reference: AnchorReference, _ content: any MarkContent
  ) -> ScenesProblem? {
    guard anchor.takesNames else {
      let place = "\(anchor.parameters[0]) of \(reference.mark).\(anchor.name)"
      return .shape(key: place, found: quoted(word), wanted: "a number")
    }
    let known = (content.anchorNames[anchor.name] ?? []).filter { !$0.isEmpty }
    if anchor == .term { return known.contains(word) ? nil : .unknownTerm(word, of: reference.mark) }
    return known.contains(word) ? nil : .unknownPart(word, anchor.name, of: reference.mark, known: known)
  }
}
