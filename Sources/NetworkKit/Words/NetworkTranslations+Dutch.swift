extension NetworkTranslations {
  static let dutch = """
    phase.idle = data
    phase.forward = vooruit
    phase.loss = verlies
    phase.backward = terug
    chapter.forward = Voorwaarts
    chapter.loss = Verlies
    chapter.backward = Achterwaarts
    chapter.done = Resultaat
    sample = Eén voorbeeld: een invoer, en het doel waar die naartoe moet | Eén voorbeeld
    forwardWeight = Vooruit door gewicht {layer} | Vooruit naar {name}
    forwardLastWeight = Vooruit door gewicht {layer}: de voorspelling | Vooruit naar {name}
    forwardLayer = Vooruit door gewichtslaag {layer} | Vooruit naar {name}
    forwardLastLayer = Vooruit door gewichtslaag {layer}: de voorspelling | Vooruit naar {name}
    loss = Het verlies: hoe ver de voorspelling naast het doel zat | Hoe ver ernaast | Het verlies
    deltaBorn = {delta} ontstaat bij de uitvoer en wordt bewaard: hoe het verlies met de voorspelling verandert
      | {delta} ontstaat bij de uitvoer en wordt bewaard | {delta} ontstaat, bewaard | {delta}
    deltaFetched = {old} wordt opgehaald, niet opnieuw berekend: maal {weight} en de helling wordt het {delta}
      | {old} wordt opgehaald, niet opnieuw berekend | {old} wordt opgehaald | {old} → {delta}
    deltaFetchedLinear = {old} wordt opgehaald, niet opnieuw berekend: maal {weight} wordt het {delta}
      | {old} wordt opgehaald, niet opnieuw berekend | {old} wordt opgehaald | {old} → {delta}
    gradientWeight = De gradiënt van {weight}: {delta} maal wat binnenkwam | De gradiënt van {weight}
      | Gradiënt van {weight}
    gradientsZero = De gradiënten van laag {layer}: allemaal nul | Allemaal nul
    gradientsLayer = De gradiënten van laag {layer}; de sterkste gaat van neuron {from} naar {to}
      | De gradiënten van laag {layer} | Gradiënten van laag {layer} | Gradiënten {layer}
    everyGradient = Eén keer heen, één keer terug: alle gradiënten, elke δ één keer berekend en hergebruikt
      | Alle gradiënten, elke δ één keer berekend en hergebruikt
      | Alle gradiënten, elke δ één keer berekend | Alle gradiënten
    lossFalls = Elk gewicht zet een stap tegen zijn gradiënt in, en het verlies daalt
      | Een stap tegen de gradiënten in: het verlies daalt | Het verlies daalt
    lossRises = Elk gewicht zet een stap tegen zijn gradiënt in, en het verlies stijgt: η is te groot
      | Een stap tegen de gradiënten in: het verlies stijgt: η is te groot
      | Het verlies stijgt: η te groot
    lossStays = Elk gewicht zet een stap tegen zijn gradiënt in, en het verlies blijft
      | Een stap tegen de gradiënten in: het verlies blijft | Het verlies blijft
    gradientsZeroSummary = {gradient}: alle {count} zijn 0
    gradientsSummary = {gradient}: sterkste {value} van {count}
    costSummary = {reuse, plural, one {# vermenigvuldiging} other {# vermenigvuldigingen}} met geheugen, {scratch} zonder; bij {depth} lagen {deepReuse} en {deepScratch}
    halo = halo: √|δ|, geen onder 1 % van de grootste
    multiplications = vermenigvuldigingen
    """
}
