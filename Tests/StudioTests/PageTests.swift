import Foundation
import Players
import Testing

@testable import Pipeline
@testable import Studio

/// The page in a real browser, with the program that users run behind it.
@Suite(
  "the page of the studio", .serialized, .timeLimit(.minutes(5)),
  .enabled(if: Browser.programs != nil, "Chromium is not installed"))
struct PageTests {
  /// Runs `body` with a lesson that is open in the browser.
  private func run(
    _ text: String = Lesson.text, _ body: (Browser, Lesson, _ address: String) async throws -> Void
  ) async throws {
    try await Lesson.run(text) { lesson in
      let studio = Process()
      studio.executableURL = try BuiltProgram.url()
      studio.arguments = ["studio", "--timeline", lesson.path, "--no-open", "--no-cache"]
      studio.environment = ProcessInfo.processInfo.environment.merging(["NO_COLOR": "1"]) { $1 }
      let output = Pipe()
      studio.standardError = output
      studio.standardOutput = FileHandle.nullDevice
      try studio.run()
      defer { studio.interrupt() }
      var text = ""
      while !text.contains("\n") {
        let data = output.fileHandleForReading.availableData
        try #require(!data.isEmpty, "the studio said: \(text)")
        text += String(decoding: data, as: UTF8.self)
      }
      let address = String(try #require(text.firstMatch(of: /http:\S+/)).output)
      try await Browser.run { browser in
        try await browser.open(address)
        _ = try await browser.run("await window.studio.ready")
        try await body(browser, lesson, address)
      }
    }
  }

  /// Where a beat's edge is on the page.
  private static let edge = """
    const [{ store }, timeline] = await Promise.all([import('/page/store.js'), import('/page/timeline.js')]);
    const beat = store.film.beats.find((beat) => beat.id === args[0]);
    const box = document.getElementById('timeline-canvas').getBoundingClientRect();
    const row = timeline.view.rows.beats;
    return [box.left + timeline.xAt(beat.end), box.top + (row.top + row.bottom) / 2, timeline.view.scale];
    """

  @Test("shows the frame under the playhead, the very pixels that the server made")
  func scrub() async throws {
    try await run { browser, _, _ in
      for frame in [0, 20, 40, 41, 30] {
        _ = try await browser.run("await window.studio.seek(args[0])", [frame])
        let isShown = try await browser.wait("window.studio.frame === \(frame)")
        #expect(isShown, "frame \(frame)")
      }
      // The picture on the canvas against the file.
      let difference = try await browser.number(
        """
        const canvas = document.getElementById('picture');
        const shot = document.createElement('canvas');
        [shot.width, shot.height] = [320, 180];
        const file = await (await fetch('/api/frame?at=30&width=320')).blob();
        const bitmap = await createImageBitmap(file);
        const pixels = (source) => {
          const context = shot.getContext('2d', { willReadFrequently: true });
          context.drawImage(source, 0, 0, 320, 180);
          return context.getImageData(0, 0, 320, 180).data;
        };
        const [own, other] = [pixels(canvas), pixels(bitmap)];
        return own.reduce((sum, value, index) => sum + Math.abs(value - other[index]), 0) / own.length + 0.0001;
        """)
      #expect(difference < 2, "\(difference) levels")
      try await browser.keepPicture("studio")
    }
  }

  @Test("plays, and the picture follows the sound")
  func play() async throws {
    try await run { browser, _, _ in
      _ = try await browser.run("await window.studio.seek(0)")
      _ = try await browser.run("await window.studio.play()")
      let isMoving = try await browser.wait("window.studio.frame > 12")
      #expect(isMoving)
      _ = try await browser.run("await window.studio.pause()")
      let worst = try await browser.number("return Math.max(0.0001, ...window.studio.drift.map(Math.abs))")
      // Measured by the bench; here only that it follows at all, on however busy a machine.
      #expect(worst < 1, "\(worst) s")
    }
  }

  @Test("has edges of beats that can be dragged, undone by a key, and made again")
  func drag() async throws {
    try await run { browser, lesson, _ in
      let place = try #require(try await browser.run(Self.edge, ["loss"]) as? [Double])
      try await browser.drag(from: (place[0], place[1]), to: (place[0] + 0.15 * place[2], place[1]))
      let isSaved = try await browser.wait("window.studio.revision === 2")
      #expect(isSaved)
      let text = try lesson.saved
      #expect(text != Lesson.text && !text.contains(#""loss": 400"#))
      // Numbers only.
      #expect(text.replacing(/[0-9.]+/, with: "") == Lesson.text.replacing(/[0-9.]+/, with: ""))
      try await browser.press("\u{E009}z")
      let isUndone = try await browser.wait("window.studio.revision === 3")
      #expect(isUndone)
      #expect(try lesson.saved == Lesson.text)
      try await browser.press("\u{E009}\u{E008}z")
      let isBack = try await browser.wait("window.studio.revision === 4")
      #expect(isBack)
      #expect(try lesson.saved == text)
    }
  }

  @Test("shows what is saved elsewhere, in every tab, and says what is wrong with it")
  func elsewhere() async throws {
    try await run { browser, lesson, address in
      let first = try await browser.openTab()
      try await browser.open(address)
      _ = try await browser.run("await window.studio.ready")
      try lesson.write(Lesson.text.replacing("A lesson", with: "Another"))
      let isNew = try await browser.wait("document.getElementById('title').textContent.includes('Another')")
      #expect(isNew)
      try await browser.show(tab: first)
      let isNewThere = try await browser.wait("document.getElementById('title').textContent.includes('Another')")
      #expect(isNewThere)
      try lesson.write(Lesson.text.replacing(#""loss": 400"#, with: #""loss": "x""#))
      let isTold = try await browser.wait(
        "!document.getElementById('problems').hidden && document.getElementById('problems').textContent.includes('T.loss')"
      )
      #expect(isTold)
      try await browser.keepPicture("studio-problem")
      try lesson.write(Lesson.text)
      let isMended = try await browser.wait("document.getElementById('problems').hidden")
      #expect(isMended)
    }
  }

  @Test("makes a film, which is played on the page")
  func make() async throws {
    try await run { browser, lesson, _ in
      _ = try await browser.run(
        "const { api } = await import('/page/api.js'); await api.post('make', { kind: 'film' });")
      let isMade = try await browser.wait(
        "(await (await fetch('/api/jobs')).json()).some((job) => job.kind === 'film' && job.state === 'done')")
      #expect(isMade)
      #expect(FileManager.default.fileExists(atPath: lesson.folder + "/lesson.mp4"))
      let seconds = try await browser.number(
        """
        const video = document.createElement('video');
        video.src = '/made/1';
        await new Promise((yes, no) => { video.onloadedmetadata = yes; video.onerror = () => no(video.error.message); });
        return video.duration;
        """)
      #expect(abs(seconds - 6.2) < 4)
    }
  }

  @Test("takes taps while the film plays, and applies them as one change")
  func tap() async throws {
    try await run { browser, lesson, _ in
      _ = try await browser.run("await window.studio.seek(0)")
      try await browser.press("t")
      let isTapping = try await browser.wait("!document.getElementById('tap-cover').hidden")
      #expect(isTapping)
      for frame in [8, 16] {
        _ = try await browser.wait("window.studio.frame >= \(frame)")
        try await browser.press("\u{E007}")
      }
      try await browser.press("\u{E00C}")
      let isListed = try await browser.wait("document.querySelectorAll('#tap-list tr').length === 2")
      #expect(isListed)
      try await browser.keepPicture("studio-tap")
      _ = try await browser.run("document.getElementById('tap-apply').click()")
      let isApplied = try await browser.wait("window.studio.revision === 2")
      #expect(isApplied)
      let text = try lesson.saved
      #expect(text != Lesson.text && text.contains("# Durations in milliseconds."))
      try await browser.press("\u{E009}z")
      let isUndone = try await browser.wait("window.studio.revision === 3")
      #expect(isUndone)
      #expect(try lesson.saved == Lesson.text)
    }
  }

  @Test("records a take after the film's own countdown, and the take becomes the film's voice")
  func record() async throws {
    // A longer end, for the take is as long as the film is heard.
    let text = Lesson.text.replacing("\"done\": 1200", with: "\"done\": 6000")
      .replacing("\"countdown\": 200", with: "\"countdown\": 1500")
    try await run(text) { browser, lesson, _ in
      _ = try await browser.run("document.getElementById('take-open').click()")
      let isOpen = try await browser.wait("!document.getElementById('take-record').disabled")
      #expect(isOpen)
      _ = try await browser.run("document.getElementById('take-record').click()")
      let isRecording = try await browser.wait("document.body.classList.contains('records')")
      #expect(isRecording)
      let begun = try await browser.number("return window.studio.frame")
      #expect(begun >= 35, "it begins as the countdown of 36 frames ends")
      let isPlayed = try await browser.wait("window.studio.frame > 72")
      #expect(isPlayed)
      _ = try await browser.run("document.getElementById('take-record').click()")
      let isThere = try await browser.wait("!document.getElementById('take-review').hidden")
      #expect(isThere)
      try await browser.keepPicture("studio-take")
      _ = try await browser.run("document.getElementById('take-keep').click()")
      let isKept = try await browser.wait("window.studio.revision === 2")
      #expect(isKept)
      let take = lesson.folder + "/lesson-take-2.wav"
      #expect(try lesson.saved.contains("lesson-take-2.wav"))
      let sound = try Data(contentsOf: URL(fileURLWithPath: take))
      #expect(sound.starts(with: Data("RIFF".utf8)) && sound.count > 40_000)
      // The fake microphone beeps: what came is no silence.
      #expect(sound.dropFirst(44).contains { $0 != 0 })
    }
  }

  @Test("ends a job where that is asked for, and leaves nothing of it")
  func cancel() async throws {
    let text = Lesson.text.replacing("\"done\": 1200", with: "\"done\": 1800000")
    try await run(text) { browser, lesson, _ in
      _ = try await browser.run(
        """
        const { api } = await import('/page/api.js');
        await api.post('make', { kind: 'film', shape: 'tall', theme: 'paper' });
        """)
      let isRunning = try await browser.wait(
        "(await (await fetch('/api/jobs')).json()).some((job) => job.state === 'running')")
      #expect(isRunning)
      _ = try await browser.run("const { api } = await import('/page/api.js'); await api.post('jobs/1/cancel');")
      let isCancelled = try await browser.wait(
        "(await (await fetch('/api/jobs')).json()).some((job) => job.state === 'cancelled')")
      #expect(isCancelled)
      #expect(!FileManager.default.fileExists(atPath: lesson.folder + "/lesson-tall-paper.mp4"))
    }
  }

  @Test("loads nothing from elsewhere, and lets nothing in")
  func safe() async throws {
    try await run { browser, _, _ in
      // The policy forbids what is inline, and what is elsewhere.
      let blocked = try await browser.number(
        """
        let count = 0;
        document.addEventListener('securitypolicyviolation', () => { count += 1; });
        const script = document.createElement('script');
        script.textContent = 'window.evil = 1';
        document.head.append(script);
        await fetch('http://127.0.0.1:9/').catch(() => {});
        await new Promise((done) => setTimeout(done, 200));
        return (window.evil ? 100 : 0) + count + 0.5;
        """)
      #expect(blocked >= 2.5 && blocked < 100)
    }
  }
}
