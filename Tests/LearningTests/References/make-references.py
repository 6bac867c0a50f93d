#!/usr/bin/env python3
"""Writes trajectories of training by PyTorch in float64, for the tests to compare with.

    pip install torch numpy safetensors
    python3 Tests/LearningTests/References/make-references.py

Weights and batches come from the project's own generator, written down here once more (xoshiro256**, SplitMix64), so
that both sides start from the same numbers and learn from the same samples. Beside the trajectories it writes saved
runs in every format that is read. The files are committed: the tests need no Python.
"""
import json
import math
import sys
from pathlib import Path

import numpy
import torch
from safetensors.torch import save_file

HERE = Path(__file__).resolve().parent
MASK = (1 << 64) - 1
STEPS, EVERY = 200, 20


class Generator:
    """xoshiro256** 1.0, seeded by SplitMix64."""

    def __init__(self, seed):
        self.state = []
        for _ in range(4):
            seed = (seed + 0x9E3779B97F4A7C15) & MASK
            z = seed
            z = ((z ^ z >> 30) * 0xBF58476D1CE4E5B9) & MASK
            z = ((z ^ z >> 27) * 0x94D049BB133111EB) & MASK
            self.state.append(z ^ z >> 31)

    def next(self):
        def rotated(x, k):
            return (x << k | x >> 64 - k) & MASK
        s = self.state
        result = rotated(s[1] * 5 & MASK, 7) * 9 & MASK
        shifted = s[1] << 17 & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= shifted
        s[3] = rotated(s[3], 45)
        return result

    def unit(self):
        return (self.next() >> 11) * 2.0 ** -53

    def uniform(self, low, high):
        return min(low + self.unit() * (high - low), high)

    def below(self, count):
        surplus = (1 << 64) % count
        while True:
            draw = self.next()
            if draw <= MASK - surplus:
                return draw % count


def order(count, seed, epoch):
    generator = Generator((seed * 0xD1342543DE82EF95 + epoch + 1) & MASK)
    result = list(range(count))
    for last in range(count - 1, 0, -1):
        other = generator.below(last + 1)
        result[last], result[other] = result[other], result[last]
    return result


ACTIVATIONS = {
    "linear": torch.nn.Identity, "sigmoid": torch.nn.Sigmoid, "tanh": torch.nn.Tanh, "relu": torch.nn.ReLU,
    "leakyRelu": lambda: torch.nn.LeakyReLU(0.01), "softplus": lambda: torch.nn.Softplus(threshold=1000),
}


def network(hidden, activation, outputs, seed):
    """A stack of Linear layers with the weights of `Network.seededWeights` and biases of 0."""
    generator, modules, width = Generator(seed), [], 2
    for index, out in enumerate(hidden + [outputs]):
        linear = torch.nn.Linear(width, out, dtype=torch.float64)
        he = index < len(hidden) and activation in ("relu", "leakyRelu")
        bound = math.sqrt(6 / width) if he else math.sqrt(6 / (width + out))
        with torch.no_grad():
            rows = [[generator.uniform(-bound, bound) for _ in range(width)] for _ in range(out)]
            linear.weight.copy_(torch.tensor(rows, dtype=torch.float64))
            linear.bias.zero_()
        modules += [linear] + ([ACTIVATIONS[activation]()] if index < len(hidden) else [])
        width = out
    return torch.nn.Sequential(*modules)


def samples(count, classes, seed):
    """Points of the square −1 … 1; the class is by angle, bent by the radius."""
    generator, points, labels = Generator(seed), [], []
    for _ in range(count):
        x, y = generator.uniform(-1, 1), generator.uniform(-1, 1)
        turn = (math.atan2(y, x) / (2 * math.pi) + 0.3 * math.hypot(x, y)) % 1
        points.append([x, y])
        labels.append(int(turn * classes))
    return points, labels


def flat(net):
    return [value for tensor in net.parameters() for value in tensor.detach().flatten().tolist()]


def trajectory(case):
    points, labels = samples(case["count"], case["classes"], case["seed"] + 100)
    outputs = case["classes"] if case["softmax"] else 1
    net = network(case["hidden"], case["activation"], outputs, case["seed"])
    x = torch.tensor(points, dtype=torch.float64)
    y = torch.tensor(labels) if case["softmax"] else torch.tensor(labels, dtype=torch.float64)[:, None]
    loss = torch.nn.CrossEntropyLoss() if case["softmax"] else torch.nn.BCEWithLogitsLoss()
    rate, decay = case["learningRate"], case["weightDecay"]
    optimizer = {
        "sgd": lambda: torch.optim.SGD(net.parameters(), lr=rate, weight_decay=decay),
        "momentum": lambda: torch.optim.SGD(net.parameters(), lr=rate, weight_decay=decay, momentum=0.9),
        "adam": lambda: torch.optim.Adam(net.parameters(), lr=rate, weight_decay=decay),
    }[case["optimizer"]]()
    result = dict(case, points=points, labels=labels, parameters=[], losses=[], correct=[], inputGradients=[])

    def record():
        with torch.no_grad():
            z = net(x)
            result["losses"].append(loss(z, y).item())
            right = z.argmax(1) == y if case["softmax"] else (z > 0) == (y > 0.5)
            result["correct"].append(int(right.sum()))
        probe = x[:1].clone().requires_grad_()
        result["inputGradients"].append(torch.autograd.grad(loss(net(probe), y[:1]), probe)[0][0].tolist())
        result["parameters"].append(flat(net))

    size = case["batchSize"]
    per_epoch = -(-case["count"] // size)
    for step in range(STEPS):
        if step % EVERY == 0:
            record()
        epoch, place = divmod(step, per_epoch)
        batch = order(case["count"], case["seed"], epoch)[place * size:][:size]
        optimizer.zero_grad()
        loss(net(x[batch]), y[batch]).backward()
        optimizer.step()
    record()
    return result


def case(optimizer, rate, hidden, activation, classes=2, softmax=False, decay=0.0, size=16, count=40, seed=1):
    return dict(
        optimizer=optimizer, learningRate=rate, hidden=hidden, activation=activation, classes=classes,
        softmax=softmax or classes > 2, weightDecay=decay, batchSize=size, count=count, seed=seed)


CASES = [
    case("sgd", 0.3, [4, 4], "tanh"),
    case("sgd", 0.2, [3], "sigmoid", softmax=True, decay=0.01, size=7, seed=2),
    case("momentum", 0.05, [4, 4], "tanh", seed=3),
    case("momentum", 0.02, [5, 3], "leakyRelu", classes=3, decay=0.001, size=12, seed=4),
    case("momentum", 0.05, [6], "relu", size=100, seed=5),
    case("adam", 0.01, [4, 4], "tanh", seed=6),
    case("adam", 0.02, [6], "softplus", classes=4, decay=0.005, size=9, seed=7),
    case("adam", 0.05, [], "tanh", size=1, seed=8),
    case("adam", 0.01, [3, 2, 3], "linear", classes=3, size=8, seed=9),
]


def saved_runs():
    """The first case's network at four steps, in all formats and both layouts; NPZ packed, and in float32."""
    states = []
    for index in range(4):
        net = network([3], "tanh", 1, 40 + index)
        states.append({f"layers.{name}": value.detach() for name, value in net.state_dict().items()})
    steps = [0, 10, 20, 35]
    by_step = {f"step/{n}/{k}": v.clone() for n, state in zip(steps, states) for k, v in state.items()}
    stacked = {}
    for edge, layer in enumerate(["layers.0", "layers.2"]):
        for key, kind in (("w", "weight"), ("b", "bias")):
            stacked[f"{key}{edge}"] = numpy.stack([state[f"{layer}.{kind}"].numpy() for state in states])
    extra = dict(step=numpy.array(steps), learning_rate=numpy.array([0.1, 0.1, 0.05, 0.05]), epoch=numpy.arange(4))
    numpy.savez(HERE / "stacked.npz", **stacked, **extra)
    numpy.savez_compressed(
        HERE / "float32.npz", **{k: numpy.asfortranarray(v.astype(numpy.float32)) for k, v in stacked.items()},
        step=extra["step"].astype(numpy.int32))
    save_file(by_step, HERE / "by-step.safetensors", metadata={"format": "pt", "note": "a \"quoted\" one"})
    lists = {k: v.tolist() for k, v in {**stacked, **extra}.items()}
    (HERE / "stacked.json").write_text(json.dumps(lists, indent=1) + "\n")
    numpy.savez(HERE / "by-step.npz", **{k: v.numpy() for k, v in by_step.items()})


def main():
    torch.set_num_threads(1)
    results = [trajectory(case) for case in CASES]
    text = json.dumps(results, separators=(",", ":")).replace('},{"opt', '},\n{"opt')
    (HERE / "trajectories.json").write_text(text + "\n")
    saved_runs()
    print(f"{len(results)} trajectories by PyTorch {torch.__version__}", file=sys.stderr)


main()
