"""digits-8x8: scikit-learn's 1,797 real digits, where scikit-learn is installed."""

from __future__ import annotations

import numpy as np

from nn.data.dataset import CLASSIFICATION, Dataset
from nn.data.recipe import DataRecipe, Place
from nn.data.split import in_parts
from nn.errors import DataError

LARGEST = 16.0  # each cell counts the inked pixels of a 4 × 4 block


def load(recipe: DataRecipe, place: Place) -> Dataset:
    """Digits of 8 × 8 cells in 0 … 1. Raises DataError where scikit-learn is not installed."""
    try:
        from sklearn.datasets import load_digits
    except ImportError:
        raise DataError(
            "digits-8x8 comes with scikit-learn, which is not installed. Install it with: pip "
            "install scikit-learn."
        ) from None
    bunch = load_digits()
    x = (bunch.data / LARGEST).astype(np.float32)
    t = bunch.target.astype(np.int64)
    return Dataset(
        "digits-8x8",
        "Alpaydin & Kaynak 1998, Optical Recognition of Handwritten Digits (UCI)",
        tuple(map(str, range(10))),
        *in_parts(x, t, recipe, CLASSIFICATION),
        licence="CC BY 4.0",
        limits=(0.0, 1.0),
        picture=(8, 8),
    )
