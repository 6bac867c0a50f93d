#!/usr/bin/env python3
"""Writes tensors of every kind of number by NumPy, ml_dtypes and safetensors, for the tests to compare with.

    pip install numpy ml_dtypes safetensors
    python3 Tests/LearningTests/References/make-formats.py

`formats.json` has the bits of each number as a 64-bit float. The files are committed: the tests need no Python.
"""
import json
from pathlib import Path

import ml_dtypes
import numpy
from safetensors.numpy import save_file

HERE = Path(__file__).resolve().parent
FLOATS = [0.0, -0.0, 1.0, -2.5, 1e-7, 6e-8, 65504.0, numpy.inf, -numpy.inf, numpy.nan, 1 / 3, 1e30]
WHOLE = [0, 1, 127, 255, 32767, 65535, 2**31 - 1, 2**32 - 1, 2**53, -1, -128, -32768, -2**31, -2**53]


def arrays():
    result = {}
    for code in ["<f2", "<f4", "<f8", ">f2", ">f4", ">f8"]:
        with numpy.errstate(over="ignore"):
            result[code] = numpy.array(FLOATS).astype(code).reshape(3, 4)
    for code in ["i1", "<i2", "<i4", "<i8", "u1", "<u2", "<u4", "<u8", ">i2", ">i4", ">i8", ">u2", ">u4", ">u8"]:
        limits = numpy.iinfo(code)
        result[code] = numpy.array([n for n in WHOLE if limits.min <= n <= limits.max], dtype=code)
    result["?"] = numpy.array([True, False, True])
    result["fortran"] = numpy.asfortranarray(numpy.arange(24, dtype=">f4").reshape(2, 3, 4))
    result["scalar"] = numpy.array(0.1)
    result["bfloat16"] = numpy.array(FLOATS).astype(ml_dtypes.bfloat16)
    return result


def bits(array):
    return [int(n) for n in numpy.ascontiguousarray(array).astype("<f8").ravel().view("<u8")]


def main():
    kinds = arrays()
    expected = {"npz": {}, "safetensors": {}}
    named = {}
    for index, array in enumerate(kinds.values()):
        named[f"w{index}"] = array
        expected["npz"][f"w{index}"] = bits(array)
    numpy.savez_compressed(HERE / "formats.npz", **named)

    native = {f"w{i}": a for i, a in enumerate(kinds.values()) if a.dtype.isnative and a.flags["C_CONTIGUOUS"]}
    every = numpy.arange(256, dtype=numpy.uint8)
    native["w90"] = every.view(ml_dtypes.float8_e4m3fn)
    native["w91"] = every.view(ml_dtypes.float8_e5m2)
    save_file(native, HERE / "formats.safetensors")
    expected["safetensors"] = {name: bits(array) for name, array in native.items()}
    (HERE / "formats.json").write_text(json.dumps(expected) + "\n")

    # A file of 4 MB in 4 kB, and arrays that no run has.
    zeros = numpy.zeros(500_000)
    numpy.savez_compressed(HERE / "longer.npz", w0=zeros)
    data = (HERE / "longer.npz").read_bytes()
    assert len(data) < 8192
    numpy.savez(
        HERE / "others.npz", **{
            "l_in.weight": numpy.array([[[1, 2], [3, 4]]], ">f4"), "l_in.bias": numpy.zeros((1, 2), "<f2"),
            "l_hidden.weight": numpy.array([[[5, 6], [7, 8]]], "<i4"), "l_hidden.bias": numpy.zeros((1, 2)),
            "l_out.weight": numpy.array([[[9, 10]]], "u1"), "l_out.bias": numpy.zeros((1, 1), "<f4"),
            "learning_rate": numpy.array(0.5), "epoch": numpy.array([3], numpy.uint8), "note": numpy.array("a note"),
            "history": numpy.array([{"loss": 1}, None], dtype=object), "when": numpy.array(["2020-01-01"], "M8[D]"),
            "raw": numpy.zeros(2, "V3"), "table": numpy.zeros(2, [("a", "<f8"), ("b", "<i4")]), "loss": numpy.zeros(3),
            "z": numpy.zeros(2, "c16"), "long": numpy.zeros(2, "longdouble"),
            "optimizer/exp_avg/l_in.weight": numpy.zeros((1, 2, 2)), "bn.num_batches_tracked": numpy.array(4)})


main()
