import Foundation
import Testing

@Suite("how the program starts")
struct StartTests {
  #if os(Linux)
    @Test("without FFmpeg's libraries, which take longer to load than a still to make")
    func withoutFFmpeg() throws {
      try Program.inFolder { folder in
        // With this variable the system's loader prints what it would load, and ends.
        let libraries = try Program.start(
          ["LD_TRACE_LOADED_OBJECTS=1", Program.binary().path], of: URL(fileURLWithPath: "/usr/bin/env"), in: folder
        ).end().output
        #expect(libraries.contains("libcairo"))
        let names = libraries.split(separator: "\n").map { $0.trimmingPrefix("\t") }
        #expect(!names.contains { $0.hasPrefix("libav") || $0.hasPrefix("libswresample") })
      }
    }
  #endif
}
