import Drawing
public import FilmKit
import Media
import Numerics
import Raster
import Timeline
import Video

/// Makes one frame of a film a picture of its own: pixels, or vectors of the same display list.
public struct StillRenderer: Sendable {
  /// The film to draw.
  public let film: any Film
  /// Whether the film's ground is left out, so that the picture can be laid over others.
  public let transparent: Bool

  /// Prepares to draw frames of a film.
  public init(film: any Film, transparent: Bool = false) {
    (self.film, self.transparent) = (film, transparent)
  }

  /// Writes a frame to a PNG, SVG or PDF file, as the name's extension says; it appears when it is complete.
  ///
  /// - Parameters:
  ///   - frame: The frame's index, 0 ..< `film.timeline.frameCount`.
  ///   - path: The file; one of that name is replaced.
  ///   - inputs: What the film is made of, which must not be overwritten.
  /// - Returns: The size of the file in bytes.
  public func render(_ frame: Int, to path: String, keeping inputs: InputFiles) throws(PipelineError) -> Int {
    let output = try Output.checkStill(path, keeping: inputs)
    let picture = try picture(of: frame, as: output.format)
    var file = AtomicFile(path: output.path, calledInErrors: path)
    try file.write(picture)
    return try file.finish()
  }

  /// The frame that stands for the film, as an MP4 has it for its cover.
  ///
  /// - Parameter cache: Where it is looked for and kept; nil for nowhere.
  func cover(with cache: Cache? = nil) throws(PipelineError) -> CoverPicture {
    let (size, frame) = (film.timeline.size, film.timeline.posterFrame)
    let list = film.frame(frame)
    let key = coverKey(list)
    if let cache, case .found(let png) = cache.find(key) {
      if PNGSequence.isFile(png, width: size.width, height: size.height, opaque: !transparent) {
        return CoverPicture(width: size.width, height: size.height, png: png)
      }
      cache.discard(key)
    }
    var source = FrameSource(film, transparent: transparent)
    let png = try source.draw(frame, showing: list) { (pixels, _) throws(PipelineError) in
      try FrameSource.png(pixels, transparent: transparent)
    }
    cache?.store(png, as: key)
    return CoverPicture(width: size.width, height: size.height, png: png)
  }

  /// What a cover is found by.
  private func coverKey(_ list: DisplayList) -> CacheKey {
    CacheKey(.cover) { hash in
      for side in [film.timeline.size.width, film.timeline.size.height] { hash.combine(side) }
      var digest = DisplayListDigest()
      hash.combine(digest.of(list))
    }
  }

  /// Whether a cache has the cover.
  func isCoverFound(in cache: Cache) -> Bool {
    cache.length(of: coverKey(film.frame(film.timeline.posterFrame))) != nil
  }

  private func picture(of frame: Int, as format: StillFormat) throws(PipelineError) -> [UInt8] {
    var source = FrameSource(film, transparent: transparent)
    return switch format {
    case .png:
      try source.draw(frame) { (pixels, _) throws(PipelineError) in
        try FrameSource.png(pixels, transparent: transparent)
      }
    case .svg: try source.page(frame, VectorPage.svg)
    case .pdf: try source.page(frame, VectorPage.pdf)
    }
  }
}

/// What a still can be; the raw value is the extension of its name.
enum StillFormat: String {
  case png, svg, pdf

  /// The format of an extension, in capitals or not; nil when it is none of a still.
  init?(_ name: String) { self.init(rawValue: name.lowercased()) }
}
