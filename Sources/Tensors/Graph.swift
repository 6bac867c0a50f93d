/// The nodes that expressions are made of, each after those it needs.
///
/// A node is known by its number. Nodes may stand on those of a finished graph, which are then shared.
struct Graph: Sendable {
  struct Node: Sendable {
    let operation: Operation
    let inputs: [Int]
    let shape: [Int]
    let origin: Origin
    /// How many multiplications it takes.
    let cost: Int
    /// The innermost loop whose parameters it hangs on, from 1; 0 for none.
    let loop: Int
  }

  /// The nodes of the finished graph that it stands on, which are never copied.
  private let finished: [Node]
  private var nodes: [Node] = []

  init() { finished = [] }

  /// Stands on a finished graph.
  init(on graph: Graph) { finished = graph.finished.isEmpty ? graph.nodes : graph.finished + graph.nodes }

  subscript(_ id: Int) -> Node { id < finished.count ? finished[id] : nodes[id - finished.count] }

  var count: Int { finished.count + nodes.count }

  mutating func append(_ node: Node) -> Int {
    nodes.append(node)
    return count - 1
  }

  /// What is needed for some nodes but stands in no loop's body, ascending; `known` nodes are needed no more.
  func needed(for ids: [Int], isKnown: (Int) -> Bool) -> [Int] {
    var marks = Set<Int>()
    var open = ids.filter { !isKnown($0) }
    while let id = open.popLast() {
      guard marks.insert(id).inserted else { continue }
      for input in self[id].inputs where !isKnown(input) { open.append(input) }
    }
    return marks.sorted()
  }

  /// Of the nodes from `start` on, those that some results need and that hang on a loop of this number or deeper.
  func body(of results: [Int], loop: Int) -> [Int] {
    var marks = Set<Int>()
    var open = results
    while let id = open.popLast() {
      guard self[id].loop >= loop, marks.insert(id).inserted else { continue }
      open += self[id].inputs
    }
    return marks.sorted().filter { if case .parameter = self[$0].operation { false } else { true } }
  }

  /// Which of the nodes up to one hang on another.
  func dependents(of target: Int, upTo last: Int, among candidates: [Int]) -> Set<Int> {
    var marks: Set<Int> = [target]
    for id in candidates where id > target && id <= last {
      if self[id].inputs.contains(where: marks.contains) { marks.insert(id) }
    }
    return marks
  }
}

/// Where an expression stands: in which definition, and where in its text.
struct Origin: Hashable, Sendable {
  let definition: Int
  let span: Span
}
