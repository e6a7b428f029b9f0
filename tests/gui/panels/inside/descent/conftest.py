"""The card Descent on the screen."""

from __future__ import annotations

import pytest

import nn
from tests.gui.panels.conftest import raced, shown

LANES = tuple(
    nn.Experiment(name=name, activation=name, hidden=(8,), batch_size=20)
    for name in ("sigmoid", "relu")
)


@pytest.fixture
def made(qtbot):
    """A function: the card with a race of two lanes after a few steps."""

    kept = []  # a view alone does not keep its card

    def make(*experiments, steps=5, width=1100, height=520):
        panel = shown(qtbot, "descent", width, height)
        kept.append(panel)
        panel.race, history, lanes = raced(experiments or LANES, steps)
        panel.works = []
        panel.noise.study.asked.connect(panel.works.append)
        panel.show_run(history, lanes)
        return panel

    return make
