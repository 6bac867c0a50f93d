extension ScenesTranslations {
  static let japanese = """
    title = 解説
    closing = すべての数は計算された
    phase.scene = 場面
    chapter.scene = 場面
    colourScale = 色：{low} … {high}
    fillScale = 塗り：{low} … {high}
    neuronScale = ニューロン：{low} … {high}
    weightScale = 重み {weight}
    shownOf = {all} のうち {shown}
    levelLine = 等高線：
    levelLines = 等高線：
    levelLinesTo = から
    arrowScale = 矢印：ベクトルの {scale} 倍
    ribbonScale = 箱と同じ幅の帯：{most}
    cells = {count} 個の数
    derivatives = 各数による {output} の微分
    """
}
