extension TrainingTranslations {
  static let traditionalChinese = """
    title = 從責任中學習
    closing = 每步兩趟，每個權重都知道自己的責任
    chapter.idle = 資料
    phase.cost = 代价
    chapter.cost = 梯度的代价
    phase.train = 訓練
    chapter.train = 訓練
    sampleChapter = 樣本 {sample}
    deltaTogether = {delta} 和它的梯度
    forwardAgain = 再次前向，經過同樣的權重
    blamedDifferently = 同一個網路，不同的責任 | 不同的責任
    className = 類別 {name}
    quotedClass = 「{name}」
    firstSample = 眾多樣本中的一個：{kind} 的點 | 一個樣本：{kind} | 樣本 {sample}
    nextSample = 下一個樣本：{kind} 的點，經過同一個網路 | 下一個：{kind} 的點 | 樣本 {sample}
    sampleSummary = 樣本 {sample}：{values}
    deltaOutput = 輸出處的 {delta}：logit 一動，損失怎樣變 | 輸出處的 {delta} | {delta}
    deltaHidden = {delta}：上游梯度乘以局部導數，逐個神經元 | {delta}：上游乘以局部導數 | {delta}：上游 · 局部 | {delta}
    inputGradient = 再往回一條邊：∂L/∂x，點往哪裡動，損失會增大 | ∂L/∂x：點往哪裡動損失增大 | ∂L/∂x：輸入的梯度 | 輸入的梯度 | ∂L/∂x
    data = {classes} 類共 {points} 個點，和一個還什麼都不懂的網路 | {points} 個點，和一個什麼都不懂的網路 | {points} 個點，{classes} 類
    dataKept = {classes} 類共 {points} 個點，其中 {test} 個留作測試，和一個還什麼都不懂的網路 | {points} 個點，和一個什麼都不懂的網路
      | {points} 個點，{classes} 類
    dataSummary = {classes} 類共 {points} 個樣本
    dataKeptSummary = {classes} 類共 {points} 個樣本，其中 {test} 個留作測試
    cost = {count} 個梯度要多少次乘法：兩趟，或每個權重試一次 | {count} 個梯度的乘法次數 | {count} 個梯度的代价
    costsSummary = 乘法：前向 {forward} 次，反向 {backward} 次，有限差分 {probes} 次
    twoPasses = 一次前向，一次反向
    probes = 每個權重試一次
    rest = 第 {step} 步後稍停 | 第 {step} 步
    backToStep = 同一過程倒放，到第 {step} 步 | 回到第 {step} 步
    firstSteps = 最初 {count} 步，一步一步：每個權重逆著責任移動 | 最初 {count} 步
    manyFirstFall = 最初 {count} 步：訓練損失下降 | 最初 {count} 步：損失下降 | 最初 {count} 步，到第 {step} 步 | 最初 {count} 步
      | 到第 {step} 步
    manyFirst = 最初 {count} 步，到第 {step} 步 | 最初 {count} 步 | 到第 {step} 步
    manyNextFall = 接著 {count} 步：訓練損失下降 | 接著 {count} 步：損失下降 | 接著 {count} 步，到第 {step} 步 | 接著 {count} 步
      | 到第 {step} 步
    manyNext = 接著 {count} 步，到第 {step} 步 | 接著 {count} 步 | 到第 {step} 步
    stepsSummary = 第 {first} 到 {last} 步：損失 {before} → {after}
    rightUnseen = {steps} 步之後，網路在從未見過的 {count} 個點中答對 {right} 個 | 從未見過的 {count} 個點中答對 {right} 個
      | {count} 個中對 {right} 個
    rightLearnt = {steps} 步之後，網路在學過的 {count} 個點中答對 {right} 個 | 學過的 {count} 個點中答對 {right} 個
      | {count} 個中對 {right} 個
    rightUnseenSummary = 從未見過的點的 {share}%
    rightLearntSummary = 學過的點的 {share}%
    weightAboveZero = 正權重 | 權重 > 0
    weightBelowZero = 負權重 | < 0
    widerLarger = 越粗越大 | 更大
    willGoUp = 將增大的權重 | 增大
    willGoDown = 將減小 | 減小
    sizeOfDelta = δ 的大小
    output = 輸出
    goesUp = 增大的權重 | w 增 | 增
    goesDown = 減小 | w 減 | 減
    ringedBatch = 圈出：第一個批次 | 圈出：一個批次 | 一個批次
    cardSample = 樣本 {sample} | {sample}
    toLearnFrom = 用於學習 | 學習
    toTestOn = 用於測試 | 測試
    lineHalf = 線：50%
    mixedUnsure = 混色：拿不準，線：持平 | 混色：拿不準 | 線：持平
    train = 訓練
    test = 測試
    lossAxis = 損失
    lossRow = 損失
    stepAxis = 步
    epoch = 輪
    ofCount = / {count}
    testPointsRight = 測試點答對
    pointsRight = 點答對
    stepNumber = 第 {step} 步
    rightOnTheWay = 途中答對多少
    rightNeverSaw = 答對，從未見過的點
    rightLearntFrom = 答對，學過的點
    ringedWrong = 圈出：答錯的 {count} 個 | {count} 個錯
    predictedIs = 預測 {given}，實為 {label}
    savedRun = 保存的訓練
    savedRunRate = 保存的訓練，η = {rate}
    method = {optimizer}，η = {rate}，批次大小 {batch} | {optimizer}，η = {rate}
    methodDecay = {optimizer}，η = {rate}，批次大小 {batch}，λ = {decay} | {optimizer}，η = {rate}
    momentum = 動量
    meansOf = ：平均，依次為 
    """
}
