"""The Keras model (formats are run in test_formats.py)."""

from __future__ import annotations

import ast

import pytest

import nn
from nn.export import keras_model
from nn.export.keras_model import arrays, files, scale, script
from tests.nn.export.cases import EVERY, of, source


@pytest.mark.parametrize("kind", EVERY)
def test_it_is_python(kind):
    ast.parse(script(of(kind).model, "title"))


def test_kernels_have_their_channels_last():
    model = source("cnn").model
    assert arrays(model)[0].shape == (3, 3, 1, 4)
    assert [one.shape for one in arrays(model)[-2:]] == [(10, 10), (10,)]
    assert set(scale(source("scaled").model)) == {"offset", "factor"}
    assert scale(model) == {}


def test_what_keras_says_against_it_is_told(monkeypatch):
    monkeypatch.setattr(keras_model, "SAVE", "raise SystemExit('no backend')")
    with pytest.raises(nn.DataError, match="no backend"):
        files(source("mlp"))
