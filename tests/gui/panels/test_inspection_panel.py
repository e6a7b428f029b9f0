"""Panels of close looks."""

from __future__ import annotations

import pytest

import nn
from gui.panels.inspection_panel import InspectionPanel
from gui.shell.workspaces import PANELS as KINDS
from tests.gui.panels.conftest import EXPERIMENTS, inspections_of, raced

INSPECTING = [kind for kind in KINDS if issubclass(kind, InspectionPanel)]


@pytest.fixture(scope="module")
def run():
    """Two lanes after a few steps, with a look at each."""
    race, history, lanes = raced([one.changed("batch_size", 20) for one in EXPERIMENTS], 3)
    return history, lanes, inspections_of(race, nn.QUANTITIES[0])


@pytest.mark.parametrize("kind", INSPECTING)
def test_looks_are_shown_and_told_to_be_new_and_those_of_another_run_are_dropped(qtbot, kind, run):
    history, lanes, inspections = run
    panel = kind()
    qtbot.addWidget(panel)
    panel.show_run(history, lanes)
    assert panel.pairs() == []
    with qtbot.waitSignal(panel.outdated):
        panel.show_inspections(inspections)
    assert panel.pairs() == list(zip(lanes, inspections, strict=True))
    panel.show_run(history, lanes)
    assert panel.pairs() == []


def test_there_are_such_panels():
    assert len(INSPECTING) >= 3
