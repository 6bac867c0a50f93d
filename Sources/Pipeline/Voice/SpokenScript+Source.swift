import Foundation
import Numerics
import Text
import Timeline
import Voice

extension SpokenScript {
  /// A script before its words are looked for.
  struct Source {
    let script: Script
    let file: String
    let origin: Origin
    /// The language in which it is spoken, a tag of BCP 47: the script's own, else the timeline's; nil for English.
    let language: String?
    /// The hash of all that the script is made of.
    let digest: StableHash
    /// The word times by their files, if they are the script.
    let times: [String: WordTimes]

    /// Reads the script of some takes, which is that of the first of them, of a timeline and its file or alone.
    init(_ takes: [NarrationFiles.Take], _ film: (film: Timeline, path: String)?) throws(Problem) {
      let (timeline, path) = (film?.film, film?.path)
      let spoken = timeline?.spoken ?? [:]
      var digest = StableHash()
      for (written, said) in spoken.sorted(by: { $0.key < $1.key }) {
        digest.combine(written)
        digest.combine(said)
      }
      var heard: [String: WordTimes] = [:]
      let named = takes.compactMap(\.words)
      if let name = takes[0].script {
        let text = DecodedText(try Self.bytes(name)).text
        guard !text.unicodeScalars.contains("\0") else {
          throw .unreadable(path: name, reason: "this is no text. Expected a script: what is said")
        }
        digest.combine(text)
        (file, origin) = (name, .script)
        script = try Self.parsed { () throws(ScriptError) in
          try Script(parsing: text, file: name, spoken: spoken, beats: timeline?.beatSet, part: takes[0].part)
        }
      } else if let timeline, let path, !timeline.say.isEmpty {
        let parts = timeline.beats.compactMap { beat in
          timeline.say[beat.id].map { words in
            (beat.id.description, words, timeline.place(of: "say[\"\(beat.id)\"]") ?? Place(line: 1, column: 1))
          }
        }
        for part in parts { digest.combine(part.1) }
        (file, origin) = (path, .timeline)
        script = try Self.parsed { () throws(ScriptError) in try Script(saying: parts, file: path, spoken: spoken) }
      } else if let name = named.first {
        var texts: [String] = []
        for name in named {
          let times = try Self.times(name)
          texts += times.spans.map(\.text)
          heard[name] = times
        }
        let text = texts.joined(separator: " ")
        (file, origin) = (name, .words)
        script = Script(heard: text, spoken: spoken)
      } else {
        throw .noScript
      }
      language = script.language ?? timeline?.language
      digest.combine(language ?? "")
      (self.digest, times) = (digest, heard)
    }

    /// Reads a file of word times.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - length: How long its recording is, in seconds; nil when nobody knows.
    static func times(_ path: String, length: Double? = nil) throws(Problem) -> WordTimes {
      let bytes = try bytes(path)
      do throws(WordTimesError) {
        return try WordTimes(parsing: bytes, file: path, length: length)
      } catch {
        throw .times(error)
      }
    }

    private static func parsed(_ parse: () throws(ScriptError) -> Script) throws(Problem) -> Script {
      do throws(ScriptError) { return try parse() } catch { throw .script(error) }
    }

    private static func bytes(_ path: String) throws(Problem) -> [UInt8] {
      do { return Array(try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
        var isFolder = ObjCBool(false)
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let reason = !exists ? "there is no such file" : isFolder.boolValue ? "this is a folder" : "it can't be read"
        throw .unreadable(path: path, reason: reason)
      }
    }
  }
}
