import Films
import FilmKit
import Numerics
import TestSupport
import Timeline

@testable import Pipeline

// The program's own films, where a test doesn't bring others.
extension TimelineFile {
  static func read(_ path: String, size: PixelSize? = nil) throws(PipelineError) -> Timeline {
    try read(path, films: .all, size: size)
  }

  static func load(_ path: String) throws(PipelineError) -> (timeline: Timeline, digest: StableHash) {
    try load(path, films: .all)
  }

  static func companions(of path: String) -> [String] { companions(of: path, films: .all) }
}

extension Project {
  init(
    _ timeline: Timeline, path: String, burnsCaptions: Bool = false, voice: Voice? = nil, source: StableHash? = nil
  ) throws(PipelineError) {
    try self.init(
      timeline, path: path, films: .all, burnsCaptions: burnsCaptions, voice: voice, source: source)
  }
}

extension TuningEdit {
  init(_ tuning: Tuning, path: String) throws(PipelineError) { try self.init(tuning, path: path, films: .all) }
}
