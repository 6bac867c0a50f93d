/// What decides how many bits the pictures get.
public enum RateControl: Hashable, Sendable, Codable {
  /// The constant rate factor: as many bits as this quality needs; smaller is better, by each codec's own scale.
  case factor(Int)
  /// About so many bits a second on average, 100 000 … 1 000 000 000.
  ///
  /// Every chunk is encoded to this average by itself, and with a buffer of its own: at most twice the rate over one
  /// second, which is what HTTP streams are advised to keep to (x264 and x265 hold it; libaom and libvpx aim at it, and
  /// were up to an eighth above the average). What a chunk does not need, such as one in which nothing moves, is not
  /// handed on to the next; and across the seam of two chunks one full buffer may follow the other. Held frames of
  /// H.264 take none of it: the others have the share of a frame each, and a chunk with holds stays below the rate.
  case bitrate(Int)

  /// The bits a second that can be asked for.
  public static let bitrates = 100_000...1_000_000_000
}
