import Drawing
import FilmKit
import Timeline

/// What a film of scenes says, and where its stage is.
struct ScenesStory: FilmStory {
  let setting: FilmSetting
  let content: ScenesContent
  /// Where marks stand: the stage, and the panel's room where no beat says anything in it.
  let stage: Rect

  init(_ content: ScenesContent, _ setting: FilmSetting) {
    (self.content, self.setting) = (content, setting)
    let bands = setting.bands
    let speaks = !setting.timeline.panel.isEmpty || content.scenes.contains { $0.beats.contains { $0.caption != nil } }
    let room =
      speaks
      ? bands.stage
      : Rect(minX: bands.stage.minX, minY: bands.stage.minY, maxX: bands.stage.maxX, maxY: bands.panel.maxY)
    let edge = 24 * setting.unit
    stage = room.inset(top: edge, bottom: edge)
  }

  var appear: Span {
    let first = content.scenes.first?.beats.first?.id ?? .end
    return schedule.motion(first, atMost: theme.fade)
  }

  /// Before a beat that says nothing.
  func panelLeaves(_ beat: BeatID) -> Span? {
    let beats = content.scenes.flatMap(\.beats)
    guard let index = beats.firstIndex(where: { $0.id == beat }), index + 1 < beats.count,
      beats[index + 1].caption == nil,
      timeline.panel[beats[index + 1].id] == nil
    else { return nil }
    return schedule.clearing(beats[index + 1].id, theme)
  }

  func text(of beat: BeatID) -> PanelText? {
    let found = content.scenes.lazy.flatMap(\.beats).first { $0.id == beat }
    guard let found, let caption = found.caption else { return nil }
    return PanelText(
      captions: [caption], steps: [], brief: [], plain: content.summary(of: beat) ?? caption, isKept: true,
      numbers: found.captionNumbers)
  }
}
