import Foundation
import Testing

@Suite("render doctor")
struct DoctorCommandTests {
  @Test("reports that films can be made here")
  func report() throws {
    try Program.inFolder { folder in
      let run = try Program.run("doctor", in: folder)
      #expect(run.status == 0)
      #expect(run.errors.isEmpty)
      #expect(run.output.hasPrefix("program\n  ok"))
      #expect(run.output.contains("\(folder): "))
      #expect(run.output.hasSuffix("\n\nFilms can be made.\n"))
    }
  }

  @Test("is JSON for other programs")
  func json() throws {
    try Program.inFolder { folder in
      let run = try Program.run("doctor", "--json", in: folder)
      let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      #expect(object?["films"] as? Bool == true)
      let sections = try #require(object?["sections"] as? [[String: Any]])
      #expect(sections.compactMap { $0["title"] as? String }.last == "folders")
    }
  }

  @Test("a font that is none is found out, with status 1")
  func brokenFont() throws {
    try Program.inFolder { folder in
      try Data("no font".utf8).write(to: URL(fileURLWithPath: folder + "/Inter-Regular.otf"))
      let run = try Program.run("doctor", "--fonts", ".", in: folder)
      #expect(run.status == 1)
      #expect(run.errors.isEmpty)
      #expect(run.output.contains("MISSING  Inter-Regular.otf"))
      #expect(
        run.output.contains("./Inter-Regular.otf: it is no font that films can be set in: apt-get install fonts-inter"))
      #expect(run.output.hasSuffix("\n\nNo film can be made without: Inter-Regular.otf.\n"))
    }
  }

  @Test("a folder of fonts that is none is a wrong option")
  func noFolder() throws {
    try Program.inFolder { folder in
      let run = try Program.run("doctor", "--fonts", "none", in: folder)
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix("error: --fonts none: there is no such folder."))
    }
  }
}
