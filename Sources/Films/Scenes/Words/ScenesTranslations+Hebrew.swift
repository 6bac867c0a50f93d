extension ScenesTranslations {
  static let hebrew = """
    title = הסבר
    closing = כל מספר חושב
    phase.scene = סצנה
    chapter.scene = סצנה
    colourScale = צבע: {low} … {high}
    fillScale = מילוי: {low} … {high}
    neuronScale = נוירונים: {low} … {high}
    weightScale = משקל {weight}
    shownOf = {shown} מתוך {all}
    levelLine = קו גובה ב־
    levelLines = קווי גובה מ־
    levelLinesTo = עד
    arrowScale = חץ: {scale} × הווקטור שלו
    ribbonScale = סרט ברוחב תיבה: {most}
    cells = {count, plural, one {מספר אחד} two {שני מספרים} other {# מספרים}}
    derivatives = הנגזרת של {output} לפי כל מספר
    """
}
