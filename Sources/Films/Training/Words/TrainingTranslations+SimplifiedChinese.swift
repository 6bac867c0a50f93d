extension TrainingTranslations {
  static let simplifiedChinese = """
    title = 从责任中学习
    closing = 每步两趟，每个权重都知道自己的责任
    chapter.idle = 数据
    phase.cost = 代价
    chapter.cost = 梯度的代价
    phase.train = 训练
    chapter.train = 训练
    sampleChapter = 样本 {sample}
    deltaTogether = {delta} 和它的梯度
    forwardAgain = 再次前向，经过同样的权重
    blamedDifferently = 同一个网络，不同的责任 | 不同的责任
    className = 类别 {name}
    quotedClass = “{name}”
    firstSample = 众多样本中的一个：{kind} 的点 | 一个样本：{kind} | 样本 {sample}
    nextSample = 下一个样本：{kind} 的点，经过同一个网络 | 下一个：{kind} 的点 | 样本 {sample}
    sampleSummary = 样本 {sample}：{values}
    deltaOutput = 输出处的 {delta}：logit 一动，损失怎样变 | 输出处的 {delta} | {delta}
    deltaHidden = {delta}：上游梯度乘以局部导数，逐个神经元 | {delta}：上游乘以局部导数 | {delta}：上游 · 局部 | {delta}
    inputGradient = 再往回一条边：∂L/∂x，点往哪里动，损失会增大 | ∂L/∂x：点往哪里动损失增大 | ∂L/∂x：输入的梯度 | 输入的梯度 | ∂L/∂x
    data = {classes} 类共 {points} 个点，和一个还什么都不懂的网络 | {points} 个点，和一个什么都不懂的网络 | {points} 个点，{classes} 类
    dataKept = {classes} 类共 {points} 个点，其中 {test} 个留作测试，和一个还什么都不懂的网络 | {points} 个点，和一个什么都不懂的网络
      | {points} 个点，{classes} 类
    dataSummary = {classes} 类共 {points} 个样本
    dataKeptSummary = {classes} 类共 {points} 个样本，其中 {test} 个留作测试
    cost = {count} 个梯度要多少次乘法：两趟，或每个权重试一次 | {count} 个梯度的乘法次数 | {count} 个梯度的代价
    costsSummary = 乘法：前向 {forward} 次，反向 {backward} 次，有限差分 {probes} 次
    twoPasses = 一次前向，一次反向
    probes = 每个权重试一次
    rest = 第 {step} 步后稍停 | 第 {step} 步
    backToStep = 同一过程倒放，到第 {step} 步 | 回到第 {step} 步
    firstSteps = 最初 {count} 步，一步一步：每个权重逆着责任移动 | 最初 {count} 步
    manyFirstFall = 最初 {count} 步：训练损失下降 | 最初 {count} 步：损失下降 | 最初 {count} 步，到第 {step} 步 | 最初 {count} 步
      | 到第 {step} 步
    manyFirst = 最初 {count} 步，到第 {step} 步 | 最初 {count} 步 | 到第 {step} 步
    manyNextFall = 接着 {count} 步：训练损失下降 | 接着 {count} 步：损失下降 | 接着 {count} 步，到第 {step} 步 | 接着 {count} 步
      | 到第 {step} 步
    manyNext = 接着 {count} 步，到第 {step} 步 | 接着 {count} 步 | 到第 {step} 步
    stepsSummary = 第 {first} 到 {last} 步：损失 {before} → {after}
    rightUnseen = {steps} 步之后，网络在从未见过的 {count} 个点中答对 {right} 个 | 从未见过的 {count} 个点中答对 {right} 个
      | {count} 个中对 {right} 个
    rightLearnt = {steps} 步之后，网络在学过的 {count} 个点中答对 {right} 个 | 学过的 {count} 个点中答对 {right} 个
      | {count} 个中对 {right} 个
    rightUnseenSummary = 从未见过的点的 {share}%
    rightLearntSummary = 学过的点的 {share}%
    weightAboveZero = 正权重 | 权重 > 0
    weightBelowZero = 负权重 | < 0
    widerLarger = 越粗越大 | 更大
    willGoUp = 将增大的权重 | 增大
    willGoDown = 将减小 | 减小
    sizeOfDelta = δ 的大小
    output = 输出
    goesUp = 增大的权重 | w 增 | 增
    goesDown = 减小 | w 减 | 减
    ringedBatch = 圈出：第一个批次 | 圈出：一个批次 | 一个批次
    cardSample = 样本 {sample} | {sample}
    toLearnFrom = 用于学习 | 学习
    toTestOn = 用于测试 | 测试
    lineHalf = 线：50%
    mixedUnsure = 混色：拿不准，线：持平 | 混色：拿不准 | 线：持平
    train = 训练
    test = 测试
    lossAxis = 损失
    lossRow = 损失
    stepAxis = 步
    epoch = 轮
    ofCount = / {count}
    testPointsRight = 测试点答对
    pointsRight = 点答对
    stepNumber = 第 {step} 步
    rightOnTheWay = 途中答对多少
    rightNeverSaw = 答对，从未见过的点
    rightLearntFrom = 答对，学过的点
    ringedWrong = 圈出：答错的 {count} 个 | {count} 个错
    predictedIs = 预测 {given}，实为 {label}
    savedRun = 保存的训练
    savedRunRate = 保存的训练，η = {rate}
    method = {optimizer}，η = {rate}，批量 {batch} | {optimizer}，η = {rate}
    methodDecay = {optimizer}，η = {rate}，批量 {batch}，λ = {decay} | {optimizer}，η = {rate}
    momentum = 动量
    meansOf = ：均值，依次为 
    """
}
