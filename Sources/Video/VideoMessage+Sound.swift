internal import Media

extension SoundProblem {
  /// What is wrong with a file, what was expected and how to fix it.
  var words: String {
    switch self {
    case .emptyFile: "the file is empty: it has no sound. Export or copy it again."
    case .unknownFormat:
      "this is no sound file: expected WAV, FLAC, MP3, AAC, Opus, or a film with sound. Export the sound as WAV or FLAC."
    case .noTrack: "the file has no sound track. Name a file with sound."
    case .noSuchTrack(let name, let tracks):
      "the file has no sound track \(name). It has \(tracks.map(\.description).joined(separator: ", ")): name one of them by "
        + "its number, its title or its language."
    case .noSuchChannel(let channel, let count):
      "its sound has \(count == 1 ? "one channel" : "\(count) channels"), and no channel \(channel). Name one from 1 to "
        + "\(count), or leave voiceover.channel out."
    case .refersElsewhere:
      "this is a playlist, or has its sound in other files, which are not opened. Name the file that holds the sound."
    case .decoderMissing(let codec):
      "its sound is of the kind \(codec), which the FFmpeg libraries of this system cannot decode. Export it as WAV or "
        + "FLAC."
    case .noSamples: "the sound track has no samples. Export it again."
    case .cutShort(let time, let whole):
      "the sound was cut off: it has \(time.seconds) s of its \(whole.seconds) s. Export or copy it again."
    case .damaged(let time, let failure):
      "the sound is damaged at \(time.seconds) s: \(failure.words). Export or copy it again."
    case .rateChanges(let time):
      "at \(time.seconds) s the sound changes its number of samples a second. Export it as one WAV or FLAC."
    case .unusableRate(let rate):
      "its sound has \(rate) samples a second, which is not converted here. Export it with \(PCMBuffer.sampleRate)."
    }
  }
}

extension LibraryFailure {
  /// What failed, without a full stop.
  var words: String { "\(text) (\(call), code \(code)\(log.map { ": \($0)" } ?? ""))" }
}

extension TrackProblem {
  /// What is wrong with tracks, what was expected and how to fix it.
  var words: String {
    switch self {
    case .encoderMissing(let coding, let name):
      "The \(coding.name) encoder \(name) is missing: the FFmpeg libraries of this system were built without it. On "
        + "Debian, install it with: apt-get install libavcodec-extra"
    case .notHeld(let coding, let container):
      "\(container.name) cannot hold sound as \(coding.name): choose \(list(container.soundCodings.map(\.name))), or store "
        + "the film as \(list(MovieContainer.allCases.filter { $0.soundCodings.contains(coding) }.map(\.name)))."
    case .bitRate(let bits, let coding):
      "\(coding.name) cannot have \(bits) bits a second: expected \(SoundCoding.bitRates.lowerBound) to "
        + "\(SoundCoding.bitRates.upperBound), such as \(coding.defaultBitRate ?? SoundCoding.bitRates.upperBound)."
    case .notANumber(let sample): "Sample \(sample) of the sound is not a finite number, so it cannot be stored."
    case .unexpectedSound: "The film has no sound track, so no sound can be added to it."
    case .noSound: "The film's sound track must have at least one sample."
    case .emptySound: "A sound file must have at least one sample."
    case .language(let code):
      "\"\(code)\" is no language: expected a code of ISO 639 such as \"en\" or \"eng\", or a tag such as \"en-GB\"."
    case .captionOutOfOrder(let index, let text):
      "Caption \(index + 1), \"\(text)\", must start at 0 or later, not before the one before it ends, and must last."
    case .captionLength(let index, let bytes):
      "Caption \(index + 1) has \(bytes) bytes: expected 1 to 65535."
    case .chapterOutOfOrder(let index, let title):
      "Chapter \(index + 1), \"\(title)\", must start at 0 or later, not before the one before it ends, and must last."
    }
  }

  private func list(_ names: [String]) -> String {
    names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }
}
