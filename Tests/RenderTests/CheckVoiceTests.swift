import Foundation
import Testing

@Suite("render check, with a voice")
struct CheckVoiceTests {
  /// A tone of so many seconds: 8 bits, one channel, 8000 samples a second.
  private func wav(seconds: Double) -> Data {
    let samples = (0..<Int(8000 * seconds)).map { UInt8($0 / 8 % 2 == 0 ? 96 : 160) }
    func number(_ value: Int, _ bytes: Int) -> [UInt8] { (0..<bytes).map { UInt8(value >> (8 * $0) & 255) } }
    let format =
      number(16, 4) + number(1, 2) + number(1, 2) + number(8000, 4) + number(8000, 4) + number(1, 2) + number(8, 2)
    let body = Array("WAVEfmt ".utf8) + format + Array("data".utf8) + number(samples.count, 4) + samples
    return Data(Array("RIFF".utf8) + number(body.count, 4) + body)
  }

  private func withVoice<R>(_ body: (String) throws -> R) throws -> R {
    try Program.inFolder { folder in
      let short = try String(contentsOfFile: folder + "/short.json", encoding: .utf8)
      let spoken = short.replacingOccurrences(
        of: "\"title\": \"A film\",", with: #""title": "A film", "voiceover": {"file": "v.wav", "offset": 500},"#)
      try Data(spoken.utf8).write(to: URL(fileURLWithPath: folder + "/spoken.json"))
      return try body(folder)
    }
  }

  @Test("reports a voice that lasts longer than the film")
  func longer() throws {
    try withVoice { folder in
      try wav(seconds: 2).write(to: URL(fileURLWithPath: folder + "/v.wav"))
      let words = try Program.run("check", "-t", "spoken.json", in: folder)
      #expect(words.status == 0)
      let last = words.output.split(separator: "\n").last
      #expect(last?.hasPrefix("v.wav: 2.0 s of voice from 0.5") == true, "\(words.output)")
      #expect(last?.contains("whose picture is held for") == true)
      let json = try Program.run("check", "-t", "spoken.json", "--json", in: folder)
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      let voice = try #require(object?["voice"] as? [String: Any])
      #expect(voice["file"] as? String == "v.wav")
      #expect(voice["seconds"] as? Double == 2)
      #expect(voice["start"] as? Double == 0.5)
      #expect(voice["end"] as? Double == 2.5)
      let held = try #require(voice["held"] as? Double)
      let seconds = try #require(object?["seconds"] as? Double)
      #expect(held > 0)
      #expect(seconds >= 2.5 && seconds < 2.5 + 1 / 24.0 + 0.001)
      #expect(voice["loudness"] is Double)
    }
  }

  @Test("a voice that is missing is an error, and a film without one has no word of it")
  func missing() throws {
    try withVoice { folder in
      let run = try Program.run("check", "-t", "spoken.json", in: folder)
      #expect(run.status == 2)
      #expect(run.output.isEmpty)
      #expect(run.errors.hasPrefix("spoken.json:"))
      let silent = try Program.run("check", "-t", "short.json", "--json", in: folder)
      #expect(silent.status == 0)
      #expect(!silent.output.contains("\"voice\""))
    }
  }
}
