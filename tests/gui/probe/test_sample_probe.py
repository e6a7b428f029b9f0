"""A sample of the validation set, where nothing can be drawn or typed."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from gui.probe.sample_probe import MOST_NUMBERS, SampleProbe
from tests.gui.panels.conftest import raced


@pytest.fixture
def probe(qtbot):
    one = SampleProbe()
    qtbot.addWidget(one)
    one.resize(300, 500)
    return one


def test_the_numbers_of_a_sample_stand_beside_the_names_of_its_features(probe, toy):
    lanes = raced([nn.Experiment(hidden=(5,), batch_size=20)], 0, toy)[2]
    probe.show_run(lanes, toy)
    value = toy.validation.x[0, 1]
    assert f"{toy.feature_names[1]} {value:.4g}" in probe.told.text()
    np.testing.assert_array_equal(probe.sample(), toy.validation.x[:1])
    probe.show_next()
    np.testing.assert_array_equal(probe.sample(), toy.validation.x[1:2])


def test_of_many_numbers_the_first_are_shown(probe, toy):
    wide = dataclasses.replace(
        toy,
        **{name: nn.Part(np.tile(part.x, 4), part.t) for name, part in toy.parts.items()},
    )
    lanes = raced([nn.Experiment(hidden=(5,), batch_size=20)], 0, wide)[2]
    probe.show_run(lanes, wide)
    assert probe.told.text().endswith("…")
    assert f"{wide.feature_names[MOST_NUMBERS - 1]} " in probe.told.text()
    assert f"{wide.feature_names[MOST_NUMBERS]} " not in probe.told.text()


def test_an_image_that_cannot_be_drawn_is_shown_and_says_why(probe, digits):
    small = {name: nn.Part(part.x[:, :64], part.t) for name, part in digits.parts.items()}
    data = dataclasses.replace(digits, picture=(8, 8), **small)
    lanes = raced([nn.Experiment(hidden=(5,), batch_size=20)], 0, data)[2]
    probe.show_run(lanes, data)
    np.testing.assert_array_equal(probe.view.image.reshape(-1), data.validation.x[0])
    assert "8 × 8 images" in probe.told.text()
    probe.show()
    assert probe.view.isVisible()
    probe.grab()


def test_any_data_suit_it(toy):
    assert SampleProbe.suits(toy)
