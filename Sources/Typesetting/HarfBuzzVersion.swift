internal import CHarfBuzz

/// The version of the library that shapes text, as this program is linked with it.
public enum HarfBuzzVersion {
  /// Such as "6.0.0".
  ///
  /// The corresponding C function is `hb_version_string`.
  public static var text: String { String(cString: hb_version_string()) }
}
