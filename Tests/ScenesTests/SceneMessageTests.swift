import TestSupport
import Testing

@testable import Timeline

/// Every error of a file of scenes, by its exact text.
@Suite("errors of files of scenes")
struct SceneMessageTests {
  /// A file with what is said of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let complaint: String

    /// Its name, which distinguishes JSON from YAML.
    var file: String { text.hasPrefix("{") ? "s.json" : "s.yaml" }

    init(_ name: String, _ text: String, _ complaint: String) {
      (testDescription, self.text, self.complaint) = (name, text, complaint)
    }
  }

  @Test("say what is wrong, where, and what to do", arguments: kinds + values + places + moves + pointers + limits)
  func messages(test: Case) {
    #expect(SceneFixture.complaint(test.text, file: test.file) == test.complaint)
  }

  /// Marks that go to other areas.
  private static let moves: [Case] = [
    Case(
      "moves nowhere",
      #"""
      film: scenes
      scenes:
        - scene: a
          areas: left right
          marks:
            f: { plot: "[1, 2]", in: left }
            t: { trail: "[[0, 1]]", on: f }
            p: { matrix: [1, 2], in: right }
            b: { box: "p.cell(0, 1)" }
          beats:
            - show: { enter: [f, t, p, b] }
            - go: { move: { q: left, f: rigth, t: right, b: left, p: right } }
            - gone: { leave: p, move: { p: left } }
      """#,
      #"""
      s.yaml:12:23: scenes[0].beats[1].go.move.q: this scene has no mark "q". It has f, t, p and b.
      s.yaml:12:35: scenes[0].beats[1].go.move.f: there is no area "rigth". Did you mean "right"? There are left and \#
      right.
      s.yaml:12:42: scenes[0].beats[1].go.move.t: t goes along with the mark that its "on" names. Move that one.
      s.yaml:12:52: scenes[0].beats[1].go.move.b: b goes along with the mark that its "box" names. Move that one.
      s.yaml:12:64: scenes[0].beats[1].go.move.p: p stands in right already. Name another area, or leave this out.
      s.yaml:13:38: scenes[0].beats[2].gone.move.p: p isn't on the stage when it is to move to left. Let it enter in a \#
      beat before.
      """#),
    Case(
      "moves without areas",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            p: { matrix: [1, 2] }
          beats:
            - show: { enter: p }
            - go: { move: { p: side } }
            - on: { move: p }
            - off: { mve: { p: side } }
      """#,
      #"""
      s.yaml:8:26: scenes[0].beats[1].go.move.p: this scene has no areas that p could move to. Give it "areas".
      s.yaml:9:21: scenes[0].beats[2].on.move: "p" is a string; expected a mapping from marks to areas, such as {"p": \#
      "side"}.
      s.yaml:10:16: scenes[0].beats[3].off.mve: unknown key. Did you mean "move"? Keys here are: ms, caption, say, \#
      enter, leave, move, become, camera, fly, light, play, each.
      """#),
    Case(
      "becomes nothing",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            rule: { formula: "y = 2" }
            p: { matrix: [1, 2] }
          beats:
            - show: { enter: [rule, p] }
            - go: { become: { rul: "y", p: "[2, 1]" } }
            - on: { become: "y = 4" }
      """#,
      #"""
      s.yaml:9:25: scenes[0].beats[1].go.become.rul: this scene has no mark "rul". Did you mean "rule"? It has rule and p.
      s.yaml:9:35: scenes[0].beats[1].go.become.p: p is of the kind matrix, which becomes nothing else. Name a mark of \#
      the kind formula.
      s.yaml:10:23: scenes[0].beats[2].on.become: "y = 4" is a string; expected a mapping from formulas to what they \#
      become, such as {"rule": "y = 2x + 1"}.
      """#),
    Case(
      "becomes unseen",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            r: { formula: "y = 2" }
          beats:
            - show: { enter: r, become: { r: "y = 1" } }
            - gone: { leave: r, become: { r: "y = 3" } }
      """#,
      #"""
      s.yaml:7:40: scenes[0].beats[0].show.become.r: r isn't on the stage when it is to become another. Let it enter in \#
      a beat before.
      s.yaml:8:40: scenes[0].beats[1].gone.become.r: r isn't on the stage when it is to become another. Let it enter in \#
      a beat before.
      """#),
    Case(
      "becomes what is wrong",
      #"""
      film: scenes
      values: { w: [1, 2] }
      scenes:
        - scene: a
          marks:
            r: { formula: "y = 2" }
          beats:
            - show: { enter: r }
            - go: { become: { r: "y = {w[3]:.1f}" } }
      """#,
      #"""
      s.yaml:9:36: scenes[0].beats[1].go.become.r: 3 is outside of side 0, which goes from 0 to 1.
      """#),
    Case(
      "flies nowhere",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            map: { matrix: [1, 2] }
            n: { number: 1 }
          beats:
            - show: { enter: [map, n] }
            - one: { fly: { from: "map.cell(0, 3)", to: m } }
            - two: { fly: [{ from: "map.cel(0, 1)", to: "n.cell(1)" }, { from: n, to: "n.(" }] }
      """#,
      #"""
      s.yaml:9:42: scenes[0].beats[1].one.fly.from: column of map.cell is 3; expected 0 … 1, for there are 2.
      s.yaml:9:51: scenes[0].beats[1].one.fly.to: this scene has no mark "m". It has map and n.
      s.yaml:10:35: scenes[0].beats[2].two.fly[0].from: map is of the kind matrix, which has no place "cel". Did you \#
      mean "cell"? It has cell(row, column), row(row) and column(column); its name alone means all of it.
      s.yaml:10:54: scenes[0].beats[2].two.fly[0].to: n is of the kind number, which has no place "cell". Its name alone \#
      means all of it.
      s.yaml:10:81: scenes[0].beats[2].two.fly[1].to: "n.(" names no place. Write a mark and a place in it, such as \#
      "P.cell(0, 1)", or the mark's name alone.
      """#),
    Case(
      "camera nowhere",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            map: { matrix: [1, 2] }
          beats:
            - show: { enter: map }
            - near: { camera: mpa }
            - back: { camera: [map] }
      """#,
      #"""
      s.yaml:8:25: scenes[0].beats[1].near.camera: this scene has no mark "mpa". Did you mean "map"? It has map.
      s.yaml:9:25: scenes[0].beats[2].back.camera: this is a list; expected a mark's name, or "all".
      """#),
    Case(
      "lists without anything",
      #"""
      film: scenes
      values: { p: [1, 2] }
      scenes:
        - scene: a
          marks:
            c: { bars: "p[0:k]" }
          beats:
            - show: { enter: c, play: k = 0 … 2 }
      """#,
      #"""
      s.yaml:6:18: scenes[0].marks.c.bars: bars is empty; expected a list, with one at least: begin its variable later.
      """#),
    Case(
      "braces that are misread",
      #"""
      film: scenes
      values: { p: 0.25, words: { text: hi } }
      scenes:
        - scene: a
          marks:
            m: { number: p }
            b: { box: m, label: "{q:.1f} of {p:.0%}" }
            c: { box: m, label: "{p:.0p}", side: below }
            d: { box: m, label: "{words} {p}", side: left }
            f: { formula: "e^{p:1} + x_{i}" }
          beats:
            - show: { enter: [m, b, c, d, f], caption: "Now {P} and {0} {{p}}" }
      """#,
      #"""
      s.yaml:7:29: scenes[0].marks.b.label: nothing is called q. Define it under values, or play it in a beat.
      s.yaml:8:29: scenes[0].marks.c.label: {p:.0p} can't be shown. Expected an expression and its decimals, such as \#
      {p[2]:.2f}, or the name of a value.
      s.yaml:9:29: scenes[0].marks.d.label: words is made of words, and braces hold a number. Write the words themselves.
      s.yaml:10:25: scenes[0].marks.f.formula: {p:1} can't be shown. Expected an expression and its decimals, such as \#
      {p[2]:.2f}, or the name of a value.
      s.yaml:12:56: scenes[0].beats[0].show.caption: nothing is called P. Did you mean p? Braces hold a value, such as \#
      {p[2]:.2f}.
      """#),
    Case(
      "marks in one area",
      #"""
      film: scenes
      values: { p: [1, 2] }
      scenes:
        - scene: a
          areas: x y
          marks:
            m: { matrix: p, in: x }
            b: { bars: p, in: x }
            c: { number: 1, in: y }
            n: { number: 2 }
            box: { box: m }
          beats:
            - one: { enter: [m, c, box] }
            - two: { enter: b, leave: m }
            - three: { enter: m }
            - four: { leave: [m, b] }
            - five: { enter: n }
        - scene: b
          marks: { t: { text: hi } }
          beats: [{ s: { enter: t, camera: q } }]
      """#,
      #"""
      s.yaml:15:25: warning: scenes[0].beats[2].three.enter: m and b are in x at the same time. Let one leave before, \#
      give each an area of its own by "in", or put both into a group.
      s.yaml:17:24: warning: scenes[0].beats[4].five.enter: c and n are in the same part of the stage at the same time. \#
      Let one leave before, give each an area of its own by "in", or put both into a group.
      s.yaml:20:38: scenes[1].beats[0].s.camera: this scene has no mark "q". It has t.
      """#),
    Case(
      "formulas that can't be read",
      #"""
      film: scenes
      values: { p: [1, 2] }
      scenes:
        - scene: a
          marks:
            r: { formula: "y = {p[0]:.1f} + \\frc{1}{2}" }
          beats:
            - show: { enter: r }
            - next: { become: { r: \sqrt } }
      """#,
      #"""
      s.yaml:6:39: scenes[0].marks.r.formula: formula, character 18: unknown command \frc; did you mean \frac?
        y = {p[0]:.1f} + \frc{1}{2}
                         ^
      s.yaml:9:35: scenes[0].beats[1].next.become.r: formula, character 6: \sqrt needs what the root is of, as in \#
      \sqrt{x}, here
        \sqrt
             ^
      """#),
    Case(
      "marks that can't stay",
      #"""
      film: scenes
      values: { p: [1, 2] }
      scenes:
        - scene: a
          keep: m
          marks: { m: { matrix: p }, box: { box: m }, gone: { number: 1 }, run: { number: k } }
          beats:
            - first: { enter: [m, box, gone, run], play: k = 0 … 3 }
            - next: { enter: m, leave: gone }
        - scene: b
          keep: [m, box, gone, other, run]
          marks: { m: { matrix: p, digits: 1 }, box: { box: gone }, gone: { number: 1 }, run: { number: k } }
          beats:
            - first: { enter: gone, play: k = 1 … 3 }
        - scene: c
          keep: box
          marks: { m: { matrix: p, digits: 1 }, box: { box: gone }, gone: { number: 1 } }
          beats:
            - first: { enter: [m, gone] }
      """#,
      #"""
      s.yaml:5:11: scenes[0].keep: there is no scene before this one. Let the mark enter in a beat.
      s.yaml:8:25: scenes[0].beats[0].first.enter: m is on the stage already. Let it leave before, or leave this out.
      s.yaml:9:24: scenes[0].beats[1].next.enter: m is on the stage already. Let it leave before, or leave this out.
      s.yaml:11:12: scenes[1].keep[0]: m is another mark when the scene a ends. What stays is written alike in both \#
      scenes, but for its area.
      s.yaml:11:15: scenes[1].keep[1]: box is another mark when the scene a ends. What stays is written alike in both \#
      scenes, but for its area.
      s.yaml:11:20: scenes[1].keep[2]: gone isn't on the stage when the scene a ends. Let it enter in a beat of this one.
      s.yaml:11:26: scenes[1].keep[3]: this scene has no mark "other". It has m, box, gone and run.
      s.yaml:14:25: scenes[1].beats[0].first.enter: gone is on the stage already. Let it leave before, or leave this out.
      s.yaml:16:11: scenes[2].keep: box can't stay without gone. Keep that, too.
      """#),
    Case(
      "camera and flights before their marks",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            map: { matrix: [1, 2] }
            own: { number: 1 }
          beats:
            - first: { enter: own, camera: map }
            - near: { fly: { from: map, to: own }, leave: own }
            - late: { enter: map, camera: own }
            - back: { camera: map, fly: { from: own, to: map } }
      """#,
      #"""
      s.yaml:8:38: scenes[0].beats[0].first.camera: map isn't on the stage when the camera is to go to it. Let it \#
      enter in this beat or before.
      s.yaml:9:30: scenes[0].beats[1].near.fly.from: map isn't on the stage when something is to fly from it. Let it \#
      enter in this beat or before.
      s.yaml:10:37: scenes[0].beats[2].late.camera: own isn't on the stage when the camera is to go to it. Let it \#
      enter in this beat or before.
      s.yaml:11:43: scenes[0].beats[3].back.fly.from: own isn't on the stage when something is to fly from it. Let it \#
      enter in this beat or before.
      """#),
  ]

  /// What a file is made of.
  private static let kinds: [Case] = [
    Case(
      "no kind",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            p: { rows: [x] }
          beats:
            - show: { enter: [p] }
      """#,
      #"""
      s.yaml:5:10: scenes[0].marks.p: this mark is of no kind. Its kind is a key: text, formula, \#
      number, table, code, tokens, flow, network, graph, vector, matrix, pixels, image, bars, plane, plot, contour, field, \#
      surface, line, tangent, trail, points, arrow, area, rect, box, brace, note, link, layers, group or repeat.
      """#),
    Case(
      "misspelt kind",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            p: { matrx: [1, 2] }
          beats:
            - show: { enter: [p] }
      """#,
      #"""
      s.yaml:5:12: scenes[0].marks.p.matrx: this mark is of no kind: there is no "matrx". Did you mean \#
      "matrix"? Its kind is a key: text, formula, number, table, code, tokens, flow, network, graph, vector, matrix, pixels, \#
      image, bars, plane, plot, contour, field, surface, line, tangent, trail, points, arrow, area, rect, box, \#
      brace, note, link, layers, group or repeat.
      """#),
    Case(
      "misspelt kind json",
      #"""
      {"film": "scenes", "scenes": [{"scene": "a", "marks": {"p": {"forumla": "y"}},
       "beats": [{"show": {"enter": "p"}}]}]}
      """#,
      #"""
      s.json:1:62: scenes[0].marks.p.forumla: this mark is of no kind: there is no "forumla". Did you \#
      mean "formula"? Its kind is a key: text, formula, number, table, code, tokens, flow, network, graph, vector, matrix, \#
      pixels, image, bars, plane, plot, contour, field, surface, line, tangent, trail, points, arrow, area, rect, box, \#
      brace, note, link, layers, group or repeat.
      """#),
    Case(
      "several kinds",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            p: { matrix: [1, 2], bars: [1, 2] }
          beats:
            - show: { enter: [p] }
      """#,
      #"""
      s.yaml:5:10: scenes[0].marks.p: this mark has the kinds matrix and bars. Keep one of them.
      """#),
    Case(
      "misspelt key",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            p: { matrix: [1, 2], dgits: 1 }
          beats:
            - show: { enter: [p] }
      """#,
      #"""
      s.yaml:5:28: scenes[0].marks.p.dgits: unknown key. Did you mean "digits"? Keys here are: matrix, \#
      rows, columns, title, digits, numbers, scale, legend, aspect, in.
      """#),
    Case(
      "no source",
      #"""
      film: scenes
      values:
        q: { txt: hello }
        r: {}
        s: true
      scenes:
        - scene: a
          marks:
            p: { bars: [1, 2] }
          beats:
            - show: { enter: [p] }
      """#,
      #"""
      s.yaml:3:6: values["q"]: a mapping that stands for a value has one key, "text", "texts" or "load"; this \#
      has "txt".
      s.yaml:4:6: values["r"]: a mapping that stands for a value has one key, "text", "texts" or "load".
      s.yaml:5:6: values["s"]: true is a truth value; expected an expression such as "softmax(x @ w)", \#
      a number or a list.
      """#),
    Case(
      "bad names",
      #"""
      film: scenes
      scenes:
        - scene: 1st
          marks: { p: { bars: [1] } }
          beats: [{ show: { enter: p } }]
        - scene: end
          marks: { 2p: { bars: [1] } }
          beats: [{ show: { enter: 2p } }]
        - scene: b
          marks: { a b: { bars: [1] } }
          beats: [{ a.b: { enter: a b } }]
      """#,
      #"""
      s.yaml:3:12: scenes[0].scene: "1st" names no scene. Use letters, digits, - and _, a letter first; \#
      "end" means the end of a beat.
      s.yaml:6:12: scenes[1].scene: "end" names no scene. Use letters, digits, - and _, a letter first; \#
      "end" means the end of a beat.
      s.yaml:10:19: scenes[2].marks["a b"]: "a b" names no mark. Use letters, digits, - and _, a letter \#
      first; "end" means the end of a beat.
      s.yaml:11:20: scenes[2].beats[0]["a.b"]: "a.b" names no beat. Use letters, digits, - and _, a \#
      letter first; "end" means the end of a beat.
      """#),
    Case(
      "repeated names",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks: { p: { bars: [1] } }
          beats: [{ show: { enter: p } }, { show: { leave: p } }]
        - scene: a
          marks: { q: { bars: [1] } }
          beats: [{ show: { enter: q } }]
      """#,
      #"""
      s.yaml:5:37: scenes[0].beats[1]: the beat a.show is here already. Take another name.
      s.yaml:6:5: scenes[1]: the scene a is here already. Take another name.
      """#),
    Case(
      "no beat",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            p: { bars: [1] }
          beats:
            - show
            - { one: { enter: p }, two: {} }
      """#,
      #"""
      s.yaml:7:9: scenes[0].beats[0]: a beat is a mapping from its name to what happens, such as \#
      {"show": {"ms": 2000, "enter": "p"}}.
      s.yaml:8:9: scenes[0].beats[1]: a beat is a mapping from its name to what happens, such as \#
      {"show": {"ms": 2000, "enter": "p"}}.
      """#),
    Case(
      "each",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            p: { number: k }
          beats:
            - one: { enter: p, each: k = 0 → 1 }
            - two: { each: k = 0 … 200 }
            - three: { each: [1, 2] }
            - four: { each: k = 0 … 3, play: k = 3 … 5 }
      """#,
      #"""
      s.yaml:7:32: scenes[0].beats[0].one.each: "k = 0 → 1" is no variable with steps. Write it with its \#
      ends, such as "row = 0 … 5", for at most 200 beats.
      s.yaml:8:22: scenes[0].beats[1].two.each: "k = 0 … 200" is no variable with steps. Write it with its \#
      ends, such as "row = 0 … 5", for at most 200 beats.
      s.yaml:9:24: scenes[0].beats[2].three.each: this is a list; expected a variable and its whole steps, such as \#
      "row = 0 … 5".
      s.yaml:10:23: scenes[0].beats[3].four.each: k is played within the beats that "each" makes of it. \#
      Play another variable there.
      """#),
    Case(
      "plays",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            p: { bars: "[k]" }
          beats:
            - show: { enter: p, play: [k, k = 1, k = 1 … 1, k = 0 … 2000, 3 = 0 → 1, "k = a → 2"] }
      """#,
      #"""
      s.yaml:7:34: scenes[0].beats[0].show.play[0]: "k" plays nothing. Write a variable with its ends, \#
      "k = 0 … 40" for at most 1000 steps or "t = 0 → 1" for a glide.
      s.yaml:7:37: scenes[0].beats[0].show.play[1]: "k = 1" plays nothing. Write a variable with its \#
      ends, "k = 0 … 40" for at most 1000 steps or "t = 0 → 1" for a glide.
      s.yaml:7:44: scenes[0].beats[0].show.play[2]: "k = 1 … 1" plays nothing. Write a variable with \#
      its ends, "k = 0 … 40" for at most 1000 steps or "t = 0 → 1" for a glide.
      s.yaml:7:55: scenes[0].beats[0].show.play[3]: "k = 0 … 2000" plays nothing. Write a variable with \#
      its ends, "k = 0 … 40" for at most 1000 steps or "t = 0 → 1" for a glide.
      s.yaml:7:69: scenes[0].beats[0].show.play[4]: "3 = 0 → 1" plays nothing. Write a variable with \#
      its ends, "k = 0 … 40" for at most 1000 steps or "t = 0 → 1" for a glide.
      s.yaml:7:80: scenes[0].beats[0].show.play[5]: "k = a → 2" plays nothing. Write a variable with \#
      its ends, "k = 0 … 40" for at most 1000 steps or "t = 0 → 1" for a glide.
      """#),
    Case(
      "same variable",
      #"""
      film: scenes
      values:
        k: 3
      scenes:
        - scene: a
          marks:
            p: { bars: "[k]" }
          beats:
            - show: { enter: p, play: k = 0 … 2 }
      """#,
      #"""
      s.yaml:9:33: scenes[0].beats[0].show.play: k is a value of this film, too. Take another name for \#
      the variable.
      """#),
    Case(
      "durations",
      #"""
      film: scenes
      BEAT_BY: { a.shw: 3000, countdown: 1000, a.show: 1e9 }
      T: { shw: 3 }
      scenes:
        - scene: a
          marks:
            p: { bars: [1] }
          beats:
            - show: { enter: p }
      """#,
      #"""
      s.yaml:2:12: BEAT_BY["a.shw"]: "a.shw" is no beat of this film. Did you mean "a.show"? Beats are: \#
      countdown, title, a.show, end.
      s.yaml:2:36: BEAT_BY["countdown"]: how long countdown lasts is not said here. Write T.countdown \#
      instead.
      s.yaml:2:50: BEAT_BY["a.show"]: 1e9 is out of bounds; expected a number of milliseconds from 0 to \#
      3600000.
      s.yaml:3:6: T.shw: unknown key. Keys here are: countdown, title, end.
      """#),
    Case(
      "beats",
      #"""
      film: scenes
      say: { a.shw: Hello }
      scenes:
        - scene: a
          marks:
            p: { bars: [1] }
          beats:
            - show: { enter: p, ms: -1, entr: p }
      """#,
      #"""
      s.yaml:2:8: say["a.shw"]: "a.shw" is no beat of this film. Did you mean "a.show"? Beats are: \#
      countdown, title, a.show, end.
      s.yaml:8:31: scenes[0].beats[0].show.ms: -1 is out of bounds; expected a number of milliseconds \#
      from 0 to 3600000.
      s.yaml:8:35: scenes[0].beats[0].show.entr: unknown key. Did you mean "enter"? Keys here are: ms, \#
      caption, say, enter, leave, move, become, camera, fly, light, play, each.
      """#),
    Case(
      "nothing",
      #"""
      film: scenes
      """#,
      #"""
      s.yaml:1:1: scenes: this key is missing, and nothing stands in for it. Add it, for example \#
      "scenes": [{"scene": "start", "marks": {"title": {"text": "y = 2x"}}, "beats": [{"show": {"ms": \#
      2000, "enter": "title"}}]}].
      """#),
    Case(
      "empty",
      #"""
      film: scenes
      scenes: []
      """#,
      #"""
      s.yaml:2:9: scenes: this list has 0 items; expected a list of scenes, such as [{"scene": "start", \#
      "marks": {"title": {"text": "y = 2x"}}, "beats": [{"show": {"ms": 2000, "enter": "title"}}]}].
      """#),
    Case(
      "kinds of things",
      #"""
      film: scenes
      values: 3
      scenes:
        - scene: a
          areas: 3
          marks: [p]
          beats: { show: 3 }
      """#,
      #"""
      s.yaml:2:9: values: 3 is a number; expected a mapping from names to expressions, such as {"w": \#
      [1, 2], "f(x)": "w @ x"}.
      s.yaml:5:12: scenes[0].areas: 3 is a number; expected rows of names such as "map map side / map \#
      map side", or a mapping of such rows for wide, square and tall pictures.
      s.yaml:6:12: scenes[0].marks: this is a list; expected a mapping from names to marks, such as \#
      {"p": {"matrix": "softmax(x)"}}.
      s.yaml:7:12: scenes[0].beats: this is a mapping; expected a list of beats, each a mapping from \#
      its name to what happens, such as [{"show": {"ms": 2000, "enter": "p"}}].
      """#),
  ]

  /// What is computed.
  private static let values: [Case] = [
    Case(
      "expressions of values",
      #"""
      film: scenes
      values:
        a: "[1, 2"
        b: 1
        q: "zeros([6, 48]) @ zeros([16, 48])"
        r: sofmax(b)
        s: t + 1
        t: s
        sum: 3
        2x: 1
        f(x): y
      scenes:
        - scene: a
          marks:
            p: { bars: [1, 2] }
          beats:
            - show: { enter: [p] }
      """#,
      #"""
      s.yaml:3:7: values["a"]: this [ is never closed. Close it with ].
      s.yaml:5:7: values["q"]: [6, 48] @ [16, 48]: the inner sizes 48 and 16 differ.
      s.yaml:6:6: values["r"]: nothing is called sofmax. Did you mean softmax?
      s.yaml:8:6: values["t"]: these need one another, so none can be computed: s → t → s.
      s.yaml:9:8: values["sum"]: sum is a name that every film has. Take another one.
      s.yaml:10:7: values["2x"]: "2x" names no value. Write a name, such as w or f(x, y): letters, \#
      digits and _, a letter first.
      """#),
    Case(
      "expressions of marks",
      #"""
      film: scenes
      values:
        w: [1, 2, 3]
      scenes:
        - scene: a
          marks:
            p: { bars: "w + [1, 2]" }
            q: { bars: "[1, sqt(2)]" }
            r: { bars: "w[0:k + 1]" }
            s: { bars: "log(k - 1) * [1, 2]" }
          beats:
            - show: { enter: [p, q, r, s], play: k = 0 … 3 }
      """#,
      #"""
      s.yaml:7:19: scenes[0].marks.p.bars: [3] + [2]: the sides don't fit. Matched from the last one, \#
      they are equal or one is 1.
      s.yaml:8:23: scenes[0].marks.q.bars: nothing is called sqt. Did you mean sqrt?
      s.yaml:10:19: scenes[0].marks.s.bars: at k = 0: the result at [0] is not a number, such as 0 / 0 \#
      or log(-1); it arises here.
      """#),
    Case(
      "expressions json",
      #"""
      {"film": "scenes", "values": {"w": [1, 2], "v": "w @ [1, 2, 3]"},
       "scenes": [{"scene": "a", "marks": {"p": {"bars": "w"}}, "beats": [{"show": {"enter": "p"}}]}]}
      """#,
      #"""
      s.json:1:50: values["v"]: [2] @ [3]: the inner sizes 2 and 3 differ.
      """#),
    Case(
      "characters, however they are written",
      #"""
      film: scenes
      values:
        f(x): log(x) - sqt(x)
        list: [1, 22, "33 + a", [4, b]]
        two: 'c + 1'
        folded: 1 +
          2 + d
        block: |
          1 + 2
            + e
        escaped: "1\t+ \u0067"
        shared: &it 1 + h
        again: *it
      scenes:
        - scene: a
          marks:
            p: { bars: [1, 2] }
          beats:
            - show: { enter: p }
      """#,
      #"""
      s.yaml:4:23: values["list"]: nothing is called a. Define it under values.
      s.yaml:5:9: values["two"]: nothing is called c. Define it under values.
      s.yaml:7:9: values["folded"]: nothing is called d. Define it under values.
      s.yaml:10:9: values["block"]: nothing is called e. Define it under values.
      s.yaml:11:18: values["escaped"]: nothing is called g. Define it under values.
      s.yaml:12:19: values["shared"]: nothing is called h. Define it under values.
      s.yaml:13:10: values["again"]: character 5: nothing is called h. Define it under values. (*it \#
      stands for line 12, column 15.)
      """#),
    Case(
      "characters of marks",
      #"""
      film: scenes
      values:
        f(x): x + sqt(x)
      scenes:
        - scene: a
          marks:
            p: { table: [[x, "{i:.1f}"]] }
            q: { flow: "[1, 2]", from: [u, v], to: [u, v], at: "3 + j" }
            r: { bars: "f([1])" }
            s: { plot: f, x: [0, 1] }
            t: { flow: "[[1, 2], [2, 1]][k]", from: [u, v], to: [u, v] }
          beats:
            - show: { enter: [p, q, r, s, t] }
      """#,
      #"""
      s.yaml:7:26: scenes[0].marks.p.table[0][1]: nothing is called i. Define it under values, or play it in a beat.
      s.yaml:8:63: scenes[0].marks.q.at: nothing is called j. Define it under values, or play it in a beat.
      s.yaml:9:18: scenes[0].marks.r.bars: f(x), character 5: nothing is called sqt. Did you mean sqrt?
      s.yaml:10:18: scenes[0].marks.s.plot: f(x), character 5: nothing is called sqt. Did you mean sqrt?
      s.yaml:11:36: scenes[0].marks.t.flow: nothing is called k. Define it under values, or play it in a beat.
      """#),
    Case(
      "shapes",
      #"""
      film: scenes
      values:
        f(x, y): x * y
      scenes:
        - scene: a
          marks:
            m: { matrix: 3 }
            b: { bars: [[1, 2]] }
            n: { number: [1] }
            t: { trail: [1, 2], on: c }
            c: { contour: f, x: [0, 1], y: [0, 1] }
            r: { arrow: [1], at: [0, 0], on: c }
            d: { points: [[1, 2]], classes: [0, 1], on: c }
          beats:
            - show: { enter: [m, b, n, t, c, r, d] }
      """#,
      #"""
      s.yaml:7:20: scenes[0].marks.m.matrix: matrix is a number; expected a list or a table.
      s.yaml:8:18: scenes[0].marks.b.bars: bars is [1, 2]; expected a list.
      s.yaml:9:20: scenes[0].marks.n.number: number is [1]; expected a number.
      s.yaml:10:19: scenes[0].marks.t.trail: trail is [2]; expected points: [n, 2].
      s.yaml:12:19: scenes[0].marks.r.arrow: arrow is [1]; expected two numbers.
      s.yaml:13:39: scenes[0].marks.d.classes: classes is 2 numbers; expected 1, one for each point.
      """#),
    Case(
      "texts",
      #"""
      film: scenes
      values:
        names: { texts: [a, b, c] }
      scenes:
        - scene: a
          marks:
            m: { matrix: [1, 2], rows: [a, b], columns: names }
            b: { bars: [1, 2], names: nams }
          beats:
            - show: { enter: [m, b] }
      """#,
      #"""
      s.yaml:7:34: scenes[0].marks.m.rows: rows is 2 names; expected 1 name.
      s.yaml:7:51: scenes[0].marks.m.columns: columns is 3 names; expected 2 names.
      s.yaml:8:33: scenes[0].marks.b.names: names is "nams"; expected a list of texts, or the name of \#
      such a value, such as names.
      """#),
    Case(
      "no function",
      #"""
      film: scenes
      values:
        v: [1, 2]
        f(x): x
      scenes:
        - scene: a
          marks:
            c: { contour: g, x: [0, 1], y: [0, 1] }
            d: { contour: v, x: [0, 1], y: [1, 0] }
            e: { plot: f }
          beats:
            - show: { enter: [c, d, e] }
      """#,
      #"""
      s.yaml:8:21: scenes[0].marks.c.contour: "g" is no function; expected the name of a function of \#
      two numbers.
      s.yaml:9:21: scenes[0].marks.d.contour: "v" is no function; expected the name of a function of \#
      two numbers.
      s.yaml:10:18: scenes[0].marks.e.plot: a function needs "x", such as "x": [-2, 2].
      """#),
    Case(
      "function of another kind",
      #"""
      film: scenes
      values:
        f(x, y): [x, y]
        g(x): [x, x]
      scenes:
        - scene: a
          marks:
            c: { contour: f, x: [0, 1], y: [0, 1] }
            e: { plot: g, x: [0, 1] }
          beats:
            - show: { enter: [c, e] }
      """#,
      #"""
      s.yaml:8:21: scenes[0].marks.c.contour: f is [6561, 2] for two numbers; expected a number.
      s.yaml:9:18: scenes[0].marks.e.plot: g is [240, 2] for one number; expected a number.
      """#),
    Case(
      "intervals",
      #"""
      film: scenes
      values:
        f(x): x
      scenes:
        - scene: a
          marks:
            e: { plot: f, x: [1, 1] }
            g: { plot: f, x: [0, 1, 2] }
            h: { plot: f, x: [0, 1.0e+300] }
          beats:
            - show: { enter: [e, g, h] }
      """#,
      #"""
      s.yaml:7:24: scenes[0].marks.e.x: expected two numbers, the smaller first, such as [-2, 2].
      s.yaml:8:24: scenes[0].marks.g.x: this list has 3 items; expected two numbers, the smaller first, \#
      such as [-2, 2].
      s.yaml:9:24: scenes[0].marks.h.x: expected two numbers, the smaller first, such as [-2, 2].
      """#),
    Case(
      "formula",
      #"""
      film: scenes
      values:
        w: [1, 2]
      scenes:
        - scene: a
          marks:
            e: { formula: "y = {w[3]:.2f}" }
          beats:
            - show: { enter: [e] }
      """#,
      #"""
      s.yaml:7:29: scenes[0].marks.e.formula: 3 is outside of side 0, which goes from 0 to 1.
      """#),
  ]

  /// Where marks stand.
  private static let places: [Case] = [
    Case(
      "misspelt area",
      #"""
      film: scenes
      scenes:
        - scene: a
          areas: map side
          marks:
            p: { matrix: [1, 2], in: sid }
          beats:
            - show: { enter: [p] }
      """#,
      #"""
      s.yaml:6:32: scenes[0].marks.p.in: there is no area "sid". Did you mean "side"? There are map and \#
      side.
      """#),
    Case(
      "no areas",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            p: { matrix: [1, 2], in: side }
          beats:
            - show: { enter: [p] }
      """#,
      #"""
      s.yaml:5:32: scenes[0].marks.p.in: there is no area "side". This scene has no areas: leave "in" \#
      out, or add "areas".
      """#),
    Case(
      "misspelt mark",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            ball: { matrix: [1, 2] }
          beats:
            - show: { enter: [bal], leave: bll, light: xyz }
      """#,
      #"""
      s.yaml:5:13: warning: scenes[0].marks.ball: no beat lets ball enter, so it is never seen.
      s.yaml:7:25: scenes[0].beats[0].show.enter[0]: this scene has no mark "bal". Did you mean "ball"? \#
      It has ball.
      s.yaml:7:38: scenes[0].beats[0].show.leave: this scene has no mark "bll". Did you mean "ball"? It \#
      has ball.
      s.yaml:7:50: scenes[0].beats[0].show.light: this scene has no mark "xyz". It has ball.
      """#),
    Case(
      "stands on nothing",
      #"""
      film: scenes
      values:
        f(x, y): x * y
      scenes:
        - scene: a
          marks:
            map: { contour: f, x: [0, 1], y: [0, 1] }
            ball: { trail: [[1, 2]], on: mpa }
          beats:
            - show: { enter: [map, ball] }
      """#,
      #"""
      s.yaml:8:36: scenes[0].marks.ball.on: this scene has no mark "mpa". Did you mean "map"? It has \#
      map and ball.
      """#),
    Case(
      "no plane",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            b: { bars: [1, 2] }
            ball: { trail: [[1, 2]], on: b }
          beats:
            - show: { enter: [b, ball] }
      """#,
      #"""
      s.yaml:6:36: scenes[0].marks.ball.on: b is of the kind bars, which has no plane to stand on. Name \#
      a mark of the kind plane, plot, contour or field.
      """#),
    Case(
      "circle",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            ball: { trail: [[1, 2]], on: ball }
          beats:
            - show: { enter: [ball] }
      """#,
      #"""
      s.yaml:5:36: scenes[0].marks.ball.on: ball stands on itself.
      """#),
    Case(
      "curves on axes",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            a: { plot: [1, 2] }
            b: { plot: [1, 2], on: a, y: [0, 1] }
            c: { plot: [1, 2], on: d }
            d: { plot: [1, 2], on: a }
            e: { plot: [1, 2], y: [0, 1], log: y }
            f: { plane: { x: [-1, 1], y: [1, 2] }, log: x }
            g: { plane: { x: [1, 2], y: [1, 2] }, log: x, aspect: equal }
            h: { area: [[0, 0], [1, 1]], on: a }
          beats:
            - show: { enter: [a, b, c, d, e, f, g, h] }
      """#,
      #"""
      s.yaml:6:36: scenes[0].marks.b.y: the axes are those of a. Leave "y" out, or write it there.
      s.yaml:7:30: scenes[0].marks.c.on: d stands on a itself. Name that: "on": "a".
      s.yaml:9:29: scenes[0].marks.e.y: y is from 0; expected more than 0 on a log axis.
      s.yaml:10:19: scenes[0].marks.f.plane: plane is from -1; expected more than 0 on a log axis.
      s.yaml:11:61: scenes[0].marks.g.aspect: a log axis has no units of one length. Leave "aspect" or "log" out.
      s.yaml:12:18: scenes[0].marks.h.area: area is 2 corners; expected three or more.
      """#),
    Case(
      "values in captions",
      #"""
      film: scenes
      values: { a: [1, 2] }
      scenes:
        - scene: s
          marks:
            p: { bars: a }
          beats:
            - one: { enter: p, caption: "It is {b:.1f}" }
            - two: { each: k = 0 … 2, caption: "It is {a[k]:.1f}" }
      """#,
      #"""
      s.yaml:8:43: scenes[0].beats[0].one.caption: nothing is called b. Define it under values, or play it in a beat.
      s.yaml:9:52: scenes[0].beats[1].two.caption: at k = 2: 2 is outside of side 0, which goes from 0 to 1.
      """#),
    Case(
      "what is no mark",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks: { p: true }
          beats:
            - show: { enter: [p] }
      """#,
      #"""
      s.yaml:4:17: scenes[0].marks.p: true is a truth value; expected a mark, such as {"matrix": "softmax(x)"}.
      """#),
    Case(
      "uneven",
      #"""
      film: scenes
      scenes:
        - scene: a
          areas: { wide: "a b / c", tall: "" }
          marks:
            p: { bars: [1, 2] }
          beats:
            - show: { enter: [p] }
      """#,
      #"""
      s.yaml:4:20: scenes[0].areas.wide: the rows of areas have different lengths. Write a name or a \#
      point for every cell, and / between rows.
      s.yaml:4:37: scenes[0].areas.tall: the rows of areas have different lengths. Write a name or a \#
      point for every cell, and / between rows.
      """#),
    Case(
      "too many areas",
      #"""
      film: scenes
      scenes:
        - scene: a
          areas: a b c d e f g h i j k l m
          marks:
            p: { bars: [1, 2] }
          beats:
            - show: { enter: [p] }
      """#,
      #"""
      s.yaml:4:12: scenes[0].areas: there are more than 12 rows or columns of areas.
      """#),
    Case(
      "not a rectangle",
      #"""
      film: scenes
      scenes:
        - scene: a
          areas: a a / a b
          marks:
            p: { bars: [1, 2], in: a }
          beats:
            - show: { enter: [p] }
      """#,
      #"""
      s.yaml:4:12: scenes[0].areas: the cells of a make no rectangle.
      """#),
  ]

  /// A mark that points at others, in words.
  private static func pointing(_ name: String, _ keys: String, _ complaint: String) -> Case {
    Case(
      "pointer \(name)",
      """
      film: scenes
      values:
        q: [[1, 2, 3], [4, 5, 6]]
        f(x, y): x + y
      scenes:
        - scene: a
          areas: u v
          marks:
            P: { matrix: q, in: u }
            map: { contour: f, x: [-2, 2], y: [0, 1], in: v }
            b: { \(keys) }
          beats:
            - show: { enter: [P, map, b], play: k = 0 … 3 }
      """, complaint)
  }

  /// Marks that point at others.
  private static let pointers: [Case] = [
    pointing(
      "to no mark", #"box: "Q.cell(0, 1)""#,
      #"""
      s.yaml:11:18: scenes[0].marks.b.box: this scene has no mark "Q". It has P, map and b.
      """#),
    pointing(
      "to no place", #"brace: "P.cel(0, 1)""#,
      #"""
      s.yaml:11:22: scenes[0].marks.b.brace: P is of the kind matrix, which has no place "cel". Did you mean "cell"? \#
      It has cell(row, column), row(row) and column(column); its name alone means all of it.
      """#),
    pointing(
      "outside", #"link: P, to: "P.cell(k, 2)""#,
      #"""
      s.yaml:11:33: scenes[0].marks.b.to: at k = 2: row of P.cell is 2; expected 0 … 1, for there are 2.
      """#),
    Case(
      "neuron beyond its layer",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            net: { network: [[1, 2], [3, 4, 5]] }
            b: { box: "net.neuron(0, 2)" }
          beats:
            - show: { enter: [net, b] }
      """#,
      #"""
      s.yaml:6:32: scenes[0].marks.b.box: index of net.neuron in layer 0 is 2; expected 0 … 1, for there are 2.
      """#),
    Case(
      "neuron beyond its layer on its way",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            net: { network: [[1, 2], [3, 4, 5]] }
            b: { box: "net.neuron(1 - k, 2 - k)" }
            c: { box: "net.neuron(k, j)" }
          beats:
            - show: { enter: [net, b, c], play: [k = 0 … 1, "j = 0 … 2"] }
      """#,
      #"""
      s.yaml:7:32: scenes[0].marks.c.box: at j = 2, k = 0: index of net.neuron in layer 0 is 2; expected 0 … 1, for \#
      there are 2.
      """#),
    pointing(
      "off the plane", #"box: "map.at(k, 0.5)""#,
      #"""
      s.yaml:11:25: scenes[0].marks.b.box: at k = 3: x of map.at is 3; expected -2 … 2.
      """#),
    pointing(
      "to a row and a column", #"box: "P.row(0, 1)""#,
      #"""
      s.yaml:11:20: scenes[0].marks.b.box: row of P has 2 numbers here; expected row(row).
      """#),
    pointing(
      "without an end", #"box: "P.cell(0, 1""#,
      #"""
      s.yaml:11:17: scenes[0].marks.b.box: "P.cell(0, 1" names no place. \#
      Write a mark and a place in it, such as "P.cell(0, 1)", or the mark's name alone.
      """#),
    pointing(
      "to a pointer", #"box: b"#,
      #"""
      s.yaml:11:17: scenes[0].marks.b.box: b is of the kind box, at which nothing can point. \#
      Name a mark of the kind text, formula, number, table, code, tokens, flow, network, graph, vector, matrix, pixels, \#
      image, bars, plane, plot, contour, field, surface, trail, points, arrow, area, rect, layers, group or repeat.
      """#),
    pointing(
      "with a wrong index", #"box: "P.cell(0, j)""#,
      #"""
      s.yaml:11:28: scenes[0].marks.b.box: nothing is called j. Define it under values, or play it in a beat.
      """#),
    pointing(
      "in an area", #"box: P, in: u"#,
      #"""
      s.yaml:11:20: scenes[0].marks.b.in: unknown key. Keys here are: box, to, as, label, side.
      """#),
    pointing(
      "on a side", #"box: P, side: top"#,
      #"""
      s.yaml:11:26: scenes[0].marks.b.side: there is no "top". Expected one of "above", "below", "left" or "right".
      """#),
  ]

  /// What is too much.
  private static let limits: [Case] = [
    Case(
      "too large",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            p: { matrix: "zeros([4096, 4096])" }
            q: { bars: "zeros([65])" }
          beats:
            - show: { enter: [p, q] }
      """#,
      #"""
      s.yaml:5:20: scenes[0].marks.p.matrix: matrix is [4096, 4096]; expected at most 4096 numbers.
      s.yaml:6:18: scenes[0].marks.q.bars: bars is 65 numbers; expected at most 40.
      """#),
    Case(
      "too many states",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            p: { bars: "[j, k]" }
          beats:
            - show: { enter: p, play: [j = 0 … 100, k = 0 … 100] }
      """#,
      #"""
      s.yaml:5:18: scenes[0].marks.p.bars: j and k have together more than 4000 values in this scene. \#
      Play fewer steps, or divide the scene.
      """#),
    Case(
      "too much work",
      #"""
      film: scenes
      values:
        w: zeros([2, 2])
      scenes:
        - scene: a
          marks:
            p: { bars: "w[0, 0:2]" }
            q: { bars: "(zeros([1000, 1000]) @ zeros([1000, 1000]))[0, 0:2]" }
            r: { bars: "(zeros([1000, 100]) @ zeros([100, 1000]))[0, 0:2]" }
          beats:
            - show: { enter: [p, q, r] }
      """#,
      #"""

      """#),
    Case(
      "more marks without areas than have room",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks:
            m0: { text: x }
            m1: { text: x }
            m2: { text: x }
            m3: { text: x }
            m4: { text: x }
            m5: { text: x }
            m6: { text: x }
            m7: { text: x }
            m8: { text: x }
            m9: { text: x }
            m10: { text: x }
            m11: { text: x }
            m12: { text: x }
          beats:
            - show: { enter: [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12] }
      """#,
      #"""
      s.yaml:17:12: scenes[0].marks.m12: 13 marks of this scene have no area, and at most 12 share the \#
      stage. Give the scene "areas", and each mark its "in".
      """#),
    Case(
      "too many marks of a scene",
      #"""
      film: scenes
      scenes:
        - scene: a
          marks: { m0: { text: x }, m1: { text: x }, m2: { text: x }, m3: { text: x }, m4: { text: x }, \#
      m5: { text: x }, m6: { text: x }, m7: { text: x }, m8: { text: x }, m9: { text: x }, m10: { text: \#
      x }, m11: { text: x }, m12: { text: x }, m13: { text: x }, m14: { text: x }, m15: { text: x }, \#
      m16: { text: x }, m17: { text: x }, m18: { text: x }, m19: { text: x }, m20: { text: x }, m21: { \#
      text: x }, m22: { text: x }, m23: { text: x }, m24: { text: x }, m25: { text: x }, m26: { text: x \#
      }, m27: { text: x }, m28: { text: x }, m29: { text: x }, m30: { text: x }, m31: { text: x }, m32: \#
      { text: x }, m33: { text: x }, m34: { text: x }, m35: { text: x }, m36: { text: x }, m37: { text: \#
      x }, m38: { text: x }, m39: { text: x }, m40: { text: x }, m41: { text: x }, m42: { text: x }, \#
      m43: { text: x }, m44: { text: x }, m45: { text: x }, m46: { text: x }, m47: { text: x }, m48: { \#
      text: x }, m49: { text: x }, m50: { text: x }, m51: { text: x }, m52: { text: x }, m53: { text: x \#
      }, m54: { text: x }, m55: { text: x }, m56: { text: x }, m57: { text: x }, m58: { text: x }, m59: \#
      { text: x }, m60: { text: x }, m61: { text: x }, m62: { text: x }, m63: { text: x }, m64: { text: \#
      x } }
          beats: [{ show: { enter: [m1, m64, m65] } }]
      """#,
      #"""
      s.yaml:4:12: scenes[0].marks: a scene has at most 64 marks. Divide it.
      s.yaml:4:18: warning: scenes[0].marks.m0: no beat lets m0 enter, so it is never seen.
      s.yaml:4:52: warning: scenes[0].marks.m2: no beat lets m2 enter, so it is never seen.
      s.yaml:4:69: warning: scenes[0].marks.m3: no beat lets m3 enter, so it is never seen.
      s.yaml:4:86: warning: scenes[0].marks.m4: no beat lets m4 enter, so it is never seen.
      s.yaml:4:103: warning: scenes[0].marks.m5: no beat lets m5 enter, so it is never seen.
      s.yaml:4:120: warning: scenes[0].marks.m6: no beat lets m6 enter, so it is never seen.
      s.yaml:4:137: warning: scenes[0].marks.m7: no beat lets m7 enter, so it is never seen.
      s.yaml:4:154: warning: scenes[0].marks.m8: no beat lets m8 enter, so it is never seen.
      s.yaml:4:171: warning: scenes[0].marks.m9: no beat lets m9 enter, so it is never seen.
      s.yaml:4:189: warning: scenes[0].marks.m10: no beat lets m10 enter, so it is never seen.
      s.yaml:4:207: warning: scenes[0].marks.m11: no beat lets m11 enter, so it is never seen.
      s.yaml:4:225: warning: scenes[0].marks.m12: no beat lets m12 enter, so it is never seen.
      s.yaml:4:243: warning: scenes[0].marks.m13: no beat lets m13 enter, so it is never seen.
      s.yaml:4:261: warning: scenes[0].marks.m14: no beat lets m14 enter, so it is never seen.
      s.yaml:4:279: warning: scenes[0].marks.m15: no beat lets m15 enter, so it is never seen.
      s.yaml:4:297: warning: scenes[0].marks.m16: no beat lets m16 enter, so it is never seen.
      s.yaml:4:315: warning: scenes[0].marks.m17: no beat lets m17 enter, so it is never seen.
      s.yaml:4:333: warning: scenes[0].marks.m18: no beat lets m18 enter, so it is never seen.
      s.yaml:4:351: warning: scenes[0].marks.m19: no beat lets m19 enter, so it is never seen.
      s.yaml:4:369: warning: scenes[0].marks.m20: no beat lets m20 enter, so it is never seen.
      s.yaml:4:387: warning: scenes[0].marks.m21: no beat lets m21 enter, so it is never seen.
      s.yaml:4:405: warning: scenes[0].marks.m22: no beat lets m22 enter, so it is never seen.
      s.yaml:4:423: warning: scenes[0].marks.m23: no beat lets m23 enter, so it is never seen.
      s.yaml:4:441: warning: scenes[0].marks.m24: no beat lets m24 enter, so it is never seen.
      s.yaml:4:459: warning: scenes[0].marks.m25: no beat lets m25 enter, so it is never seen.
      s.yaml:4:477: warning: scenes[0].marks.m26: no beat lets m26 enter, so it is never seen.
      s.yaml:4:495: warning: scenes[0].marks.m27: no beat lets m27 enter, so it is never seen.
      s.yaml:4:513: warning: scenes[0].marks.m28: no beat lets m28 enter, so it is never seen.
      s.yaml:4:531: warning: scenes[0].marks.m29: no beat lets m29 enter, so it is never seen.
      s.yaml:4:549: warning: scenes[0].marks.m30: no beat lets m30 enter, so it is never seen.
      s.yaml:4:567: warning: scenes[0].marks.m31: no beat lets m31 enter, so it is never seen.
      s.yaml:4:585: warning: scenes[0].marks.m32: no beat lets m32 enter, so it is never seen.
      s.yaml:4:603: warning: scenes[0].marks.m33: no beat lets m33 enter, so it is never seen.
      s.yaml:4:621: warning: scenes[0].marks.m34: no beat lets m34 enter, so it is never seen.
      s.yaml:4:639: warning: scenes[0].marks.m35: no beat lets m35 enter, so it is never seen.
      s.yaml:4:657: warning: scenes[0].marks.m36: no beat lets m36 enter, so it is never seen.
      s.yaml:4:675: warning: scenes[0].marks.m37: no beat lets m37 enter, so it is never seen.
      s.yaml:4:693: warning: scenes[0].marks.m38: no beat lets m38 enter, so it is never seen.
      s.yaml:4:711: warning: scenes[0].marks.m39: no beat lets m39 enter, so it is never seen.
      s.yaml:4:729: warning: scenes[0].marks.m40: no beat lets m40 enter, so it is never seen.
      s.yaml:4:747: warning: scenes[0].marks.m41: no beat lets m41 enter, so it is never seen.
      s.yaml:4:765: warning: scenes[0].marks.m42: no beat lets m42 enter, so it is never seen.
      s.yaml:4:783: warning: scenes[0].marks.m43: no beat lets m43 enter, so it is never seen.
      s.yaml:4:801: warning: scenes[0].marks.m44: no beat lets m44 enter, so it is never seen.
      s.yaml:4:819: warning: scenes[0].marks.m45: no beat lets m45 enter, so it is never seen.
      s.yaml:4:837: warning: scenes[0].marks.m46: no beat lets m46 enter, so it is never seen.
      s.yaml:4:855: warning: scenes[0].marks.m47: no beat lets m47 enter, so it is never seen.
      s.yaml:4:873: warning: scenes[0].marks.m48: no beat lets m48 enter, so it is never seen.
      s.yaml:4:891: warning: scenes[0].marks.m49: no beat lets m49 enter, so it is never seen.
      s.yaml:4:909: warning: scenes[0].marks.m50: no beat lets m50 enter, so it is never seen.
      s.yaml:4:927: warning: scenes[0].marks.m51: no beat lets m51 enter, so it is never seen.
      s.yaml:4:945: warning: scenes[0].marks.m52: no beat lets m52 enter, so it is never seen.
      s.yaml:4:963: warning: scenes[0].marks.m53: no beat lets m53 enter, so it is never seen.
      s.yaml:4:981: warning: scenes[0].marks.m54: no beat lets m54 enter, so it is never seen.
      s.yaml:4:999: warning: scenes[0].marks.m55: no beat lets m55 enter, so it is never seen.
      s.yaml:4:1017: warning: scenes[0].marks.m56: no beat lets m56 enter, so it is never seen.
      s.yaml:4:1035: warning: scenes[0].marks.m57: no beat lets m57 enter, so it is never seen.
      s.yaml:4:1053: warning: scenes[0].marks.m58: no beat lets m58 enter, so it is never seen.
      s.yaml:4:1071: warning: scenes[0].marks.m59: no beat lets m59 enter, so it is never seen.
      s.yaml:4:1089: warning: scenes[0].marks.m60: no beat lets m60 enter, so it is never seen.
      s.yaml:4:1107: warning: scenes[0].marks.m61: no beat lets m61 enter, so it is never seen.
      s.yaml:4:1125: warning: scenes[0].marks.m62: no beat lets m62 enter, so it is never seen.
      s.yaml:4:1143: warning: scenes[0].marks.m63: no beat lets m63 enter, so it is never seen.
      s.yaml:5:40: scenes[0].beats[0].show.enter[2]: this scene has no mark "m65". Did you mean "m5"? \#
      It has m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, ….
      """#),
  ]
}
