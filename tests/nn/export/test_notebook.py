"""The notebook that trains the same recipe."""

from __future__ import annotations

import json

import pytest

import nn
from nn.export.notebook import notebook
from tests.nn.export.cases import source


def test_it_is_a_notebook():
    pytest.importorskip("nbformat")
    book = json.loads(notebook(source("mlp"))["train.ipynb"])
    assert book["nbformat"] == 4
    assert [cell["cell_type"] for cell in book["cells"]][:2] == ["markdown", "code"]
    assert notebook(source("mlp")) == notebook(source("mlp"))


def test_its_cells_train_the_same_network():
    pytest.importorskip("nbformat")
    one = source("mlp")
    book = json.loads(notebook(one)["train.ipynb"])
    cells = ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]
    assert nn.read_recipe("\n".join(cells), "").lanes == (one.experiment,)
