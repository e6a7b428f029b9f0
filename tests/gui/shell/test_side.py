"""The sides: folded by a person, or where there is no room."""

from __future__ import annotations

from PyQt5.QtCore import Qt

from gui.style import settings
from tests.gui.conftest import WAIT


def test_the_sides_fold_away_and_it_is_remembered(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    qtbot.keyClick(window, Qt.Key_BracketLeft, Qt.ControlModifier)
    assert window.left.folded
    assert not window.form.isVisible()
    assert settings.recall(settings.LEFT, True) is False
    qtbot.keyClick(window, Qt.Key_BracketLeft, Qt.ControlModifier)
    assert window.form.isVisible()
