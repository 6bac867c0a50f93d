import FilmKit
import TestSupport
import Testing
import Timeline

@testable import Pipeline

/// A title, a panel and a burned caption in every script, which were looked at in the order of reading.
@Suite("pictures in every script")
struct ScriptGoldenTests {
  /// The words of a picture.
  struct Words: Sendable, CustomTestStringConvertible {
    let language: String
    let title: String
    let say: String

    var testDescription: String { language }
  }

  static let all = [
    Words(language: "ar", title: "قاعدة السلسلة، خطوةً خطوة", say: "كم أخطأنا؟ الخسارة L تقيس ذلك، وهي هنا 3.125."),
    Words(language: "he", title: "כלל השרשרת, צעד אחר צעד", say: "כמה טעינו? ההפסד L מודד זאת, והוא כאן 3.125."),
    Words(language: "hi", title: "शृंखला नियम, क़दम दर क़दम", say: "हम कितना चूके? लॉस L यही नापता है, और यहाँ वह 3.125 है।"),
    Words(language: "bn", title: "শৃঙ্খল নিয়ম, ধাপে ধাপে", say: "আমরা কতটা ভুল? ক্ষতি L তা মাপে, এখানে তা 3.125।"),
    Words(language: "ta", title: "சங்கிலி விதி, படிப்படியாக", say: "எவ்வளவு பிழை? இழப்பு L அதை அளக்கிறது, இங்கே 3.125."),
    Words(language: "th", title: "กฎลูกโซ่ ทีละขั้น", say: "เราพลาดไปเท่าไร ค่าสูญเสีย L บอกเรา และที่นี่คือ 3.125"),
    Words(language: "zh-Hans", title: "链式法则，一步一步", say: "我们偏了多远？损失 L 衡量它，这里是 3.125。"),
    Words(language: "zh-Hant", title: "連鎖律，一步一步", say: "我們偏了多遠？損失 L 衡量它，這裡是 3.125。"),
    Words(language: "ja", title: "連鎖律を一歩ずつ", say: "どれだけ外れたか。損失 L がそれを測り、ここでは 3.125 だ。"),
    Words(language: "ko", title: "연쇄 법칙, 한 걸음씩", say: "얼마나 빗나갔나? 손실 L이 그것을 재고, 여기서는 3.125다."),
    Words(
      language: "ru", title: "Цепное правило, шаг за шагом",
      say: "Насколько мимо? Потери L измеряют это, и здесь их 3,125."),
    Words(language: "el", title: "Ο κανόνας της αλυσίδας", say: "Πόσο έξω πέσαμε; Η απώλεια L το μετρά, εδώ 3,125."),
    Words(
      language: "de", title: "Die Kettenregel, Schritt für Schritt",
      say: "Wie weit daneben? Der Verlust L misst es, hier 3,125."),
  ]

  @Test("title, panel and caption", arguments: all)
  func picture(words: Words) throws {
    let json = """
      {"title": "\(words.title)", "language": "\(words.language)", "film": "backprop", "network": \(Support.chain),
       "video": {"size": "640x360", "fps": 30}, "T": {"countdown": 0, "loss": 9000}, "say": {"loss": "\(words.say)"}}
      """
    let timeline = try Timeline(parsing: json, file: "t.json")
    let project = try Project(timeline, path: "t.json", burnsCaptions: true)
    let frames = try #require(BeatID("loss").flatMap { project.timeline.beat($0) }).frames
    var source = FrameSource(project.film)
    let frame = frames.lowerBound + frames.count / 3
    let outcome = try source.draw(frame) { pixels, _ in
      Result { try Golden.expect(pixels, is: "script-\(words.language)") }
    }
    try outcome.get()
  }
}
