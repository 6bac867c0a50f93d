#!/usr/bin/env python3
"""Writes the values that the tests of Tensors compare with, by NumPy and JAX.

    pip install numpy jax
    python3 scripts/values.py   # Tests/TensorsTests/References/values.json

The file is committed: the tests need no Python.
"""
import json
import re
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np

jax.config.update("jax_enable_x64", True)
TARGET = Path(__file__).resolve().parent.parent / "Tests" / "TensorsTests" / "References" / "values.json"


def numbers(seed, *shape):
    """Normal numbers of three decimals, none of them near 0 and no two alike."""
    rng = np.random.default_rng(seed)
    while True:
        x = np.round(rng.normal(size=shape), 3)
        if np.all(np.abs(x) > 0.02) and len(np.unique(np.abs(x))) == x.size:
            return x


S = numbers(9, 4, 4)
INPUTS = {
    "s": np.float64(0.7), "n": np.float64(-1.3), "a": numbers(1, 3), "b": numbers(2, 3), "c": numbers(3, 4),
    "p": np.abs(numbers(4, 3)), "A": numbers(5, 2, 3), "B": numbers(6, 3, 4), "C": numbers(7, 2, 1),
    "P": np.abs(numbers(8, 2, 3)), "S": (S + S.T) / 2, "D": S @ S.T + np.eye(4), "M": S, "T": numbers(10, 2, 3, 4),
    "U": numbers(11, 2, 4, 3), "Q": numbers(12, 2, 2, 3, 2), "picture": numbers(13, 6, 7),
    "kernel": numbers(14, 3, 2), "colours": numbers(15, 5, 6, 2), "filters": numbers(16, 2, 3, 2, 4),
    "ids": np.array([2.0, 0.0, 1.0, 2.0]), "table": np.array([[0.0, 2.0], [1.0, 1.0]]), "classes": np.array([2.0, 0.0]),
    "t": np.array([[0.2, 0.3, 0.5], [0.0, 1.0, 0.0]]), "bits": np.array([1.0, 0.0, 1.0]), "x": numbers(17, 8, 3),
    "W": numbers(18, 3, 5), "V": numbers(19, 5, 2), "g": numbers(20, 3), "F": numbers(27, 3, 1), "tall": numbers(21, 6, 3),
    "y": numbers(22, 6), "E": numbers(23, 4, 6), "Wq": numbers(24, 6, 3), "Wk": numbers(25, 6, 3), "Wv": numbers(26, 6, 5),
}


# What the language has and NumPy lacks, or calls otherwise. `xp` is NumPy, or JAX for gradients.
def names(xp):
    def softmax(x, axis=-1):
        e = xp.exp(x - xp.max(x, axis=axis, keepdims=True))
        return e / xp.sum(e, axis=axis, keepdims=True)

    def logsoftmax(x, axis=-1):
        low = x - xp.max(x, axis=axis, keepdims=True)
        return low - xp.log(xp.sum(xp.exp(low), axis=axis, keepdims=True))

    def layernorm(x, gain=1.0, bias=0.0, eps=1e-5):
        m = xp.mean(x, axis=-1, keepdims=True)
        v = xp.var(x, axis=-1, keepdims=True)
        return (x - m) / xp.sqrt(v + eps) * gain + bias

    def sigmoid(x):
        return 1 / (1 + xp.exp(-x))

    def softplus(x):
        return xp.log1p(xp.exp(x))

    def gelu(x):
        return 0.5 * x * (1 + xp.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))

    def relu(x):
        return xp.where(x > 0, x, 0.0)

    def leakyRelu(x, slope=0.01):
        return xp.where(x > 0, x, slope * x)

    def onehot(x, count):
        return xp.asarray(np.asarray(x)[..., None] == np.arange(count), dtype=float)

    def causal(x):
        return xp.where(np.triu(np.ones(x.shape[-2:]), 1) == 1, -np.inf, x)

    def crossEntropy(logits, target):
        t = onehot(target, logits.shape[-1]) if target.shape == logits.shape[:-1] else target
        return -xp.mean(xp.sum(t * logsoftmax(logits), axis=-1))

    def binaryCrossEntropy(z, t):
        return xp.mean(softplus(z) - t * z)

    def mse(y, t):
        return xp.mean((y - t) ** 2)

    def conv2d(x, k, stride=1, padding=0):
        single = x.ndim == 2
        if single:
            x, k = x[:, :, None], k[:, :, None, None]
        x = xp.pad(x, ((padding, padding), (padding, padding), (0, 0)))
        h, w = k.shape[:2]
        rows, columns = (x.shape[0] - h) // stride + 1, (x.shape[1] - w) // stride + 1
        out = sum(
            xp.einsum("ijc,cf->ijf", x[r : r + stride * rows : stride, c : c + stride * columns : stride], k[r, c])
            for r in range(h) for c in range(w))
        return out[:, :, 0] if single else out

    def pool(x, size, stride=None, by="max"):
        stride = stride or size
        rows, columns = (x.shape[0] - size) // stride + 1, (x.shape[1] - size) // stride + 1
        parts = xp.stack([
            x[r : r + stride * rows : stride, c : c + stride * columns : stride] for r in range(size) for c in range(size)])
        return xp.max(parts, axis=0) if by == "max" else xp.mean(parts, axis=0)

    def eigenvectors(x):
        v = np.linalg.eigh(x)[1]
        return v * np.sign(v[0])

    return {
        "np": np, "xp": xp, "jnp": jnp, "pi": np.pi, "softmax": softmax, "logsoftmax": logsoftmax,
        "layernorm": layernorm, "sigmoid": sigmoid, "softplus": softplus, "gelu": gelu, "relu": relu,
        "leakyRelu": leakyRelu, "onehot": onehot, "causal": causal, "crossEntropy": crossEntropy,
        "binaryCrossEntropy": binaryCrossEntropy, "mse": mse, "conv2d": conv2d, "pool": pool,
        "exp": xp.exp, "log": xp.log, "sqrt": xp.sqrt, "abs": xp.abs, "sign": xp.sign, "floor": xp.floor,
        "sin": xp.sin, "cos": xp.cos, "tanh": xp.tanh, "sum": xp.sum, "mean": xp.mean, "var": xp.var, "std": xp.std,
        "max": xp.max, "min": xp.min, "argmax": xp.argmax, "argmin": xp.argmin, "cumsum": xp.cumsum,
        "norm": lambda x, axis=None: xp.sqrt(xp.sum(x * x, axis=axis)), "maximum": xp.maximum, "minimum": xp.minimum,
        "where": xp.where, "concat": lambda parts, axis=0: xp.concatenate(parts, axis=axis),
        "stack": lambda parts, axis=0: xp.stack(parts, axis=axis), "outer": xp.outer,
        "eigenvalues": xp.linalg.eigvalsh, "eigenvectors": eigenvectors, "solve": xp.linalg.solve,
        "mod": xp.mod, "transpose": xp.transpose, "reshape": xp.reshape, "diag": xp.diag, "arange": np.arange,
        "histogram": lambda x, low, high, count: np.histogram(x, bins=count, range=(low, high))[0],
        "newaxis": None, "leastSquares": lambda a, b: np.linalg.lstsq(a, b, rcond=None)[0],
    }


VALUES = []


def plain(*expressions):
    """Expressions that mean the same in both languages."""
    for text in expressions:
        VALUES.append((text, text.replace("^", "**")))


for f in "exp abs sign floor sin cos tanh sigmoid softplus relu leakyRelu gelu".split():
    plain(*(f"{f}({x})" for x in ["s", "n", "a", "A", "T"]))
for f in "log sqrt".split():
    plain(*(f"{f}({x})" for x in ["s", "p", "P", "abs(T)"]))
for op in "+ - * / < <= > >= == !=".split():
    plain(*(f"{x} {op} {y}" for x, y in [("s", "a"), ("a", "b"), ("A", "a"), ("C", "A"), ("T", "B"), ("Q", "F")]))
plain("p ^ a", "P ^ p", "s ^ a", "p ^ 2", "a ^ 3", "A ^ 2", "p ^ 0.5", "a ^ -1", "2 ^ a", "-a ^ 2", "a ^ 2 ^ 0.5 + 2 ^ 3 ^ 0")
plain("a + b * p - s / 2", "-(a - b) * 2", "-a + -b", "(a + b) / (p + 1)", "1e-3 * a + .5", "a - b - p", "a / b / p", "2 * pi * s")
for f in "sum mean var std max min norm".split():
    plain(f"{f}(a)", f"{f}(A)", f"{f}(T)")
    for axis in ["0", "1", "-1"]:
        VALUES.append((f"{f}(T, axis: {axis})", f"{f}(T, axis={axis})"))
for f in "sum mean var max min".split():
    VALUES.append((f"{f}(T, axis: [0, 2])", f"{f}(T, axis=(0, 2))"))
for f in "argmax argmin".split():
    plain(f"{f}(a)", f"{f}(A)")
    for axis in ["0", "1", "-1"]:
        VALUES.append((f"{f}(T, axis: {axis})", f"{f}(T, axis={axis})"))
for f, g in [("sort", "np.sort"), ("argsort", "np.argsort"), ("cumsum", "np.cumsum")]:
    VALUES.append((f"{f}(c)", f"{g}(c)"))
    for axis in ["0", "1", "-1"]:
        VALUES.append((f"{f}(T, axis: {axis})", f"{g}(T, axis={axis})"))
plain(
    "histogram(T, -1, 1, 4)", "histogram([0, 1, 2, 2, 3, 4, -1], 0, 3, 3)", "histogram(a, -5, 5, 1)",
    "histogram(B, -0.3, 1.7, 7)", "histogram([0.1, 0.2, 0.3, 0.7, 0.8, 0.9, 1], 0, 1, 10)", "sum(histogram(x, -9, 9, 12))")
VALUES += [
    ("max(a, b)", "maximum(a, b)"), ("max(A, a)", "maximum(A, a)"), ("max(a, 0)", "maximum(a, 0)"),
    ("min(a, b)", "minimum(a, b)"), ("min(s, A)", "minimum(s, A)"), ("mod(a, 0.3)", "mod(a, 0.3)"),
    ("mod(a, -0.3)", "mod(a, -0.3)"), ("mod(A, b)", "mod(A, b)"),
]
plain(
    "a @ b", "A @ a", "a @ B", "A @ B", "T @ U", "T @ c", "a @ T", "A @ T", "T @ B.T", "B.T @ B", "A @ B @ c", "A.T @ A",
    "Q @ A[:, 0:2]", "S @ M - M @ S")
plain("A.T", "T.T", "a.T", "A.T.T", "(A + a).T")
plain(
    "a[0]", "a[-1]", "A[1]", "A[1, 2]", "A[:, 1]", "A[-1, -2]", "T[0, :, 1:3]", "T[:, ::2]", "T[1, ::-1]", "a[::-1]",
    "c[1:]", "c[:-1]", "c[-3:-1]", "c[3:0:-1]", "c[10:]", "c[-10:2]", "T[..., 0]", "T[0, ...]", "T[..., 1, :]", "a[:, newaxis]",
    "a[newaxis]", "A[:, newaxis, :] + B.T[newaxis, :, 0:3]", "Q[1, :, 0, ::-1]", "T[:, 1:2, :]", "A[0:1]", "a[1:1]")
for ours, theirs in [
    ("a[ids]", "a[ids.astype(int)]"), ("B[ids]", "B[ids.astype(int)]"), ("T[:, ids]", "T[:, ids.astype(int)]"),
    ("T[:, :, ids]", "T[:, :, ids.astype(int)]"), ("B[table]", "B[table.astype(int)]"),
    ("T[1, ids, 2]", "T[1, ids.astype(int), 2]"), ("B[[0, 1, 2], [3, 0, 1]]", "B[[0, 1, 2], [3, 0, 1]]"),
    ("T[:, [0, 2], [1, 3]]", "T[:, [0, 2], [1, 3]]"), ("a[-1 - ids]", "a[(-1 - ids).astype(int)]"),
    ("a[argsort(a)]", "a[np.argsort(a)]"), ("B[argmax(B, axis: 0), range(4)]", "B[np.argmax(B, axis=0), arange(4)]"),
    ("A[range(2), classes]", "A[arange(2), classes.astype(int)]"), ("a[argmax(b)]", "a[np.argmax(b)]"),
]:
    VALUES.append((ours, theirs))
VALUES += [
    ("reshape(A, [3, 2])", "reshape(A, (3, 2))"), ("reshape(T, [-1])", "reshape(T, -1)"),
    ("reshape(T, [4, -1])", "reshape(T, (4, -1))"), ("reshape(T, 24)", "reshape(T, 24)"),
    ("transpose(T)", "transpose(T)"), ("transpose(T, [1, 2, 0])", "transpose(T, (1, 2, 0))"),
    ("transpose(Q, axes: [3, 0, 2, 1])", "transpose(Q, (3, 0, 2, 1))"),
    ("transpose(T, [-1, 0, 1])", "transpose(T, (2, 0, 1))"),
    ("concat([a, c, b])", "concat([a, c, b])"), ("concat([A, A * 2], axis: 1)", "concat([A, A * 2], axis=1)"),
    ("concat([T, T], axis: -1)", "concat([T, T], axis=-1)"), ("concat(T)", "concat(T)"),
    ("stack([a, b])", "stack([a, b])"), ("stack([a, b], axis: 1)", "stack([a, b], axis=1)"),
    ("stack([A, A + 1, A - 1], axis: -1)", "stack([A, A + 1, A - 1], axis=-1)"), ("[a, b]", "np.array([a, b])"),
    ("[s, n, 2]", "np.array([s, n, 2])"), ("[[1, 2], [3, s]]", "np.array([[1, 2], [3, s]])"),
    ("outer(a, c)", "outer(a, c)"), ("eye(3)", "np.eye(3)"), ("diag(a)", "diag(a)"), ("diag(A)", "diag(A)"),
    ("diag(S)", "diag(S)"), ("zeros([2, 3])", "np.zeros((2, 3))"), ("ones(4)", "np.ones(4)"),
    ("linspace(-1, 2, 7)", "np.linspace(-1, 2, 7)"), ("linspace(5, 5, 1)", "np.linspace(5, 5, 1)"),
    ("range(5)", "arange(5)"), ("range(2, 7)", "arange(2, 7)"), ("range(0, 1, 0.25)", "arange(0, 1, 0.25)"),
    ("range(5, 0, step: -2)", "arange(5, 0, -2)"), ("range(0)", "arange(0)"), ("onehot(ids, 4)", "onehot(ids, 4)"),
    ("onehot(table, 3)", "onehot(table, 3)"), ("causal(S)", "causal(S)"), ("causal(T)", "causal(T)"),
    ("length(T)", "2"), ("length([1, 2, 3])", "3"),
]
VALUES += [
    ("a if a > 0 else b", "where(a > 0, a, b)"), ("A if A > a else 0", "where(A > a, A, 0)"),
    ("1 if s > 0 else 2", "1"), ("T if C[:, :, newaxis] > 0 else -T", "where(C[:, :, None] > 0, T, -T)"),
    ("a > 0 and b > 0", "(a > 0) & (b > 0)"), ("a > 0 or b > 0", "(a > 0) | (b > 0)"), ("not a > 0", "~(a > 0)"),
    ("-1 < a < 1", "(-1 < a) & (a < 1)"), ("0 < a <= b < 2", "(0 < a) & (a <= b) & (b < 2)"),
    ("not (a > 0 and not b > 0)", "~((a > 0) & ~(b > 0))"), ("2 if a > 1 else 1 if a > 0 else 0", "where(a > 1, 2, where(a > 0, 1, 0))"),
]
for axis in ["0", "1", "-1"]:
    for f in ["softmax", "logsoftmax"]:
        VALUES.append((f"{f}(T, axis: {axis})", f"{f}(T, axis={axis})"))
VALUES += [
    ("softmax(c)", "softmax(c)"), ("softmax(c * 1000)", "softmax(c * 1000)"), ("softmax(causal(S))", "softmax(causal(S))"),
    ("layernorm(A)", "layernorm(A)"), ("layernorm(A, g, b)", "layernorm(A, g, b)"),
    ("layernorm(T, eps: 0.1)", "layernorm(T, eps=0.1)"), ("mse(a, b)", "mse(a, b)"), ("mse(A, a)", "mse(A, a)"),
    ("crossEntropy(A, classes)", "crossEntropy(A, classes)"), ("crossEntropy(A, t)", "crossEntropy(A, t)"),
    ("crossEntropy(a, 2)", "crossEntropy(a, np.array(2.0))"), ("binaryCrossEntropy(a, bits)", "binaryCrossEntropy(a, bits)"),
    ("leakyRelu(A, slope: 0.2)", "leakyRelu(A, slope=0.2)"),
    ("conv2d(picture, kernel)", "conv2d(picture, kernel)"),
    ("conv2d(picture, kernel, stride: 2)", "conv2d(picture, kernel, stride=2)"),
    ("conv2d(picture, kernel, padding: 1)", "conv2d(picture, kernel, padding=1)"),
    ("conv2d(picture, kernel, stride: 2, padding: 2)", "conv2d(picture, kernel, stride=2, padding=2)"),
    ("conv2d(colours, filters)", "conv2d(colours, filters)"),
    ("conv2d(colours, filters, 2, 1)", "conv2d(colours, filters, 2, 1)"),
    ("pool(picture, 2)", "pool(picture, 2)"), ("pool(picture, 3, stride: 1)", "pool(picture, 3, stride=1)"),
    ("pool(picture, 2, by: mean)", "pool(picture, 2, by='mean')"), ("pool(colours, 2)", "pool(colours, 2)"),
    ("eigenvalues(S)", "eigenvalues(S)"), ("eigenvalues(D)", "eigenvalues(D)"), ("eigenvalues(eye(3))", "np.ones(3)"),
    ("eigenvectors(S)", "eigenvectors(S)"), ("eigenvectors(D)", "eigenvectors(D)"),
    ("svd(S).s", "np.linalg.svd(S)[1]"), ("svd(D).s", "np.linalg.svd(D)[1]"),
    ("svd(S).u @ diag(svd(S).s) @ svd(S).vt", "S"), ("solve(M, c)", "solve(M, c)"), ("solve(D, M)", "solve(D, M)"),
    ("solve(M, eye(4))", "np.linalg.inv(M)"), ("leastSquares(tall, y)", "leastSquares(tall, y)"),
    ("leastSquares(tall, stack([y, y ^ 2], axis: 1))", "leastSquares(tall, np.stack([y, y ** 2], axis=1))"),
]


# Runs, by loops of NumPy.
def descend(gradient, w, *settings):
    return np.stack(descend_steps(gradient, np.array(w, dtype=float), *settings))


def descend_steps(gradient, w, rate, steps, rule="sgd", momentum=0.9, decay=None, eps=1e-8):
    way, v, m = [w], np.zeros(w.shape), np.zeros(w.shape)
    decay = decay or (0.9 if rule == "rmsprop" else 0.999)
    for k in range(1, steps + 1):
        g = gradient(w)
        if rule == "sgd":
            step = g
        elif rule == "momentum":
            v = momentum * v + g
            step = v
        elif rule == "nesterov":
            v = momentum * v + g
            step = g + momentum * v
        elif rule == "rmsprop":
            v = decay * v + (1 - decay) * g * g
            step = g / (v**0.5 + eps)
        else:
            m = momentum * m + (1 - momentum) * g
            v = decay * v + (1 - decay) * g * g
            step = m / (1 - momentum**k) / ((v / (1 - decay**k)) ** 0.5 + eps)
        w = w - rate * step
        way.append(w)
    return way


def iterated(f, x, steps):
    way = [np.array(x, dtype=float)]
    for _ in range(steps):
        way.append(f(way[-1]))
    return np.stack(way)


def bowl_slope(w):
    return np.array([w[0], 9 * w[1]])


# Networks: hidden layers of one function, an output layer and a loss of their own; gradients by JAX.
def layers(w, b, x, f, g):
    z, a = [x], [x]
    for k, (table, bias) in enumerate(zip(w, b)):
        z.append(table @ a[-1] + bias)
        a.append((g if k == len(w) - 1 else f)(z[-1]))
    return z, a


def network(w, x, target, f, g, loss, b=None):
    b = b or [np.zeros(len(table)) for table in w]
    z, a = layers(w, b, np.array(x), f, g)

    def by_shift(shifts):
        a = jnp.asarray(x, dtype=float) + shifts[0]
        for k, (table, bias) in enumerate(zip(w, b)):
            a = (g if k == len(w) - 1 else f)(table @ a + bias + shifts[k + 1])
        return loss(a, jnp.array(target))

    delta = jax.grad(by_shift)([jnp.zeros(len(v)) for v in z])
    gradient = jax.grad(lambda w: loss(layers(w, b, jnp.asarray(x), f, g)[1][-1], jnp.array(target)))(list(map(jnp.asarray, w)))
    return {"z": z, "a": a, "delta": delta, "gradient": gradient, "loss": float(by_shift([jnp.zeros(len(v)) for v in z]))}


def train(w, x, y, steps, rate=0.01, rule="adam", momentum=0.9, decay=0.999, eps=1e-8, l2=0.0, softmax=False):
    """All samples in every step, from biases of 0."""
    def logits(p):
        a = jnp.asarray(x).T
        for k in range(0, len(p), 2):
            a = p[k] @ a + p[k + 1][:, None]
            a = a if k == len(p) - 2 else jnp.tanh(a)
        return a.T

    def loss(p):
        z = logits(p)
        if softmax:
            return -jnp.mean(jax.nn.log_softmax(z)[np.arange(len(y)), y.astype(int)])
        return jnp.mean(jnp.logaddexp(0, z[:, 0]) - y * z[:, 0])

    def right(p):
        z = logits(p)
        return jnp.mean((jnp.argmax(z, axis=1) if softmax else z[:, 0] > 0) == y)

    p = [jnp.asarray(v) for table in w for v in (table, np.zeros(len(table)))]
    v, m, way = [0.0] * len(p), [0.0] * len(p), [p]
    for k in range(1, steps + 1):
        for i, g in enumerate(jax.grad(loss)(p)):
            g = g + l2 * p[i]
            if rule == "sgd":
                step = g
            elif rule == "momentum":
                step = v[i] = momentum * v[i] + g
            else:
                m[i] = momentum * m[i] + (1 - momentum) * g
                v[i] = decay * v[i] + (1 - decay) * g * g
                step = m[i] / (1 - momentum**k) / (jnp.sqrt(v[i] / (1 - decay**k)) + eps)
            p = p[:i] + [p[i] - rate * step] + p[i + 1 :]
        way.append(p)
    return {
        "w": [np.stack([p[2 * k] for p in way]) for k in range(len(w))],
        "b": [np.stack([p[2 * k + 1] for p in way]) for k in range(len(w))],
        "loss": np.array([loss(p) for p in way]), "accuracy": np.array([right(p) for p in way])}


def half_square(a, y):
    return jnp.sum((a - y) ** 2) / 2


def surprise(a, y):
    return -jnp.sum(y * jnp.log(a))


def two_surprises(a, y):
    return surprise(a, y) + surprise(1 - a, 1 - y)


RUNS = {"network": network, "train": train, "half_square": half_square, "surprise": surprise, "two_surprises": two_surprises,
    "jsoftmax": jax.nn.softmax, "jsigmoid": jax.nn.sigmoid, "jtanh": jnp.tanh, "jrelu": jax.nn.relu, "line": lambda x: x,
    "jsoftplus": jax.nn.softplus, "descend": descend, "iterated": iterated, "bowl_slope": bowl_slope}
FUNCTIONS = {
    "bowl(x, y)": "x^2 / 2 + 9 * y^2 / 2", "half(x)": "0.5 * x + 0.1 * sin(x)", "double(r)": "r * 2 + a",
    "fit(w)": "mse(tall @ w, y)", "banana(x, y)": "(1 - x)^2 + 5 * (y - x^2)^2", "energy(v)": "sum(v^4) / 4 + v @ v",
    "vector(v)": "[v[0] * v[1], sin(v[2]), v @ v]", "quad(v)": "v @ S[0:3, 0:3] @ v",
}
for rule in "sgd momentum nesterov rmsprop adam".split():
    VALUES.append((f"descend(bowl, [4, 1.5], rate: 0.05, steps: 12, by: {rule})", f"descend(bowl_slope, [4, 1.5], 0.05, 12, '{rule}')"))
    VALUES.append((f"descend(fit, zeros(3), 0.1, 7, by: {rule}, momentum: 0.8)", f"descend(lambda w: 2 * tall.T @ (tall @ w - y) / 6, np.zeros(3), 0.1, 7, '{rule}', 0.8)"))
VALUES += [
    ("descend(bowl, [4, 1.5], rate: 0.23, steps: 12)", "descend(bowl_slope, [4, 1.5], 0.23, 12)"),
    ("iterate(half, 3, steps: 5)", "iterated(lambda x: 0.5 * x + 0.1 * np.sin(x), 3, 5)"),
    ("iterate(half, a, steps: 4)", "iterated(lambda x: 0.5 * x + 0.1 * np.sin(x), a, 4)"),
    ("iterate(half, a, steps: 0)", "a[None]"), ("map(double, A)", "A * 2 + a"), ("map(sum, T)", "sum(T, axis=(1, 2))"),
    ("map(bowl, a, b)", "a**2 / 2 + 9 * b**2 / 2"), ("map(energy, A)", "np.array([sum(v**4) / 4 + v @ v for v in A])"),
    ("bowl([1, 2])", "18.5"), ("bowl(a, b)", "a**2 / 2 + 9 * b**2 / 2"), ("half(half(s))", "(lambda h: h(h(s)))(lambda x: 0.5 * x + 0.1 * np.sin(x))"),
    ("bowl(y: 2, x: 1)", "18.5"), ("grad(bowl)([4, 1.5])", "bowl_slope([4, 1.5])"), ("grad(bowl, [4, 1.5])", "bowl_slope([4, 1.5])"),
    ("hessian(bowl, [4, 1.5])", "np.diag([1.0, 9.0])"), ("eigenvalues(hessian(bowl, [4, 1.5]))", "np.array([1.0, 9.0])"),
    ("map(grad(energy), A)", "A**3 + 2 * A"), ("iterate(grad(energy), a / 2, 2)", "iterated(lambda v: v**3 + 2 * v, a / 2, 2)"),
    ("relu(x @ W) @ V", "relu(x @ W) @ V"), ("argmax(softmax(tanh(x @ W) @ V), axis: 1)", "argmax(softmax(tanh(x @ W) @ V), axis=1)"),
    ("softmax(causal(E @ Wq @ (E @ Wk).T / sqrt(3)), axis: 1) @ (E @ Wv)", "softmax(causal(E @ Wq @ (E @ Wk).T / sqrt(3)), axis=1) @ (E @ Wv)"),
]

for fields, ours, theirs in [
    ("z[1] z[2] a[2] a[-1] delta[0] delta[1] delta[2] gradient[0] gradient[1] loss",
     "network(w: [A, c[0:2][newaxis]], b: [a[0:2], n * ones(1)], x: b, target: 0.4, activation: tanh)",
     "network([A, c[None, :2]], b, [0.4], jtanh, jtanh, half_square, [a[:2], np.array([n])])"),
    ("a[2] delta[1] gradient[0] loss",
     "network(w: [B.T, U[0]], x: a, target: [0.2, 0, 0.5, 0.3], activation: relu, output: softmax)".replace("U[0]", "M"),
     "network([B.T, M], a, [0.2, 0, 0.5, 0.3], jrelu, jsoftmax, surprise)"),
    ("a[2] delta[1] gradient[1] loss",
     "network(w: [B.T, M], x: a, target: [1, 0, 0, 1], activation: softplus, output: sigmoid, loss: binaryCrossEntropy)",
     "network([B.T, M], a, [1, 0, 0, 1], jsoftplus, jsigmoid, two_surprises)"),
    ("a[2] delta[0] gradient[0] loss",
     "network(w: [B.T, M], x: a, target: [1, 0, 0, 1], activation: sigmoid, output: softmax, loss: squaredError)",
     "network([B.T, M], a, [1, 0, 0, 1], jsigmoid, jsoftmax, half_square)"),
]:
    for field in fields.split():
        name, index = re.fullmatch(r"(\w+)(.*)", field).groups()
        VALUES.append((f"{ours}.{field}", f"{theirs}['{name}']{index}"))
for rule in "sgd momentum adam".split():
    for field in "w[0] w[1] b[0] b[1] loss accuracy".split():
        name, index = re.fullmatch(r"(\w+)(.*)", field).groups()
        VALUES.append((
            f"train(network(w: [V, W[0:1]], activation: tanh, output: sigmoid), x[:, 0:2], [1, 0, 1, 0, 0, 1, 1, 0], 6, rate: 0.1, by: {rule}, l2: 0.1).{field}",
            f"train([V, W[0:1]], x[:, :2], np.array([1, 0, 1, 0, 0, 1, 1, 0]), 6, 0.1, '{rule}', l2=0.1)['{name}']{index}"))
for field in "w[0] b[1] loss accuracy".split():
    name, index = re.fullmatch(r"(\w+)(.*)", field).groups()
    VALUES.append((
        f"train(network(w: [V, W], activation: tanh, output: softmax), x[:, 0:2], [2, 0, 1, 0, 2, 1, 1, 0], 4, rate: 0.05).{field}",
        f"train([V, W], x[:, :2], np.array([2, 0, 1, 0, 2, 1, 1, 0]), 4, 0.05, softmax=True)['{name}']{index}"))

GRADIENTS = []


def derived(kind, ours, by, jax_text=None):
    GRADIENTS.append((kind, ours, by, jax_text or re.sub(r"([a-z]): ", r"\1=", ours.replace("^", "**"))))


for f in "exp sin cos tanh sigmoid softplus gelu relu leakyRelu abs".split():
    for by in ["a", "A"]:
        derived("grad", f"sum({f}({by}) * {by})", by)
    derived("jacobian", f"{f}(a)", "a")
    derived("hessian", f"sum({f}(a) * a ^ 2)", "a")
for f in "log sqrt".split():
    for by in ["p", "P"]:
        derived("grad", f"sum({f}({by}) * {by})", by)
    derived("jacobian", f"{f}(p)", "p")
    derived("hessian", f"sum({f}(p) * p ^ 2)", "p")
for op in "+ - * /".split():
    for x, y in [("s", "a"), ("a", "b"), ("A", "a"), ("C", "A"), ("T", "B")]:
        for by in [x, y]:
            derived("grad", f"sum(({x} {op} {y}) ^ 2)", by)
for by in ["p", "a"]:
    derived("grad", "sum(p ^ a)", by)
    derived("jacobian", "p ^ a", by)
    derived("hessian", "sum(p ^ a)", by)
derived("grad", "sum(a ^ 3)", "a")
derived("grad", "sum(mod(a, 0.3) * a)", "a")
for f in "sum mean var std norm max min".split():
    derived("grad", f"{f}(a * a)", "a")
    derived("grad", f"sum({f}(T, axis: 1) ^ 2)", "T")
    derived("jacobian", f"{f}(A, axis: 1)", "A")
    derived("hessian", f"{f}(a * b * a)", "a")
for by in ["a", "b"]:
    derived("grad", "sum(max(a, b) ^ 2)", by, "sum(maximum(a, b) ** 2)")
    derived("grad", "sum(min(a, b) ^ 2)", by, "sum(minimum(a, b) ** 2)")
    derived("grad", "sum(a if a > b else b * a)", by, "sum(where(a > b, a, b * a))")
for ours, bys in [
    ("a @ b", "ab"), ("sum((A @ a) ^ 2)", "Aa"), ("sum((a @ B) ^ 2)", "aB"), ("sum((A @ B) ^ 2)", "AB"),
    ("sum((T @ U) ^ 2)", "TU"), ("sum((T @ c) ^ 2)", "Tc"), ("sum((A @ T) ^ 2)", "AT"),
]:
    for by in bys:
        derived("grad", ours, by)
derived("jacobian", "A @ a", "A")
derived("jacobian", "A @ a", "a")
derived("hessian", "a @ S[0:3, 0:3] @ a", "a")
derived("hessian", "sum((A @ a) ^ 3)", "a")
for ours, by in [
    ("sum(A.T[0] ^ 2)", "A"), ("sum(T[0, :, 1:3] ^ 2)", "T"), ("sum(T[:, ::2] ^ 3)", "T"), ("sum(a[::-1] * b)", "a"),
    ("sum(T[..., 0] ^ 2)", "T"), ("sum((a[:, newaxis] - b[newaxis]) ^ 3)", "a"), ("a[1] * a[2] ^ 2", "a"),
]:
    derived("grad", ours, by)
GRADIENTS += [
    ("grad", "sum(B[ids] ^ 2)", "B", "sum(B[np.array([2, 0, 1, 2])] ** 2)"),
    ("grad", "sum(T[:, ids] ^ 2)", "T", "sum(T[:, np.array([2, 0, 1, 2])] ** 2)"),
    ("jacobian", "a[ids]", "a", "a[np.array([2, 0, 1, 2])]"),
    ("grad", "sum(sort(a) * b)", "a", "sum(jnp.sort(a) * b)"),
    ("grad", "sum(cumsum(a) ^ 2)", "a", "sum(cumsum(a) ** 2)"),
    ("grad", "sum(cumsum(T, axis: 1) ^ 2)", "T", "sum(cumsum(T, axis=1) ** 2)"),
    ("grad", "sum(reshape(A, [3, 2]) @ A)", "A", "sum(reshape(A, (3, 2)) @ A)"),
    ("grad", "sum(transpose(T, [1, 2, 0]) ^ 3)", "T", "sum(transpose(T, (1, 2, 0)) ** 3)"),
    ("grad", "sum(concat([a, b, a]) ^ 2)", "a", "sum(concat([a, b, a]) ** 2)"),
    ("grad", "sum(stack([a, b * a], axis: 1) ^ 3)", "a", "sum(stack([a, b * a], axis=1) ** 3)"),
    ("grad", "sum([a, a * a] ^ 2)", "a", "sum(stack([a, a * a]) ** 2)"),
    ("grad", "sum(outer(a, b) ^ 3)", "b", "sum(outer(a, b) ** 3)"),
    ("grad", "sum(diag(a) @ S[0:3])", "a", "sum(diag(a) @ S[0:3])"),
    ("grad", "sum(diag(S) ^ 2)", "S", "sum(diag(S) ** 2)"),
]
for axis in ["0", "1", "-1"]:
    for f in ["softmax", "logsoftmax"]:
        derived("grad", f"sum({f}(T, axis: {axis}) * T)", "T")
derived("jacobian", "softmax(c)", "c")
derived("jacobian", "logsoftmax(c)", "c")
derived("hessian", "sum(softmax(c) * c)", "c")
derived("grad", "sum(softmax(causal(S)) * S)", "S")
for by in ["A", "g", "b"]:
    derived("grad", "sum(layernorm(A, g, b) ^ 2)", by)
derived("jacobian", "layernorm(a)", "a")
derived("hessian", "sum(layernorm(a) ^ 3)", "a")
for ours, by in [
    ("mse(a, b)", "a"), ("mse(A, a)", "a"), ("crossEntropy(A, t)", "A"), ("binaryCrossEntropy(a, bits)", "a"),
    ("sum(conv2d(picture, kernel) ^ 2)", "picture"), ("sum(conv2d(picture, kernel) ^ 2)", "kernel"),
    ("sum(conv2d(picture, kernel, 2, 1) ^ 2)", "picture"), ("sum(conv2d(colours, filters) ^ 2)", "filters"),
    ("sum(conv2d(colours, filters, 2, 1) ^ 2)", "colours"), ("sum(pool(picture, 2) ^ 2)", "picture"),
    ("mse(relu(x @ W) @ V, 1)", "W"), ("mse(relu(x @ W) @ V, 1)", "V"), ("mse(relu(x @ W) @ V, 1)", "x"),
    ("mse(tanh(x @ W) @ V, 0.5)", "W"), ("sum(sigmoid(x @ W) ^ 2)", "W"), ("sum(gelu(x @ W) @ V)", "x"),
]:
    derived("grad", ours, by)
GRADIENTS += [
    ("grad", "crossEntropy(A, classes)", "A", "crossEntropy(A, classes)"),
    ("hessian", "crossEntropy(a, 2)", "a", "crossEntropy(a, np.array(2.0))"),
    ("hessian", "binaryCrossEntropy(a, bits)", "a", "binaryCrossEntropy(a, bits)"),
    ("grad", "sum(pool(picture, 2, by: mean) ^ 2)", "picture", "sum(pool(picture, 2, by='mean') ** 2)"),
    ("grad", "sum(eigenvalues(S) ^ 3)", "S", "sum(eigenvalues(S) ** 3)"),
    ("jacobian", "solve(M, c)", "c", "solve(M, c)"), ("jacobian", "solve(M, c)", "M", "solve(M, c)"),
    ("grad", "sum(solve(M, D) ^ 2)", "M", "sum(solve(M, D) ** 2)"),
    ("grad", "sum(solve(M, D) ^ 2)", "D", "sum(solve(M, D) ** 2)"),
    ("jacobian", "vector(a)", "a", "xp.stack([a[0] * a[1], sin(a[2]), a @ a])"),
    ("hessian", "energy(a)", "a", "sum(a ** 4) / 4 + a @ a"), ("hessian", "quad(a)", "a", "a @ S[0:3, 0:3] @ a"),
    ("grad", "sum(map(energy, A))", "A", "sum(xp.sum(A ** 4, axis=1) / 4 + xp.sum(A * A, axis=1))"),
    ("grad", "sum(map(double, A) ^ 2)", "a", "sum((A * 2 + a) ** 2)"),
    ("jacobian", "map(energy, A)", "A", "xp.sum(A ** 4, axis=1) / 4 + xp.sum(A * A, axis=1)"),
    ("hessian", "sum(map(energy, [a, b]))", "a", "sum(a ** 4) / 4 + a @ a"),
    ("hessian", "banana([a[0], a[1]])", "a", "(1 - a[0]) ** 2 + 5 * (a[1] - a[0] ** 2) ** 2"),
] + [
    ("grad", "sum((softmax(causal(E @ Wq @ (E @ Wk).T / sqrt(3)), axis: 1) @ (E @ Wv)) ^ 2)", by,
     "sum((softmax(causal(E @ Wq @ (E @ Wk).T / sqrt(3)), axis=1) @ (E @ Wv)) ** 2)")
    for by in ["E", "Wq", "Wk", "Wv"]
]


# Gradients through runs: by their rate, their start, and what their steps are made of.
def run(f, w, rate, steps, rule="sgd", momentum=0.9, decay=None, eps=1e-8):
    return jnp.stack(descend_steps(jax.grad(f), jnp.asarray(w, dtype=float), rate, steps, rule, momentum, decay, eps))


def chain(f, x, steps):
    way = [jnp.asarray(x)]
    for _ in range(steps):
        way.append(f(way[-1]))
    return jnp.stack(way)


def jbowl(w):
    return w[0] ** 2 / 2 + 9 * w[1] ** 2 / 2


def jenergy(v):
    return jnp.sum(v**4) / 4 + v @ v


JAX_RUNS = {"run": run, "chain": chain, "jbowl": jbowl, "jenergy": jenergy}
FUNCTIONS["twist(v)"] = "sin(v) * a + v / 2"
for rule in "sgd momentum nesterov rmsprop adam".split():
    GRADIENTS += [
        ("grad", f"bowl(descend(bowl, [4, 1.5], rate: s / 10, steps: 6, by: {rule})[-1])", "s",
         f"jbowl(run(jbowl, [4, 1.5], s / 10, 6, '{rule}')[-1])"),
        ("grad", f"sum(descend(energy, a / 4, rate: 0.05, steps: 4, by: {rule}) ^ 2)", "a",
         f"sum(run(jenergy, a / 4, 0.05, 4, '{rule}') ** 2)"),
    ]
GRADIENTS += [
    ("jacobian", "descend(bowl, [4, 1.5], rate: s / 10, steps: 3, by: momentum)", "s",
     "run(jbowl, [4, 1.5], s / 10, 3, 'momentum')"),
    ("jacobian", "descend(energy, a / 4, rate: 0.05, steps: 3)[-1]", "a", "run(jenergy, a / 4, 0.05, 3)[-1]"),
    ("hessian", "bowl(descend(bowl, [4, 1.5], rate: s / 10, steps: 5)[-1])", "s", "jbowl(run(jbowl, [4, 1.5], s / 10, 5)[-1])"),
    ("grad", "sum(iterate(half, a, steps: 4) ^ 2)", "a", "sum(chain(lambda x: 0.5 * x + 0.1 * sin(x), a, 4) ** 2)"),
    ("grad", "sum(iterate(twist, b, steps: 3) ^ 2)", "a", "sum(chain(lambda v: sin(v) * a + v / 2, b, 3) ** 2)"),
    ("jacobian", "iterate(twist, a, steps: 2)", "a", "chain(lambda v: sin(v) * a + v / 2, a, 2)"),
    ("grad", "sum(iterate(half, a, steps: 0) ^ 2)", "a", "sum(a ** 2)"),
]


def flat(x):
    x = np.asarray(x, dtype=float)
    return {"shape": list(x.shape), "elements": [v if np.isfinite(v) else str(v) for v in x.ravel().tolist()]}


def main():
    values = []
    space = {**names(np), **INPUTS, **RUNS}
    for ours, numpy in VALUES:
        values.append({"expression": ours, **flat(eval(numpy, space))})
    gradients = []
    functions = {"grad": jax.grad, "jacobian": jax.jacobian, "hessian": jax.hessian}
    for kind, ours, by, text in GRADIENTS:
        def f(w):
            return eval(text, {**names(jnp), **JAX_RUNS, **{k: jnp.asarray(v) for k, v in INPUTS.items()}, by: w})

        result = functions[kind](f)(jnp.asarray(INPUTS[by]))
        gradients.append({"expression": f"{kind}({ours}, {by})", **flat(result)})
    assert len(values) >= 300 and len(gradients) >= 150, (len(values), len(gradients))
    inputs = {name: flat(x) for name, x in INPUTS.items()}
    lines = [
        f'{{"inputs": {json.dumps(inputs)},', f'"functions": {json.dumps(FUNCTIONS)},', '"values": [',
        ",\n".join(json.dumps(v) for v in values), '],', '"gradients": [',
        ",\n".join(json.dumps(v) for v in gradients), "]}"]
    TARGET.write_text("\n".join(lines) + "\n")
    print(len(values), "values,", len(gradients), "gradients")


main()
