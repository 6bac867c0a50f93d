package import Pipeline

/// Films that a farm makes: tasks that make chunks, each its share of all films, then one for each film that joins it.
package struct FarmJob: Sendable {
  /// One film of a job.
  package struct Film: Sendable {
    /// What follows `render chunks` and `render film` for it, but the folder that machines share.
    package let words: [String]
    /// What it is called in lists.
    package let name: String
    /// About what each of its chunks takes.
    package let costs: [Int]

    /// Describes a film.
    package init(words: [String], name: String, costs: [Int]) {
      (self.words, self.name, self.costs) = (words, name, costs)
    }
  }

  /// Some chunks of one film.
  package struct Piece: Hashable, Sendable {
    /// Which film, from 0.
    package let film: Int
    /// The chunks.
    package let chunks: ChunkNumbers
  }

  /// What the farm's lists call it.
  package let name: String
  /// The program, on every machine.
  package let program: String
  /// The folder that all machines share.
  package let cache: String
  /// The folder where fonts are looked for first; nil for the usual ones.
  package let fonts: String?
  /// How many workers a task has; nil for as many as the farm gives it.
  package let jobs: Int?
  /// The films.
  package let films: [Film]
  /// What each task makes.
  package let tasks: [[Piece]]

  /// Divides films among tasks that take about as long; fewer than were asked for when there are fewer chunks.
  package init(
    name: String, program: String, cache: String, fonts: String?, jobs: Int?, films: [Film], tasks count: Int
  ) {
    (self.name, self.program, self.cache) = (name, program, cache)
    (self.fonts, self.jobs, self.films) = (fonts, jobs, films)
    let chunks = films.indices.flatMap { film in films[film].costs.indices.map { (film: film, number: $0 + 1) } }
    let costs = films.flatMap(\.costs)
    tasks = Shares.cut(costs, into: max(1, min(count, chunks.count))).map { share in
      var pieces: [Piece] = []
      for film in films.indices {
        let numbers = chunks[share].filter { $0.film == film }.map(\.number)
        if !numbers.isEmpty { pieces.append(Piece(film: film, chunks: ChunkNumbers(numbers))) }
      }
      return pieces
    }
  }

  /// How many chunks all films have.
  package var count: Int { films.reduce(0) { $0 + $1.costs.count } }

  /// How much more than the mean the largest task takes, in hundredths of it.
  package var imbalance: Int {
    let sums = tasks.map { pieces in
      pieces.reduce(0) { sum, piece in
        sum + piece.chunks.numbers.reduce(0) { $0 + films[piece.film].costs[$1 - 1] }
      }
    }
    let total = sums.reduce(0, +)
    return total == 0 ? 0 : ((sums.max() ?? 0) * sums.count * 100 + total / 2) / total - 100
  }
}
