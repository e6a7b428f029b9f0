"""The card Functions on the screen with lanes that were trained a little."""

from __future__ import annotations

import pytest

import nn
from tests.gui.panels.conftest import inspections_of, raced, shown

LANES = tuple(
    nn.Experiment(name=name, activation=name, hidden=(8, 8), batch_size=20)
    for name in ("sigmoid", "relu")
)


@pytest.fixture
def made(qtbot):
    """A function: the card with a race of these recipes after a few steps."""

    kept = []  # a view alone does not keep its card

    def make(*experiments, steps=5, width=1100, height=520, **options):
        panel = shown(qtbot, "functions", width, height)
        kept.append(panel)
        panel.race, history, lanes = raced(experiments or LANES, steps, **options)
        panel.show_run(history, lanes)
        panel.show_inspections(inspections_of(panel.race, nn.PRE_ACTIVATIONS))
        return panel

    return make
