import Foundation
import Media
import TestSupport
import Testing
import Timeline

enum Support {
  static func timeline(_ network: String = chain, _ more: String = "", fps: String = "60") throws -> Timeline {
    let text = """
      {"video": {"size": "320x180", "fps": "\(fps)/1"}, "network": \(network)\(more.isEmpty ? "" : ", " + more)}
      """
    return try Timeline(parsing: text, file: "test.json")
  }

  static let chain = TestFilm.chain

  /// How much of a sound is at a frequency: the amplitude of the sine there, after a Hann window.
  static func amplitude(of samples: ArraySlice<Float>, at frequency: Double) -> Double {
    var (real, imaginary) = (0.0, 0.0)
    for (index, sample) in samples.enumerated() {
      let window = 1 - cos(2 * Double.pi * Double(index) / Double(samples.count))
      let angle = 2 * Double.pi * frequency * Double(index) / Double(PCMBuffer.sampleRate)
      real += Double(sample) * window * cos(angle)
      imaginary += Double(sample) * window * sin(angle)
    }
    return 2 * (real * real + imaginary * imaginary).squareRoot() / Double(samples.count)
  }

  /// The level of the loudest sample.
  static func peak(_ samples: some Sequence<Float>) -> Float { samples.reduce(0) { max($0, abs($1)) } }

  /// A sine in both channels.
  static func sine(_ frequency: Double, level: Double, count: Int) -> PCMBuffer {
    let samples = (0..<count).map {
      Float(level * sin(2 * Double.pi * frequency * Double($0) / Double(PCMBuffer.sampleRate)))
    }
    return PCMBuffer(left: samples, right: samples)
  }
}
