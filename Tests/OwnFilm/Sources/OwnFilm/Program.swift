import BeatframeCLI
import FilmKit
import Films

/// The program: it makes this package's own film, and all that Beatframe brings.
@main
enum Program {
  static func main() async { await RenderProgram.run(FilmList([DescentFilm.self] + FilmList.all.kinds)) }
}
