internal import CFFmpeg

extension LanguageCode {
  /// The language of a track; nil where the file states none.
  init?(of stream: UnsafeMutablePointer<AVStream>) {
    guard let letters = Video.tags(stream.pointee.metadata)["language"], letters != "und" else { return nil }
    do throws(VideoError) { try self.init(letters) } catch { return nil }
  }
}
