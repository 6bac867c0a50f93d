internal import CPNG

/// The versions of the libraries that write pictures.
public enum PNGVersion {
  /// That of libpng, as this program is linked with it, such as "1.6.39".
  ///
  /// The corresponding C function is `png_access_version_number`.
  public static var text: String {
    let number = png_access_version_number()
    return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
  }

  /// That of zlib, as this program is linked with it, such as "1.2.13".
  ///
  /// The corresponding C function is `zlibVersion`.
  public static var zlib: String { String(cString: zlibVersion()) }

  /// That of libdeflate, as this program is compiled with it, such as "1.14": the library can't be asked.
  public static var compressor: String { LIBDEFLATE_VERSION_STRING }
}
