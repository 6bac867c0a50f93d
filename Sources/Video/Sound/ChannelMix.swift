/// How the channels of a file become two: for each side, the share of every channel.
public struct ChannelMix: Hashable, Sendable, Codable {
  /// The shares in the left side, one a channel; less than 0 turns a channel over.
  public let left: [Float]
  /// The shares in the right side, as many.
  public let right: [Float]

  /// Makes a mix; traps unless both sides have shares of as many channels.
  public init(left: [Float], right: [Float]) {
    precondition(left.count == right.count, "both sides are mixed of the same channels")
    (self.left, self.right) = (left, right)
  }

  /// Makes a mix of which both sides are the same.
  public init(both shares: [Float]) { self.init(left: shares, right: shares) }

  /// One channel of some, on both sides.
  public static func only(_ channel: Int, of count: Int) -> ChannelMix {
    ChannelMix(both: (0..<count).map { $0 == channel ? 1 : 0 })
  }

  /// Whether both sides are the same.
  public var isMono: Bool { left == right }
}
