"""A card: its heading, its buttons, and how it is copied."""

from __future__ import annotations

from tests.gui.panels.conftest import (
    recorded,
)


def test_a_picture_has_no_buttons(panel):
    panel.show_run(*recorded())
    with panel.without_buttons():
        assert not panel.export_button.isVisible()
    assert panel.export_button.isVisible()
    assert not panel.live_button.isVisible()
