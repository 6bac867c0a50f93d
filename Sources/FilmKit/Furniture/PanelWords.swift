import Timeline
import Typesetting

/// What a beat's panel says: the film's own words, or the timeline's in their place.
struct PanelWords {
  private let beat: BeatID
  private let own: PanelText?
  private let given: PanelOverride?
  private let colored: (String) -> String

  init(_ beat: BeatID, _ film: some FilmStory) {
    self.beat = beat
    own = film.text(of: beat)
    given = film.timeline.panel[beat]
    colored = film.colored
  }

  /// The longest caption that can be read in `seconds` and fits; one that is the author's own, whatever its length.
  func caption(within seconds: Double, fits: (String) throws(TypesettingError) -> Bool) throws(TypesettingError)
    -> String?
  {
    if let caption = given?.caption { return caption.isEmpty ? nil : caption }
    for caption in own?.captions ?? [] where Reading.seconds(caption) <= seconds {
      if try fits(caption) { return caption }
    }
    return own.flatMap { $0.isKept ? $0.captions.last : nil }
  }

  /// What the numbers in the film's own captions stand for.
  var numbers: String { given?.caption == nil ? own?.numbers ?? "" : "" }

  /// What the film says over several beats; nil where the timeline has a caption of its own.
  var shared: String? { given?.caption == nil ? own?.shared : nil }

  /// Whether the formula before stays where there is no time for the film's own.
  var keepsFormula: Bool { given?.formula == nil && own?.keepsFormula == true }

  /// What the film says of a beat and the one before together, where that one's formula stays.
  var together: String? { given?.caption == nil ? own?.together : nil }

  /// The steps of the formula, from all of them to the fewest; the timeline's as they are.
  var variants: [[String]] {
    if let formula = given?.formula { return [formula.filter { !$0.isEmpty }.map(colored)] }
    guard let own else { return [[]] }
    var variants = [own.steps]
    var fewer = own.steps
    if let spare = own.spare {
      fewer.remove(at: spare)
      // Without the numbers nobody reckons whether they come to it.
      if let last = fewer.popLast() {
        fewer.append(last.hasPrefix("\\approx ") ? "= " + last.dropFirst("\\approx ".count) : last)
      }
      variants.append(fewer)
    }
    // The short way of the result, but still how it is worked out.
    if let last = own.brief.last, fewer.count > 2 { variants.append(Array(fewer.dropLast()) + [last]) }
    return variants + [own.brief] + (own.isSpare ? [[]] : [])
  }

  /// What the timeline gives and can't be set, each at its place.
  func problems(_ film: some FilmStory) -> [FilmError.Problem] {
    var problems: [FilmError.Problem] = []
    let path = "panel[\"\(beat)\"]"
    if let caption = given?.caption {
      do { _ = try film.lettering.text(caption, size: film.theme.sentence) } catch {
        problems.append(FilmError.Problem(place: "\(path).caption", error))
      }
    }
    let formulas = given?.formula ?? []
    for (index, formula) in formulas.enumerated() {
      do { _ = try film.lettering.math(formula, size: film.theme.formula) } catch {
        let place = formulas.count == 1 ? "\(path).formula" : "\(path).formula[\(index)]"
        problems.append(FilmError.Problem(place: place, error))
      }
    }
    return problems
  }
}
