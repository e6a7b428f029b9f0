"""The frame is where its card is, and seen while the card is."""

from __future__ import annotations

from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtWidgets import QWidget

from gui.lesson.look_frame import LookFrame
from tests.gui.conftest import WAIT


def test_it_follows_its_card(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    card = QWidget(window)
    card.setGeometry(100, 60, 200, 150)
    frame = LookFrame(window)
    window.show()
    frame.surround(card)
    assert frame.isVisible()
    assert frame.geometry().bottomRight() == card.geometry().bottomRight()
    assert frame.mapTo(window, QPoint(0, 0)).y() < 60
    card.setGeometry(20, 80, 400, 200)
    qtbot.waitUntil(lambda: frame.geometry().right() == card.geometry().right(), timeout=WAIT)
    card.hide()
    qtbot.waitUntil(lambda: not frame.isVisible(), timeout=WAIT)
    card.show()
    qtbot.waitUntil(frame.isVisible, timeout=WAIT)
    assert frame.testAttribute(Qt.WA_TransparentForMouseEvents)
    frame.surround(None)
    assert not frame.isVisible()
