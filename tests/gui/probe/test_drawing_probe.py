"""The canvas with its tools."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt

from gui.probe.canvas import PEN_WIDTHS
from gui.probe.drawing_probe import DrawingProbe
from tests.gui.conftest import SEVEN, stroke


@pytest.fixture
def probe(qtbot):
    one = DrawingProbe()
    qtbot.addWidget(one)
    one.resize(286, 700)
    one.show()
    qtbot.waitExposed(one)
    return one


def test_undo_and_clear_have_their_buttons(qtbot, probe):
    probe.canvas.show_drawing(SEVEN)
    qtbot.mouseClick(probe.clear_button, Qt.LeftButton)
    assert probe.canvas.empty
    qtbot.mouseClick(probe.undo_button, Qt.LeftButton)
    assert not probe.canvas.empty


def test_a_wider_pen_leaves_more_ink(probe):
    inks = []
    for width in PEN_WIDTHS:
        probe.pen.setValue(width)
        probe.canvas.clear()
        stroke(probe.canvas, [(60, 60), (180, 200)])
        inks.append(probe.canvas.image().sum())
    assert inks[1] > 1.3 * inks[0]


def test_only_images_of_digits_with_classes_suit_it(digits, toy):
    assert DrawingProbe.suits(digits)
    assert not DrawingProbe.suits(toy)
