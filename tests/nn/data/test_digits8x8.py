"""The digits that come with scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.data.loading import joined, load


def test_digits_8x8_are_scikit_learns():
    datasets = pytest.importorskip("sklearn.datasets")
    data = load("digits-8x8")
    x, t = joined(data)
    bunch = datasets.load_digits()
    assert len(x) == 1797
    assert np.bincount(t).tolist() == np.bincount(bunch.target).tolist()
    assert x.sum() == pytest.approx(bunch.data.sum() / 16, rel=1e-6)
    assert data.picture_shape == (8, 8)


def test_without_scikit_learn_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "sklearn.datasets", None)
    with pytest.raises(nn.DataError, match="pip install scikit-learn"):
        load("digits-8x8")
