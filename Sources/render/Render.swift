import BeatframeCLI
import FilmKit
import Films

/// The program: all films that there are.
@main
enum Render {
  static func main() async { await RenderProgram.run(.all) }
}
