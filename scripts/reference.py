#!/usr/bin/env python3
"""Writes the reference numbers that the tests compare with.

    pip install torch mpmath
    python3 scripts/reference.py elementary   # Tests/NumericsTests/Fixtures/elementary.txt
    python3 scripts/reference.py pytorch      # Tests/SimulationTests/Fixtures/pytorch.json
    python3 scripts/reference.py elementary 20000 99 FILE   # COUNT points a function, by SEED

The last writes a longer list, for measuring: run the tests with ELEMENTARY_REFERENCE=FILE to have the largest errors
printed.

The other two files are committed: the tests need no Python. The same versions of the libraries write the same bytes.
"""
import itertools
import json
import math
import random
import struct
import sys
from fractions import Fraction
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent / "Tests"


# Elementary functions: correctly rounded results by mpmath.

def bits(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def double(pattern):
    return struct.unpack("<d", struct.pack("<Q", pattern))[0]


def exact(value):
    """The fraction that an mpf stands for."""
    sign, mantissa, exponent, _ = value._mpf_
    mantissa = -int(mantissa) if sign else int(mantissa)
    return Fraction(mantissa) * (Fraction(2) ** exponent)


def rounded(value):
    """The double nearest to an mpf, subnormal or not, and (value - double) in 1/32768 of its last place."""
    fraction = exact(value)
    try:
        nearest = fraction.numerator / fraction.denominator
    except OverflowError:
        return None
    place = Fraction(math.ulp(nearest))
    return nearest, round((fraction - Fraction(nearest)) / place * 32768)


def elementary_cases(count, seed):
    """Yields (name, arguments): ordinary, tiny, huge and awkward ones for each function."""
    rng = random.Random(seed)

    def spread(low, high, signed=True):
        x = math.ldexp(1 + rng.random(), rng.randint(low, high))
        return -x if signed and rng.random() < 0.5 else x

    def near_quarter_turn():
        return math.pi / 2 * rng.randint(1, 2 ** rng.randint(1, 40)) * (1 + rng.randint(-2, 2) * 2 ** -52)

    any_real = [lambda: rng.uniform(-4, 4), lambda: spread(-60, 9), lambda: rng.uniform(-40, 40)]
    ranges = {
        "exp": any_real + [lambda: rng.uniform(-745, 709.7)],
        "expm1": any_real + [lambda: spread(-1000, -1), lambda: rng.uniform(-40, 709.7)],
        "log": [lambda: spread(-1074, 1023, False), lambda: rng.uniform(0.5, 2),
                lambda: 1 + spread(-52, -3), lambda: double(rng.randint(1, 2**52))],
        "log1p": [lambda: spread(-1074, -1), lambda: rng.uniform(-0.999, 4), lambda: spread(0, 1023, False)],
        "tanh": any_real + [lambda: spread(-32, 1), lambda: rng.uniform(-22, 22)],
        "sigmoid": any_real + [lambda: rng.uniform(-745, 40)],
        "softplus": any_real + [lambda: rng.uniform(-745, 70)],
        "sin": any_real + [lambda: spread(-30, 1023), near_quarter_turn],
        "cos": any_real + [lambda: spread(-30, 1023), near_quarter_turn],
        "pow": [lambda: (rng.uniform(0, 4), rng.uniform(-30, 30)),
                lambda: (spread(-300, 300, False), rng.uniform(-2, 2)),
                lambda: (1 + spread(-40, -8), spread(0, 14)),
                lambda: (-float(rng.randint(1, 40)), float(rng.randint(-40, 40))),
                lambda: (rng.uniform(0, 2), rng.uniform(-1070, 1020))],
    }
    for name, makers in ranges.items():
        for index in range(count):
            made = makers[index % len(makers)]()
            yield name, made if isinstance(made, tuple) else (made,)


def elementary_lines(count, seed):
    from mpmath import mp

    mp.prec = 2400  # enough to tell sin of 2^1023 and expm1 of 2^-1000
    functions = {
        "exp": mp.exp, "expm1": mp.expm1, "log": mp.log, "log1p": mp.log1p, "tanh": mp.tanh,
        "sigmoid": lambda x: 1 / (1 + mp.exp(-x)), "softplus": lambda x: mp.log1p(mp.exp(x)),
        "sin": mp.sin, "cos": mp.cos, "pow": mp.power,
    }
    for name, arguments in elementary_cases(count, seed):
        result = rounded(functions[name](*(mp.mpf(x) for x in arguments)))
        if result is None:
            continue
        nearest, rest = result
        words = [f"{bits(x):016x}" for x in (*arguments, nearest)]
        yield " ".join([name, *words, str(rest)])


# Networks: forward and backward by PyTorch in float64.

ACTIVATIONS = ["linear", "sigmoid", "tanh", "relu", "leakyRelu", "softplus"]
PROBABILITIES = ["sigmoid", "softmax"]


def torch_activation(name, z):
    import torch

    return {
        "linear": lambda: z.clone(), "sigmoid": lambda: torch.sigmoid(z), "tanh": lambda: torch.tanh(z),
        "relu": lambda: torch.relu(z), "leakyRelu": lambda: torch.nn.functional.leaky_relu(z, 0.01),
        "softplus": lambda: torch.log1p(torch.exp(z)), "softmax": lambda: torch.softmax(z, 0),
    }[name]()


def torch_loss(name, output, z, prediction, target):
    import torch

    log_sigmoid = torch.nn.functional.logsigmoid
    logarithm = torch.log_softmax(z, 0) if output == "softmax" else log_sigmoid(z)
    if name == "squaredError":
        return ((prediction - target) ** 2).sum() / 2
    if name == "crossEntropy":
        return -(target * logarithm).sum()
    complement = torch.log1p(-prediction) if output == "softmax" else log_sigmoid(-z)
    return -(target * logarithm + (1 - target) * complement).sum()


def traced(rng, activation, output, loss, widths, has_biases):
    import torch

    def numbers(count, scale=1.0):
        return [rng.uniform(-scale, scale) for _ in range(count)]

    def tensor(values):
        return torch.tensor(values, dtype=torch.float64, requires_grad=True)

    x = tensor(numbers(widths[0], 2))
    weights = [tensor([numbers(i, 2.0 / math.sqrt(i)) for _ in range(o)]) for i, o in zip(widths, widths[1:])]
    biases = [tensor(numbers(o)) for o in widths[1:]] if has_biases else None
    target = numbers(widths[-1], 2)
    if loss != "squaredError":
        target = [rng.choice([0.0, 1.0, rng.random()]) for _ in target]
    if loss == "crossEntropy" and output == "softmax":
        parts = [rng.random() for _ in target]
        target = [part / sum(parts) for part in parts]
        if rng.random() < 0.5:
            target = [1.0 if i == 0 else 0.0 for i in range(len(parts))]

    zs, activations = [], [x]
    for edge, matrix in enumerate(weights):
        z = matrix @ activations[-1]
        if biases:
            z = z + biases[edge]
        z.retain_grad()
        zs.append(z)
        activations.append(torch_activation(output if edge == len(weights) - 1 else activation, z))
    y = torch.tensor(target, dtype=torch.float64)
    value = torch_loss(loss, output, zs[-1], activations[-1], y)
    value.backward()

    return {
        "activation": activation, "output": output, "loss": loss, "input": x.tolist(), "target": target,
        "weights": [w.tolist() for w in weights], "biases": [b.tolist() for b in biases] if biases else None,
        "z": [z.tolist() for z in zs], "a": [a.tolist() for a in activations[1:]],
        "delta": [z.grad.tolist() for z in zs], "gradient": [w.grad.tolist() for w in weights],
        "biasGradient": [b.grad.tolist() for b in biases] if biases else None,
        "inputGradient": x.grad.tolist(), "value": value.item(),
    }


def networks():
    """Every activation with every output and loss that suit each other; depth 1 to 9, widths 1 to 12."""
    rng = random.Random(2)
    pairs = [(output, "squaredError") for output in ACTIVATIONS + ["softmax"]]
    pairs += itertools.product(PROBABILITIES, ["binaryCrossEntropy", "crossEntropy"])
    for index, (activation, (output, loss)) in enumerate(itertools.product(ACTIVATIONS, pairs)):
        depth = index % 9
        widest = 12 if depth < 3 else 5
        widths = [rng.randint(1, widest) for _ in range(depth + 1)]
        widths.append(rng.randint(2 if output == "softmax" else 1, 6))
        if index % 7 == 0:
            widths = [1] * (depth + 1) + [2 if output == "softmax" else 1]
        yield traced(rng, activation, output, loss, widths, has_biases=index % 3 != 0)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    print(f"{path.relative_to(TESTS.parent)}: {len(text)} bytes")


def main():
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command == "elementary":
        if len(sys.argv) == 5:
            Path(sys.argv[4]).write_text("\n".join(elementary_lines(int(sys.argv[2]), int(sys.argv[3]))) + "\n")
            return
        write(TESTS / "NumericsTests/Fixtures/elementary.txt", "\n".join(elementary_lines(240, 1)) + "\n")
    elif command == "pytorch":
        nets = ",\n".join(json.dumps(net) for net in networks())
        write(TESTS / "SimulationTests/Fixtures/pytorch.json", f"[\n{nets}\n]\n")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
