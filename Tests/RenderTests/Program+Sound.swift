import Foundation
import Testing

extension Program {
  /// Writes a timeline of small pictures, 2.2 s long, with more keys.
  static func write(_ more: String, to name: String, in folder: String) throws {
    let text = """
      {"title": "A film", "video": {"size": "64x48", "fps": 24},
      "network": {"input": [2], "target": [4], "activation": "linear", "weights": [[[0.5]], [[3]], [[0.5]]]},
      "T": {"countdown": 200, "idle": 200, "forward": 150, "loss": 200, "delta": 150, "gradCalc": 150, "done": 250},
      \(more)}
      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  /// The bytes of a recording: a WAV file of 16 bits, one channel.
  ///
  /// - Parameter click: How high a short wave is that each sound begins with.
  static func recording(seconds: Double, rate: Int = 48_000, click: Double = 0) -> Data {
    func little(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let samples = (0..<Int(seconds * Double(rate))).flatMap { index in
      // A voiced sound that is loud for 0.4 s and soft for 0.1 s.
      let time = Double(index) / Double(rate)
      let level = index % (rate / 2) < rate * 2 / 5 ? 9000.0 : 200
      let wave = (1...8).reduce(0.0) { $0 + sin(2 * Double.pi * 140 * Double($1) * time) / Double($1) }
      let early = index % (rate / 2) < 48 ? click * sin(2 * Double.pi * Double(index % (rate / 2)) / 48) : 0
      return little(Int(level * wave / 2 + early), 2)
    }
    let format = little(16, 4) + little(1, 2) + little(1, 2) + little(rate, 4) + little(2 * rate, 4) + little(2, 2)
    let body = Array("WAVEfmt ".utf8) + format + little(16, 2) + Array("data".utf8) + little(samples.count, 4)
    return Data(Array("RIFF".utf8) + little(body.count + samples.count, 4) + body + samples)
  }

  /// Runs a program of the system, such as ffprobe, which reads films on its own.
  static func tool(_ arguments: String..., in folder: String) throws -> Result {
    let run = try start(arguments, of: URL(fileURLWithPath: "/usr/bin/env"), in: folder).end()
    #expect(run.status == 0, "\(arguments): \(run.errors)")
    return run
  }

  /// What ffprobe reports about a film.
  static func probe(_ film: String, in folder: String) throws -> [String: Any] {
    let text = try tool(
      "ffprobe", "-v", "error", "-of", "json", "-show_format", "-show_streams", "-show_chapters", film, in: folder
    ).output
    return try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
