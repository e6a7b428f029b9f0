"""Record what scikit-learn and statsmodels measure: ``python -m tests.nn.results.record_sklearn``.

The numbers go into ``sklearn_reference.npz`` beside this file, for the tests.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

import nn
from tests.benchmarks.options import command_line, require
from tests.nn.results.cases import FAMILIES

RECORD = Path(__file__).with_name("sklearn_reference.npz")


def main() -> None:
    smoke = command_line(__doc__).parse_args().smoke
    require("sklearn", smoke)
    import sklearn

    arrays: dict[str, nn.Array] = {"version": np.array(sklearn.__version__)}
    for family, (names, compute) in FAMILIES.items():
        for name in names[:1] if smoke else names:
            for key, array in compute(name).items():
                arrays[f"{family}|{name}|{key}"] = array
    path = Path(os.devnull) if smoke else RECORD
    with open(path, "wb") as file:
        np.savez_compressed(file, **arrays)
    print(f"{len(arrays)} arrays of scikit-learn {sklearn.__version__}")


if __name__ == "__main__":
    main()
