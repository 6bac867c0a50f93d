extension NetworkTranslations {
  static let italian = """
    phase.idle = dati
    phase.forward = avanti
    phase.loss = perdita
    phase.backward = indietro
    chapter.forward = Passata in avanti
    chapter.loss = Perdita
    chapter.backward = Passata all’indietro
    chapter.done = Risultato
    sample = Un campione: un ingresso e il bersaglio a cui dovrebbe portare | Un campione
    forwardWeight = In avanti attraverso il peso {layer} | In avanti a {name}
    forwardLastWeight = In avanti attraverso il peso {layer}: la predizione | In avanti a {name}
    forwardLayer = In avanti attraverso lo strato {layer} di pesi | In avanti a {name}
    forwardLastLayer = In avanti attraverso lo strato {layer} di pesi: la predizione
      | In avanti a {name}
    loss = La perdita: di quanto la predizione ha mancato il bersaglio | Di quanto ha mancato
      | La perdita
    deltaBorn = {delta} nasce all’uscita e viene salvato: come cambia la perdita con la predizione
      | {delta} nasce all’uscita e viene salvato | {delta} nasce, salvato | {delta}
    deltaFetched = {old} è ripreso, non ricalcolato: per {weight} e la pendenza diventa {delta}
      | {old} è ripreso, non ricalcolato | {old} è ripreso | {old} → {delta}
    deltaFetchedLinear = {old} è ripreso, non ricalcolato: per {weight} diventa {delta}
      | {old} è ripreso, non ricalcolato | {old} è ripreso | {old} → {delta}
    gradientWeight = Il gradiente di {weight}: {delta} per ciò che è entrato | Il gradiente di {weight}
      | Gradiente di {weight}
    gradientsZero = I gradienti dello strato {layer}: tutti nulli | Tutti nulli
    gradientsLayer = I gradienti dello strato {layer}; il più forte va dal neurone {from} al {to}
      | I gradienti dello strato {layer} | Gradienti, strato {layer} | Gradienti {layer}
    everyGradient = Un’andata e un ritorno: tutti i gradienti, ogni δ calcolato una volta e riusato
      | Tutti i gradienti, ogni δ calcolato una volta e riusato
      | Tutti i gradienti, ogni δ calcolato una volta | Tutti i gradienti
    lossFalls = Ogni peso fa un passo contro il suo gradiente, e la perdita scende
      | Un passo contro i gradienti: la perdita scende | La perdita scende
    lossRises = Ogni peso fa un passo contro il suo gradiente, e la perdita sale: η è troppo grande
      | Un passo contro i gradienti: la perdita sale: η è troppo grande
      | La perdita sale: η troppo grande
    lossStays = Ogni peso fa un passo contro il suo gradiente, e la perdita non cambia
      | Un passo contro i gradienti: la perdita non cambia | La perdita resta
    gradientsZeroSummary = {gradient}: tutti i {count} sono 0
    gradientsSummary = {gradient}: il più forte {value} di {count}
    costSummary = {reuse, plural, one {# moltiplicazione} other {# moltiplicazioni}} con memoria, {scratch} senza; con {depth} strati {deepReuse} e {deepScratch}
    halo = alone: √|δ|, nessuno sotto l’1 % del massimo
    multiplications = moltiplicazioni
    """
}
