import FilmKit
import Tensors
import Text
import Timeline

/// What can be wrong with a file of scenes: facts only.
enum ScenesProblem: FilmProblem {
  /// What an expression or a value is.
  case value(String)
  /// A mapping that stands for a value has other keys than it can.
  case notASource([String])
  /// The name of a file whose kind isn't read.
  case notAValueFile(String)
  /// The name of a file that is no picture.
  case notAPicture(String)
  /// A picture of more pixels than are shown.
  case largePicture(String, width: Int, height: Int)
  /// A file that lies outside the folder of this one.
  case outside(String)
  /// What is wrong with the content of a file.
  case file(String)
  /// Two parts of a file become one name.
  case sameName(String, String)
  /// A part of a file has more sides than a value.
  case tooManySides(String, found: Int)
  /// A mark has no kind, or several.
  case notOneKind(found: [String])
  /// A mark has no kind, but a key that is nearly one.
  case misspeltKind(String, meant: String)
  /// A name that can't be one of a scene, a beat, a mark or an area.
  case badName(String, of: String)
  case repeated(String, of: String)
  case notABeat
  case unknownMark(String, known: [String])
  case unknownArea(String, known: [String])
  /// A mark is to move in a scene without areas.
  case noAreas(String)
  /// A mark is to move that goes where another goes, which a key names.
  case goesAlong(String, key: String)
  /// A mark is to move that isn't there.
  case movesUnseen(String, String)
  /// A mark is to move to where it stands.
  case movesNowhere(String, String)
  /// A mark is to become another that can't.
  case staysItself(String, kind: String)
  /// A mark is to become another that isn't there.
  case becomesUnseen(String)
  /// A mark is to enter that is there.
  case entersAgain(String)
  /// The first scene is to keep marks.
  case keptFromNothing
  /// A mark is to stay that isn't there when the scene before ends, which is named.
  case keptUnseen(String, String)
  /// A mark is to stay that is another in the scene before.
  case keptIsAnother(String, String)
  /// A mark is to stay without one that it stands on or points at.
  case keptWithout(String, String)
  /// A mark is to stay that the camera of the scene before is near to, or not.
  case keptUnderCamera(String, String)
  /// The camera is to go to a mark that isn't there.
  case cameraUnseen(String)
  /// Something is to fly from a mark that isn't there.
  case fliesUnseen(String)
  case unevenAreas
  case tooManyAreas
  case areaNotARectangle(String)
  case notAPlay(String)
  case sameVariable(String)
  /// What is no range of numbers for `each` or `repeat`, and how much can be made of one.
  case notARange(String, most: String)
  /// A variable of `repeat` that runs in the scene.
  case repeatedVariable(String)
  /// A mark of a kind that another can't be made of.
  case notAMember(String, of: String, known: [String])
  /// A variable that runs in each of the beats that are made for its numbers.
  case playedTwice(String)
  /// The first of marks that lie over one another has no plane, or a later one brings another.
  case noPlaneBelow(kind: String)
  case secondPlane(kind: String)
  /// A mark is to stand on another that has no plane.
  case noPlane(String, kind: String)
  case circle(String)
  /// A mark is to stand on another that itself stands on one.
  case noOwnPlane(String, on: String)
  /// A key says something of axes that are another mark's.
  case takesAxes(key: String, of: String)
  /// A value has another shape than the mark takes.
  case shape(key: String, found: String, wanted: String)
  /// A text names no place in a mark.
  case notAnAnchor(String)
  /// Nothing can point at a mark.
  case noAnchors(String, kind: String)
  case unknownAnchor(String, of: String, kind: String, known: [AnchorKind])
  /// A name that no part of a mark has.
  case unknownPart(String, String, of: String, known: [String])
  /// A formula has nothing that is written so and can stand by itself.
  case unknownTerm(String, of: String)
  case wrongIndices(String, AnchorKind, found: Int)
  /// A place lies outside its mark.
  case outsideMark(
    String, parameter: String, found: Double, range: ClosedRange<Double>, isCounted: Bool, when: String)
  case notAFunction(String, wanted: String)
  case notAnInterval
  case badFormula(String)
  /// Braces in words hold a value without a format that is known.
  case badFormat(String)
  /// Braces in words hold a name that nothing has.
  case unknownValue(String, known: [String])
  /// Braces in words hold the name of words.
  case notANumber(String, isList: Bool)
  /// A mark hangs on variables that have too many values together.
  case tooManyStates([String], limit: Int)
  /// The marks of the film take too long together.
  case tooMuchWork
  case tooManyMarks(limit: Int)
  /// More marks share the stage than have room side by side.
  case tooManyWithoutAreas(Int, limit: Int)
  /// Two marks are in one area at the same time; in all of the stage where there is no name.
  case sharesArea(String, String, area: String?)
  /// A word of a list has a value in braces.
  case bracesInList(key: String)
  /// Words have a value in braces where none can be.
  case bracesInText(key: String)
  /// A text is asked for that a list of texts doesn't have.
  case noSuchText(String, index: String, count: Int)
  /// A mark that nothing lets enter.
  case neverSeen(String)

  var isWarning: Bool {
    switch self {
    case .neverSeen, .sharesArea: true
    default: false
    }
  }
}

extension ScenesProblem: CustomStringConvertible {
  /// What is wrong, what was expected, and how to fix it.
  var description: String {
    switch self {
    case .value(let message): message
    case .notASource(let found):
      "a mapping that stands for a value has one key, \"text\", \"texts\" or \"load\"\(found.isEmpty ? "" : "; this has \(listed(found.map { quoted($0) }))")."
    case .notAValueFile(let name):
      "\(quoted(name)) is no file of numbers: expected a name that ends in \(listed(LoadedFile.endings, by: "or"))."
    case .notAPicture(let name): "\(quoted(name)) is no picture: expected a name that ends in .png. Convert it."
    case .largePicture(let name, let width, let height):
      "\(quoted(name)) has \(width) × \(height) pixels; expected at most \(LoadedPicture.most) in all. Make it smaller."
    case .outside(let name):
      "\(quoted(name)) lies outside the folder of this file. Put it there, or into a folder in it, and name it from there."
    case .file(let message): "\(message)."
    case .sameName(let first, let second):
      "\(first) and \(second) would be one name here. Call one of them something else in the file."
    case .tooManySides(let name, let found):
      "\(name) has \(found) sides; expected at most \(Tensor.highestRank). Reshape it in the file."
    case .notOneKind(let found):
      found.isEmpty
        ? "this mark is of no kind. Its kind is a key: \(listed(MarkKind.all.map(\.name), by: "or"))."
        : "this mark has the kinds \(listed(found)). Keep one of them."
    case .misspeltKind(let key, let meant):
      "this mark is of no kind: there is no \(quoted(key)). Did you mean \(quoted(meant))? "
        + "Its kind is a key: \(listed(MarkKind.all.map(\.name), by: "or"))."
    case .tooManyStates(let names, let limit):
      "\(listed(names)) \(names.count == 1 ? "has" : "have together") more than \(limit) values in this scene. "
        + "Play fewer steps, or divide the scene."
    case .tooMuchWork:
      "computing the marks of this film takes too long. Show smaller values, play fewer steps, or name parts under values."
    case .tooManyMarks(let limit): "a scene has at most \(limit) marks. Divide it."
    case .tooManyWithoutAreas(let count, let limit):
      "\(count) marks of this scene have no area, and at most \(limit) share the stage. "
        + "Give the scene \"areas\", and each mark its \"in\"."
    case .badName(let name, let what):
      "\(quoted(name)) names no \(what). Use letters, digits, - and _, a letter first; \"end\" means the end of a beat."
    case .repeated(let name, let what): "the \(what) \(name) is here already. Take another name."
    case .notABeat:
      "a beat is a mapping from its name to what happens, such as {\"show\": {\"ms\": 2000, \"enter\": \"p\"}}."
    case .unknownMark(let name, let known):
      "this scene has no mark \(quoted(name)). \(DidYouMean.sentence(for: name, among: known))"
        + (known.isEmpty ? "It has none." : "It has \(some(known)).")
    case .unknownArea(let name, let known):
      "there is no area \(quoted(name)). \(DidYouMean.sentence(for: name, among: known))"
        + (known.isEmpty ? "This scene has no areas: leave \"in\" out, or add \"areas\"." : "There are \(some(known)).")
    case .noAreas(let name): "this scene has no areas that \(name) could move to. Give it \"areas\"."
    case .goesAlong(let name, let key):
      "\(name) goes along with the mark that its \(quoted(key)) names. Move that one."
    case .movesUnseen(let name, let area):
      "\(name) isn't on the stage when it is to move to \(area). Let it enter in a beat before."
    case .movesNowhere(let name, let area): "\(name) stands in \(area) already. Name another area, or leave this out."
    case .staysItself(let name, let kind):
      "\(name) is of the kind \(kind), which becomes nothing else. "
        + "Name a mark of the kind \(listed(MarkKind.all.filter(\.becomes).map(\.name), by: "or"))."
    case .entersAgain(let name): "\(name) is on the stage already. Let it leave before, or leave this out."
    case .keptFromNothing: "there is no scene before this one. Let the mark enter in a beat."
    case .keptUnseen(let name, let scene):
      "\(name) isn't on the stage when the scene \(scene) ends. Let it enter in a beat of this one."
    case .keptIsAnother(let name, let scene):
      "\(name) is another mark when the scene \(scene) ends. What stays is written alike in both scenes, but for its "
        + "area."
    case .keptWithout(let name, let other): "\(name) can't stay without \(other). Keep that, too."
    case .keptUnderCamera(let name, let scene):
      "\(name) can't stay, for the camera is near when the scene \(scene) ends. Take it back before: camera: all."
    case .cameraUnseen(let name):
      "\(name) isn't on the stage when the camera is to go to it. Let it enter in this beat or before."
    case .fliesUnseen(let name):
      "\(name) isn't on the stage when something is to fly from it. Let it enter in this beat or before."
    case .becomesUnseen(let name):
      "\(name) isn't on the stage when it is to become another. Let it enter in a beat before."
    case .unevenAreas:
      "the rows of areas have different lengths. Write a name or a point for every cell, and / between rows."
    case .tooManyAreas: "there are more than \(AreaGrid.most) rows or columns of areas."
    case .areaNotARectangle(let name): "the cells of \(name) make no rectangle."
    case .notAPlay(let text):
      "\(quoted(text)) plays nothing. Write a variable with its ends, \"k = 0 … 40\" for at most 1000 steps or "
        + "\"t = 0 → 1\" for a glide."
    case .notARange(let text, let most):
      "\(quoted(text)) is no variable with steps. Write it with its ends, such as \"row = 0 … 5\", "
        + "for at most \(most)."
    case .repeatedVariable(let name):
      "\(name) runs in this scene, too. Take another name for the variable of \"repeat\"."
    case .notAMember(let kind, let owner, let known):
      "a mark of the kind \(kind) can't stand in a \(owner). There \(known.count == 1 ? "is" : "are") "
        + "\(listed(known, by: "or"))."
    case .playedTwice(let name):
      "\(name) is played within the beats that \"each\" makes of it. Play another variable there."
    case .sameVariable(let name): "\(name) is a value of this film, too. Take another name for the variable."
    case .noPlane(let name, let kind):
      "\(name) is of the kind \(kind), which has no plane to stand on. "
        + "Name a mark of the kind \(listed(MarkKind.withPlanes, by: "or"))."
    case .noPlaneBelow(let kind):
      "the first of layers has the plane, and one of the kind \(kind) has none. "
        + "Begin with one of the kind \(listed(MarkKind.withPlanes, by: "or"))."
    case .secondPlane(let kind):
      "one of the kind \(kind) has a plane of its own, and all layers stand on that of the first. Let it be the first."
    case .circle(let name): "\(name) stands on itself."
    case .noOwnPlane(let name, let host): "\(name) stands on \(host) itself. Name that: \"on\": \(quoted(host))."
    case .takesAxes(let key, let host): "the axes are those of \(host). Leave \(quoted(key)) out, or write it there."
    case .shape(let key, let found, let wanted): "\(key) is \(found); expected \(wanted)."
    case .notAnAnchor(let text):
      "\(quoted(text)) names no place. Write a mark and a place in it, such as \"P.cell(0, 1)\", or the mark's name alone."
    case .noAnchors(let name, let kind):
      "\(name) is of the kind \(kind), at which nothing can point. "
        + "Name a mark of the kind \(listed(MarkKind.all.filter { $0.anchors != nil }.map(\.name), by: "or"))."
    case .unknownAnchor(let anchor, let name, let kind, let known):
      "\(name) is of the kind \(kind), which has no place \(quoted(anchor)). "
        + DidYouMean.sentence(for: anchor, among: known.map(\.name))
        + (known.isEmpty
          ? "Its name alone means all of it."
          : "It has \(listed(known.map(\.signature))); its name alone means all of it.")
    case .unknownPart(let part, let what, let name, let known):
      "\(name) has no \(what) \(quoted(part)). \(DidYouMean.sentence(for: part, among: known))"
        + (known.isEmpty
          ? "Write its place, from 0." : "With a name there \(known.count == 1 ? "is" : "are") \(some(known)).")
    case .unknownTerm(let text, let name):
      "\(name) has no term \(quoted(text)). Write it as it stands in the formula, and no value in braces."
    case .wrongIndices(let name, let anchor, let found):
      "\(anchor.name) of \(name) has \(counted(found, "number")) here; expected \(anchor.signature)."
    case .outsideMark(let place, let parameter, let found, let range, let isCounted, let when):
      (when.isEmpty ? "" : "at \(when): ") + "\(parameter) of \(place) is \(NumberText.text(found, digits: 6)); "
        + Self.expected(range, isCounted: isCounted)
    case .notAFunction(let name, let wanted): "\(quoted(name)) is no function; expected \(wanted)."
    case .notAnInterval: "expected \(ExpectedValue.interval)."
    case .badFormula(let text): text
    case .badFormat(let inner):
      "{\(inner)} can't be shown. Expected an expression and its decimals, such as {p[2]:.2f}, or the name of a value."
    case .unknownValue(let name, let known):
      "nothing is called \(name)."
        + (DidYouMean.suggestion(for: name, among: known).map { " Did you mean \($0)?" } ?? "")
        + " Braces hold a value, such as {p[2]:.2f}."
    case .notANumber(let name, let isList):
      "\(name) is made of words, and braces hold a number. "
        + (isList ? "Name one of them, such as {\(name)[0]}." : "Write the words themselves.")
    case .bracesInText(let key):
      "\(key) has no values in braces. Write it in words, and show the value in a title, a label or a caption."
    case .bracesInList(let key):
      "words of \(key) have no values in braces. Let an expression pick them, such as names[i], of a value with texts."
    case .noSuchText(let name, let index, let count):
      "\(name) has \(counted(count, "text")), from \(name)[0] to \(name)[\(count - 1)], and no \(name)[\(index)]."
    case .sharesArea(let name, let other, let area):
      "\(name) and \(other) are in \(area ?? "the same part of the stage") at the same time. Let one leave before, give each "
        + "an area of its own by \"in\", or put both into a group."
    case .neverSeen(let name): "no beat lets \(name) enter, so it is never seen."
    }
  }

  /// From where to where numbers go, and how many there are.
  private static func expected(_ range: ClosedRange<Double>, isCounted: Bool) -> String {
    let ends = [range.lowerBound, range.upperBound].map { NumberText.text($0, digits: 6) }
    let count = isCounted ? ", for there are \(Int(range.upperBound - range.lowerBound) + 1)" : ""
    return "expected \(ends[0]) … \(ends[1])\(count)."
  }

  /// The first names of many.
  private func some(_ names: [String]) -> String {
    names.count <= 12 ? listed(names) : names.prefix(12).joined(separator: ", ") + ", …"
  }
}
