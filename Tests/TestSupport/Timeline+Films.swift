package import Backprop
package import FilmKit
import Films
package import Simulation
package import Timeline
package import Training

extension Timeline {
  /// Reads a timeline of one of the program's films.
  package init(
    parsing text: String, file: String, size: PixelSize? = nil, frameRate: FrameRate? = nil,
    reading: @escaping CompanionReader = { _ in .failure(.noFolder) }
  ) throws(TimelineError) {
    try self.init(
      parsing: text, file: file, films: FilmList.all.grammars, size: size, frameRate: frameRate, reading: reading)
  }

  /// What the film `backprop` is made of; nil of other films.
  package var backprop: BackpropContent? { content as? BackpropContent }
  /// What the film `training` is made of; nil of other films.
  package var training: TrainingContent? { content as? TrainingContent }

  /// Both passes through the network, before any update or training.
  package var trace: Trace {
    if let training { return training.trace }
    guard let backprop else { preconditionFailure("the film has no network") }
    return backprop.trace
  }

  /// The network of that trace.
  package var network: Network { trace.network }
  /// The update of the film `backprop`, if it has one.
  package var update: Update? { backprop?.update }
  /// How long the memo stands beside Fibonacci's, if the file says so.
  package var wrap: FilmTime? { backprop?.wrap }
  /// The connections that are labelled.
  package var labels: [Int: [Connection]] { backprop?.labels ?? [:] }
}

extension FilmKind {
  /// The film of a timeline of this kind, as it can be looked into.
  package static func made(
    of timeline: Timeline, fonts: FilmFonts, hasCaptions: Bool = false
  ) throws(FilmError) -> StagedFilm {
    guard let film = try FilmList([Self.self]).film(of: timeline, fonts: fonts, hasCaptions: hasCaptions) as? StagedFilm
    else { preconditionFailure("this kind of film has no stage") }
    return film
  }
}
