import Drawing
import FilmKit
import Testing

@Suite("the bands of a picture")
struct BandsTests {
  @Test(
    "of a tall picture are where apps put nothing, with and without captions",
    arguments: [(1080, 1920), (720, 1280), (480, 854), (1080, 1440)], [false, true])
  func tall(size: (width: Int, height: Int), hasCaptions: Bool) {
    let bands = Bands(width: size.width, height: size.height, theme: .midnight, hasCaptions: hasCaptions)
    let height = Double(size.height)
    for band in [bands.header, bands.panel] + (hasCaptions ? [bands.captions] : []) {
      #expect(band.minY >= 0.12 * height - 0.01 && band.maxY <= 0.8 * height + 0.01)
    }
    #expect(bands.header.maxY < bands.stage.minY && bands.stage.maxY < bands.panel.minY)
    #expect(!hasCaptions || bands.panel.maxY < bands.captions.minY)
  }

  @Test("of another picture fill it", arguments: [(1920, 1080), (1080, 1080)])
  func whole(width: Int, height: Int) {
    let bands = Bands(width: width, height: height, theme: .midnight)
    #expect(bands.clear == bands.frame)
    #expect(bands.header.minY < 0.05 * Double(height) && bands.panel.maxY > 0.95 * Double(height))
  }

  @Test(
    "leave the stage what a panel without formulas does not need, with and without captions",
    arguments: [(1920, 1080), (1080, 1080), (1080, 1920)], [false, true])
  func plain(size: (width: Int, height: Int), hasCaptions: Bool) {
    func bands(_ hasFormulas: Bool) -> Bands {
      Bands(
        width: size.width, height: size.height, theme: .midnight, hasCaptions: hasCaptions, hasFormulas: hasFormulas)
    }
    let (plain, full) = (bands(false), bands(true))
    #expect(plain.stage.height > full.stage.height + 50)
    #expect(plain.stage.maxY < plain.panel.minY)
    #expect(plain.panel.maxY == full.panel.maxY && plain.header == full.header && plain.captions == full.captions)
    // A line of a caption, or two where pictures are narrow.
    let lines: Double = plain.axis == .across ? 1 : 2
    #expect(plain.panel.height >= 1.2 * lines * Theme.midnight.sentence * plain.unit)
  }
}
