/// The page of a preview: its files, as they are in this folder, within the program.
public enum PreviewPage {
  /// The page, with places for what belongs into it: `<!--style-->`, `<!--data-->` and `<!--script-->`.
  public static let html = text(PackageResources.preview_html)
  /// How it looks.
  public static let style = text(PackageResources.preview_css)

  /// What it does: the scripts in the order of their names, as one that leaves nothing behind.
  public static let script =
    "(() => {\n'use strict';\n" + scripts.map(text).joined(separator: "\n") + "\n})();\n"

  private static let scripts = [
    PackageResources.preview_1_dom_js,
    PackageResources.preview_2_film_js,
    PackageResources.preview_3_player_js,
    PackageResources.preview_4_picture_js,
    PackageResources.preview_5_line_js,
    PackageResources.preview_6_notes_js,
    PackageResources.preview_7_side_js,
    PackageResources.preview_8_start_js,
  ]

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
