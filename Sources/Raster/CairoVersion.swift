internal import CCairo

/// The version of the library that draws, as this program is linked with it.
public enum CairoVersion {
  /// Such as "1.16.0".
  ///
  /// The corresponding C function is `cairo_version_string`.
  public static var text: String { String(cString: cairo_version_string()) }
}
