/// A gradient that was taken, to be held against differences.
struct GradientRecord: Sendable {
  let output: Int
  let variable: Int
  let gradient: Int
  let origin: Origin
}
