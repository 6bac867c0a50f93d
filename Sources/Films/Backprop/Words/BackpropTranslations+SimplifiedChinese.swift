extension BackpropTranslations {
  static let simplifiedChinese = """
    title = 反向传播
    closing = 每个 δ 只算一次，存下，再复用
    phase.update = 更新
    chapter.update = 结果
    chapter.idle = 网络
    stepSummary = 逆着梯度走一步
    walksAgain = 从头算，每个权重都要重走整条链 | 从头算，每个都要重走 | 从头算
    sameProducts = 同样的乘积，一遍又一遍 | 又是同样的乘积 | 又来
    storedOnce = 每个 δ 只算一次，存下，再复用 | 每个 δ 一次，存下复用 | 存一次
    deeperSaves = 网络越深，存下每个 δ 就省得越多 | 网络越深省得越多 | 越深越省
    oneMultiplication = 一次乘法
    fromScratch = 从头算
    withReuse = 复用
    layersDeep = ，{count} 层
    layersFromInput = 权重层，从输入开始
    multiplicationsEachWeight = 每个权重的乘法次数
    multiplicationsEachLayer = 每层权重的乘法次数
    weightGoesUp = w 增大
    weightGoesDown = w 减小
    deltaAndGradient = δ 和梯度
    storedDelta = 存下的 δ
    gradientHead = 梯度
    eachEdge = 每条边的 |∂L/∂w|，对数
    largestOfEachEdge = 每条边最大的 |∂L/∂w|，对数
    chainStored = 反向传播：每个 δ 来自前一个存下的 | 每个 δ 来自前一个存下的
    chainScratch = 反向传播从头算：{delta} 要算 {count} 次 | 从头算：{delta} {count} 次
    fibonacciStored = 斐波那契：每个 F 来自前两个存下的 | 每个 F 来自前两个存下的
    fibonacciScratch = 斐波那契从头算：F₂ 要算 3 次 | 从头算：F₂ 3 次
    moral = 存一次，再复用
    numbers = {count} 个数
    """
}
