"""Panels that share the window's selection."""

from __future__ import annotations

import pytest

from gui.panels import PANELS
from gui.panels.selecting_panel import SelectingPanel
from gui.selection import Selection

KINDS = [kind for kind in PANELS if issubclass(kind, SelectingPanel)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_choice_is_asked_for_and_changes_only_what_was_chosen(qtbot, kind):
    panel = kind()
    qtbot.addWidget(panel)
    panel.show_selection(Selection("validation", (1, 2), 3))
    with qtbot.waitSignal(panel.selected) as selected:
        panel.choose(sample=9)
    assert selected.args == [Selection("validation", (1, 2), 9)]
    assert panel.selection.sample == 3  # until the window says so


def test_there_are_such_panels():
    assert len(KINDS) == 4
