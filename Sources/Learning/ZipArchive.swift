internal import CZip

/// A zip archive in memory, read by libzip: stored and deflated files, ZIP64, any number of them.
///
/// The corresponding C type is `zip_t`.
struct ZipArchive: ~Copyable {
  private let archive: OpaquePointer
  /// How many files there are.
  let count: Int

  /// Opens an archive and lends it for the time of a call.
  static func withArchive<Result>(
    _ bytes: [UInt8], _ body: (borrowing ZipArchive) throws(SavedRunError) -> Result
  ) throws(SavedRunError) -> Result {
    guard bytes.starts(with: [0x50, 0x4b]), bytes.count >= 22 else { throw error(.signature) }
    guard isCountPossible(bytes) else { throw error(.truncated) }
    return try bytes.withUnsafeBufferPointer { (buffer) throws(SavedRunError) in
      try body(try ZipArchive(buffer))
    }
  }

  private init(_ buffer: UnsafeBufferPointer<UInt8>) throws(SavedRunError) {
    guard let source = zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, nil) else {
      throw Self.error(.truncated)
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
      zip_source_free(source)
      throw Self.error(.truncated)
    }
    self.archive = archive
    count = Int(clamping: zip_get_num_entries(archive, 0))
  }

  deinit { zip_discard(archive) }

  /// A file's name.
  ///
  /// The corresponding C function is `zip_get_name`.
  func name(_ index: Int) -> String {
    zip_get_name(archive, UInt64(index), UInt32(ZIP_FL_ENC_RAW)).map { String(cString: $0) } ?? ""
  }

  /// Opens a file to read it from its start.
  ///
  /// The corresponding C function is `zip_fopen_index`.
  func open(_ index: Int) throws(SavedRunError) -> ZipFile {
    guard let file = zip_fopen_index(archive, UInt64(index), 0) else {
      let isUnknown = [ZIP_ER_COMPNOTSUPP, ZIP_ER_ENCRNOTSUPP, ZIP_ER_NOPASSWD]
        .contains(zip_error_code_zip(zip_get_error(archive)))
      throw Self.error(isUnknown ? .compression : .truncated, name(index))
    }
    return ZipFile(file, name: name(index))
  }

  /// Whether an archive can have as many files as the record for large archives says: libzip takes room for all of them
  /// before it reads the first.
  ///
  /// See PKWARE's "APPNOTE.TXT", sections 4.3.14 to 4.3.16. A file has 46 bytes of the directory at least.
  private static func isCountPossible(_ bytes: [UInt8]) -> Bool {
    // The end of the directory is 22 bytes long, and a comment of up to 65535 may follow.
    for end in max(0, bytes.count - 22 - 65_535)...(bytes.count - 22)
    where bytes[end] == 0x50 && end >= 20 && bytes[...].unsigned(at: end, size: 4) == 0x0605_4b50
      && bytes[...].unsigned(at: end - 20, size: 4) == 0x0706_4b50
    {
      let record = bytes[...].unsigned(at: end - 12, size: 8)
      guard record <= bytes.count - 56 else { return false }
      guard bytes[...].unsigned(at: Int(record) + 32, size: 8) <= bytes.count / 46 else { return false }
    }
    return true
  }

  /// What is wrong with an archive, or with a file in it.
  static func error(_ damage: SavedRunError.Damage, _ name: String? = nil) -> SavedRunError {
    SavedRunError([.format(.npz, damage, name: name)])
  }
}

/// A file of a zip archive while it is read; not longer than the archive is lent.
///
/// The corresponding C type is `zip_file_t`.
struct ZipFile: ~Copyable {
  private let file: OpaquePointer
  private let name: String

  fileprivate init(_ file: OpaquePointer, name: String) { (self.file, self.name) = (file, name) }

  deinit { zip_fclose(file) }

  /// The next bytes: so many, or fewer where the file ends before.
  ///
  /// The corresponding C function is `zip_fread`.
  func read(_ count: Int) throws(SavedRunError) -> [UInt8] {
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
      while length < count, let start = buffer.baseAddress {
        let read = zip_fread(file, start + length, UInt64(count - length))
        guard read > 0 else {
          if read < 0 { failure = zip_error_code_zip(zip_file_get_error(file)) }
          break
        }
        length += Int(read)
      }
    }
    if let failure { throw ZipArchive.error(failure == ZIP_ER_CRC ? .checksum : .truncated, name) }
    return bytes
  }
}
