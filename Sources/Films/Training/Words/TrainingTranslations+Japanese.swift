extension TrainingTranslations {
  static let japanese = """
    title = 責任から学ぶ
    closing = 一歩に一往復、どの重みも自分の責任を知る
    chapter.idle = データ
    phase.cost = コスト
    chapter.cost = 勾配のコスト
    phase.train = 学習
    chapter.train = 学習
    sampleChapter = サンプル {sample}
    deltaTogether = {delta} とその勾配
    forwardAgain = 同じ重みを通ってもう一度前へ
    blamedDifferently = 同じネットワーク、異なる責任 | 異なる責任
    className = クラス {name}
    quotedClass = 「{name}」
    firstSample = 多くのうちの一つ：{kind} の点 | サンプル：{kind} の点 | サンプル {sample}
    nextSample = 次のサンプル：{kind} の点を同じネットワークへ | 次：{kind} の点 | サンプル {sample}
    sampleSummary = サンプル {sample}：{values}
    deltaOutput = 出力の {delta}：ロジットが動くと損失はどう動くか | 出力の {delta} | {delta}
    deltaHidden = {delta}：上流の勾配と局所微分の積、ニューロンごとに | {delta}：上流と局所微分の積 | {delta}：上流 · 局所 | {delta}
    inputGradient = もう一辺さかのぼる：∂L/∂x、点が動くと損失が増える向き | ∂L/∂x：損失が増える向き | ∂L/∂x：入力の勾配 | 入力の勾配 | ∂L/∂x
    data = {classes} クラスの {points} 点と、まだ何も知らないネットワーク | {points} 点と、何も知らないネットワーク
      | {points} 点、{classes} クラス
    dataKept = {classes} クラスの {points} 点（うち {test} 点はテスト用）と、まだ何も知らないネットワーク | {points} 点と、何も知らないネットワーク
      | {points} 点、{classes} クラス
    dataSummary = {classes} クラスの {points} サンプル
    dataKeptSummary = {classes} クラスの {points} サンプル（うち {test} はテスト用）
    cost = {count} 個の勾配に要る乗算：一往復か、重みごとに一回の試行か | {count} 個の勾配に要る乗算 | 勾配 {count} 個のコスト
    costsSummary = 乗算：順伝播 {forward} 回、逆伝播 {backward} 回、有限差分 {probes} 回
    twoPasses = 行きと帰り一回ずつ
    probes = 重みごとに試行一回
    rest = ステップ {step} の後の一休み | ステップ {step}
    backToStep = 同じ道を逆に、ステップ {step} まで | ステップ {step} へ戻る
    firstSteps = 最初の {count} ステップを一つずつ：重みは責任と逆に動く | 最初の {count} ステップ
    manyFirstFall = 最初の {count} ステップ：訓練損失は下がる | 最初の {count} ステップ：損失は下がる | 最初の {count} ステップ、{step} まで
      | 最初の {count} ステップ | {step} まで
    manyFirst = 最初の {count} ステップ、{step} まで | 最初の {count} ステップ | {step} まで
    manyNextFall = 次の {count} ステップ：訓練損失は下がる | 次の {count} ステップ：損失は下がる | 次の {count} ステップ、{step} まで
      | 次の {count} ステップ | {step} まで
    manyNext = 次の {count} ステップ、{step} まで | 次の {count} ステップ | {step} まで
    stepsSummary = ステップ {first}～{last}：損失 {before} → {after}
    rightUnseen = {steps} ステップ後、初めて見る {count} 点のうち {right} 点に正解 | 初めて見る {count} 点のうち {right} 点に正解
      | {count} 点中 {right} 点正解
    rightLearnt = {steps} ステップ後、学んだ {count} 点のうち {right} 点に正解 | 学んだ {count} 点のうち {right} 点に正解
      | {count} 点中 {right} 点正解
    rightUnseenSummary = 初めて見る点の {share}%
    rightLearntSummary = 学んだ点の {share}%
    weightAboveZero = 正の重み | 重み > 0
    weightBelowZero = 負 | < 0
    widerLarger = 太い：大きい | 大きい
    willGoUp = これから増える重み | 増える
    willGoDown = 減る重み | 減る
    sizeOfDelta = δ の大きさ
    output = 出力
    goesUp = 増える重み | w 増 | 増
    goesDown = 減る重み | w 減 | 減
    ringedBatch = 丸印：最初のバッチ | 丸印：バッチ | バッチ
    cardSample = サンプル {sample} | {sample}
    toLearnFrom = 学習用 | 学習
    toTestOn = テスト用 | テスト
    lineHalf = 線：50%
    mixedUnsure = 混色：不確か、線：互角 | 混色：不確か | 線：互角
    train = 訓練
    test = テスト
    lossAxis = 損失
    lossRow = 損失
    stepAxis = 歩数
    epoch = エポック
    ofCount = / {count}
    testPointsRight = テスト点に正解
    pointsRight = 点に正解
    stepNumber = {step} 歩
    rightOnTheWay = 途中の正解数
    rightNeverSaw = 初めて見る点に正解
    rightLearntFrom = 学んだ点に正解
    ringedWrong = 丸印：間違えた {count} 点 | {count} 点不正解
    predictedIs = 予測 {given}、正解 {label}
    savedRun = 保存された学習
    savedRunRate = 保存された学習、η = {rate}
    method = {optimizer}、η = {rate}、バッチ {batch} | {optimizer}、η = {rate}
    methodDecay = {optimizer}、η = {rate}、バッチ {batch}、λ = {decay} | {optimizer}、η = {rate}
    momentum = モーメンタム
    meansOf = ：平均、順に 
    """
}
