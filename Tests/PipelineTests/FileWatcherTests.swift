import Foundation
import Testing

@testable import Pipeline

@Suite("a watcher of files")
struct FileWatcherTests {
  @Test("sees a file that is saved, replaced, made or removed, and nothing else")
  func changes() async throws {
    try await Support.inFolder { folder in
      let (first, second) = (folder + "/a.json", folder + "/b.wav")
      func write(_ text: String, to path: String, atomically: Bool = false) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: atomically ? .atomic : [])
      }
      try write("one", to: first)
      var watcher = FileWatcher([first], pause: .milliseconds(15))
      watcher.add([second])
      let changes: [() throws -> Void] = [
        { try write("two!", to: first) }, { try write("2wo!", to: first, atomically: true) },
        { try write("voice", to: second) }, { try FileManager.default.removeItem(atPath: second) },
        { try FileManager.default.removeItem(atPath: first) }, { try write("one", to: first) },
      ]
      for (number, change) in changes.enumerated() {
        let (seen, watcher) = (watcher.stamps, watcher)
        let task = Task { await watcher.change(since: seen) }
        try change()
        await task.value
        #expect(watcher.stamps != seen, "change \(number)")
      }
      // Without a change it waits, until it is asked to stop.
      let (seen, quiet) = (watcher.stamps, watcher)
      let waiting = Task { await quiet.change(since: seen) }
      try write("other", to: folder + "/c.json")
      try await Task.sleep(for: .milliseconds(80))
      waiting.cancel()
      await waiting.value
      #expect(quiet.stamps == seen)
    }
  }
}
