/// The studio's page: its files, as they are in this folder, within the program.
public enum StudioPage {
  /// A file of the page.
  public struct File: Sendable {
    /// Its name, under which the page asks for it.
    public let name: String
    /// What it is, as HTTP says it.
    public let type: String
    /// Its bytes.
    public let bytes: [UInt8]

    fileprivate enum Kind: String {
      case page = "text/html; charset=utf-8"
      case script = "text/javascript; charset=utf-8"
      case style = "text/css; charset=utf-8"
      case picture = "image/svg+xml"
    }

    fileprivate init(name: String, type: Kind, bytes: [UInt8]) {
      (self.name, self.type, self.bytes) = (name, type.rawValue, bytes)
    }
  }

  /// All of them.
  public static let files = [
    File(name: "api.js", type: .script, bytes: PackageResources.api_js),
    File(name: "beats.js", type: .script, bytes: PackageResources.beats_js),
    File(name: "beside.js", type: .script, bytes: PackageResources.beside_js),
    File(name: "calibration.js", type: .script, bytes: PackageResources.calibration_js),
    File(name: "dom.js", type: .script, bytes: PackageResources.dom_js),
    File(name: "edits.js", type: .script, bytes: PackageResources.edits_js),
    File(name: "frames.js", type: .script, bytes: PackageResources.frames_js),
    File(name: "index.html", type: .page, bytes: PackageResources.index_html),
    File(name: "inspector.js", type: .script, bytes: PackageResources.inspector_js),
    File(name: "keys.js", type: .script, bytes: PackageResources.keys_js),
    File(name: "main.js", type: .script, bytes: PackageResources.main_js),
    File(name: "make.js", type: .script, bytes: PackageResources.make_js),
    File(name: "notes.js", type: .script, bytes: PackageResources.notes_js),
    File(name: "panes.js", type: .script, bytes: PackageResources.panes_js),
    File(name: "picture.js", type: .script, bytes: PackageResources.picture_js),
    File(name: "player.js", type: .script, bytes: PackageResources.player_js),
    File(name: "recorder.js", type: .script, bytes: PackageResources.recorder_js),
    File(name: "script.js", type: .script, bytes: PackageResources.script_js),
    File(name: "store.js", type: .script, bytes: PackageResources.store_js),
    File(name: "studio.css", type: .style, bytes: PackageResources.studio_css),
    File(name: "take.js", type: .script, bytes: PackageResources.take_js),
    File(name: "tap.js", type: .script, bytes: PackageResources.tap_js),
    File(name: "timeline-draw.js", type: .script, bytes: PackageResources.timeline_draw_js),
    File(name: "timeline.js", type: .script, bytes: PackageResources.timeline_js),
    File(name: "tune.js", type: .script, bytes: PackageResources.tune_js),
    File(name: "wav.js", type: .script, bytes: PackageResources.wav_js),
    File(name: "waveform.js", type: .script, bytes: PackageResources.waveform_js),
    File(name: "wording.js", type: .script, bytes: PackageResources.wording_js),
    File(name: "words.js", type: .script, bytes: PackageResources.words_js),
  ]
}
