extension ScenesTranslations {
  static let hindi = """
    title = एक व्याख्या
    closing = हर संख्या गिनी गई है
    phase.scene = दृश्य
    chapter.scene = दृश्य
    colourScale = रंग: {low} … {high}
    fillScale = भराव: {low} … {high}
    neuronScale = न्यूरॉन: {low} … {high}
    weightScale = भार {weight}
    shownOf = {all} में {shown}
    levelLine = समोच्च रेखा:
    levelLines = समोच्च रेखाएँ:
    levelLinesTo = से
    arrowScale = तीर: सदिश का {scale} गुना
    ribbonScale = खाने जितनी चौड़ी पट्टी: {most}
    cells = {count, plural, one {# संख्या} other {# संख्याएँ}}
    derivatives = हर संख्या के सापेक्ष {output} का अवकलज
    """
}
