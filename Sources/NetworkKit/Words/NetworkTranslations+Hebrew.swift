extension NetworkTranslations {
  static let hebrew = """
    phase.idle = נתונים
    phase.forward = קדימה
    phase.loss = הפסד
    phase.backward = אחורה
    chapter.forward = מעבר קדימה
    chapter.loss = הפסד
    chapter.backward = מעבר אחורה
    chapter.done = תוצאה
    sample = דוגמה אחת: קלט, והמטרה שאליה עליו להוביל | דוגמה אחת
    forwardWeight = קדימה דרך משקל {layer} | קדימה אל {name}
    forwardLastWeight = קדימה דרך משקל {layer}: התחזית | קדימה אל {name}
    forwardLayer = קדימה דרך שכבת משקלים {layer} | קדימה אל {name}
    forwardLastLayer = קדימה דרך שכבת משקלים {layer}: התחזית | קדימה אל {name}
    loss = ההפסד: עד כמה החטיאה התחזית את המטרה | עד כמה החטיאה | ההפסד
    deltaBorn = {delta} נולד בפלט ונשמר: איך ההפסד משתנה עם התחזית | {delta} נולד בפלט ונשמר
      | {delta} נשמר | {delta}
    deltaFetched = {old} נשלף, לא מחושב שוב: כפול {weight} והשיפוע הוא {delta}
      | {old} נשלף, לא מחושב שוב | {old} נשלף | {old} → {delta}
    deltaFetchedLinear = {old} נשלף, לא מחושב שוב: כפול {weight} הוא {delta} | {old} נשלף, לא מחושב שוב
      | {old} נשלף | {old} → {delta}
    gradientWeight = הגרדיאנט של {weight}: {delta} כפול מה שנכנס | הגרדיאנט של {weight}
    gradientsZero = הגרדיאנטים של שכבה {layer}: כולם אפס | כולם אפס
    gradientsLayer = הגרדיאנטים של שכבה {layer}; החזק מכולם מנוירון {from} אל {to}
      | הגרדיאנטים של שכבה {layer} | גרדיאנטים {layer}
    everyGradient = מעבר קדימה ומעבר אחורה: כל הגרדיאנטים, כל δ מחושב פעם אחת
      | כל הגרדיאנטים, כל δ מחושב פעם אחת | כל הגרדיאנטים
    lossFalls = כל משקל צועד נגד הגרדיאנט שלו, וההפסד יורד | צעד נגד הגרדיאנטים: ההפסד יורד | ההפסד יורד
    lossRises = כל משקל צועד נגד הגרדיאנט שלו, וההפסד עולה: η גדול מדי
      | צעד נגד הגרדיאנטים: ההפסד עולה: η גדול מדי | ההפסד עולה: η גדול מדי
    lossStays = כל משקל צועד נגד הגרדיאנט שלו, וההפסד נשאר | צעד נגד הגרדיאנטים: ההפסד נשאר | ההפסד נשאר
    gradientsZeroSummary = {gradient}: כל ה־{count} הם 0
    gradientsSummary = {gradient}: החזק {value} מתוך {count}
    costSummary = כפלים: {reuse} עם זיכרון, {scratch} בלעדיו; ב־{depth} שכבות {deepReuse} ו־{deepScratch}
    halo = הילה: √|δ|, אין מתחת ל־1% מהגדולה
    multiplications = פעולות כפל
    """
}
