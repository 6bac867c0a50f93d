"""The picture of timelines/quick.json as one would make it with Manim Community, for scripts/bench --peers.

The beats' lengths and the numbers come from `render check` and `render trace`, which peers.py puts into the file that
BEATFRAME_FILM names. Where the two differ, Manim has less to do: formulas are Text, so that no LaTeX is needed; the
count of multiplications and the memo's empty slots are left out; what moves is put on top where that looks the same,
because Manim draws again everything that lies above the lowest moving thing.
"""

import json
import os
from pathlib import Path

from manim import (
    DOWN, LEFT, UP, Annulus, ArcBetweenPoints, Circle, Create, DashedLine, DashedVMobject, Dot, FadeIn, FadeOut,
    GrowFromEdge, Line, MoveAlongPath, ReplacementTransform, RoundedRectangle, Scene, ShowPassingFlash,
    SurroundingRectangle, Text, VGroup,
)

GROUND, SURFACE, PALE, DIM, RULE = "#0F141B", "#1A2030", "#EEF2F7", "#9BA8BA", "#4A4F5E"
BLUE, YELLOW, PINK, GREEN, VIOLET, ORANGE = "#5CC8FF", "#F4D35E", "#FF7BA5", "#54D6A0", "#D9C7FF", "#FFA552"
COLOURS = {"b": BLUE, "y": YELLOW, "p": PINK, "g": GREEN, "v": VIOLET}
PHASES = {"idle": 1329, "forward": 1441, "loss": 1557, "backward": 1684, "done": 1800, "update": 1886}

# As much of every beat as moves in our film on the whole: 1204 of its 1722 frames.
MOVING = 0.7


def at(x, y):
    """A place of our 1920 × 1080 picture in Manim's units: 8 of them are the picture's height."""
    return [(x - 960) / 135, (540 - y) / 135, 0]


def short(number):
    return f"{number:.4g}".replace("-", "−")


def sub(name, index):
    return name + "₀₁₂₃₄₅₆₇₈₉"[index]


def label(text, x, y, size=36, colour=PALE, font="Latin Modern Roman", **options):
    # 0.53 turns our pixels into Manim's points.
    return Text(text, font=font, font_size=size * 0.53, color=colour, **options).move_to(at(x, y))


def words(text, x, y, size=25, colour=DIM, **options):
    return label(text, x, y, size, colour, font="Inter", **options)


def terms(*parts, size=64, x=960, y=952):
    """A row of terms, each a group; "b:x" is x in blue. They are made as one text, so that they share a baseline."""
    parts = [(PALE, part) if part[1:2] != ":" else (COLOURS[part[0]], part[2:]) for part in parts]
    row = label(" ".join(text for _, text in parts), x, y, size)
    groups, first = [], 0
    for colour, text in parts:
        end = first + len(text.replace(" ", ""))
        groups.append(VGroup(*row.submobjects[first:end]).set_color(colour))
        first = end
    return groups


def disc(centre, colour, opacity, radius=60, **options):
    return Circle(radius / 135, color=colour, fill_color=colour, fill_opacity=opacity, **options).move_to(centre)


def glow(thing, colour, reach, strength):
    """Manim has no radial gradient to fill with: a stack of faint rings is the usual way."""
    rings, inner = 20, thing.width / 2
    style = {"stroke_width": 0, "fill_color": colour, "fill_opacity": strength / rings}
    return VGroup(*[Annulus(inner, inner + reach * k / rings / 135, **style) for k in range(1, rings + 1)]).move_to(thing)


def boxed(inside, colour):
    box = SurroundingRectangle(inside, color=colour, buff=0.1, corner_radius=0.08, stroke_width=2)
    return VGroup(box.set_fill(SURFACE, 1), inside)


def signal(path, colour):
    """A bright point that travels along a path with a tail behind it; whoever plays it takes the point away."""
    head = VGroup(glow(Dot(radius=0.05), colour, 24, 0.8), Dot(radius=0.06, color=PALE)).move_to(path.get_start())
    return head, [MoveAlongPath(head, path), ShowPassingFlash(path.copy().set_stroke(colour, 6), time_width=0.4)]


class Backpropagation(Scene):
    def construct(self):
        film = json.loads(Path(os.environ["BEATFRAME_FILM"]).read_text())
        self.beats = {beat["id"]: beat for beat in film["beats"]}
        trace = film["trace"]
        self.a, self.z, self.d = [[layer[key][0] for layer in trace["layers"]] for key in ("a", "z", "delta")]
        self.w, self.g = [[edge[key][0][0] for edge in trace["edges"]] for key in ("weights", "gradient")]
        self.loss, self.after, self.counts = trace["loss"], trace["update"], trace["multiplications"]
        self.y, self.last = film["target"], len(self.w)
        self.names = ["x"] + [sub("a", i) for i in range(1, self.last)] + ["ŷ"]
        # What the next beat takes away: the caption and the formula; and what leaves with the backward pass.
        self.panel, self.memo = [], []
        self.idle()
        for i in range(self.last):
            self.forward(i)
        self.measure_loss()
        for i in range(self.last, 0, -1):
            self.delta(i)
            self.gradient(i - 1)
        self.done()
        self.update_weights()

    def play_beat(self, name, caption, formula, *steps):
        """Plays a beat: the caption changes, a part of the formula appears with each step, and then all holds still."""
        beat, count = self.beats[name], len(steps)
        moving = round(beat["frames"] * MOVING)
        caption = words(caption, 960, 843, 30)
        for k, step in enumerate(steps):
            fresh = formula[len(formula) * k // count:len(formula) * (k + 1) // count]
            animations = [*step, *[FadeIn(term) for term in fresh]]
            if k == 0:
                x, _, _ = at(PHASES[beat["phase"]], 0)
                animations += [FadeIn(caption), self.mark.animate.set_x(x), *[FadeOut(old) for old in self.panel]]
            # Manim rounds the frames of what plays up and those of a wait down: half a frame makes both sure.
            self.play(*animations, run_time=(moving * (k + 1) // count - moving * k // count - 0.5) / 60)
        self.panel = [caption, *formula]
        self.wait((beat["frames"] - moving + 0.5) / 60)

    def idle(self):
        self.camera.background_color = GROUND
        self.xs = [182 + 389 * i for i in range(len(self.a))]
        self.neurons = [disc(at(x, 385), RULE, 1, stroke_width=3).set_fill(SURFACE) for x in self.xs]
        self.edges = [
            Line(a.get_right(), b.get_left(), color=RULE, stroke_width=4) for a, b in zip(self.neurons, self.neurons[1:])]
        self.weights = [self.weight(i, w) for i, w in enumerate(self.w)]
        self.values = [None] * len(self.a)
        self.target = DashedVMobject(disc(at(1738, 385), YELLOW, 0, stroke_width=3), num_dashes=24)
        self.mark = Line(at(1311, 97), at(1347, 97), color=BLUE, stroke_width=4)
        self.add(*self.edges, *self.neurons, *self.weights, self.target, label(short(self.y), 1738, 385))
        self.add(*[label(name, x, 288, colour=BLUE) for name, x in zip(self.names, self.xs)])
        self.add(label("y", 1738, 288, colour=YELLOW), *[words(name, x, 73) for name, x in PHASES.items()])
        self.add(words("Backpropagation in twenty seconds", 402, 74, 38, PALE, weight="SEMIBOLD"), self.mark)
        formula = terms("b:x", "=", f"b:{short(self.a[0])},", "y:y", "=", f"y:{short(self.y)}")
        self.play_beat("idle", "One sample", formula, self.light(0), [])

    def weight(self, i, value):
        return label(f"{sub('w', i + 1)} = {short(value)}", self.xs[i] + 194, 352)

    def light(self, i):
        lit = disc(self.neurons[i], BLUE, 0.25, stroke_width=4)
        self.values[i] = label(short(self.a[i]), self.xs[i], 385, 35)
        return [FadeIn(glow(lit, BLUE, 50, 0.35)), FadeIn(lit), FadeIn(self.values[i])]

    def forward(self, i):
        head, travel = signal(self.edges[i], BLUE)
        frame = SurroundingRectangle(self.weights[i], color=VIOLET, buff=0.06, corner_radius=0.06, stroke_width=2)
        lit = self.edges[i].copy().set_stroke(BLUE, opacity=0.7)
        formula = terms(
            f"b:{self.names[i + 1]}", "= σ(", f"v:{sub('w', i + 1)}", f"b:{self.names[i]}", ")",
            f"= σ({short(self.z[i + 1])}) =", f"b:{short(self.a[i + 1])}")
        self.play_beat(
            f"forward.{i}", f"Forward through weight {i + 1}", formula,
            [Create(frame)], [*travel, Create(lit)], [FadeOut(head), *self.light(i + 1)], [FadeOut(frame)])

    def ruler(self, prediction):
        """The number line from 0 to 0.8 with the target; the prediction's point; and the gap between the two."""
        def place(value):
            return at(129 + value * 1542, 641)

        ticks = [label(short(k / 5), 129 + k * 308, 679, 25, DIM) for k in range(5)]
        line = Line(place(-0.01), place(0.81), color=RULE, stroke_width=3)
        target = disc(place(self.y), YELLOW, 1, radius=12, stroke_width=4).set_fill(GROUND)
        gap = Line(place(prediction), place(self.y), color=YELLOW, stroke_width=6)
        return VGroup(line, *ticks, target), disc(place(prediction), BLUE, 1, radius=13), gap

    def measure_loss(self):
        self.scale = axis, prediction, gap = self.ruler(self.a[-1])
        reach = DashedLine(
            self.neurons[-1].get_right(), self.target.get_left(), color=YELLOW, stroke_width=3, dash_length=0.03)
        error = label(f"ŷ − y = {short(self.a[-1] - self.y)}", 1560, 352, 34, YELLOW)
        self.loss_label = label(f"L = {short(self.loss)}", 1738, 497, 36, YELLOW)
        formula = terms(
            "y:L", "= ½(", "b:ŷ", "−", "y:y", ")²", "= ½(", f"b:{short(self.a[-1])}", "−", f"y:{short(self.y)}", ")² =",
            f"y:{short(self.loss)}")
        self.play_beat(
            "loss", "The loss: how far the prediction missed the target", formula,
            [FadeIn(axis), FadeIn(prediction), Create(reach)],
            [FadeIn(error), FadeIn(disc(self.target, YELLOW, 0.2, stroke_width=0))],
            [Create(gap)], [FadeIn(self.loss_label)])

    def delta(self, i):
        first = i == self.last
        name, before = sub("δ", i), sub("δ", i + 1)
        start = self.target if first else self.neurons[i + 1]
        head, travel = signal(Line(start.get_left(), self.neurons[i].get_right()), PINK)
        halo = glow(self.neurons[i], PINK, 90, 0.2 + 4 * abs(self.d[i]))
        ring = disc(self.neurons[i], PINK, 0, radius=66, stroke_width=3)
        box = boxed(VGroup(*terms(f"p:{name}", f"= {short(self.d[i])}", size=36, x=self.xs[i], y=497)), PINK)
        slope = short(self.a[i] * (1 - self.a[i]))
        if first:
            caption = f"{name} is born at the output, and stored"
            formula = terms(
                f"p:{name}", "= (", "b:ŷ", "−", "y:y", f") · σ′({sub('z', i)})", "= (", f"b:{short(self.a[i])}", "−",
                f"y:{short(self.y)}", f") · {slope} =", f"p:{short(self.d[i])}")
        else:
            caption = f"{name}: the stored {before}, carried back through {sub('w', i + 1)}"
            formula = terms(
                f"p:{name}", "=", f"v:{sub('w', i + 1)}", "·", f"p:{before}", f"· σ′({sub('z', i)}) =",
                f"v:{short(self.w[i])}", "·", f"p:{short(self.d[i + 1])}", f"· {slope} =", f"p:{short(self.d[i])}")
        self.play_beat(
            f"delta.{i - 1}", caption, formula,
            [FadeOut(old) for old in self.scale] if first else [], travel,
            [FadeOut(head), FadeIn(halo), Create(ring)], [FadeIn(box, shift=0.1 * DOWN), FadeOut(ring)])
        self.memo += [halo, box]

    def gradient(self, i):
        name, delta = f"∂L/∂{sub('w', i + 1)}", sub("δ", i + 1)
        middle = (self.xs[i] + self.xs[i + 1]) / 2
        path = ArcBetweenPoints(at(self.xs[i + 1] - 90, 480), at(middle, 390), angle=-1)
        head, travel = signal(path, PINK)
        trail = DashedVMobject(path.copy().set_stroke(PINK, 3), num_dashes=20)
        green = Line(self.edges[i].get_end(), self.edges[i].get_start(), color=GREEN, stroke_width=6)
        box = boxed(VGroup(*terms(name, f"g:= {short(self.g[i])}", size=36, x=middle + 15, y=592)), GREEN)
        formula = terms(
            name, "=", f"p:{delta}", "·", f"b:{self.names[i]}", "=", f"p:{short(self.d[i + 1])}", "·",
            f"b:{short(self.a[i])}", "=", f"g:{short(self.g[i])}")
        self.play_beat(
            f"grad.{i}", f"The gradient of {sub('w', i + 1)}: {delta} times what came in", formula,
            [FadeIn(trail)], travel, [FadeOut(head), Create(green)], [FadeIn(box, shift=0.1 * DOWN)])
        self.panel.append(trail)
        self.memo += [green, box]

    def done(self):
        bars, labels = [], []
        for y, name, count, colour in [
            (927, "with reuse", self.counts["backward"], GREEN), (990, "without", self.counts["withoutReuse"], ORANGE)
        ]:
            bar = RoundedRectangle(corner_radius=0.09, width=84 * count / 135, height=0.18, stroke_width=0)
            bars.append(bar.set_fill(colour, 1).move_to(at(513 + 42 * count, y)))
            labels += [words(name, 413, y), label(str(count), 538 + 84 * count, y, 32, colour)]
        self.play_beat(
            "done", "Every gradient, each δ worked out once and reused", labels,
            [GrowFromEdge(bars[0], LEFT)], [GrowFromEdge(bars[1], LEFT)], [])
        self.panel += bars

    def update_weights(self):
        after, last = self.after["prediction"][0], self.last - 1
        weights = [edge["weights"][0][0] for edge in self.after["edges"]]
        axis, prediction, gap = self.ruler(self.a[-1])
        _, moved, shorter = self.ruler(after)
        loss = label(f"L = {short(self.after['loss'])}", 1738, 497, 36, YELLOW)
        name = sub("w", last + 1)
        formula = terms(
            f"v:{name}", "←", f"v:{name}", f"− η ∂L/∂{name} =", f"v:{short(self.w[last])}",
            f"− {short(self.after['learningRate'])} ·", f"g:{short(self.g[last])}", "=", f"v:{short(weights[last])},",
            f"y:L = {short(self.loss)} → {short(self.after['loss'])}", size=54)
        steps, leaving = [], []
        for edge in self.edges:
            head, travel = signal(edge, BLUE)
            steps.append([*leaving, *travel])
            leaving = [FadeOut(head)]
        self.play_beat(
            "update", "Every weight takes a step against its gradient, and the loss falls", formula,
            [*[FadeOut(old) for old in self.memo], FadeIn(axis), FadeIn(prediction), FadeIn(gap)],
            [ReplacementTransform(old, self.weight(i, weights[i])) for i, old in enumerate(self.weights)],
            *steps,
            [*leaving, ReplacementTransform(self.values[-1], label(short(after), self.xs[-1], 385, 35))],
            [ReplacementTransform(gap, shorter), ReplacementTransform(prediction, moved)],
            [FadeOut(self.loss_label, shift=0.1 * UP), FadeIn(loss, shift=0.1 * UP)])
