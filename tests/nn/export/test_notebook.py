"""The notebook that trains the same recipe."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest

import nn
from nn.export.notebook import notebook, recipe_lines, script_cells
from tests.nn.export.cases import PLAIN, TOY, source


def test_its_cells_train_the_same_network():
    recipe = dataclasses.replace(TOY, steps=30, evaluate_every=10)
    names: dict = {}
    for cell in script_cells(recipe):
        exec(cell, names)
    race = nn.Race([recipe], nn.load_dataset(recipe.data_recipe))
    history = nn.History(race.records)
    while not race.idle:
        race.advance()
    history.drain()
    expected = race.lanes[0].network.parameters
    np.testing.assert_array_equal(names["lane"].network.parameters, expected)


def test_a_recipe_as_python_is_that_recipe():
    for recipe in (PLAIN, TOY, nn.Experiment()):
        assert eval(recipe_lines(recipe), {"nn": nn}) == recipe


def test_it_is_a_notebook():
    pytest.importorskip("nbformat")
    book = json.loads(notebook(source("mlp"))["train.ipynb"])
    assert book["nbformat"] == 4
    assert [cell["cell_type"] for cell in book["cells"]][:2] == ["markdown", "code"]
    assert notebook(source("mlp")) == notebook(source("mlp"))
