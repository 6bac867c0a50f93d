#!/usr/bin/env python3
"""Writes what PyTorch makes of the formula of the film on derivatives, and what three ways to a gradient cost.

    pip install numpy safetensors torch
    python3 scripts/series/autodiff.py   # Tests/ScenesTests/References/autodiff.json

    L = (w tanh(w x + b) - t)^2 / 2   with x = 2, w = 0.5, b = -0.5, t = 1

`value` and `gradient` are of each node, with 64 bits. The weight's gradient is the sum of what comes through the factor
in front of tanh (`front`) and through the one inside (`inside`). `passes` are counted by running: how often a function
of n inputs is called by forward differences, by forward mode, which carries one direction at a time, and by reverse
mode, its way back included. `multiplications` are of the network that reads digits, for one picture.
"""
import json
from pathlib import Path

import torch
from safetensors.numpy import load_file

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "Tests" / "ScenesTests" / "References" / "autodiff.json"


def graph():
    nodes = {name: torch.tensor(v, dtype=torch.float64) for name, v in {"x": 2, "w": 0.5, "b": -0.5, "t": 1}.items()}
    front, inside = (nodes["w"].clone().requires_grad_() for _ in range(2))
    for node in nodes.values():
        node.requires_grad_()

    def loss(front, inside, keep):
        product = keep("product", inside * nodes["x"])
        z = keep("z", product + nodes["b"])
        h = keep("h", torch.tanh(z))
        y = keep("y", front * h)
        error = keep("error", y - nodes["t"])
        square = keep("square", error**2)
        return keep("L", square / 2)

    def keep(name, node):
        node.retain_grad()
        nodes[name] = node
        return node

    loss(nodes["w"], nodes["w"], keep).backward()
    with_two = torch.autograd.grad(loss(front, inside, lambda name, node: node), [front, inside])
    found = {name: {"value": node.item(), "gradient": node.grad.item()} for name, node in nodes.items()}
    return found | {name: {"value": 0.5, "gradient": g.item()} for name, g in zip(("front", "inside"), with_two)}


def passes(n):
    """How often a function of n inputs is computed for its gradient, and how often it is run back."""
    calls = 0

    def f(x):
        nonlocal calls
        calls += 1
        return (torch.tanh(x) ** 2).sum()

    x = torch.linspace(-1, 1, n, dtype=torch.float64)
    found = {}
    base = f(x)
    nudged = torch.stack([(f(x + 1e-6 * e) - base) / 1e-6 for e in torch.eye(n, dtype=torch.float64)])
    found["differences"], calls = calls, 0
    forward = torch.stack([torch.func.jvp(f, (x,), (e,))[1] for e in torch.eye(n, dtype=torch.float64)])
    found["forward"], calls = calls, 0
    leaf = x.clone().requires_grad_()
    f(leaf).backward()
    found["reverse"] = calls + 1
    assert torch.allclose(forward, leaf.grad, atol=1e-12) and torch.allclose(nudged, leaf.grad, atol=1e-5)
    return found | {"differencesError": (nudged - leaf.grad).abs().max().item()}


def multiplications():
    """Forward: one a weight. Back: one a weight for its gradient, one a weight of the second layer to reach the first, and
    one a neuron between them for the slope of tanh. Differences: a whole pass forward a weight."""
    net = load_file(ROOT / "timelines" / "series" / "digit-network.safetensors")
    first, second = net["w0"].size, net["w1"].size
    weights = first + second
    return {
        "weights": weights, "parameters": sum(v.size for v in net.values()), "forward": weights,
        "backward": weights + second + len(net["b0"]), "differences": weights * weights,
    }


def main():
    counts = [1, 2, 5, 10, 20, 50, 100]
    figures = {"nodes": graph(), "passes": {str(n): passes(n) for n in counts}, "multiplications": multiplications()}
    print(json.dumps(figures, indent=1))
    REFERENCE.write_text(json.dumps(figures, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
