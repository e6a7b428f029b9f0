from __future__ import annotations

from PyQt5.QtCore import QPointF
from PyQt5.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.panels.inside.graph.zoom import Zoom


def test_a_change_is_shown_over_the_widget_and_goes_away(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    label = QLabel("before")
    QVBoxLayout(parent).addWidget(label)
    zoom = Zoom(label)
    assert zoom.begin().isNull()  # nothing is seen yet
    parent.show()
    before = zoom.begin()
    label.setText("after")
    for inward in (True, False):
        zoom.show_change(before, QPointF(10, 10), inward)
        assert zoom.isVisible()
        assert zoom.geometry() == label.geometry()
        parent.grab()
        qtbot.waitUntil(lambda: not zoom.running)
        assert zoom.isHidden()


def test_nothing_moves_where_nothing_is_seen(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    label = QLabel(parent)
    zoom = Zoom(label)
    zoom.show_change(zoom.begin(), QPointF(), True)
    assert not zoom.running
