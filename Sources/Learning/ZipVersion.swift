internal import CZip

/// The version of the library that reads zip archives, as this program is linked with it.
public enum ZipVersion {
  /// Such as "1.7.3".
  ///
  /// The corresponding C function is `zip_libzip_version`.
  public static var text: String { String(cString: zip_libzip_version()) }
}
