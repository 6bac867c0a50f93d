/// What is to be done with each macroblock of a picture: nothing, as a rule.
///
/// What has changed is refined once it has stood still for `DeltaQuality.delay` frames, a few macroblocks a frame.
struct MacroblockTasks: ~Copyable {
  /// What is to be done with a macroblock.
  enum Task: UInt8 {
    /// It stays.
    case none
    /// It has changed.
    case change
    /// It has not changed for a while, and is coded finely.
    case refine
  }

  /// How many macroblocks there are.
  let count: Int
  private let tasks: UnsafeMutablePointer<UInt8>
  /// For each macroblock that is to be refined, in how many frames at the earliest; 0 for the others.
  private let waits: UnsafeMutablePointer<UInt8>
  private var waiting = 0
  /// The macroblock at which refining goes on.
  private var cursor = 0

  /// Begins with nothing to do.
  init(count: Int) {
    self.count = count
    // Eight are looked at at once.
    tasks = .allocate(capacity: count + 8)
    tasks.initialize(repeating: 0, count: count + 8)
    waits = .allocate(capacity: count)
    waits.initialize(repeating: 0, count: count)
  }

  deinit {
    tasks.deallocate()
    waits.deallocate()
  }

  /// The task of a macroblock.
  subscript(_ index: Int) -> Task {
    @inline(__always) get { Task(rawValue: tasks[index]) ?? .none }
    @inline(__always) nonmutating set { tasks[index] = newValue.rawValue }
  }

  /// Forgets all tasks.
  func clear() { tasks.update(repeating: 0, count: count) }

  /// The first macroblock from an index on with something to do; `count` for none.
  @inline(__always)
  func next(from index: Int) -> Int {
    var index = index
    while index < count {
      let eight = UInt64(littleEndian: UnsafeRawPointer(tasks + index).loadUnaligned(as: UInt64.self))
      if eight != 0 { return min(count, index &+ eight.trailingZeroBitCount / 8) }
      index &+= 8
    }
    return count
  }

  /// Notes that the task of a macroblock is done.
  @inline(__always)
  mutating func finish(_ index: Int) {
    if self[index] == .change {
      if waits[index] == 0 { waiting &+= 1 }
      waits[index] = UInt8(DeltaQuality.delay)
    }
    self[index] = .none
  }

  /// Makes what has stood still for long enough a task, so much at most as is refined in one frame.
  mutating func chooseRefined() {
    guard waiting > 0 else { return }
    var due = 0
    for index in 0..<count where waits[index] > 0 && tasks[index] == 0 {
      if waits[index] > 1 { waits[index] &-= 1 } else { due &+= 1 }
    }
    guard due > 0 else { return }
    var left = max(4, count * DeltaQuality.refinedShare / 1000)
    var index = due > left ? cursor : 0
    for _ in 0..<count where left > 0 {
      if waits[index] == 1, tasks[index] == 0 {
        self[index] = .refine
        waits[index] = 0
        waiting -= 1
        left -= 1
      }
      index = index &+ 1 == count ? 0 : index &+ 1
    }
    cursor = index
  }
}
