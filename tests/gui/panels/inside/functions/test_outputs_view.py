"""The outputs: bars that are dragged, a target that is clicked, arrows that show the gradient."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, Qt

from gui.panels.inside.functions.outputs_view import Outputs, OutputsView


@pytest.fixture
def view(qtbot):
    widget = OutputsView()
    qtbot.addWidget(widget)
    widget.resize(500, 300)
    widget.show()
    widget.show_outputs([Outputs(np.array([0.2, 0.5, 0.3]))], ("a", "b", "c"), 1)
    return widget


def at(view, index, value):
    return view._area().point(index + 0.5, value).toPoint()


def test_a_bar_is_dragged_to_its_value(qtbot, view):
    with qtbot.waitSignal(view.dragged) as told:
        qtbot.mousePress(view, Qt.LeftButton, pos=at(view, 2, 0.8))
    assert told.args[0] == 2
    assert told.args[1] == pytest.approx(0.8, abs=0.01)


def test_what_is_dragged_too_far_stays_between_0_and_1(qtbot, view):
    told = []
    view.dragged.connect(lambda _, value: told.append(value))
    qtbot.mousePress(view, Qt.LeftButton, pos=at(view, 0, 0.9))
    qtbot.mouseMove(view, QPoint(at(view, 0, 0.9).x(), -50))
    assert max(told) <= 1.0


def test_the_name_of_a_class_makes_it_the_target(qtbot, view):
    with qtbot.waitSignal(view.targeted) as told:
        qtbot.mousePress(view, Qt.LeftButton, pos=at(view, 0, -0.05))
    assert told.args == [0]


def test_keys_do_the_same(qtbot, view):
    view.hit = 1
    with qtbot.waitSignal(view.dragged) as told:
        qtbot.keyClick(view, Qt.Key_Up)
    assert told.args == [1, pytest.approx(0.51)]
    qtbot.keyClick(view, Qt.Key_Right)
    with qtbot.waitSignal(view.targeted) as told:
        qtbot.keyClick(view, Qt.Key_Return)
    assert told.args == [2]


def test_outputs_of_lanes_cannot_be_dragged(qtbot, view):
    lanes = [Outputs(np.array([0.2, np.nan, 0.3]), f"lane {slot}", slot) for slot in (0, 1)]
    view.show_outputs(lanes, ("a", "b", "c"), 1)
    view.gradient = np.array([0.1, -5.0, 0.0])
    with qtbot.assertNotEmitted(view.dragged):
        qtbot.mousePress(view, Qt.LeftButton, pos=at(view, 2, 0.8))
    assert not view.grab().isNull()
    view.show_help()
    assert "Drag" not in view.toolTip()
