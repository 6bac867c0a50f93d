import Timeline

extension ScenesFilm {
  /// A valley, the way down, and its loss.
  public static var starter: [(key: String, value: String)] {
    [
      (
        "values",
        """
        {"f(w)": "(w - 2)^2 / 2", "rate": 0.3, "way": "descend(f, -1.5, rate: rate, steps: 12)", "losses": "map(f, way)"}
        """
      ),
      (
        "scenes",
        """
        [{"scene": "valley", "title": "One weight goes downhill", "areas": {"wide": "hill hill side / hill hill rule", \
        "tall": "hill / hill / hill / side / side / rule"}, "marks": {"hill": {"plot": "f", "x": [-2, 5], "y": [0, 8], "across": "weight", \
        "up": "loss", "in": "hill"}, "ball": {"trail": "stack([way[0:k + 1], losses[0:k + 1]], axis: 1)", "on": "hill"}, \
        "curve": {"plot": "losses[0:k + 1]", "x": [0, 12], "y": [0, 8], "across": "step", "up": "loss", "in": "side"}, \
        "rule": {"formula": "L(w) = {losses[k]:.3f}", "in": "rule"}}, "beats": [{"ground": {"ms": 3000, "enter": "hill", \
        "caption": "The loss of one weight is a valley"}}, {"start": {"ms": 2500, "enter": ["ball", "curve", "rule"], \
        "caption": "It starts on the left, where the loss is high"}}, {"walk": {"ms": 8000, "play": "k = 0 … 12", \
        "caption": "Each step goes against the gradient"}}]}]
        """
      ),
    ]
  }

  /// The same in YAML, with comments.
  public static var starterYAML: String? {
    """
    # Everything that is shown is computed from these. A name with parameters is a function; order doesn't matter.
    # Texts are {text: "…"} or {texts: [one, two]}.
    values:
      f(w): (w - 2)^2 / 2
      rate: 0.3
      way: "descend(f, -1.5, rate: rate, steps: 12)"    # [13]: the weight after each step
      losses: map(f, way)

    # The scenes, one after the other. A beat is called scene.beat, here valley.ground, in say, cues, panel and BEAT_BY.
    scenes:
      - scene: valley
        title: One weight goes downhill
        # Where marks stand: a name or a point for each cell, / between rows; wide also serves square pictures.
        areas:
          wide: hill hill side / hill hill rule
          tall: hill / hill / hill / side / side / rule
        # What is seen, by names. The first key of each is its kind: a plot, a trail, a formula, …
        marks:
          hill: { plot: f, x: [-2, 5], y: [0, 8], across: weight, up: loss, in: hill }
          ball: { trail: "stack([way[0:k + 1], losses[0:k + 1]], axis: 1)", on: hill }
          curve: { plot: "losses[0:k + 1]", x: [0, 12], y: [0, 8], across: step, up: loss, in: side }
          rule: { formula: "L(w) = {losses[k]:.3f}", in: rule }
        # What happens: marks enter, leave and are lit; variables run in steps (k = 0 … 12) or glide (t = 0 → 1).
        beats:
          - ground: { ms: 3000, enter: hill, caption: The loss of one weight is a valley }
          - start: { ms: 2500, enter: [ball, curve, rule], caption: "It starts on the left, where the loss is high" }
          - walk: { ms: 8000, play: k = 0 … 12, caption: Each step goes against the gradient }

    # How long single beats last, in place of their ms. `render tune` writes it.
    # BEAT_BY: { valley.walk: 9000 }
    """
  }
}
