import Testing

@testable import Text

@Suite("where lines may end")
struct LineBreakTests {
  private func parts(_ text: String) -> [String] {
    LineBreaks.parts(of: text).map { $0.text + ($0.hasBlank ? "_" : "") }
  }

  @Test("at blanks, where a script has them")
  func blanks() {
    #expect(parts("  The loss:\thow-far it missed ") == ["The_", "loss:_", "how-far_", "it_", "missed"])
    #expect(parts("") == [])
    #expect(LineBreaks.joined(LineBreaks.parts(of: " a  b c ")) == "a b c")
  }

  @Test("between characters of Chinese and Japanese, but not before a full stop or within a number")
  func ideographs() {
    #expect(parts("反向传播。就是") == ["反", "向", "传", "播。", "就", "是"])
    #expect(parts("损失L=0.5了") == ["损", "失", "L=0.5", "了"])
    #expect(parts("「層」を") == ["「層」", "を"])
    #expect(LineBreaks.joined(LineBreaks.parts(of: "反向 传播")) == "反向 传播")
  }

  @Test("between the words of Thai, by its dictionary")
  func thai() {
    // "we send the error back": words of Thai, without blanks.
    #expect(parts("เราส่งค่าความผิดพลาดย้อนกลับ") == ["เรา", "ส่ง", "ค่า", "ความ", "ผิดพลาด", "ย้อน", "กลับ"])
    #expect(LineBreaks.thaiWords(in: Array("abc")) == [])
    #expect(LineBreaks.joined(LineBreaks.parts(of: "แต่ละค่า")) == "แต่ละค่า")
  }
}
