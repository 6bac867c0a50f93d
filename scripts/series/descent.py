#!/usr/bin/env python3
"""Writes the flowers of the film of gradient descent, and what NumPy makes of them.

    pip install numpy scikit-learn safetensors
    python3 scripts/series/descent.py   # timelines/series/iris.*, Tests/ScenesTests/References/gradient-descent.json

The flowers are Fisher's irises (R. A. Fisher, 1936, doi:10.24432/C56C76, CC BY 4.0) as scikit-learn ships them. All
measurements are standardised: less their mean, over their standard deviation. The model has no bias, and its loss is
half of the mean squared error, so that its Hessian is the matrix of correlations.

    bowl     sepal length from petal length and sepal width
    valley   sepal length from petal length and petal width, which say nearly the same
    batches  the bowl again, ten flowers a step, in the order of iris-batches.json
    saddle   sepal length from w1 w2 times petal length
    slice    the loss of the digit network on the digits it learned from, from its first weights (0) to its last (1)

Each path is [steps + 1, 2], the start first, with the loss at each point. `…Steps` counts until what the loss has above
its minimum is a thousandth of what it was.
"""
import json
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from sklearn.datasets import load_iris

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "timelines" / "series"
REFERENCE = ROOT / "Tests" / "ScenesTests" / "References" / "gradient-descent.json"
NAMES = ["sepalLength", "sepalWidth", "petalLength", "petalWidth"]
START, SADDLE_START = [-1.5, 1.0], [1.2, -1.19]


def descend(gradient, start, rate, steps, momentum=0.0):
    way, velocity = [np.array(start)], np.zeros(2)
    for step in range(steps):
        velocity = momentum * velocity + gradient(way[-1], step)
        way.append(way[-1] - rate * velocity)
    return np.array(way)


def squares(flowers, names):
    """Loss, gradient and Hessian of a model of two weights."""
    x, y = np.stack([flowers[name] for name in names], 1), flowers["sepalLength"]

    def loss(w):
        return np.mean((x @ w - y) ** 2) / 2

    def gradient(w, step=0, rows=slice(None)):
        return x[rows].T @ (x[rows] @ w - y[rows]) / len(y[rows])

    return loss, gradient, x.T @ x / len(y)


def of_squares(flowers, names, runs):
    loss, gradient, hessian = squares(flowers, names)
    minimum = np.linalg.solve(hessian, -gradient(np.zeros(2)))
    curvatures = np.linalg.eigvalsh(hessian)
    found = {
        "hessian": hessian, "eigenvalues": curvatures, "limit": 2 / curvatures[1], "minimum": minimum,
        "leastLoss": loss(minimum), "condition": curvatures[1] / curvatures[0],
    }
    for name, (rate, steps, momentum) in runs.items():
        way = descend(gradient, START, rate, steps, momentum)
        losses = np.array([loss(w) for w in way])
        found |= {name: way, f"{name}Losses": losses}
        above = (losses - loss(minimum)) / (losses[0] - loss(minimum))
        if above[-1] < 1e-3:
            found[f"{name}Steps"] = np.flatnonzero(above >= 1e-3)[-1] + 1
    return found


def saddle(flowers):
    x, y = flowers["petalLength"], flowers["sepalLength"]

    def loss(w):
        return np.mean((w[0] * w[1] * x - y) ** 2) / 2

    def gradient(w, step=0):
        return np.mean((w[0] * w[1] * x - y) * x) * w[::-1]

    way = descend(gradient, SADDLE_START, 0.2, 60)
    pull = np.mean(x * y)
    hessian = np.array([[0, -pull], [-pull, 0]])
    return {
        "path": way, "losses": [loss(w) for w in way], "slopes": [np.linalg.norm(gradient(w)) for w in way],
        "hessian": hessian, "eigenvalues": np.linalg.eigvalsh(hessian), "product": pull,
    }


def batches(flowers, order):
    loss, gradient, _ = squares(flowers, ["petalLength", "sepalWidth"])
    way = descend(lambda w, step: gradient(w, rows=order[step]), START, 0.2, len(order))
    return {"path": way, "losses": [loss(w) for w in way]}


def digits():
    """The loss of the digit network on a straight line, and beside it."""
    data = load_file(FOLDER / "digits.safetensors")
    net = {name: value.astype(float) for name, value in load_file(FOLDER / "digit-network.safetensors").items()}
    along = load_file(FOLDER / "digit-slice.safetensors")
    start = {name: along[f"start.{name}"].astype(float) for name in net}
    across = {name: along[f"across.{name}"].astype(float) for name in net}
    x, y = data["xTrain"] / 16, data["yTrain"].astype(int)

    def loss(a, b):
        p = {name: start[name] + a * (net[name] - start[name]) + b * across[name] for name in net}
        z = np.tanh(x @ p["w0"].T + p["b0"]) @ p["w1"].T + p["b1"]
        top = z.max(1)
        return np.mean(top + np.log(np.exp(z - top[:, None]).sum(1)) - z[np.arange(len(y)), y])

    a = np.linspace(-0.25, 1.5, 36)
    places = np.array([[0, 0], [1, 0], [0.5, 0.5], [0.5, -0.5], [1, 0.5], [1.25, -0.25]])
    return {"at": a, "line": [loss(i, 0) for i in a], "places": places, "losses": [loss(*place) for place in places]}


def main():
    table = load_iris().data
    lines = ["# Fisher's irises, doi:10.24432/C56C76, CC BY 4.0; centimetres", ",".join(NAMES)]
    lines += [",".join(f"{number:.1f}" for number in row) for row in table]
    (FOLDER / "iris.csv").write_text("\n".join(lines) + "\n")
    rng = np.random.RandomState(1)
    order = np.concatenate([rng.permutation(150).reshape(15, 10) for _ in range(4)])
    (FOLDER / "iris-batches.json").write_text(json.dumps({"batches": order.tolist()}, separators=(",", ":")) + "\n")

    flowers = dict(zip(NAMES, ((table - table.mean(0)) / table.std(0)).T))
    rates = {"small": (0.05, 40, 0), "right": (1, 10, 0), "below": (1.39, 40, 0), "above": (1.41, 40, 0)}
    figures = {
        "bowl": of_squares(flowers, ["petalLength", "sepalWidth"], rates),
        "valley": of_squares(
            flowers, ["petalLength", "petalWidth"], {"plain": (1, 100, 0), "momentum": (1, 40, 0.7)}),
        "batches": batches(flowers, order), "saddle": saddle(flowers), "slice": digits(),
    }
    for film, found in figures.items():
        print(film, {name: np.round(v, 4).tolist() for name, v in found.items() if np.size(v) < 5})
    arrays = {f: {n: np.asarray(v, float) for n, v in found.items()} for f, found in figures.items()}
    REFERENCE.write_text(json.dumps({
        film: {name: {"shape": list(v.shape), "elements": v.flatten().tolist()} for name, v in found.items()}
        for film, found in arrays.items()
    }, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
