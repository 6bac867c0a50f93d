/// The named values of a film, computed once, before its first frame.
///
/// Everything is read and its shapes checked before anything is computed but what sizes and indices need. The same
/// definitions give the same bits on every machine: sums are made in one order, and elementary functions are
/// `Numerics`' own.
public struct Values: Sendable {
  /// What a name stands for.
  public indirect enum Value: Sendable {
    /// Numbers.
    case tensor(Tensor)
    /// A text.
    case text(String)
    /// Texts.
    case texts([String])
    /// Values without names, one after the other, whose shapes may differ.
    case list([Value])
    /// Values with names of their own.
    case record([(name: String, value: Value)])
    /// A function, as it is called: `f(x, y)`.
    case function(signature: String)
  }

  private let definitions: [ParsedDefinition?]
  private let known: [Int: TracedValue]
  private let graph: Graph
  private let evaluation: Evaluation
  /// What nodes were made of.
  private let steps: [Int: TracedStep]
  /// The names, in the order in which they were defined.
  public let names: [String]
  private let values: [String: Value]

  /// Computes the values of definitions, whose order doesn't matter.
  ///
  /// - Parameters:
  ///   - definitions: The definitions, each with a name of its own.
  ///   - limits: How much they may take.
  /// - Throws: `ValueErrors`, with all problems of all definitions.
  public init(_ definitions: [ValueDefinition], limits: ValueLimits = ValueLimits()) throws(ValueErrors) {
    var errors: [ValueError] = []
    var parsed: [ParsedDefinition?] = []
    var names: Set<String> = []
    for (index, definition) in definitions.enumerated() {
      do throws(ValueError) {
        let head = try DefinitionHead(definition.head)
        guard names.insert(head.name).inserted else { throw ValueError(.repeatedDefinition(head.name), at: 0..<0) }
        parsed.append(try ParsedDefinition(head, definition))
      } catch {
        errors.append(error.inDefinition(index))
        parsed.append(nil)
      }
    }
    let builder = GraphBuilder(limits: limits)
    let readable = Set(parsed.compactMap { $0?.name })
    let tracer = Tracer(parsed, builder: builder, broken: names.subtracting(readable))
    for (index, definition) in parsed.enumerated() where definition?.parameters == nil && definition != nil {
      do {
        _ = try tracer.value(ofDefinition: index, at: 0..<0)
      } catch {
        // A value that needs a broken one is no problem of its own.
        if !error.isSilent, !errors.contains(where: { error.isSame(as: $0) }) { errors.append(error) }
      }
    }
    var values: [String: Value] = [:]
    if errors.isEmpty {
      for (index, definition) in parsed.enumerated() {
        guard let definition else { continue }
        do {
          let value = try tracer.value(ofDefinition: index, at: 0..<0)
          values[definition.name] = try Self.value(value, of: index, tracer)
        } catch {
          if !errors.contains(where: { error.isSame(as: $0) }) { errors.append(error) }
        }
      }
    }
    if errors.isEmpty { errors = GradientCheck.errors(of: tracer.gradients, builder) }
    guard errors.isEmpty else { throw ValueErrors(errors, definitions) }
    self.definitions = parsed
    (known, steps) = (tracer.known, tracer.steps)
    (graph, evaluation) = (builder.graph, builder.evaluation)
    self.names = parsed.compactMap { $0?.name }
    self.values = values
  }

  /// The value of a name; nil when there is none.
  public subscript(_ name: String) -> Value? { values[name] }

  /// Computes an expression of these values and of played variables.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - variables: Numbers that have names here and now.
  ///   - limits: How much it may take, of its own.
  /// - Throws: `ValueErrors`.
  public func value(
    of expression: String, variables: [String: Double] = [:], limits: ValueLimits = .frame
  ) throws(ValueErrors) -> Value {
    var work = 0
    return try value(of: expression, variables: variables, limits: limits, work: &work)
  }

  /// The same, adding what it took: multiplications, and numbers that were computed.
  ///
  /// - Parameter work: Grows by what was done, whether or not there is a value in the end.
  public func value(
    of expression: String, variables: [String: Double] = [:], limits: ValueLimits = .frame, work: inout Int
  ) throws(ValueErrors) -> Value {
    try traced(expression, variables, limits, &work) { value, tracer throws(ValueError) in
      try Self.value(value, of: definitions.count, tracer)
    }
  }

  /// Reads an expression, and makes something of what it stands for.
  func traced<Result>(
    _ expression: String, _ variables: [String: Double], _ limits: ValueLimits, _ work: inout Int,
    _ finish: (TracedValue, Tracer) throws(ValueError) -> Result
  ) throws(ValueErrors) -> Result {
    // A name that nobody can write, so that no other definition is hidden.
    let index = definitions.count
    do {
      let parsed = try Parser.expression(expression)
      var limits = limits
      limits.operations += graph.count
      let builder = GraphBuilder(graph, evaluation, limits: limits)
      // Reading an operation takes as long as a hundred numbers.
      defer {
        work += min(builder.work, limits.work)
        work += min(builder.multiplications, limits.multiplications)
        work += 4 * min(builder.elementsInAll, limits.elementsInAll)
        work += 100 * (builder.graph.count - graph.count)
      }
      let tracer = Tracer(
        definitions, builder: builder, known: known, variables: variables, definition: index, text: expression,
        steps: steps)
      return try finish(try tracer.value(of: parsed), tracer)
    } catch {
      throw ValueErrors([error.inDefinition(index)], expression: expression, head: "", among: definitions)
    }
  }

  private static func value(
    _ value: TracedValue, of definition: Int, _ tracer: Tracer
  ) throws(ValueError) -> Value {
    switch value {
    case .tensor(let id): return .tensor(try tensor(id, of: definition, tracer))
    case .text(let text): return .text(text)
    case .list(let items):
      let texts = items.compactMap { if case .text(let text) = $0.value { text } else { nil } }
      if !items.isEmpty, texts.count == items.count { return .texts(texts) }
      let id = try tracer.tensor(value, at: items.first?.span ?? 0..<0)
      return .tensor(try tensor(id, of: definition, tracer))
    case .parts(let items):
      var values: [Value] = []
      for item in items { values.append(try self.value(item.value, of: definition, tracer)) }
      return .list(values)
    case .record(let fields):
      var values: [(name: String, value: Value)] = []
      for field in fields { values.append((field.name, try self.value(field.value, of: definition, tracer))) }
      return .record(values)
    case .function(let function): return .function(signature: tracer.signature(of: function))
    }
  }

  /// The numbers of a node, all of which are numbers.
  private static func tensor(_ id: Int, of definition: Int, _ tracer: Tracer) throws(ValueError) -> Tensor {
    let builder = tracer.builder
    builder.site = builder.graph[id].origin
    let tensor = try builder.value(of: id)
    guard let place = tensor.elements.firstIndex(where: \.isNaN) else { return tensor }
    // The first node on the way that made what is no number of what were numbers.
    let culprit =
      builder.graph.needed(for: [id]) { _ in false }
      .first { node in builder.evaluation[node]?.elements.contains(where: \.isNaN) ?? false } ?? id
    let origin = builder.graph[culprit].origin
    throw ValueError(
      .notANumber(index: tensor.shape.index(at: place)), at: origin.span, definition: origin.definition)
  }
}

extension [Int] {
  /// The index for each side of the number at an offset.
  func index(at offset: Int) -> [Int] { zip(self, strides).map { offset / $1 % $0 } }
}

extension ValueError {
  /// Whether another says the same: what is no number at one place is told once, whoever needs it.
  fileprivate func isSame(as other: ValueError) -> Bool {
    guard case .notANumber = problem, case .notANumber = other.problem else { return self == other }
    return span == other.span && definition == other.definition
  }

  /// The same, of a definition where none is said.
  func inDefinition(_ index: Int) -> ValueError {
    var error = self
    error.definition = definition ?? index
    return error
  }
}
