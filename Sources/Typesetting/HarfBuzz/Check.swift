/// Turns what a HarfBuzz call gave back into the object or an error.
///
/// Without memory, most calls that create something answer with an inert object that cannot be used; `isUsable` says
/// it from a real one.
func check(
  _ object: OpaquePointer?, calling call: String, isUsable: (OpaquePointer) -> Bool = { _ in true }
) throws(TypesettingError) -> OpaquePointer {
  guard let object, isUsable(object) else { throw .harfBuzz(call: call) }
  return object
}

/// Throws unless a HarfBuzz call succeeded.
func check(_ succeeded: Bool, calling call: String) throws(TypesettingError) {
  guard succeeded else { throw .harfBuzz(call: call) }
}
