import Drawing
import FilmKit
import Review
import Foundation
import Media
import Testing
import Timeline

@testable import Pipeline
@testable import Backprop
import NetworkKit

@Suite("storyboards")
struct SheetTests {
  private func renderer(_ project: Project) -> SheetRenderer { SheetRenderer(project, path: "test.json", jobs: 2) }

  @Test("as PNG have the page's size and the same bytes each time")
  func png() async throws {
    let project = try Support.project(network: Support.wide)
    let page = try await renderer(project).storyboard(columns: nil)
    try await Support.inFolder { folder in
      let report = try await renderer(project).render(to: folder + "/a.png", keeping: InputFiles())
      #expect(report.beats == 13)
      #expect(report.width == page.width && report.height == page.height)
      let file = try Support.bytes(folder + "/a.png")
      #expect(report.bytes == file.count)
      let picture = try PNG.decode(file)
      #expect(picture.width == page.width && picture.height == page.height)
      _ = try await renderer(Support.project(network: Support.wide)).render(
        to: folder + "/b.PNG", keeping: InputFiles())
      #expect(try Support.bytes(folder + "/b.PNG") == file)
      for jobs in [1, 5] {
        let other = SheetRenderer(project, path: "test.json", jobs: jobs)
        _ = try await other.render(to: folder + "/c.png", keeping: InputFiles())
        #expect(try Support.bytes(folder + "/c.png") == file, "\(jobs) workers")
      }
      let narrow = try await renderer(project).render(to: folder + "/a.png", columns: 1, keeping: InputFiles())
      #expect(narrow.width < report.width && narrow.height > report.height)
    }
  }

  @Test("show the frames themselves, in small")
  func thumbnails() async throws {
    let project = try Support.project(size: "640x360", network: Support.wide)
    let page = try await renderer(project).storyboard(columns: nil)
    try await Support.inFolder { folder in
      _ = try await renderer(project).render(to: folder + "/a.png", keeping: InputFiles())
      let sheet = try PNG.decode(Support.bytes(folder + "/a.png"))
      var source = FrameSource(project.film)
      for thumbnail in page.thumbnails {
        // The border's line is not the frame's.
        let shown = Self.means(sheet, in: thumbnail.bounds)
        let drawn = try source.draw(thumbnail.frame) { pixels, _ in
          Self.means(pixels, in: Rect(x: 0, y: 0, width: 640, height: 360))
        }
        let worst = zip(shown, drawn).map { abs($0 - $1) }.max() ?? 255
        #expect(worst < 6, "\(thumbnail.beat)")
        // Another beat's frame would not do.
        guard thumbnail.beat == .loss else { continue }
        let other = try source.draw(0) { pixels, _ in
          Self.means(pixels, in: Rect(x: 0, y: 0, width: 640, height: 360))
        }
        #expect(zip(shown, other).contains { abs($0 - $1) > 12 })
      }
    }
  }

  /// The mean levels of red, green and blue in 12 × 8 fields of a part of a picture, without its rim.
  private static func means(_ pixels: borrowing PixelBuffer, in box: Rect) -> [Double] {
    let stride = pixels.stride
    let inner = box.expanded(by: -0.02 * box.width)
    return pixels.withPixels { pixels in
      (0..<96).flatMap { field -> [Double] in
        let (column, row) = (Double(field % 12), Double(field / 12))
        let xs = Int(inner.minX + inner.width * column / 12)..<Int(inner.minX + inner.width * (column + 1) / 12)
        let ys = Int(inner.minY + inner.height * row / 8)..<Int(inner.minY + inner.height * (row + 1) / 8)
        var sums = [0.0, 0, 0]
        for y in ys {
          for x in xs {
            for component in 0..<3 { sums[component] += Double(pixels[y * stride + x] >> (8 * component) & 255) }
          }
        }
        return sums.map { $0 / Double(xs.count * ys.count) }
      }
    }
  }

  @Test("as SVG and PDF hold vectors alone, and are of the page's size")
  func vectors() async throws {
    let project = try Support.project(network: Support.chain)
    let page = try await renderer(project).storyboard(columns: nil)
    try await Support.inFolder { folder in
      for format in ["svg", "pdf"] {
        let report = try await renderer(project).render(to: "\(folder)/a.\(format)", keeping: InputFiles())
        let file = try Support.bytes("\(folder)/a.\(format)")
        #expect(report.bytes == file.count)
        _ = try await renderer(Support.project(network: Support.chain)).render(
          to: "\(folder)/b.\(format)", keeping: InputFiles())
        #expect(try Support.bytes("\(folder)/b.\(format)") == file)
        let text = String(decoding: file, as: Unicode.ASCII.self)
        #expect(!text.contains("<image") && !text.contains("/Subtype /Image"))
        if format == "svg" {
          #expect(text.contains("viewBox=\"0 0 \(page.width) \(page.height)\""))
        } else {
          #expect(text.hasPrefix("%PDF-1.4\n") && text.hasSuffix("%%EOF\n"))
          #expect(text.matches(of: /\/Type \/Page\s/).count == 1)
          #expect(text.contains("/MediaBox [ 0 0 \(page.width) \(page.height) ]"))
        }
      }
    }
  }

  @Test("have what the review finds")
  func findings() async throws {
    let project = try Support.project()
    let review = try await Review(project, jobs: 2)
    #expect(!review.findings.isEmpty)
    let fonts = try FontFiles.load().fonts
    let page = try await renderer(project).storyboard(columns: nil)
    #expect(try page.list == Storyboard(project.film, findings: review.findings, fonts: fonts).list)
    #expect(try page.list != Storyboard(project.film, fonts: fonts).list)
  }

  @Test(
    "go where they can go",
    arguments: [
      (
        "-",
        "-o -: a storyboard can't go to standard output: its name says what it is. Give a file name, such as -o sheet.png."
      ),
      ("", "the output's name is empty. Give one with -o."),
      ("FOLDER", "FOLDER: that is a folder. Give a file name, such as -o FOLDER/sheet.png."),
      (
        "FOLDER/a.jpeg",
        "FOLDER/a.jpeg: this version does not write .jpeg files. Storyboards are PNG, SVG or PDF: give a name that ends in .png, .svg or .pdf."
      ),
      (
        "FOLDER/a.mp4",
        "FOLDER/a.mp4: .mp4 is for films. Storyboards are PNG, SVG or PDF: give a name that ends in .png, .svg or .pdf. For a film: render film -o FOLDER/a.mp4"
      ),
      (
        "FOLDER/none/a.png",
        "FOLDER/none/a.png: the folder FOLDER/none does not exist. Make it first: mkdir -p FOLDER/none"
      ),
    ])
  func badOutputs(path: String, message: String) async throws {
    let project = try Support.project()
    try await Support.inFolder { folder in
      let error = await #expect(throws: PipelineError.self) {
        try await renderer(project).render(
          to: path.replacingOccurrences(of: "FOLDER", with: folder), keeping: InputFiles())
      }
      #expect(error?.description == message.replacingOccurrences(of: "FOLDER", with: folder))
      #expect(error?.isInputError == true)
      let left = try Support.names(in: folder)
      #expect(left.isEmpty)
    }
  }

  @Test("report what columns they have room for, and what words can't be set")
  func badTimelines() async throws {
    let error = await #expect(throws: PipelineError.self) {
      try await renderer(Support.project()).storyboard(columns: 0)
    }
    #expect(error?.description.hasPrefix("--columns 0: this film's storyboard has room for 1 to ") == true)
    #expect(error?.isInputError == true)
    #expect(
      PipelineError.columns(14, allowed: 2...9).description
        == "--columns 14: this film's storyboard has room for 2 to 9 columns. Give such a number, or leave the option out."
    )
    #expect(
      PipelineError.columns(3, allowed: 1...1).description
        == "--columns 3: this film's storyboard has room for 1 column. Give such a number, or leave the option out.")
    let project = try Support.project(more: Support.short + #", "say": {"idle": "Go 𐎀"}"#)
    let unset = await #expect(throws: PipelineError.self) { try await renderer(project).storyboard(columns: nil) }
    #expect(unset?.description.hasPrefix("test.json:1:") == true)
    #expect(unset?.description.contains("say[\"idle\"]: ") == true)
    #expect(unset?.description.contains("U+10380") == true)
  }

  @Test("are not written when the run is cancelled")
  func interrupted() async throws {
    let project = try Support.project()
    try await Support.inFolder { folder in
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        return try await SheetRenderer(project, path: "test.json", jobs: 2).render(
          to: "\(folder)/a.png", keeping: InputFiles()
        ).bytes
      }
      task.cancel()
      let error = await #expect(throws: PipelineError.self) { try await task.value }
      #expect(error?.description == "interrupted: nothing was written.")
      let left = try Support.names(in: folder)
      #expect(left.isEmpty)
    }
  }
}
