public import ArgumentParser
import Numerics
import Pipeline
public import Video

/// How a film's pictures are compressed.
struct CodingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "h264, h265, av1, vp9, or prores, which has no ground, for editors. Without it, h264 for .mp4, prores for .mov, "
        + "vp9 for .webm.", valueName: "codec"))
  var codec: VideoCodec?

  @Option(help: ArgumentHelp("draft, standard (the default) or master.", valueName: "quality"))
  var quality: VideoQuality?

  @Option(
    help: ArgumentHelp("A constant rate factor, by the codec's own scale; smaller is better.", valueName: "n"))
  var crf: Int?

  @Option(
    help: ArgumentHelp("Bits a second on average, such as 8M or 8000k, instead of --crf.", valueName: "rate"),
    transform: { text in
      do { return try CodingOptions.bitrate(text) } catch { throw ValidationError("\(error)") }
    })
  var bitrate: Int?

  /// What is asked for.
  var request: CodingRequest {
    CodingRequest(
      codec: codec, quality: quality, rate: crf.map(RateControl.factor) ?? bitrate.map(RateControl.bitrate))
  }

  /// Refuses two rules for the bits.
  func validate() throws {
    if let crf, bitrate != nil {
      throw ValidationError(
        "--crf \(crf) and --bitrate exclude each other: give --crf for a quality, or --bitrate for a size.")
    }
  }

  /// A text that is no rate of bits.
  private struct NoBitrate: Error, CustomStringConvertible {
    let description = "expected bits a second from 100k to 1000M, such as 8M, 2.5M or 8000k"
  }

  /// Reads a rate of bits: a number, with k for thousands or M for millions of it.
  private static func bitrate(_ text: String) throws -> Int {
    let units: [Character: Int] = ["k": 1000, "K": 1000, "M": 1_000_000, "m": 1_000_000]
    let unit = text.last.flatMap { units[$0] }
    let number = Rational(unit == nil ? text[...] : text.dropLast())
    guard let number else { throw NoBitrate() }
    // No product of 64 by 20 bits is too large.
    let bits = Int128(number.numerator) * Int128(unit ?? 1) / Int128(number.denominator)
    guard let bits = Int(exactly: bits), RateControl.bitrates.contains(bits) else { throw NoBitrate() }
    return bits
  }
}

extension VideoCodec: ExpressibleByArgument {}
extension VideoQuality: ExpressibleByArgument {}
