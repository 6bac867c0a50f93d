import Foundation
import Media
import Players
import TestSupport
import Testing
import Video

/// Films in decoders and players that share nothing with what made them, and nothing with each other.
@Suite("films in other decoders")
struct IndependentDecoderTests {
  /// Each timeline that the package has, in a size and at a rate of its own; `series.yaml` only joins four of them.
  static let films: [(timeline: String, size: String, fps: String)] = {
    let looks = [("320x180", "12"), ("182x322", "15"), ("242x242", "24000/1001"), ("162x98", "60")]
    let folders = ["", "gallery/", "explainers/"]
    let names = folders.flatMap { folder in
      let files =
        (try? FileManager.default.contentsOfDirectory(atPath: TestFilm.root.path + "/timelines/" + folder)) ?? []
      return files.filter { $0.hasSuffix(".json") || $0.hasSuffix(".yaml") }.sorted().map { folder + $0 }
    }
    let others = [".schema.json", ".words.json", "series.yaml"]
    return names.filter { name in !others.contains(where: name.hasSuffix) }.enumerated().map { index, name in
      let look = looks[name.contains("/") ? index % looks.count : index % 3]
      return (name, look.0, look.1)
    }
  }()

  @Test("are the same pictures in OpenH264 as in FFmpeg", arguments: films)
  func samePictures(timeline: String, size: String, fps: String) async throws {
    try await TestMovie.make(timeline, size: size, fps: fps) { path, _ in
      var pictures = try MovieReader(path: path)
      var packets = try MovieReader(path: path)
      let decoder = try OpenH264()
      var sets = try TestMovie.parameterSets(of: path)
      var (compared, different): (Int, [Int]) = (0, [])
      func compare(_ picture: [UInt8]) throws {
        guard let frame = try pictures.nextFrame() else {
          different.append(compared)
          return
        }
        if samples(frame.planes) != picture { different.append(compared) }
        compared += 1
      }
      while let packet = try packets.nextPacket() {
        if let picture = try decoder.decode(sets + TestMovie.units(packet.bytes)) { try compare(picture) }
        sets = []
      }
      while compared < packets.info.frameCount, let picture = decoder.flush() { try compare(picture) }
      #expect(different.isEmpty && compared == packets.info.frameCount, "\(compared) compared")
    }
  }
}
