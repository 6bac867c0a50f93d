import Learning
import Testing

@Suite struct CSVTests {
  @Test func rowsOfNumbers() throws {
    let data = try Dataset(csv: "\u{feff}# two points\n\n 1, 2 ,7\r\n-0.5,3e-1,-1\r\n0,0,7.0\n")
    #expect(
      data.samples == [
        .init(point: [1, 2], label: 1), .init(point: [-0.5, 0.3], label: 0), .init(point: [0, 0], label: 1),
      ])
    #expect(data.classNames == ["-1", "7"])
  }

  @Test func namesAndHeaders() throws {
    let plain = try Dataset(csv: "width,height,kind\n1,2,cat\n3,4,ant")
    #expect(plain.classNames == ["ant", "cat"])
    #expect(plain.samples == [.init(point: [1, 2], label: 1), .init(point: [3, 4], label: 0)])
    let ordered = try Dataset(csv: "Label,id,Y,X\ncat,0,2,1\nant,1,4,3")
    #expect(ordered == plain)
    #expect(try Dataset(csv: "\u{feff}x,y,label\n1,2,cat\n3,4,ant\n\n") == plain)
  }

  @Test func everythingWrongIsSaidAtOnce() {
    #expect(
      text {
        try Dataset(csv: "x,y,label\n1,2\n1,two,a\n1,1e10,a\n1;2;a\n1,2,a\n\nq,w,a\n")
      } == """
        line 2: found 2 columns, expected 3
        line 3: y is "two": expected a number from -1e9 to 1e9, such as 0.25
        line 4: y is "1e10": expected a number from -1e9 to 1e9, such as 0.25
        line 5: found 1 column, expected 3: are they separated by ";"?
        line 8: x is "q": expected a number from -1e9 to 1e9, such as 0.25
        line 8: y is "w": expected a number from -1e9 to 1e9, such as 0.25
        """)
    #expect(
      text { try Dataset(csv: "O.5,1,a\n0.5,1,b\n1,1,a") }
        == "line 1: x is \"O.5\": expected a number from -1e9 to 1e9, such as 0.25")
    #expect(text { try Dataset(csv: "") } == "there are no rows: expected lines of x, y, label")
    #expect(text { try Dataset(csv: "x,y,label\n") } == "there are no rows: expected lines of x, y, label")
    #expect(text { try Dataset(csv: "1,2,0\n3,4,0") } == "every row has the label 0: expected at least two classes")
    #expect(
      text { try Dataset(csv: "a\tb\tc\n1\t2\t3") } == "every row has the label 3: expected at least two classes")
    #expect(
      text { try Dataset(csv: "x,y,id,lable\n1,2,3,a\n1,2,4,b") }
        == "line 1: the header has no column label, or more than one; found x, y, id, lable: "
        + "name the columns x, y and label, or leave the header out")
    #expect(
      text { try Dataset(csv: "lable,x,y\na,1,2\nb,2,3") }
        == "line 1: the header has no column label, or more than one; found lable, x, y: "
        + "name the columns x, y and label, or leave the header out")
    #expect(
      text { try Dataset(csv: (0..<20).map { "0,0,0.\($0)1" }.joined(separator: "\n")) }
        == "there are 20 labels (0.01, 0.101, 0.11, 0.111, …): expected at most 16 classes; is the last column the class?"
    )
    let rows = (0..<30).map { "\($0)" }.joined(separator: "\n")
    #expect(text { try Dataset(csv: rows) }.split(separator: "\n").last == "and 10 more")
  }

  @Test func aFileMayNotBeEndless() throws {
    let rows = String(repeating: "0,0,0\n0,0,1\n", count: 50_001)
    #expect(try Dataset(csv: String(rows.prefix(600_000))).samples.count == 100_000)
    #expect(text { try Dataset(csv: rows) } == "line 100001: there are more than 100000 rows: keep a part of them")
  }
}
