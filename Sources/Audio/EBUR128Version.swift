internal import CEBUR128

/// The version of the library that measures loudness, as this program is linked with it.
public enum EBUR128Version {
  /// Such as "1.2.6".
  ///
  /// The corresponding C function is `ebur128_get_version`.
  public static var text: String {
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    ebur128_get_version(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }
}
