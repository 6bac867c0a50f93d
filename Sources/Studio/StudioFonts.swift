import Foundation
import Pipeline

/// The films' own type, for the page.
struct StudioFonts {
  /// The name under which the page asks for it.
  let name: String
  private let file: FontFiles.File

  /// What the page is set in.
  static let files = [
    StudioFonts(name: "inter.otf", file: FontFiles.regular),
    StudioFonts(name: "inter-semibold.otf", file: FontFiles.semibold),
  ]

  /// The file; nil where there is none.
  var bytes: [UInt8]? {
    file.path.flatMap { FileManager.default.contents(atPath: $0) }.map(Array.init)
  }
}
