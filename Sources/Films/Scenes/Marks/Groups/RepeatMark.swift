import Drawing
import FilmKit
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
  static let `repeat`: MarkKind = MarkKind(
    name: "repeat", summary: "A mark for each number of a variable, as small multiples of one size and one scale.",
    value: .repeats, example: "\"i = 0 … 5\", \"mark\": {\"pixels\": \"digits[i]\"}",
    keys: [
      Key(
        "mark", .member, .required(example: "\"mark\": {\"pixels\": \"digits[i]\"}"),
        "The mark, with the variable in it."),
      Key(
        "columns", .whole(1...RepeatMark.most), .words("as many as make them largest"), "How many stand side by side."),
      Key(
        "label", .valueWords(longest: 60), .words("the variable and its number"),
        "Words above each, or an empty text for none; {name[i]:.2f} is a value with two decimals."),
    ], anchors: [.member], members: MemberKey(key: "mark", isList: false, choice: .marksAndGroups)
  ) { mark in RepeatMark.read(&mark) }
}

/// A mark for each number of a variable.
struct RepeatMark: MarkContent {
  let variable: String
  let numbers: [Double]
  /// The mark, which has the variable among its own.
  let member: ResolvedMark
  let columns: Int?
  let label: LabelWords?

  /// The most marks.
  static let most = 36

  static func read(_ mark: inout MarkReader) -> RepeatMark? {
    guard let text = mark.text("repeat", longest: 60) else { return nil }
    guard let range = PlayDraft(text), range.isStepped, range.steps < most else {
      mark.report(.notARange(text, most: "\(most) marks"), "repeat")
      return nil
    }
    let name = range.variable
    if mark.values.values[name] != nil {
      mark.report(.sameVariable(name), "repeat")
      return nil
    }
    guard mark.variables[name] == nil else {
      mark.report(.repeatedVariable(name), "repeat")
      return nil
    }
    var columns: Int?
    if mark["columns"] != nil {
      guard let count = mark.whole("columns", 1...most, else: 1) else { return nil }
      columns = count
    }
    let numbers = (0...range.steps).map { range.value($0) }
    let decimals = numbers.allSatisfy { $0 == $0.rounded() } ? 0 : 2
    return mark.repeating(name, numbers) { (mark: inout MarkReader) -> RepeatMark? in
      let usual = "\(name) = {\(name):.\(decimals)f}"
      let words = mark["label"] == nil ? usual : mark.valueText("label", longest: 60)
      guard let words, let pieces = FormulaMark.pieces(of: words, at: "label", isWords: true, &mark),
        let member = mark.members()?.first
      else { return nil }
      let label = words.allSatisfy(\.isWhitespace) ? nil : LabelWords(pieces: pieces)
      return RepeatMark(variable: name, numbers: numbers, member: member, columns: columns, label: label)
    }
  }

  var anchorRanges: [String: [ClosedRange<Double>]] { [AnchorKind.member.name: [0...Double(numbers.count - 1)]] }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    func set(_ width: Double) throws(TypesettingError) -> LabelLines? { try label?.set(width: width, setting) }
    // Labels are as wide as cells, whose size depends on how high labels are.
    var grid = MemberGrid(numbers.count, columns: columns, labels: 0, setting)
    var words = try set(grid.cells[0].width)
    for _ in 0..<2 {
      grid = MemberGrid(numbers.count, columns: columns, labels: words?.height ?? 0, setting)
      words = try set(grid.cells[0].width)
    }
    var drawings: [any MarkDrawing] = []
    for (index, room) in grid.rooms.enumerated() {
      var own = setting.within(room)
      // All are on one scale, which is said once, below the middle of the last row.
      own.showsScale = setting.showsScale && index == grid.middleOfLastRow
      drawings.append(try member.content.layout(own))
    }
    return RepeatDrawing(
      mark: self, members: drawings, label: words, feet: grid.feet(drawings), grid: grid)
  }
}

/// A mark for each number of a variable, on the stage.
struct RepeatDrawing: MarkDrawing {
  let mark: RepeatMark
  let members: [any MarkDrawing]
  let label: LabelLines?
  /// Where labels end: the middle of their lower edges.
  let feet: [Point]
  let grid: MemberGrid

  /// How much later the last one begins to come than the first, for how long each takes.
  private static let stagger = 0.6

  var anchors: MarkAnchors? {
    let boxes = grid.boxes(members) { index in label?.box(.above, of: feet[index]) }
    return MarkAnchors(
      all: boxes.reduce(.empty) { $0.union($1) }, places: [AnchorKind.member.name: .boxes([boxes])])
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    for (index, number) in mark.numbers.enumerated() {
      // They come one after the other.
      let order = Double(index) / Double(max(1, mark.numbers.count - 1))
      let enter = max(0, min(1, (1 + Self.stagger) * moment.enter - Self.stagger * order))
      guard enter > 0 else { continue }
      var play = moment.play
      (play.before[mark.variable], play.after[mark.variable]) = (number, number)
      let own = MarkMoment(enter: enter, leave: moment.leave, dim: moment.dim, play: play)
      scene.renaming({ source in
        VariableText.inTags(of: source) { name in
          name == mark.variable ? String(name) : VariableText.replacing(mark.variable, with: number, in: name)
        }
      }) { scene in
        members[index].draw(own, into: &scene)
        guard let label else { return }
        label.draw(
          .above, in: label.box(.above, of: feet[index]), play, opacity: moment.opacity * Easing.inOut(enter),
          isMoving: false, into: &scene)
      }
    }
  }
}
