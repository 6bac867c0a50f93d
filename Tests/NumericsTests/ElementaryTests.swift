import Foundation
import Numerics
import Testing

/// One function of `Elementary` under its name, with as many arguments as it takes.
let functions: [String: @Sendable ([Double]) -> Double] = [
  "exp": { Elementary.exp($0[0]) }, "expm1": { Elementary.expm1($0[0]) }, "log": { Elementary.log($0[0]) },
  "log1p": { Elementary.log1p($0[0]) }, "tanh": { Elementary.tanh($0[0]) },
  "sigmoid": { Elementary.sigmoid($0[0]) }, "softplus": { Elementary.softplus($0[0]) },
  "sin": { Elementary.sin($0[0]) }, "cos": { Elementary.cos($0[0]) }, "pow": { Elementary.pow($0[0], $0[1]) },
]

/// A line of the fixture: a function at a point, the double nearest to its true value, and how far the true value is
/// from that double.
struct Reference {
  let name: String
  let arguments: [Double]
  let nearest: Double
  /// (true value − nearest) in units of the last place of `nearest`.
  let rest: Double

  init(_ line: Substring) throws {
    let words = line.split(separator: " ")
    let numbers = try words[1..<(words.count - 1)].map { word in
      Double(bitPattern: try #require(UInt64(word, radix: 16)))
    }
    name = String(words[0])
    arguments = Array(numbers.dropLast())
    nearest = try #require(numbers.last)
    rest = try #require(Double(String(words[words.count - 1]))) / 32768
  }

  /// The error of a result, in units in the last place.
  func error(of result: Double) -> Double {
    guard result.isFinite else { return .infinity }
    return ((result - nearest) / nearest.ulp - rest).magnitude
  }

  static func all() throws -> [Reference] {
    let bundled = Bundle.module.url(forResource: "elementary", withExtension: "txt", subdirectory: "Fixtures")
    // A longer list, of `scripts/reference.py elementary COUNT SEED FILE`, measures more than the committed one.
    let longer = ProcessInfo.processInfo.environment["ELEMENTARY_REFERENCE"].map(URL.init(fileURLWithPath:))
    let text = try String(contentsOf: try #require(longer ?? bundled), encoding: .utf8)
    return try text.split(separator: "\n").map(Reference.init)
  }
}

@Suite struct ElementaryAccuracy {
  @Test func everyFunctionIsWithinItsStatedErrorOfTheTrueValue() throws {
    var worst: [String: (error: Double, at: [Double])] = [:]
    var counts: [String: Int] = [:]
    for reference in try Reference.all() {
      let function = try #require(functions[reference.name])
      let error = reference.error(of: function(reference.arguments))
      counts[reference.name, default: 0] += 1
      if error >= worst[reference.name]?.error ?? 0 { worst[reference.name] = (error, reference.arguments) }
    }
    for (name, _) in functions.sorted(by: { $0.key < $1.key }) {
      let (error, at) = try #require(worst[name])
      #expect(error <= 0.5001, "\(name)(\(at)) is \(error) ULP off")
      #expect(try #require(counts[name]) >= 200)
      if ProcessInfo.processInfo.environment["ELEMENTARY_REFERENCE"] != nil { print(name, error, at) }
    }
  }

  /// The bits themselves: a change of a single one, in whatever build, is noticed.
  @Test func theBitsNeverChange() {
    var generator = SeededGenerator(seed: 8)
    var hash = StableHash()
    for (_, function) in functions.sorted(by: { $0.key < $1.key }) {
      for _ in 0..<500 {
        hash.combine(function([generator.next(in: 0...40), generator.next(in: -9...9)]))
      }
    }
    #expect(hash.hex == "ffb4ec44ccc39c4bb119226606ec2533")
  }

  @Test func manyNumbersAtOnceHaveTheBitsOfEach() {
    var generator = SeededGenerator(seed: 5)
    let special = [0, -0.0, .infinity, -.infinity, .nan, 1e300, -1e300, 0x1p-1074, 699.9, 700, -700, 709.7, 710, -746]
    var numbers: [Double] = special
    for size in [1e-9, 1e-5, 0.3, 1, 9, 30, 650] {
      for _ in 0..<401 { numbers.append(generator.next(in: -size...size)) }
    }
    // Where x / ln 2 lies between two whole numbers.
    for k in -90...90 { numbers.append((Double(k) + 0.5) / 1.4426950408889634) }
    func bits(_ numbers: [Double]) -> [UInt64] { numbers.map { $0.isNaN ? 0 : $0.bitPattern } }
    #expect(bits(Elementary.exp(numbers)) == bits(numbers.map { Elementary.exp($0) }))
    #expect(bits(Elementary.tanh(numbers)) == bits(numbers.map { Elementary.tanh($0) }))
    #expect(Elementary.exp([Double]()).isEmpty)
  }

  @Test func monotonicFunctionsNeverStepBack() {
    let rising: [(Double) -> Double] = [
      Elementary.exp, Elementary.expm1, Elementary.tanh, Elementary.sigmoid, Elementary.softplus,
    ]
    // Around the places where the code changes its way: next doubles and next pieces.
    let joints = [
      -745.2, -708.4, -60, -37, -22, -1, -0.3466, -0x1p-28, 0, 0x1p-54, 0x1p-28, 0.3466, 0.41, 1, 22, 37, 60, 100, 700,
    ]
    for joint in joints {
      var x = joint
      for _ in 0..<40 { x = x.nextDown }
      for function in rising {
        var (point, last) = (x, function(x))
        for _ in 0..<80 {
          point = point.nextUp
          let value = function(point)
          #expect(value >= last, "at \(point)")
          last = value
        }
      }
    }
    var last = Elementary.log(0x1p-1074)
    for exponent in stride(from: -1073.5, through: 1023.5, by: 0.25) {
      let value = Elementary.log(Elementary.pow(2, exponent))
      #expect(value >= last)
      last = value
    }
  }
}

@Suite struct ElementarySpecialValues {
  @Test(arguments: ["exp", "expm1", "log", "log1p", "tanh", "sigmoid", "softplus", "sin", "cos"])
  func nanStaysNan(_ name: String) throws {
    let function = try #require(functions[name])
    #expect(function([.nan]).isNaN)
  }

  @Test(arguments: ["expm1", "log1p", "tanh", "sin"])
  func zeroAndTheSmallestNumbersPassThroughWithTheirSign(_ name: String) throws {
    let function = try #require(functions[name])
    for x in [0, -0.0, 0x1p-1074, -0x1p-1074, .leastNormalMagnitude, -1e-300] {
      #expect(function([x]).bitPattern == x.bitPattern)
    }
  }

  @Test func exponentialEnds() {
    #expect(Elementary.exp(0) == 1)
    #expect(Elementary.exp(-0.0) == 1)
    #expect(Elementary.exp(1) == 2.718281828459045)
    #expect(Elementary.exp(.infinity) == .infinity)
    #expect(Elementary.exp(-.infinity) == 0)
    #expect(Elementary.exp(709.782712893384) == 1.7976931348622732e+308)
    #expect(Elementary.exp(709.7827128933841) == .infinity)
    #expect(Elementary.exp(1e300) == .infinity)
    #expect(Elementary.exp(-745.1332191019411) == 0x1p-1074)
    #expect(Elementary.exp(-745.1332191019412) == 0)
    #expect(Elementary.exp(-1e300) == 0)
    #expect(Elementary.expm1(.infinity) == .infinity)
    #expect(Elementary.expm1(-.infinity) == -1)
    #expect(Elementary.expm1(-50) == -1)
    #expect(Elementary.expm1(710) == .infinity)
  }

  @Test func saturation() {
    #expect(Elementary.tanh(.infinity) == 1)
    #expect(Elementary.tanh(-.infinity) == -1)
    #expect(Elementary.tanh(30) == 1)
    #expect(Elementary.tanh(-30) == -1)
    #expect(Elementary.sigmoid(0) == 0.5)
    #expect(Elementary.sigmoid(.infinity) == 1)
    #expect(Elementary.sigmoid(-.infinity) == 0)
    #expect(Elementary.sigmoid(-745) == 0x1p-1074)
    #expect(Elementary.sigmoid(-100) == Elementary.exp(-100))
    #expect(Elementary.softplus(.infinity) == .infinity)
    #expect(Elementary.softplus(-.infinity) == 0)
    #expect(Elementary.softplus(0) == 0.6931471805599453)
    #expect(Elementary.softplus(1e300) == 1e300)
  }

  @Test func logarithmEnds() {
    #expect(Elementary.log(1).bitPattern == 0)
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(-0.0) == -.infinity)
    #expect(Elementary.log(-1).isNaN)
    #expect(Elementary.log(-.infinity).isNaN)
    #expect(Elementary.log(.infinity) == .infinity)
    #expect(Elementary.log(0x1p-1074) == -744.4400719213812)
    #expect(Elementary.log1p(-1) == -.infinity)
    #expect(Elementary.log1p((-1.0).nextUp) == -36.7368005696771)
    #expect(Elementary.log1p((-1.0).nextDown).isNaN)
    #expect(Elementary.log1p(.infinity) == .infinity)
    #expect(Elementary.log1p(-.infinity).isNaN)
  }

  @Test func circleEnds() {
    #expect(Elementary.sin(.infinity).isNaN)
    #expect(Elementary.cos(-.infinity).isNaN)
    #expect(Elementary.cos(0) == 1)
    #expect(Elementary.cos(0x1p-1074) == 1)
    #expect(Elementary.sin(.pi) == 1.2246467991473532e-16)
    #expect(Elementary.cos(.pi) == -1)
    #expect(Elementary.sin(.pi / 6) == 0.49999999999999994)
    // The double nearest of all to a multiple of π/2 (Muller, "Elementary Functions", 2006).
    #expect(Elementary.cos(6_381_956_970_095_103 * 0x1p797) == -4.68716592425462761112e-19)
    for x in [0.3, 0.78, 0.8, 3, 1e5, 0x1p20, 1e9, 1e300] {
      #expect(Elementary.sin(-x) == -Elementary.sin(x))
      #expect(Elementary.cos(-x) == Elementary.cos(x))
      let (s, c) = (Elementary.sin(x), Elementary.cos(x))
      #expect((s * s + c * c - 1).magnitude < 3e-16)
    }
  }

  @Test func powersAreThoseOfTheStandard() {
    let infinity = Double.infinity
    for y in [0, -0.0] {
      for x in [0, -0.0, 1, -3, infinity, .nan] { #expect(Elementary.pow(x, y) == 1) }
    }
    #expect(Elementary.pow(1, .nan) == 1)
    #expect(Elementary.pow(.nan, 1).isNaN)
    #expect(Elementary.pow(2, .nan).isNaN)
    #expect(Elementary.pow(-1, infinity) == 1)
    #expect(Elementary.pow(-1, -infinity) == 1)
    #expect(Elementary.pow(0.5, infinity) == 0)
    #expect(Elementary.pow(0.5, -infinity) == infinity)
    #expect(Elementary.pow(-2, infinity) == infinity)
    #expect(Elementary.pow(2, -infinity) == 0)
    #expect(Elementary.pow(infinity, 0.5) == infinity)
    #expect(Elementary.pow(infinity, -1) == 0)
    #expect(Elementary.pow(-infinity, 3) == -infinity)
    #expect(Elementary.pow(-infinity, 2) == infinity)
    #expect(Elementary.pow(-infinity, 0.5) == infinity)
    #expect(Elementary.pow(-infinity, -3).bitPattern == (-0.0).bitPattern)
    #expect(Elementary.pow(0, 3).bitPattern == 0)
    #expect(Elementary.pow(-0.0, 3).bitPattern == (-0.0).bitPattern)
    #expect(Elementary.pow(-0.0, -3) == -infinity)
    #expect(Elementary.pow(-0.0, 2).bitPattern == 0)
    #expect(Elementary.pow(-0.0, -0.5) == infinity)
    #expect(Elementary.pow(0, -1) == infinity)
    #expect(Elementary.pow(-8, 1.0 / 3).isNaN)
    #expect(Elementary.pow(-2, 3) == -8)
    #expect(Elementary.pow(-2, 1e300) == infinity)
    #expect(Elementary.pow(2, 1023) == 0x1p1023)
    #expect(Elementary.pow(2, 1024) == infinity)
    #expect(Elementary.pow(2, -1074) == 0x1p-1074)
    #expect(Elementary.pow(2, -1075.1) == 0)
    #expect(Elementary.pow(0x1p-1074, 0x1p-1074) == 1)
    #expect(Elementary.pow(10, 22) == 1e22)
    #expect(Elementary.pow(1.0.nextUp, 1e300) == infinity)
  }

  @Test func wholePowersOfSmallNumbersAreExact() {
    for base in 2...9 {
      var product = 1.0
      for exponent in 0...15 {
        #expect(Elementary.pow(Double(base), Double(exponent)) == product)
        product *= Double(base)
      }
    }
  }
}
