extension NetworkTranslations {
  static let french = """
    phase.idle = données
    phase.forward = aller
    phase.loss = perte
    phase.backward = retour
    chapter.forward = Passe avant
    chapter.loss = Perte
    chapter.backward = Passe arrière
    chapter.done = Résultat
    sample = Un exemple : une entrée, et la cible qu’elle devrait atteindre | Un exemple
    forwardWeight = En avant à travers le poids {layer} | En avant vers {name}
    forwardLastWeight = En avant à travers le poids {layer} : la prédiction | En avant vers {name}
    forwardLayer = En avant à travers la couche {layer} de poids | En avant vers {name}
    forwardLastLayer = En avant à travers la couche {layer} de poids : la prédiction
      | En avant vers {name}
    loss = La perte : de combien la prédiction a manqué la cible | De combien c’est manqué | La perte
    deltaBorn = {delta} naît à la sortie et est gardé : comment la perte varie avec la prédiction
      | {delta} naît à la sortie et est gardé | {delta} naît, gardé | {delta}
    deltaFetched = {old} est repris, pas recalculé : fois {weight} et la pente, il devient {delta}
      | {old} est repris, pas recalculé | {old} est repris | {old} → {delta}
    deltaFetchedLinear = {old} est repris, pas recalculé : fois {weight}, il devient {delta}
      | {old} est repris, pas recalculé | {old} est repris | {old} → {delta}
    gradientWeight = Le gradient de {weight} : {delta} fois ce qui est entré | Le gradient de {weight}
      | Gradient de {weight}
    gradientsZero = Les gradients de la couche {layer} : tous sont nuls | Tous nuls
    gradientsLayer = Les gradients de la couche {layer} ; le plus fort va du neurone {from} au {to}
      | Les gradients de la couche {layer} | Gradients, couche {layer} | Gradients {layer}
    everyGradient = Un aller, un retour : tous les gradients, chaque δ calculé une fois et réutilisé
      | Tous les gradients, chaque δ calculé une fois et réutilisé
      | Tous les gradients, chaque δ calculé une fois | Tous les gradients
    lossFalls = Chaque poids fait un pas contre son gradient, et la perte baisse
      | Un pas contre les gradients : la perte baisse | La perte baisse
    lossRises = Chaque poids fait un pas contre son gradient, et la perte monte : η est trop grand
      | Un pas contre les gradients : la perte monte : η est trop grand | La perte monte : η trop grand
    lossStays = Chaque poids fait un pas contre son gradient, et la perte ne change pas
      | Un pas contre les gradients : la perte ne change pas | La perte reste
    gradientsZeroSummary = {gradient} : tous les {count} sont nuls
    gradientsSummary = {gradient} : le plus fort {value} sur {count}
    costSummary = {reuse, plural, one {# multiplication} other {# multiplications}} avec mémoire, {scratch} sans ; pour {depth} couches {deepReuse} et {deepScratch}
    halo = halo : √|δ|, aucun sous 1 % du plus grand
    multiplications = multiplications
    """
}
