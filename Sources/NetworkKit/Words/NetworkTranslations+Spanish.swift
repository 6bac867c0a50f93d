extension NetworkTranslations {
  static let spanish = """
    phase.idle = datos
    phase.forward = adelante
    phase.loss = pérdida
    phase.backward = atrás
    chapter.forward = Paso hacia delante
    chapter.loss = Pérdida
    chapter.backward = Paso hacia atrás
    chapter.done = Resultado
    sample = Una muestra: una entrada y el objetivo al que debería llevar | Una muestra
    forwardWeight = Hacia delante por el peso {layer} | Hacia {name}
    forwardLastWeight = Hacia delante por el peso {layer}: la predicción | Hacia {name}
    forwardLayer = Hacia delante por la capa {layer} de pesos | Hacia {name}
    forwardLastLayer = Hacia delante por la capa {layer} de pesos: la predicción | Hacia {name}
    loss = La pérdida: cuánto falló la predicción el objetivo | Cuánto falló | La pérdida
    deltaBorn = {delta} nace en la salida y se guarda: cómo cambia la pérdida con la predicción
      | {delta} nace en la salida y se guarda | {delta} nace, se guarda | {delta}
    deltaFetched = {old} se recupera, no se recalcula: por {weight} y la pendiente da {delta}
      | {old} se recupera, no se recalcula | {old} se recupera | {old} → {delta}
    deltaFetchedLinear = {old} se recupera, no se recalcula: por {weight} da {delta}
      | {old} se recupera, no se recalcula | {old} se recupera | {old} → {delta}
    gradientWeight = El gradiente de {weight}: {delta} por lo que entró | El gradiente de {weight}
      | Gradiente de {weight}
    gradientsZero = Los gradientes de la capa {layer}: todos son cero | Todos cero
    gradientsLayer = Los gradientes de la capa {layer}; el mayor va de la neurona {from} a la {to}
      | Los gradientes de la capa {layer} | Gradientes, capa {layer} | Gradientes {layer}
    everyGradient = Una ida y una vuelta: todos los gradientes, cada δ calculado una vez y reutilizado
      | Todos los gradientes, cada δ calculado una vez | Todos los gradientes
    lossFalls = Cada peso da un paso contra su gradiente, y la pérdida baja
      | Un paso contra los gradientes: la pérdida baja | La pérdida baja
    lossRises = Cada peso da un paso contra su gradiente, y la pérdida sube: η es demasiado grande
      | Un paso contra los gradientes: la pérdida sube: η es demasiado grande
      | La pérdida sube: η muy grande
    lossStays = Cada peso da un paso contra su gradiente, y la pérdida no cambia
      | Un paso contra los gradientes: la pérdida no cambia | La pérdida sigue
    gradientsZeroSummary = {gradient}: los {count} son 0
    gradientsSummary = {gradient}: el mayor {value} de {count}
    costSummary = {reuse, plural, one {# multiplicación} other {# multiplicaciones}} con memoria, {scratch} sin ella; con {depth} capas {deepReuse} y {deepScratch}
    halo = halo: √|δ|, ninguno bajo el 1 % del mayor
    multiplications = multiplicaciones
    """
}
