extension ScenesTranslations {
  static let korean = """
    title = 설명
    closing = 모든 수는 계산되었다
    phase.scene = 장면
    chapter.scene = 장면
    colourScale = 색: {low} … {high}
    fillScale = 채움: {low} … {high}
    neuronScale = 뉴런: {low} … {high}
    weightScale = 가중치 {weight}
    shownOf = {all} 중 {shown}
    levelLine = 등고선:
    levelLines = 등고선:
    levelLinesTo = 에서
    arrowScale = 화살표: 벡터의 {scale}배
    ribbonScale = 상자만큼 넓은 띠: {most}
    cells = 수 {count}개
    derivatives = 각 수에 대한 {output}의 미분
    """
}
