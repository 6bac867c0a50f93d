extension BackpropTranslations {
  static let hebrew = """
    title = פעפוע לאחור
    closing = כל δ מחושב פעם אחת, נשמר ומשמש שוב
    phase.update = עדכון
    chapter.update = תוצאה
    chapter.idle = הרשת
    stepSummary = צעד נגד הגרדיאנטים
    walksAgain = בלי זיכרון, כל משקל הולך את השרשרת מחדש | בלי זיכרון, כל משקל מחדש | בלי זיכרון
    sameProducts = אותן מכפלות, שוב ושוב | שוב אותן מכפלות | שוב
    storedOnce = כל δ מחושב פעם אחת, נשמר ומשמש שוב | כל δ פעם אחת, נשמר | נשמר פעם אחת
    deeperSaves = ככל שהרשת עמוקה, כך שמירת כל δ חוסכת יותר | רשתות עמוקות חוסכות יותר | עמוק חוסך יותר
    oneMultiplication = פעולת כפל אחת
    fromScratch = בלי זיכרון
    withReuse = עם זיכרון
    layersDeep = , {count, plural, one {שכבה אחת} two {שתי שכבות} other {# שכבות}}
    layersFromInput = שכבות משקלים, מהקלט
    multiplicationsEachWeight = פעולות כפל לכל משקל
    multiplicationsEachLayer = פעולות כפל לכל שכבת משקלים
    weightGoesUp = w עולה
    weightGoesDown = w יורד
    deltaAndGradient = δ וגרדיאנט
    storedDelta = δ שמור
    gradientHead = גרדיאנט
    eachEdge = |∂L/∂w| של כל קשת, לוגריתמי
    largestOfEachEdge = |∂L/∂w| הגדול בכל קשת, לוגריתמי
    chainStored = פעפוע לאחור: כל δ מן השמור לפניו | כל δ מן השמור לפניו
    chainScratch = פעפוע בלי זיכרון: {delta} מחושב {count} פעמים | בלי זיכרון: {delta} {count} פעמים
    fibonacciStored = פיבונאצ׳י: כל F משני השמורים לפניו | כל F משני השמורים לפניו
    fibonacciScratch = פיבונאצ׳י בלי זיכרון: F₂ מחושב 3 פעמים | בלי זיכרון: F₂ 3 פעמים
    moral = שומרים פעם אחת, משתמשים שוב
    numbers = {count, plural, one {מספר אחד} two {שני מספרים} other {# מספרים}}
    """
}
