import Pipeline
import Testing

@testable import Farm

@Suite("a job for a farm")
struct FarmJobTests {
  private func job(_ costs: [[Int]], tasks: Int) -> FarmJob {
    FarmJob(
      name: "job", program: "/opt/render", cache: "/shared", fonts: nil, jobs: nil,
      films: costs.enumerated().map { FarmJob.Film(words: ["-t", "\($0).json"], name: "\($0).mp4", costs: $1) },
      tasks: tasks)
  }

  @Test("divides the chunks of all films among tasks that take about as long")
  func shares() {
    let tasks = job([[4, 1, 1, 2], [3, 1]], tasks: 3).tasks
    #expect(
      tasks == [
        [FarmJob.Piece(film: 0, chunks: ChunkNumbers([1]))],
        [FarmJob.Piece(film: 0, chunks: ChunkNumbers([2, 3, 4]))],
        [FarmJob.Piece(film: 1, chunks: ChunkNumbers([1, 2]))],
      ])
    #expect(job([[4, 1, 1, 2], [3, 1]], tasks: 3).imbalance == 0)
    #expect(job([[5], [1]], tasks: 2).imbalance == 67)
    #expect(job([[1, 1]], tasks: 9).tasks.count == 2)
    #expect(job([[1, 1], [1]], tasks: 1).tasks.map(\.count) == [2])
  }

  @Test(
    "quotes words for a shell, and no two braces that a template would read",
    arguments: [
      ("a-b_c/d.json", "a-b_c/d.json"), ("", "''"), ("a b", "'a b'"), ("it's", #"'it'\''s'"#), ("{{x}}", "'{''{x}''}'"),
      ("$HOME", "'$HOME'"), ("ä", "'ä'"),
    ])
  func quoting(word: String, text: String) { #expect(ShellText.quoted(word) == text) }

  @Test("has a command for each piece and each film, whatever runs it", arguments: JobEngine.all.map(\.name))
  func commands(name: String) throws {
    let engine = try #require(JobEngine.all.first { $0.name == name })
    let text = engine.text(job([[4, 1, 1, 2], [3, 1]], tasks: 3))
    #expect(text.contains(JobEngine.signature))
    for line in [
      "chunks -t 0.json --index 1", "chunks -t 0.json --index 2-4", "chunks -t 1.json --index 1-2", "join -t 0.json",
      "join -t 1.json",
    ] {
      #expect(text.contains("    \(line)\n") || text.contains("    \(line)\\n"), "\(line)")
    }
  }
}
