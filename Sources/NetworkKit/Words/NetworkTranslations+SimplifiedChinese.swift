extension NetworkTranslations {
  static let simplifiedChinese = """
    phase.idle = 数据
    phase.forward = 前向
    phase.loss = 损失
    phase.backward = 反向
    chapter.forward = 前向传播
    chapter.loss = 损失
    chapter.backward = 反向传播
    chapter.done = 结果
    sample = 一个样本：一个输入，和它应当得到的目标 | 一个样本
    forwardWeight = 前向经过权重 {layer} | 前向到 {name}
    forwardLastWeight = 前向经过权重 {layer}：预测 | 前向到 {name}
    forwardLayer = 前向经过第 {layer} 层权重 | 前向到 {name}
    forwardLastLayer = 前向经过第 {layer} 层权重：预测 | 前向到 {name}
    loss = 损失：预测偏离目标多远 | 偏离多远 | 损失
    deltaBorn = {delta} 在输出处产生并存下：预测一动，损失怎样变 | {delta} 在输出处产生并存下 | {delta} 产生并存下 | {delta}
    deltaFetched = {old} 直接取用，不必重算：乘以 {weight} 和斜率，得到 {delta} | {old} 直接取用，不必重算 | 取用 {old}
      | {old} → {delta}
    deltaFetchedLinear = {old} 直接取用，不必重算：乘以 {weight}，得到 {delta} | {old} 直接取用，不必重算 | 取用 {old}
      | {old} → {delta}
    gradientWeight = {weight} 的梯度：{delta} 乘以传入的值 | {weight} 的梯度
    gradientsZero = 第 {layer} 层的梯度：全为零 | 全为零
    gradientsLayer = 第 {layer} 层的梯度；最强的是从神经元 {from} 到 {to} | 第 {layer} 层的梯度 | 梯度 {layer}
    everyGradient = 一次前向，一次反向：所有梯度，每个 δ 只算一次并复用 | 所有梯度，每个 δ 只算一次并复用 | 所有梯度，每个 δ 只算一次 | 所有梯度
    lossFalls = 每个权重逆着梯度走一步，损失下降 | 逆着梯度走一步：损失下降 | 损失下降
    lossRises = 每个权重逆着梯度走一步，损失上升：η 太大 | 逆着梯度走一步：损失上升：η 太大 | 损失上升：η 太大
    lossStays = 每个权重逆着梯度走一步，损失不变 | 逆着梯度走一步：损失不变 | 损失不变
    gradientsZeroSummary = {gradient}：{count} 个全为 0
    gradientsSummary = {gradient}：{count} 个中最强 {value}
    costSummary = 乘法：复用 {reuse} 次，从头算 {scratch} 次；{depth} 层时 {deepReuse} 次和 {deepScratch} 次
    halo = 光晕：√|δ|，小于最大值 1% 的没有
    multiplications = 乘法次数
    """
}
