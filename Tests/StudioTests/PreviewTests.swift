import FilmKit
import Films
import Foundation
import Numerics
import Players
import Testing
import Timeline
import Video

@testable import Pipeline
@testable import Studio

@Suite("a preview")
struct PreviewTests {
  private func render(
    _ lesson: Lesson, _ pictures: PreviewRenderer.Pictures = .film, to name: String = "film.html"
  ) async throws -> String {
    let preview = try Preview(lesson.path, films: .all, jobs: 2, cache: nil)
    let path = lesson.folder + "/" + name
    _ = try await preview.write(
      to: path, pictures, keeping: InputFiles(timeline: lesson.path), progress: FrameCounter(total: preview.frames))
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  /// What stands between a script's tags.
  private func block(_ id: String, in page: String) throws -> String {
    let start = try #require(page.range(of: "id=\"\(id)\""))
    let open = try #require(page[start.upperBound...].range(of: ">"))
    let close = try #require(page[open.upperBound...].range(of: "</script>"))
    return String(page[open.upperBound..<close.lowerBound])
  }

  @Test("is one file with the film in it, and all that is known of it; the same bytes each time")
  func film() async throws {
    try await Lesson.run { lesson in
      let page = try await render(lesson)
      let film = try #require(
        JSONSerialization.jsonObject(with: Data(try block("film", in: page).utf8)) as? [String: Any])
      #expect(film["title"] as? String == "A lesson" && film["file"] as? String == "lesson.yaml")
      let beats = try #require(film["beats"] as? [[String: Any]])
      #expect(beats.contains { $0["id"] as? String == "loss" })
      let names = try #require(film["names"] as? [String])
      let expressions = try #require(film["expressions"] as? [String: String])
      #expect(names.contains("a₁[0]") && expressions["a₁[0]"] == "aₗ = f(zₗ)")
      #expect((film["places"] as? [Any])?.isEmpty == false && (film["numbers"] as? [Any])?.isEmpty == false)
      let video = try #require(Data(base64Encoded: try block("video", in: page)))
      let path = lesson.folder + "/video.mp4"
      try video.write(to: URL(fileURLWithPath: path))
      #expect(try MovieReader(path: path).info.frameCount == film["frames"] as? Int)
      // Nothing is asked of anywhere, and nothing but its own script is run.
      #expect(page.contains("default-src 'none'") && !page.contains("src=\"http") && !page.contains("<!--"))
      #expect(page.ranges(of: "<script nonce=").count == 1)
      let again = try await render(lesson)
      #expect(page == again)
      let paper = try Preview(lesson.path, films: .all, theme: .paper, jobs: 1, cache: nil).film.project
      #expect(paper.timeline.theme == .paper && paper.digest?.hex != film["source"] as? String)
    }
  }

  @Test("has single frames, to the pixel, where that is asked for, and refuses a long film")
  func frames() async throws {
    try await Lesson.run { lesson in
      let page = try await render(lesson, .frames)
      let text = try block("pictures", in: page)
      let pictures = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
      var views = FrameViews(try Preview(lesson.path, films: .all, jobs: 1, cache: nil).film.project.film)
      for picture in pictures.prefix(3) + pictures.suffix(2) {
        let frame = try #require(picture["first"] as? Int)
        let file = try views.png(frame, width: 320)
        #expect((picture["data"] as? String) == Data(file).base64EncodedString(), "frame \(frame)")
      }
      #expect(pictures.first?["first"] as? Int == 0)
      let sound = try #require(Data(base64Encoded: try block("sound", in: page)))
      #expect(sound.starts(with: Data("fLaC".utf8)))
      try lesson.write(Lesson.text.replacing("\"done\": 1200", with: "\"done\": 61000"))
      let error = await #expect(throws: PipelineError.self) { try await render(lesson, .frames, to: "long.html") }
      #expect(error?.description.contains("too long for single frames, which are for films of up to 60 s") == true)
      #expect(!FileManager.default.fileExists(atPath: lesson.folder + "/long.html"))
    }
  }

  @Test("replaces a preview, and no other page")
  func replacing() async throws {
    try await Lesson.run { lesson in
      let path = lesson.folder + "/film.html"
      try Data("<p>mine</p>".utf8).write(to: URL(fileURLWithPath: path))
      let error = await #expect(throws: PipelineError.self) { try await render(lesson) }
      #expect(error?.description.contains("it is no preview, so it is not replaced") == true)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "<p>mine</p>")
      await #expect(throws: PipelineError.self) { try await render(lesson, to: "film.mp4") }
    }
  }

  @Test("carries words of the film as words: nothing of it is a tag")
  func words() async throws {
    let text = Lesson.text.replacing("A lesson", with: "</script><script>alert(1)</script>")
    try await Lesson.run(text) { lesson in
      let page = try Preview(lesson.path, films: .all, jobs: 1, cache: nil).page
      #expect(!page.head.contains("alert(1)</script>"))
      #expect(page.head.contains("\\u003c/script>\\u003cscript>alert(1)"))
    }
  }

  @Test(
    "plays in a browser without a server, says what a number is, and keeps notes",
    .enabled(if: Browser.programs != nil, "Chromium is not installed"), .timeLimit(.minutes(3)))
  func page() async throws {
    try await Lesson.run { lesson in
      _ = try await render(lesson, .frames)
      try await Browser.run { browser in
        try await browser.open("file://\(lesson.folder)/film.html")
        _ = try await browser.run("await window.preview.ready")
        for frame in [0, 40, 41, 30] {
          _ = try await browser.run("await window.preview.seek(args[0])", [frame])
          let isShown = try await browser.wait("window.preview.frame === \(frame)")
          #expect(isShown, "frame \(frame)")
        }
        _ = try await browser.run("document.querySelector('#numbers button').click()")
        let isTold = try await browser.wait("document.body.innerText.includes('rounded')")
        #expect(isTold)
        _ = try await browser.run("await window.preview.play()")
        let isMoving = try await browser.wait("window.preview.frame > 34")
        #expect(isMoving)
        _ = try await browser.run("await window.preview.pause()")
        try await browser.keepPicture("preview")
      }
    }
  }
}
