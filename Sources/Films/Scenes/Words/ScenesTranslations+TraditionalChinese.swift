extension ScenesTranslations {
  static let traditionalChinese = """
    title = 講解
    closing = 每個數都是算出來的
    phase.scene = 場景
    chapter.scene = 場景
    colourScale = 顏色：{low} … {high}
    fillScale = 填滿：{low} … {high}
    neuronScale = 神經元：{low} … {high}
    weightScale = 權重 {weight}
    shownOf = {all} 個中的 {shown} 個
    levelLine = 等高線：
    levelLines = 等高線：從
    levelLinesTo = 到
    arrowScale = 箭頭：向量的 {scale} 倍
    ribbonScale = 與方框同寬的帶：{most}
    cells = {count} 個數
    derivatives = {output} 對每個數的導數
    """
}
