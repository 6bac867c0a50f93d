import Drawing
import Foundation
import Testing

@testable import Typesetting

/// The fonts that films use, as Debian installs them.
enum Fonts {
  static let interPath = "/usr/share/fonts/opentype/inter/Inter-Regular.otf"
  static let monoPath = "/usr/share/texmf/fonts/opentype/public/lm/lmmono10-regular.otf"
  static let mathPath = "/usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf"

  /// Inter 3.019, as in Debian's fonts-inter 4.0~beta7+ds-1.
  static func inter() throws -> Font { try Font(bytes: bytes(interPath, package: "fonts-inter"), name: "Inter") }

  /// Latin Modern Math 1.959, as in Debian's fonts-lmodern 2.005-1.
  static func math() throws -> Font {
    try Font(bytes: bytes(mathPath, package: "fonts-lmodern"), name: "Latin Modern Math")
  }

  /// Latin Modern Mono 10, of the same package.
  static func mono() throws -> Font {
    try Font(bytes: bytes(monoPath, package: "fonts-lmodern"), name: "Latin Modern Mono")
  }

  static func typesetter() throws -> MathTypesetter { try MathTypesetter(math: math()) }

  static func bytes(_ path: String, package: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else { throw NotInstalled(package: package) }
    return [UInt8](data)
  }
}

/// A font that the tests need is not there.
struct NotInstalled: Error, CustomStringConvertible {
  let package: String
  var description: String { "a font is missing: install Debian's package \(package) (apt-get install \(package))" }
}

extension Typeset {
  /// What the outlines of a role cover.
  func bounds(_ role: String?) -> Rect { path(role: role).bounds }

  /// Whether every coordinate and the advance are numbers.
  var isFinite: Bool { coordinates.allSatisfy { $0.isFinite } && advance.isFinite }

  /// Every coordinate of every outline.
  var coordinates: [Double] {
    path.elements.flatMap { element in
      switch element {
      case .move(let p), .line(let p): [p.x, p.y]
      case .curve(let p, let q, let r): [p.x, p.y, q.x, q.y, r.x, r.y]
      case .close: [Double]()
      }
    }
  }
}

/// Whether two lengths agree to a billionth.
func isNear(_ left: Double, _ right: Double) -> Bool { abs(left - right) <= 1e-9 * max(1, abs(left), abs(right)) }
