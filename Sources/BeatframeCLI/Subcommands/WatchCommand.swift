import ArgumentParser
import Pipeline
import Timeline

/// Makes the film again whenever what it is made of is saved.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Makes the film again whenever the timeline or a file that it names is saved.",
    discussion: """
      Only what changed is drawn again. What is wrong with a timeline is shown, and the last good film stays.
      Ends with Ctrl-C.
      """)

  @OptionGroup var film: FilmOptions

  /// What happened first.
  private enum Event {
    case rendered
    case changed
  }

  func validate() throws {
    guard film.timeline.file.isStandardInput else { return }
    throw ValidationError(
      "standard input can't be watched: it comes once. Name the timeline's file: render watch --timeline narration.json"
    )
  }

  func run() async throws {
    let cache = try film.cache.open()
    var watcher = FileWatcher([film.timeline.timeline])
    while true {
      watcher.add(TimelineFile.companions(of: film.timeline.timeline, films: RenderProgram.films))
      let (seen, watched) = (watcher.stamps, watcher)
      await withTaskGroup(of: Event.self) { group in
        group.addTask {
          await render(cache)
          return .rendered
        }
        group.addTask {
          await watched.change(since: seen)
          return .changed
        }
        // A change ends what is being made of the old files.
        if await group.next() == .changed { group.cancelAll() }
      }
      guard !Task.isCancelled else { throw PipelineError.interrupted(pictures: nil) }
    }
  }

  /// Renders once; what goes wrong is reported.
  private func render(_ cache: Cache?) async {
    do {
      try await film.work.progress.reporting {
        let start = ContinuousClock.now
        if case .animation(let kind) = FilmFormat(path: film.path) {
          try await AnimationRun(film, kind).render(since: start)
        } else {
          try await FilmRun(film, cache: cache).render(since: start)
        }
      }
    } catch PipelineError.interrupted {
      // The next run reports what became of it.
    } catch let error as PipelineError {
      Terminal.note("\(error)")
    } catch {
      // Under --progress json the error has been reported.
    }
  }
}
