extension NetworkTranslations {
  static let polish = """
    phase.idle = dane
    phase.forward = w przód
    phase.loss = strata
    phase.backward = wstecz
    chapter.forward = Przejście w przód
    chapter.loss = Strata
    chapter.backward = Przejście wstecz
    chapter.done = Wynik
    sample = Jeden przykład: wejście i cel, do którego ma prowadzić | Jeden przykład
    forwardWeight = W przód przez wagę {layer} | W przód do {name}
    forwardLastWeight = W przód przez wagę {layer}: predykcja | W przód do {name}
    forwardLayer = W przód przez warstwę wag {layer} | W przód do {name}
    forwardLastLayer = W przód przez warstwę wag {layer}: predykcja | W przód do {name}
    loss = Strata: jak bardzo predykcja minęła się z celem | Jak bardzo obok | Strata
    deltaBorn = {delta} powstaje na wyjściu i zostaje w pamięci: jak strata zmienia się z predykcją
      | {delta} powstaje na wyjściu, zapamiętana | {delta} zapamiętana | {delta}
    deltaFetched = {old} wzięta z pamięci, nie liczona od nowa: razy {weight} i nachylenie to {delta}
      | {old} z pamięci, nie liczona od nowa | {old} z pamięci | {old} → {delta}
    deltaFetchedLinear = {old} wzięta z pamięci, nie liczona od nowa: razy {weight} to {delta}
      | {old} z pamięci, nie liczona od nowa | {old} z pamięci | {old} → {delta}
    gradientWeight = Gradient {weight}: {delta} razy to, co weszło | Gradient {weight}
    gradientsZero = Gradienty warstwy {layer}: wszystkie zerowe | Same zera
    gradientsLayer = Gradienty warstwy {layer}; najsilniejszy od neuronu {from} do {to}
      | Gradienty warstwy {layer} | Gradienty {layer}
    everyGradient = Raz w przód, raz wstecz: wszystkie gradienty, każda δ liczona raz
      | Wszystkie gradienty, każda δ liczona raz | Wszystkie gradienty
    lossFalls = Każda waga robi krok przeciw gradientowi i strata maleje
      | Krok przeciw gradientom: strata maleje | Strata maleje
    lossRises = Każda waga robi krok przeciw gradientowi i strata rośnie: η za duże
      | Krok przeciw gradientom: strata rośnie: η za duże | Strata rośnie: η za duże
    lossStays = Każda waga robi krok przeciw gradientowi i strata się nie zmienia
      | Krok przeciw gradientom: strata bez zmian | Strata bez zmian
    gradientsZeroSummary = {gradient}: wszystkie ({count}) równe 0
    gradientsSummary = {gradient}: najsilniejszy {value} z {count}
    costSummary = {reuse, plural, one {# mnożenie} few {# mnożenia} many {# mnożeń} other {# mnożenia}} z pamięcią, {scratch} bez niej; przy {depth} warstwach {deepReuse} i {deepScratch}
    halo = poświata: √|δ|, brak poniżej 1 % największej
    multiplications = mnożenia
    """
}
