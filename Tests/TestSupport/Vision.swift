package import Drawing
import Foundation

/// How colours look to people, for tests of themes.
package enum Vision: String, CaseIterable {
  case common, deuteranopia, protanopia, tritanopia

  /// A colour as such eyes see it: red, green and blue in linear light, simulated by the matrices that Machado,
  /// Oliveira and Fernandes (2009) give for severity 1.
  package func linear(_ color: Color) -> [Double] {
    let seen = [color.red, color.green, color.blue].map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return matrix.map { row in min(1, max(0, zip(row, seen).reduce(0) { $0 + $1.0 * $1.1 })) }
  }

  /// The distance of two colours as such eyes see them: CIE76, in Lab under D65.
  package func distance(_ left: Color, _ right: Color) -> Double {
    zip(lab(left), lab(right)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  /// The contrast ratio of WCAG 2, from 1 to 21.
  package static func contrast(_ left: Color, _ right: Color) -> Double {
    let light = [left, right].map { color in
      let linear = common.linear(color)
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }.sorted()
    return (light[1] + 0.05) / (light[0] + 0.05)
  }

  private func lab(_ color: Color) -> [Double] {
    let linear = linear(color)
    let white = [0.95047, 1, 1.08883]
    let rows = [
      [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041],
    ]
    let f = zip(rows, white).map { row, white in
      let t = zip(row, linear).reduce(0) { $0 + $1.0 * $1.1 } / white
      return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116
    }
    return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
  }

  private var matrix: [[Double]] {
    switch self {
    case .common: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .deuteranopia:
      [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    case .protanopia:
      [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    case .tritanopia:
      [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    }
  }
}
