import Foundation
import Testing

@testable import BeatframeCLI

@Suite("the program prints when words are said")
struct WordsProgramTests {
  private func write(_ text: String, _ name: String, in folder: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  @Test("in a form that it reads again")
  func words() throws {
    try Program.inFolder { folder in
      try write("{loss} The target was four,\nso we missed by 2.\n", "s.txt", in: folder)
      try write(
        """
        0.5\t0.7\tthe
        0.75\t1.2\tTarget
        1.25\t1.5\twas
        1.5\t2\tfor
        2.5\t2.75\tso
        2.75\t3\twe
        3\t3.5\tmist
        4\t4.5\ttwo

        """, "labels.txt", in: folder)
      let json = try Program.run("words", "--script", "s.txt", "--words", "labels.txt", in: folder)
      #expect(json.status == 0)
      #expect(json.errors == "9 of 9 words found\n  placed between their neighbours: \"by\" (line 2)\n")
      #expect(
        json.output.hasPrefix(
          """
          {
            "words": [
              {"index": 0, "word": "The", "start": 0.500, "end": 0.700, "confidence": 0.90},
              {"index": 1, "word": "target", "start": 0.750, "end": 1.200, "confidence": 0.90},
          """))
      try write(json.output, "words.json", in: folder)
      let again = try Program.run("words", "--script", "s.txt", "--words", "words.json", in: folder)
      #expect(again.status == 0)
      for format in ["srt", "vtt", "audacity", "textgrid"] {
        let text = try Program.run(
          "words", "--script", "s.txt", "--words", "labels.txt", "--format", format, in: folder)
        try write(text.output, "w", in: folder)
        let read = try Program.run("words", "--script", "s.txt", "--words", "w", "--format", format, in: folder)
        #expect(read.status == 0 && read.output == text.output, "\(format)")
      }
    }
  }

  @Test("and what is wrong with what it is given")
  func problems() throws {
    try Program.inFolder { folder in
      try write("{loss The target\n", "open.txt", in: folder)
      try write("The target was four.", "s.txt", in: folder)
      try write("0\t1\tpurple\n1\t2\telephants\n", "other.txt", in: folder)
      func errors(_ arguments: String...) throws -> String {
        let run = try Program.start(["words"] + arguments, in: folder).end()
        #expect(run.status == 2 && run.output.isEmpty)
        return run.errors
      }
      #expect(
        try errors("--script", "s.txt").hasPrefix(
          "Error: give the recording (--voiceover FILE), or word times of it (--words FILE).\n"))
      #expect(try errors("--script", "no.txt", "--words", "other.txt") == "error: no.txt: there is no such file.\n")
      #expect(
        try errors("--script", "open.txt", "--words", "other.txt")
          == "error: open.txt:1:1: this { is not closed on its line. Close it, or leave it out: marks are written {delta.2}.\n"
      )
      #expect(
        try errors("--script", "s.txt", "--words", "other.txt")
          == "error: other.txt: only 0 % of the script's words are in it. Are these the times of this script?\n")
      #expect(try errors("--script", "s.txt", "--voiceover", "no.flac").hasPrefix("error: no.flac: "))
    }
  }
}
