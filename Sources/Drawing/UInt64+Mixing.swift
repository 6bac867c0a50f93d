extension UInt64 {
  /// Mixes a word into a hash: much is hashed in every frame, and the standard library's hash takes longer than all the
  /// rest of making a path or a field.
  mutating func mix(_ word: UInt64) {
    self = (self ^ word) &* 0x9E37_79B9_7F4A_7C15
    self ^= self >> 32
  }
}
