import Films
import Foundation
@testable import Scenes
import TestSupport
import Testing
import Timeline

@testable import Pipeline

/// The examples of the reference, with their pictures.
@Suite("the gallery")
struct GalleryTests {
  private static let folder = TestFilm.root.appending(path: "timelines/gallery")
  private static let page = "Sources/BeatframeCLI/BeatframeCLI.docc/Scenes-Gallery.md"

  private static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  /// With RECORD=1 the picture is made anew, and the test fails.
  @Test("has a picture of each example, made by the program", arguments: names)
  func pictures(name: String) throws {
    let path = Self.folder.appending(path: "\(name).yaml").path
    let timeline = try TimelineFile.read(path, films: .all, size: PixelSize(width: 480, height: 270))
    var source = FrameSource(try Project(timeline, path: path).film)
    let outcome = try source.draw(timeline.posterFrame) { pixels, _ in
      Result { try Golden.expect(pixels, is: name, in: Self.folder.appending(path: "pictures")) }
    }
    try outcome.get()
  }

  @Test("has examples of at most fifteen lines, one for each kind of mark, which the page shows")
  func examples() throws {
    #expect(Set(MarkKind.all.map(\.name)).isSubset(of: Self.names))
    let page = try String(contentsOf: TestFilm.root.appending(path: Self.page), encoding: .utf8)
    for name in Self.names {
      let text = try String(contentsOf: Self.folder.appending(path: "\(name).yaml"), encoding: .utf8)
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().count <= 15, "\(name)")
      #expect(page.contains("(../../../timelines/gallery/pictures/\(name).png)"), "the page shows no \(name)")
      #expect(page.contains("(../../../timelines/gallery/\(name).yaml)"), "the page leads to no \(name)")
    }
  }
}
