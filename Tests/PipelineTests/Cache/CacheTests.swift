import Foundation
import Numerics
import Testing

@testable import Pipeline

@Suite("the cache")
struct CacheTests {
  private let build = StableHash()

  private func key(_ number: Int, _ kind: CacheKey.Kind = .chunk) -> CacheKey {
    CacheKey(kind, by: build) { $0.combine(number) }
  }

  private func content(_ number: Int, count: Int = 1000) -> [UInt8] {
    var generator = SeededGenerator(seed: UInt64(number))
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
  }

  private func found(_ answer: Cache.Answer) -> [UInt8]? { if case .found(let bytes) = answer { bytes } else { nil } }

  private func isDamaged(_ answer: Cache.Answer) -> Bool { if case .damaged = answer { true } else { false } }

  private func isMissing(_ answer: Cache.Answer) -> Bool { if case .missing = answer { true } else { false } }

  @Test("gives back what it was given, and only under its key and kind")
  func storing() async throws {
    try await Support.inFolder { folder in
      let cache = try Cache(folder: folder + "/a/b")
      #expect(isMissing(cache.find(key(1))))
      for number in 0..<20 { cache.store(content(number, count: number * 77), as: key(number)) }
      for number in 0..<20 { #expect(found(cache.find(key(number))) == content(number, count: number * 77)) }
      #expect(isMissing(cache.find(key(20))))
      #expect(isMissing(cache.find(key(1, .sound))))
      #expect(cache.length(of: key(3)) == 231)
      #expect(cache.contents() == Cache.Contents(entries: 20, bytes: 20 * 80 + 77 * 190))
      #expect(cache.problems.isEmpty)
      // Another run finds the same.
      #expect(found(try Cache(folder: folder + "/a/b").find(key(7))) == content(7, count: 539))
      let tag = try Support.bytes(folder + "/a/b/CACHEDIR.TAG")
      #expect(String(decoding: tag, as: UTF8.self).hasPrefix("Signature: 8a477f597d28d172789f06886806bc55\n"))
    }
  }

  @Test("keys differ by every thing that is fed, and by the program")
  func keys() {
    #expect(key(1) == key(1) && key(1) != key(2))
    #expect(key(1).digest != key(1, .sound).digest)
    var other = StableHash()
    other.combine(1)
    #expect(key(1) != CacheKey(.chunk, by: other) { $0.combine(1) })
    #expect(CacheKey(folder: key(1).folder, name: key(1).name) == key(1))
    for name in ["x.chunk", "\(key(1).name).partial", "\(key(1).name)x", String(key(1).name.dropFirst()), ""] {
      #expect(CacheKey(folder: key(1).folder, name: name) == nil)
    }
  }

  @Test("notices a change of any byte, a cut and an extra byte, and removes the entry")
  func damage() async throws {
    try await Support.inFolder { folder in
      let content = content(5, count: 100)
      let path = try Cache(folder: folder).path(of: key(5))
      func isNoticed(_ change: (inout [UInt8]) -> Void) throws -> Bool {
        let cache = try Cache(folder: folder)
        cache.store(content, as: key(5))
        var bytes = try Support.bytes(path)
        change(&bytes)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let answer = cache.find(key(5))
        return isDamaged(answer) && !FileManager.default.fileExists(atPath: path) && cache.problems.count == 1
      }
      for index in 0..<180 {
        #expect(try isNoticed { $0[index] ^= 0x10 }, "byte \(index)")
        #expect(try isNoticed { $0 = Array($0[..<index]) }, "cut to \(index) bytes")
      }
      #expect(try isNoticed { $0.append(0) })
      #expect(try isNoticed { $0 = Array("something else".utf8) })
      // The entry of another key under this one's name.
      let cache = try Cache(folder: folder)
      cache.store(content, as: key(6))
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(key(5).folder)", withIntermediateDirectories: true)
      try FileManager.default.moveItem(atPath: cache.path(of: key(6)), toPath: path)
      #expect(isDamaged(cache.find(key(5))))
      #expect(cache.problems == ["1 entry of \(folder) was damaged and made again"])
    }
  }

  @Test("takes long entries bit by bit, and has them once they are finished")
  func streams() async throws {
    try await Support.inFolder { folder in
      let cache = try Cache(folder: folder)
      let content = content(1, count: 300_000)
      guard var writer = cache.begin(key(1)) else {
        Issue.record("nothing can be kept")
        return
      }
      for start in stride(from: 0, to: content.count, by: 7001) {
        writer.write(Array(content[start..<min(start + 7001, content.count)]))
      }
      #expect(isMissing(cache.find(key(1))), "what is not finished is not found")
      let isWritten = writer.finish()
      #expect(isWritten)
      #expect(found(cache.find(key(1))) == content)
      var bytes = try Support.bytes(cache.path(of: key(1)))
      bytes[299_000] ^= 1
      try Data(bytes).write(to: URL(fileURLWithPath: cache.path(of: key(1))))
      #expect(found(cache.find(key(1))) == nil)
      #expect(cache.problems.count == 1)
    }
  }

  @Test("leaves what another machine writes, unless it is a day old by the files' own clock")
  func otherMachines() async throws {
    try await Support.inFolder { folder in
      let cache = try Cache(folder: folder)
      cache.store(content(1), as: key(1))
      let place = "\(folder)/\(key(1).folder)"
      let names = [".x.chunk.@0badcafe.99.1.partial", ".y.chunk.@0badcafe.99.2.partial", ".z.chunk.99.3.partial"]
      for name in names { try Data("half".utf8).write(to: URL(fileURLWithPath: "\(place)/\(name)")) }
      var status = stat()
      #expect(stat("\(place)/\(names[1])", &status) == 0)
      let old = timespec(tv_sec: Int(time(nil)) - 90_000, tv_nsec: 0)
      #expect(utimensat(AT_FDCWD, "\(place)/\(names[1])", [old, old], 0) == 0)
      cache.tidy()
      let left = try FileManager.default.contentsOfDirectory(atPath: place).filter { $0.hasSuffix(".partial") }
      #expect(left == [names[0]])
    }
  }

  @Test("is written by many at once, each entry whole at any moment, under names that nobody else has")
  func manyWriters() async throws {
    try await Support.inFolder { folder in
      let content = content(7, count: 200_000)
      try Cache(folder: folder).store(content, as: key(7))
      await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<8 {
          group.addTask {
            guard let cache = try? Cache(folder: folder) else { return false }
            for _ in 0..<20 {
              cache.store(content, as: key(7))
              guard case .found(let bytes) = cache.find(key(7)), bytes == content else { return false }
            }
            return cache.problems.isEmpty
          }
        }
        for await isRight in group { #expect(isRight) }
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(key(7).folder)")
      #expect(names == [key(7).name])
    }
  }

  @Test("keeps an entry in a folder that another machine removes meanwhile")
  func removedFolder() async throws {
    try await Support.inFolder { folder in
      let cache = try Cache(folder: folder)
      guard var writer = cache.begin(key(1)) else {
        Issue.record("nothing can be kept")
        return
      }
      writer.write([1])
      // The file goes with its folder, and comes back for the next entry.
      try FileManager.default.removeItem(atPath: folder)
      let isWritten = writer.finish()
      #expect(!isWritten)
      #expect(cache.problems.count == 1)
      let other = try Cache(folder: folder)
      other.store(content(2), as: key(2))
      #expect(found(other.find(key(2))) == content(2))
      #expect(other.problems.isEmpty)
    }
  }

  @Test("says who was the first to keep an entry, whoever comes later")
  func first() async throws {
    try await Support.inFolder { folder in
      let cache = try Cache(folder: folder)
      for number in [UInt8(1), 2] {
        guard var writer = cache.begin(key(1)) else { continue }
        writer.write([number])
        let isThere = writer.finish(replacing: false)
        #expect(isThere)
      }
      #expect(found(cache.find(key(1))) == [1])
      #expect(cache.contents().entries == 1)
    }
  }

  @Test("lets the entries go that were not used for the longest time")
  func eviction() async throws {
    try await Support.inFolder { folder in
      let cache = try Cache(folder: folder, limit: 10 * 1080)
      for number in 0..<10 {
        cache.store(content(number), as: key(number))
        // File systems count time in steps.
        try await Task.sleep(for: .milliseconds(12))
      }
      cache.tidy()
      #expect(cache.contents().entries == 10)
      #expect(found(cache.find(key(0))) != nil)
      cache.store(content(10), as: key(10))
      cache.tidy()
      // To nine tenths of the limit, and not the one that was just used.
      #expect(cache.contents().entries == 9)
      for number in [0, 3, 9, 10] { #expect(found(cache.find(key(number))) != nil, "\(number)") }
      for number in [1, 2] { #expect(isMissing(cache.find(key(number))), "\(number)") }
      #expect(cache.problems.isEmpty)
    }
  }

  @Test("removes its own entries and what killed runs left, and nothing else")
  func clearing() async throws {
    try await Support.inFolder { folder in
      let cache = try Cache(folder: folder)
      for number in 0..<5 { cache.store(content(number), as: key(number)) }
      let other = "\(folder)/\(key(1).folder)/notes.txt"
      try Data("mine".utf8).write(to: URL(fileURLWithPath: other))
      try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/readme.chunk"))
      let left = "\(folder)/\(key(2).folder)/.x.chunk.99.1.partial"
      try Data("half".utf8).write(to: URL(fileURLWithPath: left))
      // One that is being written stays, and can be finished.
      guard var writer = cache.begin(key(9)) else {
        Issue.record("nothing can be kept")
        return
      }
      writer.write([1, 2, 3])
      #expect(try cache.clear() == Cache.Contents(entries: 5, bytes: 5 * 1080))
      #expect(!FileManager.default.fileExists(atPath: left))
      #expect(FileManager.default.fileExists(atPath: other))
      #expect(FileManager.default.fileExists(atPath: folder + "/readme.chunk"))
      let isWritten = writer.finish()
      #expect(isWritten)
      #expect(found(cache.find(key(9))) == [1, 2, 3])
    }
  }

  @Test("may be shared by many runs at once")
  func sharing() async throws {
    try await Support.inFolder { folder in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for run in 0..<6 {
          group.addTask {
            // Small enough that each run lets go of what the others use.
            let cache = try Cache(folder: folder, limit: 15 * 1080)
            var generator = SeededGenerator(seed: UInt64(run))
            for _ in 0..<300 {
              let number = Int(generator.next() % 30)
              switch cache.find(key(number)) {
              case .found(let bytes): #expect(bytes == content(number))
              case .missing: cache.store(content(number), as: key(number))
              case .damaged: Issue.record("\(number) is damaged")
              }
            }
            #expect(cache.problems.isEmpty)
          }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test("that can't be written still gives what it has, and says so once")
  func readOnly() async throws {
    try await Support.inFolder { folder in
      let file = folder + "/file"
      try Data().write(to: URL(fileURLWithPath: file))
      // Under a file no folder can be made, whoever asks.
      let cache = try Cache(folder: file + "/cache")
      cache.store([1], as: key(1))
      cache.store([2], as: key(2))
      #expect(isMissing(cache.find(key(1))))
      #expect(
        cache.problems == [
          "\(file)/cache can't be written (not a directory): what was made is not kept for the next run"
        ]
      )
      do throws(PipelineError) {
        _ = try Cache(folder: file)
        Issue.record("a file is no cache")
      } catch {
        #expect(
          error.description == "--cache \(file): there is a file of that name. "
            + "Give the name of a folder; it is made when it is needed.")
        #expect(error.isInputError)
      }
    }
  }
}
