"""The proof of an export."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.export import proof
from nn.export.proof import difference, environment, predicted


def test_it_is_run_in_a_process_of_its_own(tmp_path):
    (tmp_path / "model.py").write_text(
        "import os, numpy as np\ndef predict(x):\n    return np.full((len(x), 1), os.getpid())\n"
    )
    import os

    found = predicted(tmp_path, np.zeros((3, 2), np.float32))
    assert found.shape == (3, 1)
    assert (found != os.getpid()).all()
    assert [one.name for one in tmp_path.iterdir()] == ["model.py"]


def test_what_does_not_run_is_told_with_its_reason(tmp_path):
    (tmp_path / "model.py").write_text("def predict(x):\n    raise ValueError('no such layer')\n")
    with pytest.raises(nn.DataError, match="no such layer"):
        predicted(tmp_path, np.zeros((1, 2), np.float32))


def test_a_difference_is_measured_against_the_largest_output():
    one = np.array([[1.0, 200.0]])
    assert difference(one + 1e-3, one) == pytest.approx(1e-3 / 200)
    assert difference(one / 200 + 1e-6, one / 200) == pytest.approx(1e-6)
    with pytest.raises(nn.DataError, match="disagrees"):
        difference(one + 1e-2, one)
    with pytest.raises(nn.DataError, match="disagrees"):
        difference(np.full((1, 2), np.nan), one)
    with pytest.raises(nn.DataError, match="predicts"):
        difference(one[:, :1], one)


def test_keras_takes_the_library_that_is_there(monkeypatch):
    monkeypatch.delenv("KERAS_BACKEND", raising=False)
    monkeypatch.setattr(proof.importlib.util, "find_spec", lambda name: name == "torch" or None)
    assert environment()["KERAS_BACKEND"] == "torch"
    monkeypatch.setenv("KERAS_BACKEND", "jax")
    assert environment()["KERAS_BACKEND"] == "jax"
