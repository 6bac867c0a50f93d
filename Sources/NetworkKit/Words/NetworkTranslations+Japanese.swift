extension NetworkTranslations {
  static let japanese = """
    phase.idle = データ
    phase.forward = 順伝播
    phase.loss = 損失
    phase.backward = 逆伝播
    chapter.forward = 順伝播
    chapter.loss = 損失
    chapter.backward = 逆伝播
    chapter.done = 結果
    sample = サンプル一つ：入力と、目指すべき目標値 | サンプル一つ
    forwardWeight = 重み {layer} を通って前へ | {name} へ
    forwardLastWeight = 重み {layer} を通って前へ：予測 | {name} へ
    forwardLayer = 第 {layer} 層の重みを通って前へ | {name} へ
    forwardLastLayer = 第 {layer} 層の重みを通って前へ：予測 | {name} へ
    loss = 損失：予測は目標からどれだけ外れたか | どれだけ外れたか | 損失
    deltaBorn = {delta} は出力で生まれ、保存される：予測が動くと損失はどう動くか | {delta} は出力で生まれ、保存される | {delta} を保存 | {delta}
    deltaFetched = {old} は計算し直さず取り出す：{weight} と傾きを掛けて {delta} になる | {old} は計算し直さず取り出す | {old} を取り出す
      | {old} → {delta}
    deltaFetchedLinear = {old} は計算し直さず取り出す：{weight} を掛けて {delta} になる | {old} は計算し直さず取り出す | {old} を取り出す
      | {old} → {delta}
    gradientWeight = {weight} の勾配：{delta} と入力の積 | {weight} の勾配
    gradientsZero = 第 {layer} 層の勾配：すべてゼロ | すべてゼロ
    gradientsLayer = 第 {layer} 層の勾配。最大はニューロン {from} から {to} へのもの | 第 {layer} 層の勾配 | 勾配 {layer}
    everyGradient = 一往復ですべての勾配。どの δ も一度だけ計算し再利用 | すべての勾配。δ は一度計算し再利用 | すべての勾配。δ の計算は一度 | すべての勾配
    lossFalls = すべての重みが勾配と逆に一歩進み、損失は下がる | 勾配と逆に一歩：損失は下がる | 損失は下がる
    lossRises = すべての重みが勾配と逆に一歩進み、損失は上がる：η が大きすぎる | 勾配と逆に一歩：損失は上がる：η が大きすぎる | 損失は上がる：η が大きすぎる
    lossStays = すべての重みが勾配と逆に一歩進み、損失は変わらない | 勾配と逆に一歩：損失は変わらない | 損失は変わらない
    gradientsZeroSummary = {gradient}：{count} 個すべて 0
    gradientsSummary = {gradient}：{count} 個のうち最大 {value}
    costSummary = 乗算：再利用あり {reuse} 回、なし {scratch} 回。{depth} 層では {deepReuse} 回と {deepScratch} 回
    halo = 光の輪：√|δ|、最大の 1% 未満はなし
    multiplications = 乗算の回数
    """
}
