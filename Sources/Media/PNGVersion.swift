internal import CPNG

/// The version of the library that writes pictures, as this program is linked with it.
public enum PNGVersion {
  /// Such as "1.6.39".
  ///
  /// The corresponding C function is `png_access_version_number`.
  public static var text: String {
    let number = png_access_version_number()
    return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
  }
}
