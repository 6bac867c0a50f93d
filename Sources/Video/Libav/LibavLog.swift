internal import CFFmpeg
internal import Synchronization

/// What FFmpeg's libraries log: nothing is printed, and the last error about each object in use is kept.
///
/// The libraries have one log for the whole process; lines are told apart by the object that they are about, so that
/// encoders on several threads keep their own.
enum LibavLog {
  /// The last error of each watched object, by its address.
  private static let errors = Mutex<[UInt: String]>([:])

  /// Takes the libraries' log over, once.
  private static let redirected: Void = {
    av_log_set_callback { object, level, format, arguments in
      LibavLog.receive(object, level, format, arguments)
    }
  }()

  /// Starts to keep errors about an object; its address is what the libraries are given.
  static func watch(_ object: UnsafeRawPointer) {
    _ = redirected
    errors.withLock { $0[UInt(bitPattern: object)] = "" }
  }

  /// Forgets an object; must be called before its memory is freed.
  static func unwatch(_ object: UnsafeRawPointer) {
    errors.withLock { $0[UInt(bitPattern: object)] = nil }
  }

  /// The last error that was logged about a watched object.
  static func lastError(of object: UnsafeRawPointer) -> String? {
    errors.withLock { $0[UInt(bitPattern: object)] }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Keeps an error about a watched object; the arguments are optional on some platforms only.
  private static func receive(
    _ object: UnsafeMutableRawPointer?, _ level: Int32, _ format: UnsafePointer<CChar>?, _ arguments: CVaListPointer?
  ) {
    guard level <= AV_LOG_ERROR, let object, let format, let arguments else { return }
    var line = [CChar](repeating: 0, count: 512)
    var printsPrefix: Int32 = 0
    av_log_format_line2(object, level, format, arguments, &line, Int32(line.count), &printsPrefix)
    let bytes = line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
    // Lines start with the object's address in brackets, which differs from run to run.
    let text = String(decoding: bytes, as: UTF8.self)
    let words = text.hasPrefix("[") ? text.drop { $0 != "]" }.dropFirst().drop { $0 == " " } : text[...]
    errors.withLock { errors in
      let key = UInt(bitPattern: object)
      if errors[key] != nil { errors[key] = String(words) }
    }
  }
}
