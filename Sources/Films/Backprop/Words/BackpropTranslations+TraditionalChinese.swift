extension BackpropTranslations {
  static let traditionalChinese = """
    title = 反向傳播
    closing = 每個 δ 只算一次，存下，再重用
    phase.update = 更新
    chapter.update = 結果
    chapter.idle = 網路
    stepSummary = 逆著梯度走一步
    walksAgain = 從頭算，每個權重都要重走整條鏈 | 從頭算，每個都要重走 | 從頭算
    sameProducts = 同樣的乘積，一遍又一遍 | 又是同樣的乘積 | 又來
    storedOnce = 每個 δ 只算一次，存下，再重用 | 每個 δ 一次，存下重用 | 存一次
    deeperSaves = 網路越深，存下每個 δ 就省得越多 | 網路越深省得越多 | 越深越省
    oneMultiplication = 一次乘法
    fromScratch = 從頭算
    withReuse = 重用
    layersDeep = ，{count} 層
    layersFromInput = 權重層，從輸入開始
    multiplicationsEachWeight = 每個權重的乘法次數
    multiplicationsEachLayer = 每層權重的乘法次數
    weightGoesUp = w 增大
    weightGoesDown = w 減小
    deltaAndGradient = δ 和梯度
    storedDelta = 存下的 δ
    gradientHead = 梯度
    eachEdge = 每條邊的 |∂L/∂w|，對數
    largestOfEachEdge = 每條邊最大的 |∂L/∂w|，對數
    chainStored = 反向傳播：每個 δ 來自前一個存下的 | 每個 δ 來自前一個存下的
    chainScratch = 反向傳播從頭算：{delta} 要算 {count} 次 | 從頭算：{delta} {count} 次
    fibonacciStored = 費波那契：每個 F 來自前兩個存下的 | 每個 F 來自前兩個存下的
    fibonacciScratch = 費波那契從頭算：F₂ 要算 3 次 | 從頭算：F₂ 3 次
    moral = 存一次，再重用
    numbers = {count} 個數
    """
}
