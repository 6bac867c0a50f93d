import Learning
import Testing

/// Tables as spreadsheets, R, pandas, NumPy and others write them.
@Suite struct CSVDialectTests {
  private static let samples: [Dataset.Sample] = [
    .init(point: [-0.827, 1234.5], label: 0), .init(point: [1.165, 2], label: 1), .init(point: [3, -0.25], label: 0),
  ]

  @Test(arguments: [
    // Quotes: Excel, pandas QUOTE_NONNUMERIC, R's write.csv and write.table.
    "\"x\",\"y\",\"label\"\n-0.827,1234.5,\"a b\"\n1.165,2,\"c\"\n3,-0.25,\"a b\"\n",
    "\"\",\"x\",\"y\",\"label\"\n\"1\",-0.827,1234.5,\"a b\"\n\"2\",1.165,2,\"c\"\n\"3\",3,-0.25,\"a b\"\n",
    "\"x\" \"y\" \"label\"\n\"1\" -0.827 1234.5 \"a b\"\n\"2\" 1.165 2 \"c\"\n\"3\" 3 -0.25 \"a b\"\n",
    "\"-0.827\",\"1234.5\",\"a b\"\r\n\"1.165\",\"2\",\"c\"\r\n\"3\",\"-0.25\",\"a b\"",
    "x, y, label\n -0.827 , \"1,234.5\" , \"a b\" \n1.165,2,c\n3,-0.25,\"a\nb\"",
    // A decimal comma: Excel in many countries, R's write.csv2.
    "x;y;label\n-0,827;1234,5;a b\n1,165;2;c\n3;-0,25;a b\n",
    "sep=;\r\nx;y;label\r\n-0,827;1.234,5;a b\r\n1,165;2,0;c\r\n3,0;-0,25;a b\r\n",
    "\"sep=\t\"\n-0,827\t1 234,5\ta b\n1,165\t2\tc\n3\t-0,25\ta b",
    "\"-0,827\",\"1.234,5\",a b\n\"1,165\",2,c\n3,\"-0,25\",a b",
    // Other separators and line ends.
    "x\ty\tlabel\r-0.827\t1'234.5\ta b\r1.165\t2\tc\r3\t-0.25\ta b\r",
    "x|y|label\n-0.827|1234.5|a b\n1.165|2|c\n3|-0.25|a b",
    "-8.27e-01 1.2345E+03 \"a b\"\n  1.165e+00   2.0e+00 c\n3e0\t-2.5e-1  \"a b\"  \n",
    // pandas: the index, columns without names, separators at the end; comments; empty lines and cells.
    ",x,y,label\n0,-0.827,1234.5,a b\n1,1.165,2,c\n2,3,-0.25,a b",
    "Unnamed: 0,width,height,kind\n0,-0.827,1234.5,a b\n1,1.165,2,c\n2,3,-0.25,a b",
    ",0,1,2\n0,-0.827,1234.5,a b\n1,1.165,2,c\n2,3,-0.25,a b",
    "1,-0.827,1234.5,a b\n2,1.165,2,c\n3,3,-0.25,a b",
    "x,y,label,\n-0.827,1234.5,a b,\n\n1.165,2,c,\n3,-0.25,a b,\n,,,\n",
    "-0.827,1234.5,a b,,\n# 1,2,q\n1.165,2,c,,\n3,-0.25,a b,,",
    "# label,x,y\na b,-0.827,1234.5\nc,1.165,2\na b,3,-0.25",
    // Names as scikit-learn's examples have them; \u{2212} is a minus.
    "y,x1,x2\na b,\u{2212}0.827,+1234.5\nc,1.165,2.\na b,3,-.25",
    "class;x;id;y\na b;-82.7%;1;123450 %\nc;116.5%;2;200%\na b;300%;3;-25%",
  ])
  func tablesOfManyProgramsAreOne(_ table: String) throws {
    let (data, notes) = try Dataset.read(csv: table)
    #expect(data.samples == Self.samples && data.classNames == ["a b", "c"])
    #expect(notes == (table.contains("%") ? [.percent(line: 2)] : []))
  }

  @Test func quotesHoldSeparatorsAndQuotes() throws {
    let data = try Dataset(csv: "x,y,label\n1,2,\"not ill, at all\"\n3,4,\"so-called \"\"ill\"\"\"\n5,6,5\" pipe")
    #expect(data.classNames == ["5\" pipe", "not ill, at all", "so-called \"ill\""])
  }

  @Test func whatIsStatedCounts() throws {
    let comma = CSVDialect(decimal: .comma)
    let table = "x;y;label\n1,234;5,678;a\n9,012;3,456;b"
    #expect(
      try Dataset.read(csv: table, dialect: comma).dataset.samples.map(\.point) == [[1.234, 5.678], [9.012, 3.456]])
    let point = CSVDialect(separator: .init(";"), decimal: .point)
    #expect(
      try Dataset.read(csv: table, dialect: point).dataset.samples.map(\.point) == [[1234, 5678], [9012, 3456]])
    let colon = CSVDialect(separator: .init(":"))
    #expect(try Dataset.read(csv: "1:2:a\n3:4:b", dialect: colon).dataset.samples.map(\.point) == [[1, 2], [3, 4]])
    #expect(
      text { try Dataset.read(csv: "1;2;a\n3;4;b", dialect: CSVDialect(separator: .init(","))) } == """
        line 1: found 1 column, expected 3: are they separated by ";"?
        line 2: found 1 column, expected 3: are they separated by ";"?
        """)
    for name in ["tab", "space", ",", "|", " ", "\t"] { #expect(CSVDialect.Separator(name) != nil) }
    for name in ["", "a", "1", "\"", ".", "-", "+", "#", "\n", ";;", "é"] { #expect(CSVDialect.Separator(name) == nil) }
  }

  @Test func aMarkThatIsNotKnownIsAskedFor() {
    #expect(
      text { try Dataset(csv: "x;y;label\n1,234;5;a\n9;3;b") }
        == "line 2: \"1,234\" may have a decimal comma, or a comma before thousands, and no other number decides")
    #expect(
      text { try Dataset(csv: "x;y;label\n1.5;5;a\n9;3,25;b") }
        == "line 3: \"3,25\" has a decimal comma, and \"1.5\" on "
        + "line 2 a decimal point: expected one of them")
  }

  @Test func rowsWithoutAValueAreLeftOutAndTold() throws {
    let words = ["", "NA", "NaN", "null", "?", "-", "#N/A", "None", "n/a", "<NA>", "\\N", "\"\"", "."]
    let rows = words.map { "\($0),1,a\n" }.joined()
    let (data, notes) = try Dataset.read(csv: "x,y,label\n\(rows)1,2,-\n1,3,+\n1,4,NA\n1,5,\"NA\"\n")
    #expect(data.classNames == ["+", "-", "NA"] && data.samples.count == 3)
    #expect(
      notes.map(\.description) == [
        "14 rows are left out, because x, y or label is missing: lines 2, 3, 4, 5, 6, 7, 8, 9, …"
      ])
    let (_, one) = try Dataset.read(csv: "1,2,a\n,3,b\n3,4,b")
    #expect(one.map(\.description) == ["1 row is left out, because x, y or label is missing: line 2"])
    #expect(one[0].line == 2)
    #expect(
      text { try Dataset(csv: "1,2,?\n3,,b\n") }
        == "x, y or label is missing in all 2 rows: expected lines of x, y, label")
    #expect(text { try Dataset(csv: "1,2,a\n3,NA,b\n") } == "every row has the label a: expected at least two classes")
  }

  @Test func aFewRowsThatCannotBeReadAreLeftOut() throws {
    let good = (0..<18).map { "\($0),1,\($0 % 2 == 0 ? "a" : "b")\n" }.joined()
    let (data, notes) = try Dataset.read(csv: good + "o.42,1e10,a\n1,2\n")
    #expect(data.samples.count == 18)
    #expect(
      notes.map(\.description) == [
        "line 19: x is \"o.42\": expected a number from -1e9 to 1e9, such as 0.25; the row is left out",
        "line 20: found 2 columns, expected 3; the row is left out",
      ])
    #expect(
      text { try Dataset(csv: good + "o.42,1,a\n1,2\n1,2,\"a\"b\n") } == """
        line 19: x is "o.42": expected a number from -1e9 to 1e9, such as 0.25
        line 20: found 2 columns, expected 3
        line 21: a value goes on after its closing quote: expected a separator; a quote in a value is doubled
        """)
    let many = (0..<90).map { "\($0),1,\($0 % 2 == 0 ? "a" : "b")" }
    let odd = try Dataset.read(csv: many.joined(separator: "\n") + "\n" + String(repeating: "1,x,a\n", count: 7))
    #expect(odd.notes.count { if case .left = $0 { true } else { false } } == 5)
    #expect(
      odd.notes.contains(.moreLeft(2))
        && DatasetNote.moreLeft(2).description == "2 more rows are left out that can't be read")
    #expect(
      text { try Dataset(csv: good + "1,2,\"a\n3,4,b\n") }
        == "line 19: a quote is never closed: expected another \" at the value's end; a quote in a value is doubled")
  }

  @Test func aTitleAboveATableIsLeftOut() throws {
    let rows = (0..<9).map { "\($0);\($0 % 2);0,5\n" }.joined()
    let (data, notes) = try Dataset.read(csv: "Measured in May\nx;label;y\n" + rows)
    #expect(data.samples.first?.point == [0, 0.5] && data.samples.count == 9)
    #expect(
      notes.map(\.description)
        == ["line 1: found 1 column, expected 3; the row is left out"])
  }

  @Test func aRowIsNotEndless() throws {
    let long = String(repeating: "é", count: 201)
    #expect(
      text { try Dataset(csv: "1,2,\(long)\n3,4,b\n") }
        == "line 1: the label has more than 200 characters: expected the name or number of a class")
    #expect(try Dataset(csv: "1,2,\(long.dropFirst())\n3,4,b\n").classNames == ["b", String(long.dropFirst())])
    #expect(
      text { try Dataset(csv: "1,2,a,c" + String(repeating: ",c", count: 200_000)) }
        == "line 1: found 100000 columns, expected 3")
  }

  @Test func aQuoteThatSwallowsRowsIsFound() {
    let message = "a quote is never closed: expected another \" at the value's end; a quote in a value is doubled"
    #expect(text { try Dataset(csv: "1,2,\"a\n3,4,b\n5,6,c\"\n7,8,d\n") } == "line 1: \(message)")
  }

  @Test func pointsThatComeAgainAreTold() throws {
    let (data, notes) = try Dataset.read(csv: "x,y,label\n1,2,a\n3,4,b\n1,2.0,a\n0,0,a\n-0,0,b\n3,4,a\n1,2,a")
    #expect(data.samples.count == 7)
    #expect(
      notes.map(\.description) == [
        "line 4: the point and its class are those of line 2; 1 more row like it",
        "line 6: the point is of class \"b\", and on line 5 of class \"a\": no network can tell them apart; "
          + "1 more row like it",
      ])
  }

  @Test func aRowOfPlacesIsNoPoint() throws {
    let (data, notes) = try Dataset.read(csv: "0,1,2\n0.5,0.5,0\n1,1,1.0\n")
    #expect(data.classNames == ["0", "1"] && data.samples.count == 2)
    #expect(
      notes.map(\.description)
        == ["line 1: 0, 1, 2 is taken for a header, as no other row is of class 2; name the columns x, y and label"])
    #expect(try Dataset(csv: "0,1,2\n0.5,0.5,0\n1,1,2\n").classNames == ["0", "2"])
  }

  /// Whatever stands in a file, it is read or refused, in time that grows as its size.
  @Test func noTextTraps() {
    let pieces = [
      "\"", ",", ";", "\t", " ", "|", "\n", "\r", "\r\n", "#", "sep=", "1", "-2.5", "1,234", "1e999", "e", "%",
      "NA", "a", "x", "y", "label", "\u{a0}", "\u{feff}", "'", "0,1,2\n", "é", "\0",
    ]
    var state: UInt64 = 7
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<(state >> 33) % 40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 40) % pieces.count]
      }
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      _ = try? Dataset.read(csv: text)
    }
    for piece in ["\"", "\"\"", "\"\n", ",", "#\n", "NA,", "\"a\"b", "1 ", "\r"] {
      _ = try? Dataset.read(csv: "1,2,a\n" + String(repeating: piece, count: 300_000))
    }
  }
}
