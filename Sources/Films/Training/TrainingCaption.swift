import Drawing
import FilmKit
import NetworkKit
import Timeline
import Typesetting

/// What is said while the network trains, beside the plane: a sentence, and how a step follows from the gradients.
struct TrainingCaption: TrainingVisual {
  private struct Page {
    let words: [(label: Label, at: Point)]
    let rule: (label: Label, at: Point)?
    let enter: Span
    let leave: Span
  }

  private let pages: [Page]
  private let theme: Theme

  /// Prepares a page for each beat; nil where the panel says it.
  init?(_ film: TrainingContext) throws(TypesettingError) {
    let area = film.layout.learning.words
    guard film.isFree, !area.isEmpty else { return nil }
    theme = film.theme
    let unit = film.unit
    var pages: [Page] = []
    let beats = film.timeline.beats.filter { !$0.frames.isEmpty }
    for (index, beat) in beats.enumerated() {
      guard case .train(let segment)? = TrainingBeat(beat.id), let text = film.words.text(of: beat.id) else { continue }
      let enter =
        segment == 0
        ? Span(start: film.grows.part(0, 0.5).end, length: film.trains.enters.length)
        : film.schedule.fadeIn(beat.id, theme)
      let next = index + 1 < beats.count ? beats[index + 1].id : beat.id
      let leave =
        next == beat.id ? Span(start: .greatestFiniteMagnitude, length: 0) : film.schedule.clearing(next, theme)
      let visible = leave.start - enter.part(0, 0.5).end
      var words: [(label: Label, at: Point)] = []
      for caption in text.captions where Reading.seconds(caption) <= visible && words.isEmpty {
        let label = try film.lettering.text(caption, size: theme.caption)
        guard 0.9 * label.width <= area.width else { continue }
        let fitted = try film.lettering.text(caption, size: theme.caption, fitting: area.width)
        let start = film.wording.language.isRightToLeft ? area.maxX - fitted.width : area.minX
        words.append((fitted, Point(start, area.minY + theme.caption * unit)))
      }
      var rule: (label: Label, at: Point)?
      if let source = text.steps.first, Reading.seconds(FormulaText.plain(source)) <= visible {
        let label = try film.lettering.math(source, size: 0.75 * theme.formula, fitting: area.width)
        let room = area.inset(top: 58 * unit)
        if label.size >= theme.smallest * unit, label.ink.height <= room.height {
          rule = (
            label, Point(area.minX - label.ink.minX, min(room.minY + 90 * unit, room.center.y) - label.ink.center.y)
          )
        }
      }
      pages.append(Page(words: words, rule: rule, enter: enter, leave: leave))
    }
    self.pages = pages
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let time = moment.time
    for page in pages where time >= page.enter.start {
      let opacity = Easing.inOut(page.enter.progress(at: time)) * (1 - Easing.inOut(page.leave.progress(at: time)))
      guard opacity > 0 else { continue }
      for row in page.words {
        row.label.draw(.left, at: row.at, opacity: opacity, into: &scene) { _ in theme.ink }
      }
      page.rule?.label.draw(
        .left, at: page.rule?.at ?? .zero, opacity: opacity, into: &scene, color: { theme.color(of: $0) })
    }
  }
}
