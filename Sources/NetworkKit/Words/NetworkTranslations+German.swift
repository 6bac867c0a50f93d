extension NetworkTranslations {
  static let german = """
    phase.idle = Daten
    phase.forward = vorwärts
    phase.loss = Verlust
    phase.backward = rückwärts
    chapter.forward = Vorwärtslauf
    chapter.loss = Verlust
    chapter.backward = Rückwärtslauf
    chapter.done = Ergebnis
    sample = Ein Beispiel: eine Eingabe und das Ziel, zu dem sie führen soll | Ein Beispiel
    forwardWeight = Vorwärts durch Gewicht {layer} | Vorwärts zu {name}
    forwardLastWeight = Vorwärts durch Gewicht {layer}: die Vorhersage | Vorwärts zu {name}
    forwardLayer = Vorwärts durch Gewichtsschicht {layer} | Vorwärts zu {name}
    forwardLastLayer = Vorwärts durch Gewichtsschicht {layer}: die Vorhersage | Vorwärts zu {name}
    loss = Der Verlust: wie weit die Vorhersage das Ziel verfehlt | Wie weit daneben | Der Verlust
    deltaBorn = {delta} entsteht am Ausgang und wird gemerkt: wie sich der Verlust mit der Vorhersage ändert
      | {delta} entsteht am Ausgang und wird gemerkt | {delta} entsteht, gemerkt | {delta}
    deltaFetched = {old} wird geholt, nicht neu berechnet: mal {weight} und Steigung wird es zu {delta}
      | {old} wird geholt, nicht neu berechnet | {old} wird geholt | {old} → {delta}
    deltaFetchedLinear = {old} wird geholt, nicht neu berechnet: mal {weight} wird es zu {delta}
      | {old} wird geholt, nicht neu berechnet | {old} wird geholt | {old} → {delta}
    gradientWeight = Der Gradient von {weight}: {delta} mal das, was hereinkam
      | Der Gradient von {weight} | Gradient von {weight}
    gradientsZero = Die Gradienten der Schicht {layer}: alle sind null | Alle null
    gradientsLayer = Die Gradienten der Schicht {layer}; am stärksten der von Neuron {from} zu {to}
      | Die Gradienten der Schicht {layer} | Gradienten der Schicht {layer} | Gradienten {layer}
    everyGradient = Einmal vorwärts, einmal rückwärts: alle Gradienten, jedes δ nur einmal berechnet
      | Alle Gradienten, jedes δ einmal berechnet und wiederverwendet
      | Alle Gradienten, jedes δ einmal berechnet | Alle Gradienten
    lossFalls = Jedes Gewicht geht einen Schritt gegen seinen Gradienten, und der Verlust sinkt
      | Ein Schritt gegen die Gradienten: der Verlust sinkt | Der Verlust sinkt
    lossRises = Jedes Gewicht geht einen Schritt gegen seinen Gradienten, und der Verlust steigt: η ist zu groß
      | Ein Schritt gegen die Gradienten: der Verlust steigt: η ist zu groß
      | Der Verlust steigt: η ist zu groß
    lossStays = Jedes Gewicht geht einen Schritt gegen seinen Gradienten, und der Verlust bleibt
      | Ein Schritt gegen die Gradienten: der Verlust bleibt | Der Verlust bleibt
    gradientsZeroSummary = {gradient}: alle {count} sind 0
    gradientsSummary = {gradient}: stärkster {value} von {count}
    costSummary = {reuse, plural, one {# Multiplikation} other {# Multiplikationen}} mit Wiederverwendung, {scratch} ohne; bei {depth} Schichten {deepReuse} und {deepScratch}
    halo = Lichthof: √|δ|, keiner unter 1 % des größten
    multiplications = Multiplikationen
    """
}
