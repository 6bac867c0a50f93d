#!/usr/bin/env python3
"""Trains the digit network of the series; writes its weights, the digits, and what NumPy makes of both.

    pip install numpy scikit-learn safetensors
    python3 scripts/series/digits.py   # timelines/series/digit*.safetensors, Tests/ScenesTests/References/neuron.json

The digits are "Optical Recognition of Handwritten Digits" of the UCI repository, as scikit-learn ships them: 1797
pictures of 8 by 8 pixels (E. Alpaydin, C. Kaynak, 1998, doi:10.24432/C50P49, CC BY 4.0). A fixed seed shuffles them;
500 are held out. The network is 64-16-10 with tanh and softmax, trained in double precision by Adam on all the others
at once. Two penalties keep its weights readable: on their squares, so that a pixel that tells nothing has none, and on
the squared differences of neighbouring pixels' weights, so that a neuron looks for strokes and not for dots.

The network is in the layout that `network` reads, a row for each neuron that a weight leads to, in floats of 32 bits:

    w0 [16, 64]   b0 [16]   w1 [10, 16]   b1 [10]

The digits are in bytes, pixels from 0 to 16, and for each picture which digit it is:

    x [500, 64]         y [500]         held out
    xTrain [1297, 64]   yTrain [1297]   those that it learned from
    shown [6]                           which of x the film shows; the network gets the last one wrong

The slice is the plane in which the network learned, start + a (network - start) + b across, in floats of 32 bits, and
the way that it went, seen in that plane, as a and b after every 5 steps:

    start.w0 … start.b1   across.w0 … across.b1   path [161, 2]
"""
import json
import os
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # The order of sums must not depend on the machine's cores.

import numpy as np
from safetensors.numpy import save_file
from sklearn.datasets import load_digits

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "timelines" / "series"
REFERENCE = ROOT / "Tests" / "ScenesTests" / "References" / "neuron.json"
HELD_OUT, HIDDEN, SEED, STEPS, RATE = 500, 16, 5, 800, 0.02
DECAY, ROUGHNESS = 1e-3, 3e-3
SHOWN = [42, 45, 8, 74, 36, 270]


def passes(p, x):
    """Hidden activations, logits and the logarithms of the probabilities."""
    a = np.tanh(x @ p["w0"].T + p["b0"])
    z = a @ p["w1"].T + p["b1"]
    low = z - z.max(1, keepdims=True)
    return a, z, low - np.log(np.exp(low).sum(1, keepdims=True))


def roughness(w):
    """The gradient of half the squared differences of neighbours, for pictures of 8 by 8."""
    w = w.reshape(-1, 8, 8)
    g = np.zeros_like(w)
    down, across = np.diff(w, axis=1), np.diff(w, axis=2)
    g[:, 1:] += down
    g[:, :-1] -= down
    g[:, :, 1:] += across
    g[:, :, :-1] -= across
    return g.reshape(-1, 64)


def gradients(p, x, y):
    """Of the mean cross-entropy and the penalties."""
    a, _, logs = passes(p, x)
    delta = (np.exp(logs) - np.eye(10)[y]) / len(y)
    back = (delta @ p["w1"]) * (1 - a**2)
    return {
        "w0": back.T @ x + DECAY * p["w0"] + ROUGHNESS * roughness(p["w0"]), "b0": back.sum(0),
        "w1": delta.T @ a + DECAY * p["w1"], "b1": delta.sum(0),
    }


def train(x, y):
    """The parameters before training and after each step."""
    rng = np.random.RandomState(SEED)
    p = {
        "w0": rng.normal(size=(HIDDEN, 64)) / 8, "b0": np.zeros(HIDDEN),
        "w1": rng.normal(size=(10, HIDDEN)) / 4, "b1": np.zeros(10),
    }
    mean = {name: np.zeros_like(v) for name, v in p.items()}
    square = {name: np.zeros_like(v) for name, v in p.items()}
    yield dict(p)
    for step in range(1, STEPS + 1):
        rate = RATE * (1 + np.cos(np.pi * step / STEPS)) / 2
        for name, g in gradients(p, x, y).items():
            mean[name] = 0.9 * mean[name] + 0.1 * g
            square[name] = 0.999 * square[name] + 0.001 * g**2
            p[name] = p[name] - rate * mean[name] / (1 - 0.9**step) / (np.sqrt(square[name] / (1 - 0.999**step)) + 1e-8)
        yield dict(p)


def slice_of(way, end):
    """The plane through the first and the last parameters that has most of the way between them."""
    def flat(p):
        return np.concatenate([p[name].ravel() for name in sorted(p)])

    start = {name: v.astype(np.float32) for name, v in way[0].items()}
    points = np.array([flat(p) for p in way]) - flat(start)
    along = flat(end).astype(float) - flat(start)
    share = points @ along / (along @ along)
    rest = points - share[:, None] * along
    across = np.linalg.svd(rest, full_matrices=False)[2][0]
    across *= np.linalg.norm(along) / np.linalg.norm(across)
    across *= np.sign(rest[len(rest) // 4] @ across)
    place, parts = 0, {}
    for name in sorted(start):
        parts[name] = across[place:place + start[name].size].reshape(start[name].shape)
        place += start[name].size
    path = np.stack([share, rest @ across / (across @ across)], 1)
    kept = 1 - np.sum((rest - path[:, 1:] * across) ** 2) / np.sum(points**2)
    print(f"the plane has {kept:.4f} of the squared lengths of the way")
    return {f"start.{n}": v for n, v in start.items()} | {
        f"across.{n}": v.astype(np.float32) for n, v in parts.items()} | {"path": path}


def main():
    digits = load_digits()
    order = np.random.RandomState(SEED).permutation(len(digits.target))
    pixels, labels = digits.data[order].astype(np.uint8), digits.target[order].astype(np.uint8)
    x, y = pixels / 16, labels.astype(int)
    way = list(train(x[HELD_OUT:], y[HELD_OUT:]))
    stored = {name: v.astype(np.float32) for name, v in way[-1].items()}

    # What is measured is what is written: weights of 32 bits, used with 64.
    p = {name: v.astype(float) for name, v in stored.items()}
    a, z, logs = passes(p, x)
    right = logs.argmax(1) == y
    losses = -logs[np.arange(len(y)), y]
    first, rest = right[:HELD_OUT], right[HELD_OUT:]
    print(f"right: {first.sum()} of {len(first)} held out, {rest.sum()} of {len(rest)} learned")
    for i in SHOWN:
        print(f"shown {i}: a {y[i]}, p = {np.round(np.exp(logs[i]), 3)}")

    FOLDER.mkdir(exist_ok=True)
    save_file(stored, FOLDER / "digit-network.safetensors")
    save_file({
        "x": pixels[:HELD_OUT].copy(), "y": labels[:HELD_OUT].copy(), "xTrain": pixels[HELD_OUT:].copy(),
        "yTrain": labels[HELD_OUT:].copy(), "shown": np.array(SHOWN, np.int32),
    }, FOLDER / "digits.safetensors", metadata={
        "source": "UCI Optical Recognition of Handwritten Digits, doi:10.24432/C50P49, CC BY 4.0",
    })
    save_file(slice_of(way[::5], stored), FOLDER / "digit-slice.safetensors")
    figures = {
        "right": right[:HELD_OUT].sum(), "accuracy": right[:HELD_OUT].mean(), "loss": losses[:HELD_OUT].mean(),
        "lossTrain": losses[HELD_OUT:].mean(), "z1": x[SHOWN] @ p["w0"].T + p["b0"], "a1": a[SHOWN], "logits": z[SHOWN],
        "p": np.exp(logs[SHOWN]),
    }
    arrays = {name: np.asarray(v, float) for name, v in figures.items()}
    REFERENCE.write_text(json.dumps({
        name: {"shape": list(v.shape), "elements": v.flatten().tolist()} for name, v in arrays.items()
    }, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
