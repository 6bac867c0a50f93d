extension BackpropTranslations {
  static let japanese = """
    title = 誤差逆伝播法
    closing = δ は一度だけ計算し、保存して再利用する
    phase.update = 更新
    chapter.update = 結果
    chapter.idle = ネットワーク
    stepSummary = 勾配と逆に一歩
    walksAgain = 保存しないと、重みごとに鎖をたどり直す | 保存なし：重みごとにたどり直す | 保存なし
    sameProducts = 同じ積を何度も何度も | また同じ積 | また
    storedOnce = δ は一度計算し、保存して再利用 | δ を保存して再利用 | 一度保存
    deeperSaves = 深いネットワークほど、δ を保存する得は大きい | 深いほど得は大きい | 深いほど得
    oneMultiplication = 乗算一回
    fromScratch = 保存なし
    withReuse = 再利用あり
    layersDeep = （{count} 層）
    layersFromInput = 重みの層（入力から）
    multiplicationsEachWeight = 重みごとの乗算の回数
    multiplicationsEachLayer = 層ごとの乗算の回数
    weightGoesUp = w は増える
    weightGoesDown = w は減る
    deltaAndGradient = δ と勾配
    storedDelta = 保存した δ
    gradientHead = 勾配
    eachEdge = 各辺の |∂L/∂w|（対数）
    largestOfEachEdge = 各辺で最大の |∂L/∂w|（対数）
    chainStored = 逆伝播：δ は保存した一つ前から | δ は保存した一つ前から
    chainScratch = 保存なしの逆伝播：{delta} を {count} 回計算 | 保存なし：{delta} を {count} 回
    fibonacciStored = フィボナッチ：F は保存した二つから | F は保存した二つから
    fibonacciScratch = 保存なしのフィボナッチ：F₂ を 3 回計算 | 保存なし：F₂ を 3 回
    moral = 一度保存し、再利用
    numbers = {count} 個の数
    """
}
