import Films
import FilmKit
import Foundation
import TestSupport
import Testing
import Timeline

@testable import Pipeline

/// The films of the package's own timelines have nothing that the lint finds.
@Suite("the package's own timelines")
struct OwnTimelinesTests {
  static let sizes = ["1920x1080", "1280x720", "1080x1080", "1080x1920", "1440x1080", "3840x2160"]

  @Test("can be read in every size, with and without captions", arguments: sizes)
  func timelines(size: String) throws {
    let folder = TestFilm.root.appending(path: "timelines")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    // Films of scenes have tests of their own, with fewer looks.
    for file in files
    where file.hasSuffix(".json") && ![".schema.json", ".words.json"].contains(where: file.hasSuffix) {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      let timeline = try Timeline(parsing: text, file: file, size: PixelSize(parsing: size))
      for hasCaptions in timeline.say.isEmpty ? [false] : [false, true] {
        let film = try FilmList.all.film(of: timeline, fonts: TestFilm.fonts(), hasCaptions: hasCaptions)
        let found = try LintSweep.findings(film, file + (hasCaptions ? ", captions" : ""))
        #expect(found.isEmpty, "\(found.count), the first: \(found.prefix(2))")
      }
    }
  }
}
