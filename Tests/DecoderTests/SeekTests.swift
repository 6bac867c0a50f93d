import Foundation
import Media
import Numerics
import Players
import Testing
import Video

/// A film in players, where their users go back and forth in it.
@Suite("films in players", .serialized, .timeLimit(.minutes(3)))
struct SeekTests {
  /// A film with everything: held frames, fades, a camera that stands.
  private func run(_ body: (_ path: String, _ folder: String, _ film: Film) async throws -> Void) async throws {
    try await TestMovie.make("quick.json", size: "320x180", fps: "24") { path, folder in
      var reader = try MovieReader(path: path)
      var film = Film(width: reader.info.width, height: reader.info.height)
      while let frame = try reader.nextFrame() {
        film.frames.append(Array(samples(frame.planes).prefix(film.width * film.height)))
      }
      try await body(path, folder, film)
    }
  }

  /// The luma of each frame.
  private struct Film {
    let width: Int
    let height: Int
    var frames: [[UInt8]] = []

    /// Fifty frames in no order; the first and the last are among them.
    var wanted: [Int] {
      var generator = SeededGenerator(seed: 50)
      return (0..<48).map { _ in Int.random(in: frames.indices, using: &generator) } + [0, frames.count - 1]
    }

    /// The mean difference of a picture from a frame, in levels.
    func difference(_ picture: [UInt8], _ frame: Int) -> Double {
      let sum = zip(picture, frames[frame]).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
      return Double(sum) / Double(picture.count)
    }

    /// What is wrong with what a player shows; nil if it is this frame, and no other is as near.
    func fault(_ picture: [UInt8], _ frame: Int) -> String? {
      guard picture.count == width * height else { return "frame \(frame): \(picture.count) samples" }
      let own = difference(picture, frame)
      guard own < 1.5 else { return "frame \(frame) is off by \(own)" }
      let near = max(0, frame - 40)...min(frames.count - 1, frame + 40)
      let nearer = near.first { other in difference(picture, other) < own - 0.01 }
      return nearer.map { "frame \($0) is shown instead of \(frame)" }
    }
  }

  /// The luma of a colour of limited range (BT.709).
  private static func luma(_ pixel: UInt32) -> UInt8 {
    let (red, green, blue) = (Double(pixel >> 16 & 255), Double(pixel >> 8 & 255), Double(pixel & 255))
    let sum: Double = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return UInt8((16 + 219 / 255 * sum).rounded())
  }

  @Test("show the frame they are told to, and play to the end: mpv", .enabled(if: MediaPlayer.program != nil))
  func mpv() async throws {
    try await run { path, folder, film in
      let played = try MediaPlayer.play(path)
      // The first is said of the cover, the other of the chapters, of every such film.
      let known = ["timescale not set", "Unsupported codec with id 98314"]
      #expect(played.status == 0)
      #expect(played.lines.filter { line in !known.contains(where: line.contains) } == [])
      let wanted = film.wanted
      let times = wanted.map { "\(Double($0) / 24)" }
      #expect(try MediaPlayer.seek(path, to: times, folder: folder) == 0)
      for (index, frame) in wanted.enumerated() {
        let file = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(index + 1).png"))
        let pixels = try PNG.decode(Array(file))
        let stride = pixels.stride
        let shown = pixels.withPixels { (pixels: UnsafeBufferPointer<UInt32>) -> [UInt8] in
          (0..<film.height).flatMap { y in pixels[y * stride..<y * stride + film.width].map(Self.luma) }
        }
        #expect(film.fault(shown, frame) == nil)
      }
    }
  }

  @Test(
    "show the frame they are told to, and play to the end: Chromium",
    .enabled(if: Browser.programs != nil, "Chromium is not installed"))
  func chromium() async throws {
    try await run { path, folder, film in
      // A page may read pixels of what it has itself only.
      let film64 = try Data(contentsOf: URL(fileURLWithPath: path)).base64EncodedString()
      let page = folder + "/page.html"
      try Data("<video muted src=\"data:video/mp4;base64,\(film64)\"></video>".utf8).write(
        to: URL(fileURLWithPath: page))
      try await Browser.run { browser in
        try await browser.open("file://" + page)
        #expect(try await browser.wait("document.querySelector('video').readyState >= 2"))
        for frame in film.wanted {
          let answer = try await browser.run(Self.seek, [(Double(frame) + 0.5) / 24])
          let shown = try #require((answer as? String).flatMap { Data(base64Encoded: $0) })
          #expect(film.fault(Array(shown), frame) == nil)
        }
        let duration = try await browser.number(
          """
          const video = document.querySelector('video');
          video.currentTime = 0;
          video.playbackRate = 8;
          const ended = new Promise((done, fail) => { video.onended = done; video.onerror = () => fail(video.error); });
          await video.play();
          await ended;
          return video.duration;
          """)
        #expect(abs(duration - Double(film.frames.count) / 24) < 0.03)
      }
    }
  }

  /// Goes to a time and answers the luma of what is shown.
  private static let seek = """
    const video = document.querySelector('video');
    const shown = new Promise((done) => { video.onseeked = done; });
    video.currentTime = args[0];
    await shown;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(video, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let text = '';
    for (let at = 0; at < data.length; at += 4) {
      const sum = 0.2126 * data[at] + 0.7152 * data[at + 1] + 0.0722 * data[at + 2];
      text += String.fromCharCode(Math.round(16 + 219 / 255 * sum));
    }
    return btoa(text);
    """
}
