import Foundation
import Testing

/// `scripts/install`, with the program that is beside the tests: a build of its own takes minutes.
@Suite("scripts/install")
struct InstallTests {
  @Test("puts a program, its fonts, completions and the names of packages under a folder, where it works by itself")
  func installed() throws {
    try Program.inFolder { folder in
      let prefix = "\(folder)/a prefix"
      let script = Program.root.appending(path: "scripts/install")
      // The second time, over what the first put there.
      for _ in 0..<2 {
        let run = try Program.start([prefix, "--program", Program.binary().path], of: script, in: folder).end()
        #expect(run.status == 0, "\(run.errors)")
      }
      #expect(
        FileManager.default.subpaths(atPath: prefix)?.filter { [".otf", ".new"].contains($0.suffix(4)) }.sorted() == [
          "share/beatframe/fonts/Inter-Regular.otf", "share/beatframe/fonts/Inter-SemiBold.otf",
          "share/beatframe/fonts/latinmodern-math.otf", "share/beatframe/fonts/lmmono10-regular.otf",
        ])
      // Those of other scripts, too.
      for font in ["NotoSansThai-Bold.ttf", "NotoSansCJK-Regular.ttc", "Symbola_hint.ttf"] {
        #expect(FileManager.default.fileExists(atPath: "\(prefix)/share/beatframe/fonts/\(font)"), "\(font)")
      }
      for shell in [
        "bash-completion/completions/render", "zsh/site-functions/_render", "fish/vendor_completions.d/render.fish",
      ] {
        #expect(try String(contentsOfFile: "\(prefix)/share/\(shell)", encoding: .utf8).contains("only-cached"))
      }
      let packages = try String(contentsOfFile: "\(prefix)/share/beatframe/packages", encoding: .utf8)
      let names = packages.split(separator: "\n")
      #expect(names == Array(Set(names)).sorted() && names.count > 20)
      #expect(names.contains { $0.hasPrefix("libavcodec") } && names.contains { $0.hasPrefix("libcairo") })
      // It finds its own fonts first.
      let program = URL(fileURLWithPath: "\(prefix)/bin/render")
      let doctor = try Program.start(["doctor"], of: program, in: folder).end()
      #expect(doctor.output.contains("\(prefix)/share/beatframe/fonts/Inter-Regular.otf"), "\(doctor.output)")
      for (name, run) in [
        ("own", try Program.run("-t", "short.json", "-o", "own.mp4", "--no-cache", in: folder)),
        (
          "installed",
          try Program.start(["-t", "short.json", "-o", "installed.mp4", "--no-cache"], of: program, in: folder).end()
        ),
      ] { #expect(run.status == 0, "\(name): \(run.errors)") }
      #expect(
        FileManager.default.contentsEqual(atPath: "\(folder)/own.mp4", andPath: "\(folder)/installed.mp4"))
    }
  }

  @Test("says how it is used", arguments: [[], ["--help"], ["a", "b"], ["a", "--program"]])
  func usage(arguments: [String]) throws {
    try Program.inFolder { folder in
      let script = Program.root.appending(path: "scripts/install")
      let run = try Program.start(arguments, of: script, in: folder).end()
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix("usage: scripts/install PREFIX"))
    }
  }
}
