/// The words of the error that is thrown.
func text<T>(_ body: () throws -> T) -> String {
  do {
    _ = try body()
    return "no error"
  } catch { return "\(error)" }
}
