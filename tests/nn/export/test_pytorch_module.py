"""The PyTorch module (formats are run in test_formats.py)."""

from __future__ import annotations

import ast

import numpy as np
import pytest

from nn.export.pytorch_module import script, state
from tests.nn.export.cases import EVERY, of, source


@pytest.mark.parametrize("kind", EVERY)
def test_it_is_python(kind):
    ast.parse(script(of(kind).model, "title"))


def test_the_state_has_pytorch_s_names_and_shapes():
    model = source("cnn with batch norm").model
    found = state(model)
    names = {name.split(".")[1] for name in found}
    assert names == {"weight", "bias", "running_mean", "running_var", "num_batches_tracked"}
    last = [one for name, one in found.items() if name.endswith("weight")][-1]
    assert last.shape == (10, 10)
    np.testing.assert_allclose(last, model.network.params["W3"].T)
    assert set(state(source("scaled").model)) >= {"offset", "factor"}
