from __future__ import annotations

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QWidget

from gui.panels.scrolled import scrolled


def test_a_view_that_needs_more_room_is_scrolled(qtbot):
    view = QWidget()
    area = scrolled(view)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    assert not area.horizontalScrollBar().isVisible()
    view.setMinimumSize(500, 100)
    qtbot.waitUntil(area.horizontalScrollBar().isVisible)
    assert area.focusPolicy() == Qt.NoFocus
