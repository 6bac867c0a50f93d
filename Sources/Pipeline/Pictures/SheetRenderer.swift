import Drawing
import FilmKit
import Media
import Raster
import Review
import Timeline

/// Makes the storyboard of a film a picture: pixels, or vectors of the same page.
public struct SheetRenderer: Sendable {
  /// What was made of a storyboard.
  public struct Report: Sendable {
    /// How many beats it has.
    public let beats: Int
    /// The page's width in pixels.
    public let width: Int
    /// The page's height in pixels.
    public let height: Int
    /// The size of the file in bytes.
    public let bytes: Int
  }

  private let project: Project
  private let path: String
  private let fontFolder: String?
  private let jobs: Int

  /// Prepares to make the storyboard of a project, which was read from the file `path`, with so many workers at once.
  public init(_ project: Project, path: String, fontFolder: String? = nil, jobs: Int) {
    (self.project, self.path, self.fontFolder, self.jobs) = (project, path, fontFolder, max(1, jobs))
  }

  /// Writes the storyboard to a PNG, SVG or PDF file, as the name's extension says; it appears when it is complete.
  ///
  /// - Parameters:
  ///   - output: The file; one of that name is replaced.
  ///   - columns: How many columns the page has; nil for as many as suit it.
  ///   - inputs: What the film is made of, which must not be overwritten.
  public func render(
    to output: String, columns: Int? = nil, keeping inputs: InputFiles
  ) async throws(PipelineError) -> Report {
    let target = try Output.checkSheet(output, keeping: inputs)
    let page = try await storyboard(columns: columns)
    var file = AtomicFile(path: target.path, calledInErrors: output)
    try file.write(
      try Self.picture(of: page.list, width: page.width, height: page.height, as: target.format))
    return Report(beats: page.thumbnails.count, width: page.width, height: page.height, bytes: try file.finish())
  }

  /// The page, with what a review of the film finds.
  func storyboard(columns: Int?) async throws(PipelineError) -> Storyboard {
    let findings = try await Review(project, jobs: jobs).findings
    let fonts = try FontFiles.load(from: fontFolder, language: project.timeline.language).fonts
    do {
      return try Storyboard(project.film, findings: findings, fonts: fonts, columns: columns)
    } catch {
      switch error {
      case .columns(let columns, let allowed): throw .columns(columns, allowed: allowed)
      case .text(let error): throw .film(file: path, error.problems.map { (project.timeline.place(of: $0.place), $0) })
      }
    }
  }

  /// The bytes of a page's file.
  static func picture(
    of list: DisplayList, width: Int, height: Int, as format: StillFormat
  ) throws(PipelineError) -> [UInt8] {
    guard !Task.isCancelled else { throw .interrupted(pictures: nil) }
    var painter = FramePainter(width: width, height: height)
    do {
      switch format {
      case .svg: return try VectorPage.svg(list, width: width, height: height)
      case .pdf: return try VectorPage.pdf(list, width: width, height: height)
      case .png: _ = try painter.paint(list)
      }
    } catch {
      throw .drawingSheet(error)
    }
    do { return try PNG.encode(painter.pixels, opaque: true) } catch { throw .picture(error) }
  }
}
