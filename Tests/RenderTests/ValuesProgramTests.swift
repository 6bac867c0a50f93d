import Foundation
import Learning
import Testing

@Suite("the program prints and writes values")
struct ValuesProgramTests {
  private static let film = """
    film: scenes
    values:
      rain: { load: rain.csv }
      w: "[[1, 2, 3], [4, 5, 6]]"
      f(x): x^2
      note: { text: as it is }
    scenes:
      - scene: a
        marks: { words: { text: Here } }
        beats: [ show: { enter: words } ]

    """

  /// Runs the command on a film with a file of values.
  private func values(_ arguments: String..., body: (Program.Result, _ folder: String) throws -> Void) throws {
    try Program.inFolder { (folder: String) throws in
      try Data(Self.film.utf8).write(to: URL(fileURLWithPath: folder + "/f.yaml"))
      try Data("city,mm\nBergen,2.5\nCairo,0\n".utf8).write(to: URL(fileURLWithPath: folder + "/rain.csv"))
      try body(try Program.start(["values", "-t", "f.yaml"] + arguments, in: folder).end(), folder)
    }
  }

  @Test("with what they come from, expression or file")
  func origins() throws {
    try values { run, _ in
      #expect(
        run.output == """
          rain.city from rain.csv
            2 texts: "Bergen", "Cairo"
          rain.mm from rain.csv
            [2]: 2.5 0.0
          w = [[1, 2, 3], [4, 5, 6]]
            [2, 3]: 1.0 2.0 3.0 4.0 5.0 6.0
          f(x) = x^2
          note
            1 text: "as it is"

          """)
    }
    try values("rain", "note") { run, _ in
      #expect(
        run.output.contains("rain.city from") && run.output.contains("rain.mm from") && !run.output.contains("w ="))
    }
    try values("--json", "rain.mm", "w") { run, _ in
      #expect(run.output.contains(#""file": "rain.csv""#) && run.output.contains(#""expression": "[[1, 2, 3]"#))
    }
    try values("rai") { run, _ in
      #expect(run.status == 2 && run.errors.contains("rai: f.yaml has no such value."), "\(run.errors)")
    }
  }

  @Test("as arrays, whole, the same bytes each time")
  func arrays() throws {
    try values("--npz", "v.npz") { run, folder in
      #expect(run.status == 0 && run.output.isEmpty)
      #expect(run.errors == "v.npz: 4 arrays, 1 kB\nleft out: f(x), a function\n")
      let bytes = [UInt8](try #require(FileManager.default.contents(atPath: folder + "/v.npz")))
      let entries = try TensorFile(bytes, .npz).entries
      #expect(entries.map(\.name) == ["rain.mm", "w"])
      #expect(entries.last?.content == .numbers(shape: [2, 3], values: [1, 2, 3, 4, 5, 6]))
      // Like a still, it is replaced.
      try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/v.npz"))
      let again = try Program.run("values", "-t", "f.yaml", "--npz", "v.npz", "w", "rain", "w", in: folder)
      #expect(again.errors == "v.npz: 3 arrays, 804 bytes\n")
      try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/v.npz"))
      #expect(try Program.run("values", "-t", "f.yaml", "--npz", "v.npz", in: folder).status == 0)
      #expect(FileManager.default.contents(atPath: folder + "/v.npz").map(Array.init) == bytes)
      #expect(try Program.names(in: folder) == ["f.yaml", "rain.csv", "short.json", "v.npz"])
    }
  }

  @Test(
    "to no file that is none of its kind, or that the film is made of",
    arguments: [
      (["--npz", "-"], "--npz -: arrays can't go to standard output: their name says what they are."),
      (["--npz", "v.npy"], "v.npy: this version does not write .npy files. Arrays are NPZ: give a name"),
      (["--npz", "no/v.npz"], "the folder"), (["--npz", "v.npz", "f"], "there is nothing to write. Functions are no"),
      (["--npz", "v.npz", "--json"], "Leave out one of them"),
    ])
  func refused(arguments: [String], message: String) throws {
    try values { _, folder in
      let before = try Program.names(in: folder)
      let run = try Program.start(["values", "-t", "f.yaml"] + arguments, in: folder).end()
      #expect(run.status == 2 && run.errors.contains(message), "\(run.errors)")
      #expect(try Program.names(in: folder) == before)
    }
  }

  @Test("not over a file of values")
  func inputs() throws {
    try values("--npz", "rain.npz") { _, folder in
      let film = Self.film.replacing("rain.csv", with: "rain.npz").replacing("rain: ", with: "old: ")
      try Data(film.utf8).write(to: URL(fileURLWithPath: folder + "/g.yaml"))
      let before = FileManager.default.contents(atPath: folder + "/rain.npz")
      let run = try Program.run("values", "-t", "g.yaml", "--npz", "rain.npz", in: folder)
      let message = "rain.npz: that is the file that the timeline names as values"
      #expect(run.status == 2 && run.errors.contains(message), "\(run.errors)")
      #expect(before != nil && FileManager.default.contents(atPath: folder + "/rain.npz") == before)
    }
  }
}
