/// A picture's width and height in pixels: each even, from 16 to 8192, as 4:2:0 video wants them.
public struct PixelSize: Hashable, Sendable {
  /// Pixels in a row.
  public let width: Int
  /// Rows.
  public let height: Int

  /// What each side may measure.
  public static let bounds = 16...8192
  /// The names that stand for a size, the smallest first.
  public static let named: [(name: String, size: PixelSize)] = [
    ("720p", PixelSize(unchecked: 1280, 720)), ("1080p", .fullHD),
    ("1440p", PixelSize(unchecked: 2560, 1440)), ("4k", PixelSize(unchecked: 3840, 2160)),
    ("square", PixelSize(unchecked: 1080, 1080)), ("vertical", PixelSize(unchecked: 1080, 1920)),
  ]
  /// 1920 × 1080, the size of a film that asks for none.
  public static let fullHD = PixelSize(unchecked: 1920, 1080)

  private init(unchecked width: Int, _ height: Int) {
    self.width = width
    self.height = height
  }

  /// Makes a size of two sides; nil unless each is even and within ``bounds``.
  public init?(width: Int, height: Int) {
    guard Self.bounds ~= width, Self.bounds ~= height, width % 2 == 0, height % 2 == 0 else { return nil }
    self.init(unchecked: width, height)
  }

  /// Reads a name such as `1080p`, or `WIDTHxHEIGHT`.
  ///
  /// Throws what is wrong with the text: ``Problem/unknownSize(_:)``, ``Problem/sizeOutOfBounds(_:)`` or
  /// ``Problem/oddSize(width:height:)``.
  public init(parsing text: String) throws(Problem) {
    if let known = Self.named.first(where: { $0.name == text }) {
      self = known.size
      return
    }
    let sides = text.split(separator: "x", omittingEmptySubsequences: false)
    guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty && $0.first != "0" && $0.utf8.allSatisfy { 48...57 ~= $0 } })
    else {
      throw .unknownSize(text)
    }
    guard let width = Int(sides[0]), let height = Int(sides[1]), Self.bounds ~= width, Self.bounds ~= height else {
      throw .sizeOutOfBounds(text)
    }
    guard let size = PixelSize(width: width, height: height) else { throw .oddSize(width: width, height: height) }
    self = size
  }
}

extension PixelSize: CustomStringConvertible {
  /// The size as ``init(parsing:)`` reads it: `1920x1080`.
  public var description: String { "\(width)x\(height)" }
}
