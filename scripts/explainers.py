#!/usr/bin/env python3
"""Writes the figures that the explainers of timelines/explainers are held against, by NumPy.

    pip install numpy
    python3 scripts/explainers.py   # Tests/ScenesTests/References/explainers.json

Only what is drawn by chance is taken from the program, and what the files state: scores, a digit, points of the start.
All else is computed anew, each explainer in a way of its own. The file is committed: the tests need no Python.
"""
import json
import subprocess
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "Tests" / "ScenesTests" / "References" / "explainers.json"


def stated(name):
    """All tensors of an explainer, as the program has them."""
    command = ["scripts/render", "values", "--timeline", f"timelines/explainers/{name}.yaml", "--json"]
    out = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = {k: v for k, v in json.loads(out).items() if "elements" in v}
    return {k: np.array(v["elements"], float).reshape(v["shape"]) for k, v in found.items()}


def softmax():
    z = stated("softmax")["z"]
    e = np.exp(z)
    scores = z / np.linspace(0.1, 4, 40)[:, None]
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return {"e": e, "total": e.sum(), "p": e / e.sum(), "P": powers / powers.sum(1, keepdims=True)}


def bayes():
    given = stated("bayes")
    prior, sens, alarm = (float(given[k]) for k in ("prior", "sens", "alarm"))
    middles = (np.arange(10) + 0.5) / 10
    x, y = np.meshgrid(middles, middles)
    ill = x <= prior
    positive = np.where(ill, y < sens, y < alarm)
    hit, miss = prior * sens, (1 - prior) * alarm
    return {
        "hit": hit, "miss": miss, "post": hit / (hit + miss), "ills": (positive & ill).sum(),
        "wells": (positive & ~ill).sum(),
    }


def convolution():
    digit = stated("convolution")["digit"]
    windows = np.lib.stride_tricks.sliding_window_view(digit, (3, 3))
    filter = np.array([[-1, 0, 1]] * 3)
    edges = np.einsum("ijab,ab->ij", windows, filter)
    flat = np.einsum("ijab,ab->ij", windows, filter.T)
    return {"edges": edges, "flat": flat, "both": np.hypot(edges, flat)}


def kmeans():
    given = stated("kmeans")
    points = given["places"][np.arange(30) % 3] + 0.7 * given["noise"]

    def squares(centres):
        return ((points[:, None] - centres[None]) ** 2).sum(2)

    def turns(centres, count):
        found = [centres]
        for _ in range(count):
            chosen = squares(found[-1]).argmin(1)
            found.append(np.array([points[chosen == j].mean(0) for j in range(3)]))
        return np.array(found)

    rounds = int(given["rounds"])
    run, bad = turns(given["start"], rounds), turns(given["badStart"], rounds)

    def losses(way):
        """The mean squared distance after each half turn: points choose, then centres move."""
        chosen = [squares(centres).argmin(1) for centres in way]
        return [squares(way[(s + 1) // 2])[np.arange(30), chosen[s // 2]].mean() for s in range(2 * rounds)]

    return {
        "points": points, "run": run, "bad": bad, "losses": losses(run), "badLosses": losses(bad),
        "badLoss": squares(bad[-1]).min(1).mean(),
    }


def overfitting():
    given = stated("overfitting")
    x, far = np.linspace(-1, 1, 11), given["xTest"]
    y, other = np.sin(3 * x) + 0.25 * given["noise"], np.sin(3 * far) + 0.25 * given["noiseTest"]
    train, test = [], []
    for degree in range(10):
        powers = np.arange(degree + 1)
        weights = np.linalg.lstsq(x[:, None] ** powers, y, rcond=None)[0]
        train.append(np.mean((x[:, None] ** powers @ weights - y) ** 2))
        test.append(np.mean((far[:, None] ** powers @ weights - other) ** 2))
    return {"x": x, "y": y, "yTest": other, "trainErrors": train, "testErrors": test, "best": np.argmin(test)}


def dropout():
    given = stated("dropout")
    hidden = np.tanh(given["W"] @ given["x"])
    every = (np.arange(64)[:, None] >> np.arange(6)) & 1
    masks = every[given["order"].astype(int)]
    outs = (masks * hidden) @ given["V"][0] / float(given["keep"])
    return {
        "h": hidden, "y": given["V"] @ hidden, "masks": masks, "outs": outs,
        "means": np.cumsum(outs) / np.arange(1, 65), "whole": (given["V"] @ hidden).sum(),
    }


def main():
    figures = {}
    for explainer in (softmax, bayes, convolution, kmeans, overfitting, dropout):
        arrays = {name: np.asarray(value, float) for name, value in explainer().items()}
        figures[explainer.__name__] = {
            name: {"shape": list(value.shape), "elements": value.flatten().tolist()} for name, value in arrays.items()
        }
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(figures, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
