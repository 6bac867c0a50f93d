import Foundation

/// A kind of input that can be as large as one likes, and the reader that has to bear it.
package struct Growth: Sendable, CustomStringConvertible {
  /// The reader's name.
  package let reader: String
  /// What there is much of.
  package let kind: String
  /// An input with so many of them.
  package let input: @Sendable (Int) -> [UInt8]

  package var description: String { "\(reader): \(kind)" }

  init(_ reader: String, _ kind: String, _ input: @escaping @Sendable (Int) -> [UInt8]) {
    (self.reader, self.kind, self.input) = (reader, kind, input)
  }

  /// A text: what it begins with, what stands in it again and again, and what it ends with.
  init(
    _ reader: String, _ kind: String, _ head: String = "", each: @escaping @Sendable (Int) -> String,
    _ tail: String = ""
  ) {
    self.init(reader, kind) { count in
      var bytes = Array(head.utf8)
      for index in 0..<count { bytes += each(index).utf8 }
      return bytes + tail.utf8
    }
  }

  /// The most bytes that are tried; larger files are rare, and most readers refuse them.
  private static let most = 4 << 20
  /// What has to pass before times are compared; less is noise.
  private static let least = 0.02

  /// How many times as long twice the input takes; nil where no input of up to 4 MiB takes long.
  ///
  /// Of larger inputs, too, if asked for: what grows with a power goes on to, and what a machine's memory does, does not.
  ///
  /// Time is that of the thread on a processor, and the shortest of several tries: other work on the machine makes them
  /// longer, never shorter.
  package func factor(tries: Int = 5, times: Int = 1) -> (factor: Double, count: Int, time: Double)? {
    guard let reader = Reader.named(reader) else { preconditionFailure("there is no reader \(reader)") }
    var count = 64
    var small = input(count)
    // What is made once, is made now.
    _ = reader.check(small)
    while Self.time(reader, small) < Self.least {
      count *= 2
      small = input(count)
      guard small.count <= Self.most / 2 else { return nil }
    }
    if times > 1 {
      count *= times
      small = input(count)
    }
    let large = input(2 * count)
    var (short, long) = (Double.infinity, Double.infinity)
    for _ in 0..<tries {
      short = min(short, Self.time(reader, small))
      long = min(long, Self.time(reader, large))
    }
    return (long / short, count, short)
  }

  /// The seconds that a reader takes on this thread.
  private static func time(_ reader: Reader, _ bytes: [UInt8]) -> Double {
    let start = clock()
    _ = reader.check(bytes)
    return clock() - start
  }

  private static func clock() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
