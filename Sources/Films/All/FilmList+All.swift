import Backprop
public import FilmKit
import Playlist
import Scenes
import Training

extension FilmList {
  /// All films that Beatframe brings: a line each, the one first that a timeline without the key `film` is of.
  public static let all = FilmList([
    BackpropFilm.self,
    TrainingFilm.self,
    ScenesFilm.self,
    PlaylistFilm.self,
  ])
}
