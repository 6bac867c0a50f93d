extension NetworkTranslations {
  static let hindi = """
    phase.idle = डेटा
    phase.forward = आगे
    phase.loss = लॉस
    phase.backward = पीछे
    chapter.forward = फ़ॉरवर्ड पास
    chapter.loss = लॉस
    chapter.backward = बैकवर्ड पास
    chapter.done = परिणाम
    sample = एक नमूना: एक इनपुट, और वह लक्ष्य जहाँ उसे पहुँचना है | एक नमूना
    forwardWeight = भार {layer} से होकर आगे | {name} तक आगे
    forwardLastWeight = भार {layer} से होकर आगे: अनुमान | {name} तक आगे
    forwardLayer = भारों की परत {layer} से होकर आगे | {name} तक आगे
    forwardLastLayer = भारों की परत {layer} से होकर आगे: अनुमान | {name} तक आगे
    loss = लॉस: अनुमान लक्ष्य से कितना चूका | कितना चूका | लॉस
    deltaBorn = {delta} आउटपुट पर बनता और सहेजा जाता है: अनुमान हिले तो लॉस कैसे हिले
      | {delta} आउटपुट पर बनता और सहेजा जाता है | {delta} सहेजा गया | {delta}
    deltaFetched = {old} फिर नहीं गिना जाता, उठा लिया जाता है: {weight} और ढाल से गुणा होकर {delta}
      | {old} फिर नहीं गिना जाता | {old} उठाया गया | {old} → {delta}
    deltaFetchedLinear = {old} फिर नहीं गिना जाता, उठा लिया जाता है: {weight} से गुणा होकर {delta}
      | {old} फिर नहीं गिना जाता | {old} उठाया गया | {old} → {delta}
    gradientWeight = {weight} का ग्रेडिएंट: {delta} गुणा जो अंदर आया | {weight} का ग्रेडिएंट
    gradientsZero = परत {layer} के ग्रेडिएंट: सब शून्य | सब शून्य
    gradientsLayer = परत {layer} के ग्रेडिएंट; सबसे प्रबल न्यूरॉन {from} से {to} का
      | परत {layer} के ग्रेडिएंट | ग्रेडिएंट {layer}
    everyGradient = एक बार आगे, एक बार पीछे: सारे ग्रेडिएंट, हर δ एक ही बार गिना गया
      | सारे ग्रेडिएंट, हर δ एक ही बार गिना गया | सारे ग्रेडिएंट
    lossFalls = हर भार अपने ग्रेडिएंट के उलट एक क़दम चलता है, और लॉस घटता है
      | ग्रेडिएंट के उलट एक क़दम: लॉस घटता है | लॉस घटता है
    lossRises = हर भार अपने ग्रेडिएंट के उलट एक क़दम चलता है, और लॉस बढ़ता है: η बहुत बड़ा
      | ग्रेडिएंट के उलट एक क़दम: लॉस बढ़ता है: η बहुत बड़ा | लॉस बढ़ता है: η बहुत बड़ा
    lossStays = हर भार अपने ग्रेडिएंट के उलट एक क़दम चलता है, और लॉस वही रहता है
      | ग्रेडिएंट के उलट एक क़दम: लॉस वही | लॉस वही
    gradientsZeroSummary = {gradient}: सभी {count} शून्य
    gradientsSummary = {gradient}: {count} में सबसे प्रबल {value}
    costSummary = सहेजकर {reuse} गुणा, बिना सहेजे {scratch}; {depth} परतों में {deepReuse} और {deepScratch}
    halo = आभा: √|δ|, सबसे बड़ी के 1% से कम नहीं दिखती
    multiplications = गुणा
    """
}
