"""What panels ask for reaches whoever does it."""

from __future__ import annotations

import dataclasses

import numpy as np

import nn
from tests.gui.conftest import MOONS, WAIT


def test_every_panel_that_asks_for_something_is_heard(window):
    """A signal that nobody is connected to would be a dead button."""
    asking = {
        "own": ("use_chosen", "import_asked", "file_asked", "pictures_asked"),
        "clinic": ("fault_asked",),
        "samples": ("column_told",),
        "regions": ("points_edited",),
        "folds": ("start_asked", "cancel_asked"),
        "doctor": ("treatment_asked",),
    }
    for key, signals in asking.items():
        panel = window.workspaces.panels[key]
        for name in signals:
            assert panel.receivers(getattr(panel, name)) == 1, f"{key}.{name}"


def test_a_panel_that_was_built_again_is_heard_once(qtbot, window, lanes):
    old = window.workspaces.panels["folds"]
    old.show_failure("KeyError: broken")
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.load("again", lanes)
    new = window.workspaces.panels["folds"]
    assert new is not old
    assert new.receivers(new.start_asked) == 1


def test_new_points_are_kept_and_shown(qtbot, opened):
    window = opened(dataclasses.replace(MOONS, data="points"))
    points = nn.Part(np.float32([[i, i % 3] for i in range(30)]), np.arange(30) % 2)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.workspaces.panels["regions"].points_edited.emit(points)
    assert len(nn.load_points(nn.points_file())) == 30


def test_what_is_outdated_is_drawn_at_the_next_turn(window):
    window.updates.refresher.tick()
    panel = window.workspaces.panels["loss"]
    refresher = window.updates.refresher
    refresher._dirty = [False] * len(refresher._dirty)
    panel.outdated.emit()
    marked = [widget for (widget, _), dirty in zip(refresher._parts, refresher._dirty, strict=True)
              if dirty]  # fmt: skip
    assert set(marked) == {panel}
