"""Record what PyTorch computes for every case: ``python -m tests.nn.record_torch``.

The numbers go into ``torch_reference.npz`` beside this file; the tests use them where
PyTorch is not installed, and hold them against PyTorch where it is.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

import nn
from tests.benchmarks.options import command_line, require
from tests.nn.cases import FAMILIES

RECORD = Path(__file__).with_name("torch_reference.npz")


def main() -> None:
    smoke = command_line(__doc__).parse_args().smoke
    require("torch", smoke)
    import torch

    arrays: dict[str, nn.Array] = {"version": np.array(torch.__version__)}
    for family, (names, compute) in FAMILIES.items():
        for name in list(names)[:1] if smoke else names:
            for key, array in compute(torch, name).items():
                arrays[f"{family}|{name}|{key}"] = array
    path = Path(os.devnull) if smoke else RECORD
    with open(path, "wb") as file:
        np.savez_compressed(file, **arrays)
    print(f"{len(arrays)} arrays of PyTorch {torch.__version__} in {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
