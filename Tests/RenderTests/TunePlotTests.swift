import Foundation
import Testing

@testable import BeatframeCLI

@Suite("the program draws film and voice together")
struct TunePlotTests {
  private func write(_ text: String, _ name: String, in folder: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  private let labels = "1\t1.5\tone\n2\t2.5\ttwo\n3\t3.5\tthree\n9\t9.5\tfour\n"

  @Test("whether it changes anything, and whether the cues fit")
  func plot() throws {
    try Program.inFolder { folder in
      try write(labels, "labels.txt", in: folder)
      try write("{idle} One two {loss} three {done} four", "fits.txt", in: folder)
      try write("{forward.0} One {loss} two three four", "short.txt", in: folder)
      func tune(_ script: String, _ plot: String) throws -> Program.Result {
        try Program.run(
          "tune", "-t", "short.json", "--script", script, "--words", "labels.txt", "--dry-run", "--plot", plot,
          in: folder)
      }
      let fits = try tune("fits.txt", "plan.svg")
      #expect(fits.status == 0)
      #expect(fits.errors.contains("plan.svg: 2400x"))
      let misfit = try tune("short.txt", "misfit.pdf")
      #expect(misfit.status == 2)
      #expect(misfit.errors.hasPrefix("4 of 4 words found\nmisfit.pdf: 2400x"))
      let names = try Program.names(in: folder)
      #expect(names.contains("plan.svg") && names.contains("misfit.pdf"))
      let other = try tune("fits.txt", "plan.gif")
      #expect(other.status == 2 && other.output.isEmpty)
      #expect(
        other.errors
          == "error: plan.gif: .gif is for films. Plots are SVG, PNG or PDF: give a name that ends in .svg, .png or .pdf.\n"
      )
    }
  }
}
