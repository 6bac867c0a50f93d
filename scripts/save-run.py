#!/usr/bin/env python3
"""Saves a training run of yours, step by step, in the layout that the film of learning reads.

    pip install torch numpy
    python3 scripts/save-run.py run.npz

This is a recipe to copy from: the class `RunLog` and the two lines that use it are all that a training script needs.
It wants NumPy alone; a model can be PyTorch's (its `state_dict()`) or any dictionary of arrays with the same names:

    layers.0.weight [out, in]   layers.0.bias [out]   layers.2.weight …

Whatever stands before ".weight" parts the layers, which are taken in order of the numbers in it. The file holds each
tensor once, with the steps as its first index ([steps, out, in] and [steps, out]), and beside them `step`,
`learning_rate` and `epoch` with one number for each step. The network must be what the film shows: two inputs, the
hidden layers, and one logit (its sigmoid is the probability of class 1) or one logit a class (their softmax).
"""
import sys

import numpy


class RunLog:
    """Collects the parameters of a model after chosen steps."""

    def __init__(self):
        self.columns = {}

    def add(self, step, state, learning_rate, epoch=0):
        """Keeps a copy of a state dict as it is after `step` steps; call it with 0 before the first."""
        row = {name: v.detach().cpu().numpy() if hasattr(v, "detach") else v for name, v in state.items()}
        row.update(step=step, learning_rate=learning_rate, epoch=epoch)
        for name, value in row.items():
            self.columns.setdefault(name, []).append(numpy.array(value))

    def save(self, path):
        """Writes the file: NPZ, packed."""
        numpy.savez_compressed(path, **{name: numpy.stack(rows) for name, rows in self.columns.items()})


def example(path):
    """Two rings told apart by a [2, 4, 4, 1] network, the first steps and then every tenth saved."""
    import torch

    torch.manual_seed(1)
    turn = torch.rand(200, 1) * 2 * torch.pi
    y = (torch.arange(200) % 2).to(torch.float64)[:, None]
    x = (torch.cat([turn.cos(), turn.sin()], 1) * (1 - y / 2) + 0.05 * torch.randn(200, 2)).to(torch.float64)
    layers = [torch.nn.Linear(2, 4), torch.nn.Tanh(), torch.nn.Linear(4, 4), torch.nn.Tanh(), torch.nn.Linear(4, 1)]
    model = torch.nn.Sequential(*layers).double()
    loss = torch.nn.BCEWithLogitsLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)

    log = RunLog()
    log.add(0, model.state_dict(), 0.02)
    for step in range(1, 1001):
        optimizer.zero_grad()
        loss(model(x), y).backward()
        optimizer.step()
        if step < 20 or step % 10 == 0:
            log.add(step, model.state_dict(), optimizer.param_groups[0]["lr"], epoch=step)
    log.save(path)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    example(sys.argv[1])
