import FilmKit
public import Timeline

/// What marks say of themselves.
extension Term {
  static let colourScale = Term("colourScale", "below coloured cells: what colours mean", "colour: {low} … {high}")
  static let fillScale = Term("fillScale", "below words in boxes: what their fill means", "fill: {low} … {high}")
  static let neuronScale = Term(
    "neuronScale", "below a network: what the colours of neurons mean", "neurons: {low} … {high}")
  static let weightScale = Term(
    "weightScale", "below a network: how wide the line of a weight is", "weight {weight}")
  static let shownOf = Term("shownOf", "below a layer of which not all neurons are drawn", "{shown} of {all}")
  static let levelLine = Term("levelLine", "below a contour of one level", "level line at")
  static let levelLines = Term("levelLines", "below a contour, before the first level", "level lines from")
  static let levelLinesTo = Term("levelLinesTo", "below a contour, before the last level", "to")
  static let arrowScale = Term(
    "arrowScale", "above a plane: how long an arrow is", "arrow: {scale} × its vector")
  static let ribbonScale = Term(
    "ribbonScale", "below a flow: how wide a ribbon is", "a ribbon as wide as a box: {most}")
  static let cells = Term(
    "cells", "below a vector of many cells", "{count, plural, one {# number} other {# numbers}}")
  static let derivatives = Term(
    "derivatives", "below a graph: what the lower numbers are", "the derivative of {output} by each number")
}

extension WordCatalogue {
  /// What the film `scenes` says.
  static let scenes = WordCatalogue(
    [
      .colourScale, .fillScale, .neuronScale, .weightScale, .shownOf, .levelLine, .levelLines, .levelLinesTo,
      .arrowScale, .ribbonScale, .cells, .derivatives,
    ], translations: ScenesTranslations.all)
}

extension ScenesFilm {
  /// What films say, and what this one says.
  public static var catalogues: [WordCatalogue] { [.film, .scenes] }
}
