import FilmKit
import Tensors
import Text
import Timeline

/// Reads the keys of one mark, with the film's values at hand.
struct MarkReader {
  var reader: KeyReader
  let mark: MarkDraft
  let values: SharedValues
  /// The variables of the film with the numbers that each takes.
  private(set) var variables: [String: [Double]]
  /// Those of them that stand still in each of the marks that one is for their numbers.
  private var repeated: Set<String> = []
  /// The marks of the scene that were read before, by name.
  var others: [String: any MarkContent] = [:]
  /// The mark whose plane it stands on where its own keys don't say so.
  private var givenHost: String?
  /// What the film's marks may still take.
  var budget = MarkBudget()
  /// Where the parts of a key's list stand, by what messages call them: `network[1]`.
  private var parts: [String: Located] = [:]

  init(
    reader: KeyReader, mark: MarkDraft, values: SharedValues, variables: [String: [Double]], budget: MarkBudget
  ) {
    (self.reader, self.mark, self.values, self.variables, self.budget) = (reader, mark, values, variables, budget)
  }

  subscript(_ key: String) -> Located? { mark[key] }

  /// The area that it names.
  var area: String? {
    if case .string(let name)? = mark.fields["in"]?.node.kind { name } else { nil }
  }

  private func place(_ key: String) -> Located { parts[key] ?? mark[key] ?? mark.place }

  mutating func report(_ problem: ScenesProblem, _ key: String) { reader.report(own: problem, at: place(key)) }

  /// Reports what is wrong at a character of a key's text, counted in Unicode scalars from 0.
  mutating func report(_ problem: ScenesProblem, atCharacter index: Int, of key: String) {
    let value = place(key)
    if let spot = reader.place(ofCharacter: index, in: value) {
      reader.report(own: problem, spot, value.path)
    } else {
      report(problem, key)
    }
  }

  /// A text.
  mutating func text(_ key: String, longest: Int = 200) -> String? { reader.text(mark[key], longest: longest) }

  /// The mark whose plane it stands on; nil for its own.
  mutating func host() -> String? { givenHost ?? text("on", longest: 40) }

  /// A number, or what stands in for it.
  mutating func number(_ key: String, else fallback: Double) -> Double? {
    reader.read(mark[key], .number, else: fallback)
  }

  /// A picture from a file; nil, with a message, when it can't be shown.
  mutating func picture(_ key: String) -> LoadedPicture? { mark[key].flatMap { reader.picture($0) } }

  mutating func whole(_ key: String, _ bounds: ClosedRange<Int>, else fallback: Int) -> Int? {
    reader.read(mark[key], .whole(bounds), else: fallback)
  }

  mutating func flag(_ key: String, else fallback: Bool = false) -> Bool? {
    reader.read(mark[key], .flag, else: fallback)
  }

  mutating func choice(_ key: String, _ words: [String]) -> String? {
    reader.read(mark[key], .choice(words), else: words[0])
  }

  /// Two numbers, the smaller first; nil without them.
  mutating func interval(_ key: String) -> ClosedRange<Double>? {
    mark[key].flatMap { interval($0) }
  }

  /// Two numbers that may be left out; `isRight` is false, with a message, when they are wrong.
  mutating func optionalInterval(_ key: String) -> (range: ClosedRange<Double>?, isRight: Bool) {
    let range = interval(key)
    return (range, range != nil || mark[key] == nil)
  }

  /// Two numbers, the smaller first; nil, with a message, when they are wrong.
  mutating func interval(_ value: Located) -> ClosedRange<Double>? {
    guard let numbers = reader.numbers(value, count: 2...2, expected: .interval) else { return nil }
    // So wide that numbers in it differ, and no wider than axes can be.
    let most = numbers.reduce(0) { max($0, abs($1)) }
    guard numbers[1] - numbers[0] > 1e-9 * most, most <= 1e15 else {
      reader.report(own: ScenesProblem.notAnInterval, at: value)
      return nil
    }
    return numbers[0]...numbers[1]
  }

  /// The marks that it is made of; nil, with messages, when one is wrong.
  ///
  /// - Parameter areLayers: Whether all stand on the plane of the first.
  mutating func members(areLayers: Bool = false) -> [ResolvedMark]? {
    var members: [ResolvedMark] = []
    for (index, member) in mark.members.enumerated() {
      var inner = MarkReader(reader: reader, mark: member, values: values, variables: variables, budget: budget)
      inner.repeated = repeated
      if areLayers, index > 0 {
        guard let first = members.first else { return nil }
        (inner.givenHost, inner.others) = (first.name, [first.name: first.content])
      }
      let content = member.kind.read(&inner)
      (reader, budget) = (inner.reader, inner.budget)
      let name = areLayers ? "\(member.name)[\(index)]" : member.name
      if let content { members.append(ResolvedMark(name: name, area: nil, content: content)) }
    }
    return members.count == mark.members.count ? members : nil
  }

  /// Reads something in which a variable has some numbers, and stands still.
  mutating func repeating<Result>(
    _ name: String, _ numbers: [Double], _ read: (inout MarkReader) -> Result?
  ) -> Result? {
    variables[name] = numbers
    repeated.insert(name)
    defer {
      variables[name] = nil
      repeated.remove(name)
    }
    return read(&self)
  }

  /// Whether the value of a key has as many numbers as there are points at most; else there is a message.
  ///
  /// - Parameter each: What there is a number for.
  mutating func isOnePerPoint(_ track: ValueTrack, _ count: Int, _ key: String, each: String = "point") -> Bool {
    guard let found = track.known.map(\.count).max(), found != count else { return true }
    report(.shape(key: key, found: counted(found, "number"), wanted: "\(count), one for each \(each)"), key)
    return false
  }

  /// A value of one of some ranks through the film; nil, with a message, when it is wrong.
  ///
  /// - Parameters:
  ///   - ranks: How many sides it may have.
  ///   - last: How long its last side must be; nil for any length.
  ///   - mayBeEmpty: Whether a list may have no items yet.
  ///   - wanted: The shape in words.
  mutating func track(
    _ key: String, ranks: ClosedRange<Int>, last: Int? = nil, mayBeEmpty: Bool = false, wanted: String
  ) -> ValueTrack? {
    guard let value = mark[key], let expression = reader.expression(value) else { return nil }
    return track(
      expression, at: key, from: Origin(value: value, offset: 0), ranks: ranks, last: last, mayBeEmpty: mayBeEmpty,
      wanted: wanted)
  }

  /// Where an expression stands: in which value, and how many characters of it come before.
  struct Origin {
    let value: Located
    let offset: Int
  }

  /// The same for an expression that stands in a key's text, or is made of one.
  ///
  /// - Parameter origin: Where it stands; nil where it stands nowhere.
  mutating func track(
    _ expression: String, at key: String, from origin: Origin? = nil, ranks: ClosedRange<Int> = 0...0,
    last: Int? = nil, mayBeEmpty: Bool = false, wanted: String = "a number"
  ) -> ValueTrack? {
    let (name, most) = (key, mark.kind.most)
    let wants = TrackShape(ranks: ranks, last: last, most: most, mayBeEmpty: mayBeEmpty)
    let found = states(of: expression, at: key, from: origin) {
      values, variables, limits, work throws(ValueErrors) in
      guard
        case .tensor(let tensor) = try values.value(
          of: expression, variables: variables, limits: limits, work: &work)
      else { return .wrong(.shape(key: name, found: "no tensor", wanted: wanted)) }
      if wants.holds(tensor) { return .shown(tensor) }
      if tensor.shape.contains(0) {
        return .wrong(
          .shape(key: name, found: "empty", wanted: "\(wanted), with one at least: begin its variable later"))
      }
      let isLarge = TrackShape(ranks: ranks, last: last, most: .max).holds(tensor)
      let shape = tensor.shape.isEmpty ? "a number" : "\(tensor.shape)"
      return .wrong(
        .shape(key: name, found: shape, wanted: isLarge ? "at most \(counted(most, "number"))" : wanted))
    }
    return found.map {
      ValueTrack(
        expression: expression, variables: $0.variables, states: $0.states, values: values, wanted: wants,
        repeated: repeated)
    }
  }

  /// The graph of an expression through the film: its nodes, which stay the same, and their numbers.
  mutating func graph(_ key: String) -> (graph: ExpressionGraph, numbers: ValueTrack)? {
    guard let value = mark.fields[key], let expression = reader.expression(value) else { return nil }
    var first: ExpressionGraph?
    let found = states(of: expression, at: key, from: Origin(value: value, offset: 0)) {
      values, variables, limits, work throws(ValueErrors) in
      let graph = try values.graph(of: expression, variables: variables, limits: limits, work: &work)
      guard graph.hasNodes(of: first ?? graph) else {
        return .wrong(.shape(key: key, found: "another graph at each step", wanted: "one whose nodes stay the same"))
      }
      first = first ?? graph
      return .shown(graph.numbers)
    }
    guard let found, let first else { return nil }
    let wanted = TrackShape(ranks: 2...2, last: first.nodes.count, most: mark.kind.most)
    return (
      first,
      ValueTrack(
        expression: expression, variables: found.variables, states: found.states, values: values, wanted: wanted,
        repeated: repeated, isGraph: true)
    )
  }

  /// What a mark shows of an expression for some numbers of its variables, or why it can't.
  private enum StateOfValue {
    case shown(Tensor)
    case wrong(ScenesProblem)
  }

  /// What is made of an expression for each combination of the numbers of the variables that stand in it.
  ///
  /// - Parameter make: Makes it of the film's values and of variables; a problem where it can't be shown.
  private mutating func states(
    of expression: String, at key: String, from origin: Origin?,
    _ make: (Values, [String: Double], ValueLimits, inout Int) throws(ValueErrors) -> StateOfValue
  ) -> (variables: [String], states: [[Double]: Tensor])? {
    let words = Set(expression.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
    let own = variables.keys.filter(words.contains).sorted()
    let lists = own.map { variables[$0] ?? [] }
    let count = lists.reduce(1) { min(MarkBudget.mostStates + 1, $0 * $1.count) }
    guard count <= MarkBudget.mostStates else {
      report(.tooManyStates(own, limit: MarkBudget.mostStates), key)
      return nil
    }
    var states: [[Double]: Tensor] = [:]
    for numbers in Self.combinations(lists) {
      let named = Dictionary(uniqueKeysWithValues: zip(own, numbers))
      guard budget.work > 0, budget.numbers > 0 else {
        report(.tooMuchWork, key)
        return nil
      }
      do throws(ValueErrors) {
        let limits = budget.limits(own.isEmpty ? ValueLimits() : .frame)
        var work = 0
        defer { budget.work -= work }
        switch try make(values.values, named, limits, &work) {
        case .wrong(let problem):
          report(problem, key)
          return nil
        case .shown(let tensor):
          budget.numbers -= tensor.count
          states[numbers] = tensor
        }
      } catch {
        guard budget.work > 0 else {
          report(.tooMuchWork, key)
          return nil
        }
        let at = zip(own, numbers).map { "\($0) = \(NumberText.text($1, digits: 6))" }.joined(separator: ", ")
        for problem in error.problems.prefix(3) { report(problem, of: expression, from: origin, key, when: at) }
        return nil
      }
    }
    return (own, states)
  }

  /// The values of a list whose parts may have different lengths, such as `[x, h, y]`: each is an expression of its own.
  ///
  /// - Parameters:
  ///   - ranks: How many sides each may have.
  ///   - wanted: The shape of each in words.
  /// - Returns: The values; nil, with messages, when one is wrong, and without the key.
  mutating func tracks(_ key: String, ranks: ClosedRange<Int>, wanted: String) -> [ValueTrack]? {
    guard let value = mark[key], let items = expressions(in: value) else { return nil }
    var tracks: [ValueTrack] = []
    for (index, item) in items.enumerated() {
      let name = "\(key)[\(index)]"
      parts[name] = item.origin.value
      if let track = track(item.text, at: name, from: item.origin, ranks: ranks, wanted: wanted) {
        tracks.append(track)
      }
    }
    return tracks.count == items.count ? tracks : nil
  }

  /// The expressions of a list in the file, or of the text of one; what is no list is the only one.
  private mutating func expressions(in value: Located) -> [(text: String, origin: Origin)]? {
    if case .list(let nodes) = value.node.kind {
      let items = nodes.enumerated().map { index, node -> (text: String, origin: Origin)? in
        let item = Located(node: node, path: value.path.index(index))
        return reader.expression(item).map { ($0, Origin(value: item, offset: 0)) }
      }
      return items.contains { $0 == nil } ? nil : items.compactMap(\.self)
    }
    return reader.expression(value).map { text in
      ListText.parts(text).map { ($0.text, Origin(value: value, offset: $0.offset)) }
    }
  }

  /// Reports what is wrong with an expression: at the character, where that is known.
  ///
  /// - Parameter numbers: What variables are then; empty for none.
  mutating func report(
    _ problem: ValueErrors.Problem, of expression: String, from origin: Origin?, _ key: String, when numbers: String
  ) {
    let isOwn = problem.head.isEmpty
    if isOwn, let origin,
      let place = reader.place(ofCharacter: origin.offset + problem.span.lowerBound, in: origin.value)
    {
      let when = numbers.isEmpty ? "" : "at \(numbers): "
      reader.report(own: ScenesProblem.value(when + problem.message), place, origin.value.path)
      return
    }
    let what = isOwn ? quoted(expression) : problem.head
    let place = "\(what), character \(problem.span.lowerBound + 1)\(numbers.isEmpty ? "" : " (\(numbers))")"
    report(.value("\(place): \(problem.message)"), key)
  }

  /// Every combination of a number from each list.
  private static func combinations(_ lists: [[Double]]) -> [[Double]] {
    lists.reduce([[]]) { all, list in all.flatMap { start in list.map { start + [$0] } } }
  }

  /// A function of the film's, by its name.
  mutating func function(_ key: String, of wanted: String) -> String? {
    guard let value = mark[key], let name = reader.string(value, expected: .expression) else { return nil }
    guard case .function? = values.values[name] else {
      report(.notAFunction(name, wanted: wanted), key)
      return nil
    }
    return name
  }

  /// The value of an expression that never changes; nil, with a message, when it is wrong.
  mutating func tensor(_ expression: String, at key: String) -> Tensor? {
    guard budget.work > 0 else {
      report(.tooMuchWork, key)
      return nil
    }
    do throws(ValueErrors) {
      var work = 0
      defer { budget.work -= work }
      let limits = budget.limits(ValueLimits())
      if case .tensor(let tensor) = try values.values.value(of: expression, limits: limits, work: &work) {
        return tensor
      }
      report(.shape(key: key, found: "no tensor", wanted: "numbers"), key)
    } catch {
      guard budget.work > 0 else {
        report(.tooMuchWork, key)
        return nil
      }
      for problem in error.problems.prefix(3) {
        // What is wrong in a function is said with its name; the expression itself was written by nobody.
        let place = problem.head.isEmpty ? "" : "\(problem.head), character \(problem.span.lowerBound + 1): "
        report(.value(place + problem.message), key)
      }
    }
    return nil
  }
}
