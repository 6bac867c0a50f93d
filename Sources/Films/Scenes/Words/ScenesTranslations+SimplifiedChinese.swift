extension ScenesTranslations {
  static let simplifiedChinese = """
    title = 讲解
    closing = 每个数都是算出来的
    phase.scene = 场景
    chapter.scene = 场景
    colourScale = 颜色：{low} … {high}
    fillScale = 填充：{low} … {high}
    neuronScale = 神经元：{low} … {high}
    weightScale = 权重 {weight}
    shownOf = {all} 个中的 {shown} 个
    levelLine = 等高线：
    levelLines = 等高线：从
    levelLinesTo = 到
    arrowScale = 箭头：向量的 {scale} 倍
    ribbonScale = 与方框同宽的带：{most}
    cells = {count} 个数
    derivatives = {output} 对每个数的导数
    """
}
