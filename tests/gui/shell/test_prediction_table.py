"""The table of predictions."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import Qt

import nn
from gui.shell.prediction_table import MOST_CLASSES, PredictionTable


def texts(table):
    model = table.predictions
    heads = [model.headerData(i, Qt.Horizontal) for i in range(model.columnCount())]
    rows = [
        [model.data(model.index(row, i)) for i in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    return heads, rows


@pytest.fixture
def table(qtbot):
    one = PredictionTable()
    qtbot.addWidget(one)
    return one


def test_each_sample_has_its_name_prediction_and_probabilities(table):
    samples = nn.NewSamples(np.zeros((2, 1)), ("patient",), (("X-1",), ("X-2",)))
    shares = np.array([[0.25, 0.75], [0.9, 0.1]])
    table.show_predictions(nn.Predictions(samples, ("no", "yes"), np.array([1, 0]), shares))
    heads, rows = texts(table)
    assert heads == ["patient", "prediction", "probability", "no", "yes"]
    assert rows == [["X-1", "yes", "75.0", "25.0", "75.0"], ["X-2", "no", "90.0", "90.0", "10.0"]]


def test_rows_without_names_are_numbered_and_numbers_have_no_probability(table):
    samples = nn.NewSamples(np.zeros((2, 1)))
    table.show_predictions(nn.Predictions(samples, (), np.array([1.5, 460612.0]), np.empty((2, 0))))
    heads, rows = texts(table)
    assert heads == ["row", "prediction"]
    assert rows == [["1", "1.500"], ["2", "460,612"]]


def test_of_very_many_classes_the_first_ones_have_columns(table):
    names = tuple(map(str, range(100)))
    samples = nn.NewSamples(np.zeros((1, 1)))
    shares = np.full((1, 100), 0.01)
    table.show_predictions(nn.Predictions(samples, names, np.array([99]), shares))
    heads, rows = texts(table)
    assert len(heads) == 3 + MOST_CLASSES
    assert rows[0][1:3] == ["99", "1.0"]


def test_nothing_is_shown_before_the_files_are_read(table):
    table.show_predictions(None)
    assert texts(table) == ([], [])
