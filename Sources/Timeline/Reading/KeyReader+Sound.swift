import Text

extension KeyReader {
  /// Reads `voiceover`: a take, or a list of takes; those that are wrong are left out.
  mutating func takes(_ value: Located?) -> [Voiceover] {
    guard let value else { return [] }
    guard case .list = value.node.kind else { return [take(value, as: "voiceover")].compactMap(\.self) }
    let items = items(value, count: Bounds.takes, expected: .voiceover) ?? []
    return items.enumerated().compactMap { index, item in take(item, as: "voiceover[\(index)]") }
  }

  /// Reads a take: a file's name, or a mapping with more about it; nil when any of it is wrong.
  private mutating func take(_ value: Located, as name: String) -> Voiceover? {
    switch value.node.kind {
    case .string: return recording(value, expected: .voiceover, as: name).map { Voiceover(file: $0) }
    case .mapping: break
    default:
      report(.wrongType(found: FoundValue(value.node), expected: .voiceover), at: value)
      return nil
    }
    guard let fields = fields(of: value, keys: TimelineKeys.voiceover) else { return nil }
    var voiceover = recording(fields["file"], expected: .voiceFile, as: name).map { Voiceover(file: $0) }
    if let value = fields["offset"] {
      duration(value, in: Bounds.offset, expected: .offset).map { voiceover?.offset = $0 }
    }
    if let value = fields["volume"] {
      number(value, in: Bounds.volume, expected: .decibels(Bounds.volume)).map { voiceover?.volume = $0 }
    }
    for (name, part) in [("script", \Voiceover.script), ("words", \.words)] {
      guard let value = fields[name] else { continue }
      fileName(value, expected: .voiceFile).map { voiceover?[keyPath: part] = $0 }
    }
    if let value = fields["track"] { track(value).map { voiceover?.track = $0 } }
    if let value = fields["channel"] { channel(value).map { voiceover?.channel = $0 } }
    if let longer: Voiceover.Longer = choice(fields["longer"]) { voiceover?.longer = longer }
    return voiceover
  }

  /// The name of a recording, whose place is kept for those who can't read it.
  private mutating func recording(_ value: Located?, expected: ExpectedValue, as name: String) -> String? {
    guard let value, let file = fileName(value, expected: expected) else { return nil }
    textPlaces[name] = value.node.place
    return file
  }

  /// Reads which track of a file is heard: its number, or its title or language.
  private mutating func track(_ value: Located) -> Voiceover.Track? {
    guard case .string = value.node.kind else {
      return whole(value, in: Bounds.tracks, expected: .track).map { .number($0) }
    }
    return line(value, expected: .track).map { .name($0) }
  }

  /// Reads which channels are heard: a number, or a word.
  private mutating func channel(_ value: Located) -> Voiceover.Channel? {
    guard case .string(let text) = value.node.kind else {
      return whole(value, in: Bounds.channels, expected: .channel).map { .number($0) }
    }
    guard let channel = Voiceover.Channel.named.first(where: { $0.name == text })?.channel else {
      report(.unknownChoice(text, choices: Voiceover.Channel.named.map(\.name)), at: value)
      return nil
    }
    return channel
  }

  /// Reads `sound`.
  ///
  /// - Parameter parts: The parts that the film has.
  mutating func sound(_ value: Located?, _ parts: [SoundPart]) -> Sound {
    var sound = Sound()
    let keys = TimelineKeys.sound(parts)
    guard let value, let fields = fields(of: value, keys: keys) else { return sound }
    if let instrument: Sound.Instrument = choice(fields["instrument"]) { sound.instrument = instrument }
    if let key: Sound.Tonic = choice(fields["key"]) { sound.key = key }
    if let scale: Sound.Scale = choice(fields["scale"]) { sound.scale = scale }
    if let value = fields["volume"], let volume = volume(value) { sound.volume = volume }
    if let value = fields["VOLUME_BY"], let key = keys.first(where: { $0.name == "VOLUME_BY" }),
      let table = self.fields(of: value, keys: key.keys)
    {
      for part in parts {
        if let value = table[part.name] { sound.volumes[part.name] = volume(value) }
      }
    }
    if let value = fields["limiter"], let limiter = limiter(value) { sound.limiter = limiter }
    if let value = fields["duck"], let table = self.fields(of: value, keys: TimelineKeys.duck) {
      if let value = table["depth"],
        let depth = number(value, in: Bounds.duck, expected: .decibels(Bounds.duck))
      {
        sound.duck.depth = depth
      }
      for (name, part) in [("attack", \Sound.Ducking.attack), ("hold", \.hold), ("release", \.release)] {
        if let value = table[name], let time = duration(value, in: Bounds.fade, expected: .fade) {
          sound.duck[keyPath: part] = time
        }
      }
    }
    return sound
  }

  /// Decibels, or the word for no sound at all.
  private mutating func volume(_ value: Located) -> Sound.Volume? {
    if case .string(let text) = value.node.kind, DecimalLiteral(text) == nil {
      guard text == TimelineKeys.silent else {
        report(.unknownVolume(text), at: value)
        return nil
      }
      return .silent
    }
    return number(value, in: Bounds.volume, expected: .volume).map { .decibels($0) }
  }

  /// Decibels, or nothing where there is to be no limiter; nil when it is wrong.
  private mutating func limiter(_ value: Located) -> Double?? {
    switch value.node.kind {
    case .bool(let isOn): .some(isOn ? Sound.usualLimiter : nil)
    case .string(TimelineKeys.off): .some(nil)
    default: number(value, in: Bounds.limiter, expected: .limiter).map { .some($0) }
    }
  }

  /// Reads `language`: a tag of BCP 47 such as `en` or `pt-BR`.
  mutating func language(_ value: Located?) -> String? {
    guard let value, let text = string(value, expected: .language) else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isTag =
      (2...3).contains(parts[0].utf8.count) && parts[0].utf8.allSatisfy { 0x61...0x7A ~= $0 }
      && parts.dropFirst().allSatisfy { part in
        (1...8).contains(part.utf8.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      }
    guard isTag, text.utf8.count <= 35 else {
      report(.notALanguage(text), at: value)
      return nil
    }
    textPlaces["language"] = value.node.place
    return text
  }
}
