extension NetworkTranslations {
  static let portuguese = """
    phase.idle = dados
    phase.forward = ida
    phase.loss = perda
    phase.backward = volta
    chapter.forward = Passagem de ida
    chapter.loss = Perda
    chapter.backward = Passagem de volta
    chapter.done = Resultado
    sample = Uma amostra: uma entrada e o alvo a que ela deveria levar | Uma amostra
    forwardWeight = Adiante pelo peso {layer} | Adiante até {name}
    forwardLastWeight = Adiante pelo peso {layer}: a predição | Adiante até {name}
    forwardLayer = Adiante pela camada {layer} de pesos | Adiante até {name}
    forwardLastLayer = Adiante pela camada {layer} de pesos: a predição | Adiante até {name}
    loss = A perda: quanto a predição errou o alvo | Quanto errou | A perda
    deltaBorn = {delta} nasce na saída e é guardado: como a perda muda com a predição
      | {delta} nasce na saída e é guardado | {delta} nasce, guardado | {delta}
    deltaFetched = {old} é buscado, não recalculado: vezes {weight} e a inclinação vira {delta}
      | {old} é buscado, não recalculado | {old} é buscado | {old} → {delta}
    deltaFetchedLinear = {old} é buscado, não recalculado: vezes {weight} vira {delta}
      | {old} é buscado, não recalculado | {old} é buscado | {old} → {delta}
    gradientWeight = O gradiente de {weight}: {delta} vezes o que entrou | O gradiente de {weight}
      | Gradiente de {weight}
    gradientsZero = Os gradientes da camada {layer}: todos são zero | Todos zero
    gradientsLayer = Os gradientes da camada {layer}; o mais forte vai do neurônio {from} ao {to}
      | Os gradientes da camada {layer} | Gradientes, camada {layer} | Gradientes {layer}
    everyGradient = Uma ida e uma volta: todos os gradientes, cada δ calculado uma vez e reutilizado
      | Todos os gradientes, cada δ calculado uma vez | Todos os gradientes
    lossFalls = Cada peso dá um passo contra o seu gradiente, e a perda cai
      | Um passo contra os gradientes: a perda cai | A perda cai
    lossRises = Cada peso dá um passo contra o seu gradiente, e a perda sobe: η é grande demais
      | Um passo contra os gradientes: a perda sobe: η é grande demais | A perda sobe: η grande demais
    lossStays = Cada peso dá um passo contra o seu gradiente, e a perda não muda
      | Um passo contra os gradientes: a perda não muda | A perda fica
    gradientsZeroSummary = {gradient}: todos os {count} são 0
    gradientsSummary = {gradient}: o mais forte {value} de {count}
    costSummary = {reuse, plural, one {# multiplicação} other {# multiplicações}} com memória, {scratch} sem; com {depth} camadas {deepReuse} e {deepScratch}
    halo = halo: √|δ|, nenhum abaixo de 1 % do maior
    multiplications = multiplicações
    """
}
