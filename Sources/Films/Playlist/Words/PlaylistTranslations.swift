/// The translations of what the film `playlist` says, by language: a file each.
enum PlaylistTranslations {
  static let all: [String: String] = [
    "de": german, "fr": french, "es": spanish, "pt": portuguese, "it": italian, "nl": dutch, "pl": polish,
    "ru": russian, "tr": turkish, "ar": arabic, "he": hebrew, "hi": hindi, "zh-Hans": simplifiedChinese,
    "zh-Hant": traditionalChinese, "ja": japanese, "ko": korean,
  ]
}
