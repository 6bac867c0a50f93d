#!/usr/bin/env python3
"""Trains the transformer of the series to sort letters; writes its weights, and what PyTorch makes of the film's words.

    pip install numpy safetensors torch
    python3 scripts/series/transformer.py               # timelines/series/sorter.safetensors, and the reference
    python3 scripts/series/transformer.py reference     # Tests/ScenesTests/References/attention.safetensors alone
    python3 scripts/series/transformer.py look NEURAL FOLDER   # pictures of its attention; pip install pillow

A text is six letters, a bar, and the same letters sorted: NEURAL|AELNRU. From the bar on, the network foretells the
next letter. It has 2 layers of 4 heads, 32 numbers a letter, no biases in attention, a ReLU layer of 64, and no layer
norm, so that a film can write all of it in a few lines. In training, each head is left out one time in four, so that
every head learns to find the next letter by itself. With T letters and X [T, 32]:

    X = tokens[ids] + positions[:T]
    for each layer:
        Q, K, V = X @ q, X @ k, X @ v                      [4, T, 8]: a table for each head
        P = softmax(causal(Q @ transpose(K) / sqrt(8)))    [4, T, T]
        X = X + sum over heads of (P @ V) @ o
        X = X + relu(X @ w1 + b1) @ w2 + b2
    logits = X @ unembed

Letters A to Z are 0 to 25, the bar is 26. Weights are floats of 32 bits, layer.1 as layer.0:

    tokens [27, 32]   positions [12, 32]   unembed [32, 26]
    layer.0.q .k .v [4, 32, 8]   .o [4, 8, 32]   .w1 [32, 64]   .b1 [64]   .w2 [64, 32]   .b2 [32]
    heldOut [500, 6]   words that were not among those it saw, in bytes

The reference has, with 64 bits, `neural.x0`, `.q0`, …, `.logits`, `.next` (softmax of the last six rows of logits) and
`.losses`; the same of `banana`; and `banana.grad.x0`, …: the gradients of the loss of its third letter after the bar.

PyTorch on another processor may train to other bits: the committed file is what counts.
"""
import sys
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file, save_file

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "timelines" / "series" / "sorter.safetensors"
REFERENCE = ROOT / "Tests" / "ScenesTests" / "References" / "attention.safetensors"
LENGTH, LETTERS, WIDTH, HEADS, LAYERS, INNER = 6, 26, 32, 4, 2, 64
STEPS, BATCH, RATE, DECAY, LEFT_OUT, SEED = 3000, 128, 4e-3, 0.05, 0.25, 1
WORDS = ["NEURAL", "BANANA", "TENSOR"]  # The film's, never seen in training.
LETTER = 2  # After BANANA|AA, is there a third A? The one letter that is not foretold for sure.


def ids(word):
    return [ord(letter) - ord("A") for letter in word]


def texts(words):
    """Words [n, 6] with the bar and the sorted letters after them, [n, 13]."""
    words = np.asarray(words, np.int64)
    return torch.tensor(np.concatenate([words, np.full((len(words), 1), LETTERS), np.sort(words, 1)], 1))


def passes(p, text, left_out=0.0, keep=lambda name, value: value):
    """Logits [n, T, 26] for texts [n, T]; `keep` sees each value on the way, and gives it back."""
    length = text.shape[1]
    x = keep("x0", p["tokens"][text] + p["positions"][:length])
    ahead = torch.full((length, length), -torch.inf, dtype=x.dtype).triu(1)
    for layer in range(LAYERS):
        w = {name: p[f"layer.{layer}.{name}"] for name in ("q", "k", "v", "o", "w1", "b1", "w2", "b2")}
        q, k, v = (keep(f"{name}{layer}", x[:, None] @ w[name]) for name in "qkv")
        scores = keep(f"scores{layer}", q @ k.transpose(-1, -2) / (WIDTH / HEADS) ** 0.5)
        attention = keep(f"p{layer}", torch.softmax(scores + ahead, -1))
        if left_out:
            attention = attention * (torch.rand(len(text), HEADS, 1, 1) >= left_out) / (1 - left_out)
        mixed = keep(f"mixed{layer}", attention @ v)
        x = keep(f"attended{layer}", x + (mixed @ w["o"]).sum(1))
        x = keep(f"x{layer + 1}", x + torch.relu(x @ w["w1"] + w["b1"]) @ w["w2"] + w["b2"])
    return keep("logits", x @ p["unembed"])


def exact(p, words):
    """The share of words that are sorted without a mistake, each letter foretold from the right ones before it."""
    with torch.no_grad():
        text = texts(words)
        return (passes(p, text[:, :-1])[:, LENGTH:].argmax(-1) == text[:, LENGTH + 1:]).all(1).double().mean().item()


def start():
    side = WIDTH // HEADS
    p = {
        "tokens": torch.randn(LETTERS + 1, WIDTH) / 2, "positions": torch.randn(2 * LENGTH, WIDTH) / 2,
        "unembed": torch.randn(WIDTH, LETTERS) / WIDTH**0.5,
    }
    for layer in range(LAYERS):
        at = f"layer.{layer}."
        for name in "qkv":
            p[at + name] = torch.randn(HEADS, WIDTH, side) / WIDTH**0.5
        p[at + "o"] = 0.3 * torch.randn(HEADS, side, WIDTH) / WIDTH**0.5
        p[at + "w1"], p[at + "b1"] = torch.randn(WIDTH, INNER) / WIDTH**0.5, torch.zeros(INNER)
        p[at + "w2"], p[at + "b2"] = 0.3 * torch.randn(INNER, WIDTH) / INNER**0.5, torch.zeros(WIDTH)
    return {name: value.requires_grad_() for name, value in p.items()}


def train():
    torch.manual_seed(SEED)
    rng = np.random.RandomState(SEED)
    p, seen = start(), set()
    optimizer = torch.optim.AdamW(p.values(), betas=(0.9, 0.99), weight_decay=DECAY)
    for step in range(STEPS):
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / 100) * (1 + np.cos(np.pi * step / STEPS)) / 2
        words = rng.randint(0, LETTERS, (BATCH, LENGTH))
        words = words[[list(word) not in list(map(ids, WORDS)) for word in words]]
        seen.update(map(bytes, words.astype(np.uint8)))
        text = texts(words)
        logits = passes(p, text[:, :-1], LEFT_OUT)[:, LENGTH:]
        loss = torch.nn.functional.cross_entropy(logits.reshape(-1, LETTERS), text[:, LENGTH + 1:].reshape(-1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 500 == 0:
            print(f"step {step}: loss {loss.item():.4f}", flush=True)

    drawn = rng.randint(0, LETTERS, (20000, LENGTH)).astype(np.uint8)
    fresh = np.array([word for word in drawn if bytes(word) not in seen])
    stored = {name: value.detach().numpy() for name, value in p.items()}
    print(f"sorted without a mistake: {exact(double(stored), fresh):.5f} of {len(fresh)} held out")
    save_file(stored | {"heldOut": fresh[:500]}, TARGET)


def double(stored):
    return {name: torch.tensor(value.astype(float)) for name, value in stored.items() if name != "heldOut"}


def reference():
    """Every value of both words' passes; of the second one also the gradients of the loss of one letter."""
    stored = load_file(TARGET)
    p = double(stored)
    print(f"sorted without a mistake: {exact(p, stored['heldOut']):.4f} of the {len(stored['heldOut'])} in the file")
    figures = {}
    for word in WORDS[:2]:
        kept = {}

        def keep(name, value):
            kept[name] = value if value.requires_grad else value.requires_grad_()
            value.retain_grad()
            return value

        text = texts([ids(word)])
        logits = passes(p, text[:, :-1], keep=keep)[0, LENGTH:]
        losses = torch.nn.functional.cross_entropy(logits, text[0, LENGTH + 1:], reduction="none")
        losses[LETTER].backward()
        kept |= {"losses": losses[None], "next": torch.softmax(logits, -1)[None]}
        print(word, "next letters' probabilities:", *(f"{p:.4f}" for p in torch.exp(-losses).tolist()))
        for name, value in kept.items():
            figures[f"{word.lower()}.{name}"] = value[0].detach().numpy()
            if word == WORDS[1] and (value.is_leaf or value.retains_grad) and value.grad is not None:
                figures[f"{word.lower()}.grad.{name}"] = value.grad[0].numpy()
    print("blame:", *(f"{norm:.2f}" for norm in np.linalg.norm(figures["banana.grad.x0"], axis=1)))
    save_file({name: np.ascontiguousarray(value) for name, value in figures.items()}, REFERENCE)


def look(word, folder):
    from PIL import Image

    kept = {}
    passes(double(load_file(TARGET)), texts([ids(word)])[:, :-1], keep=lambda name, value: kept.setdefault(name, value))
    for layer in range(LAYERS):
        for head, table in enumerate(kept[f"p{layer}"][0].numpy()):
            picture = Image.fromarray((255 * (1 - table)).astype(np.uint8))
            picture.resize((480, 480), Image.Resampling.NEAREST).save(Path(folder) / f"{word}-{layer}-{head}.png")


if __name__ == "__main__":
    torch.set_num_threads(1)
    if len(sys.argv) == 1:
        train()
        reference()
    elif sys.argv[1] == "reference":
        reference()
    elif sys.argv[1] == "look" and len(sys.argv) == 4:
        look(*sys.argv[2:])
    else:
        sys.exit(__doc__)
