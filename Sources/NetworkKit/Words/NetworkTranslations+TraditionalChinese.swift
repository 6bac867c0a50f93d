extension NetworkTranslations {
  static let traditionalChinese = """
    phase.idle = 資料
    phase.forward = 前向
    phase.loss = 損失
    phase.backward = 反向
    chapter.forward = 前向傳播
    chapter.loss = 損失
    chapter.backward = 反向傳播
    chapter.done = 結果
    sample = 一個樣本：一個輸入，和它應當得到的目標 | 一個樣本
    forwardWeight = 前向經過權重 {layer} | 前向到 {name}
    forwardLastWeight = 前向經過權重 {layer}：預測 | 前向到 {name}
    forwardLayer = 前向經過第 {layer} 層權重 | 前向到 {name}
    forwardLastLayer = 前向經過第 {layer} 層權重：預測 | 前向到 {name}
    loss = 損失：預測偏離目標多遠 | 偏離多遠 | 損失
    deltaBorn = {delta} 在輸出處產生並存下：預測一動，損失怎樣變 | {delta} 在輸出處產生並存下 | {delta} 產生並存下 | {delta}
    deltaFetched = {old} 直接取用，不必重算：乘以 {weight} 和斜率，得到 {delta} | {old} 直接取用，不必重算 | 取用 {old}
      | {old} → {delta}
    deltaFetchedLinear = {old} 直接取用，不必重算：乘以 {weight}，得到 {delta} | {old} 直接取用，不必重算 | 取用 {old}
      | {old} → {delta}
    gradientWeight = {weight} 的梯度：{delta} 乘以傳入的值 | {weight} 的梯度
    gradientsZero = 第 {layer} 層的梯度：全為零 | 全為零
    gradientsLayer = 第 {layer} 層的梯度；最強的是從神經元 {from} 到 {to} | 第 {layer} 層的梯度 | 梯度 {layer}
    everyGradient = 一次前向，一次反向：所有梯度，每個 δ 只算一次並重用 | 所有梯度，每個 δ 只算一次並重用 | 所有梯度，每個 δ 只算一次 | 所有梯度
    lossFalls = 每個權重逆著梯度走一步，損失下降 | 逆著梯度走一步：損失下降 | 損失下降
    lossRises = 每個權重逆著梯度走一步，損失上升：η 太大 | 逆著梯度走一步：損失上升：η 太大 | 損失上升：η 太大
    lossStays = 每個權重逆著梯度走一步，損失不變 | 逆著梯度走一步：損失不變 | 損失不變
    gradientsZeroSummary = {gradient}：{count} 個全為 0
    gradientsSummary = {gradient}：{count} 個中最強 {value}
    costSummary = 乘法：重用 {reuse} 次，從頭算 {scratch} 次；{depth} 層時 {deepReuse} 次和 {deepScratch} 次
    halo = 光暈：√|δ|，小於最大值 1% 的沒有
    multiplications = 乘法次數
    """
}
