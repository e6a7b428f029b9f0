"""What lists and sliders leave to the window around them."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt5.QtGui import QKeyEvent, QWheelEvent
from PyQt5.QtWidgets import QApplication, QComboBox, QDialog, QSlider, QVBoxLayout, QWidget

from gui.style.event_filters import KeysForTheWindow, StillWhileScrolled


class Window(QWidget):
    """Notes the keys and turns of the wheel that reach it."""

    def __init__(self):
        super().__init__()
        self.keys, self.turns = [], 0

    def keyPressEvent(self, event):
        self.keys.append(event.key())

    def wheelEvent(self, event):
        self.turns += 1


@pytest.fixture(params=[Window, QDialog])
def around(request, qtbot):
    """A list in a window, and one in a dialog."""
    one = request.param()
    qtbot.addWidget(one)
    one.list = QComboBox()
    one.list.addItems(["relu", "sigmoid", "tanh"])
    one.list.installEventFilter(KeysForTheWindow(one))
    one.list.installEventFilter(StillWhileScrolled(one))
    QVBoxLayout(one).addWidget(one.list)
    one.show()
    qtbot.waitExposed(one)
    return one


def press(widget, key, text=""):
    QApplication.sendEvent(widget, QKeyEvent(QEvent.KeyPress, key, Qt.NoModifier, text))


def turn(widget):
    centre = QPointF(widget.rect().center())
    place, down = QPointF(widget.mapToGlobal(centre.toPoint())), QPoint(0, -120)
    wheel = QWheelEvent(
        centre, place, QPoint(), down, Qt.NoButton, Qt.NoModifier, Qt.NoScrollPhase, False
    )
    QApplication.sendEvent(widget, wheel)


def test_letters_digits_and_space_reach_the_window_but_not_from_a_dialog(around):
    for key, text in ((Qt.Key_S, "s"), (Qt.Key_7, "7"), (Qt.Key_Space, " ")):
        press(around.list, key, text)
    if isinstance(around, QDialog):
        assert around.list.currentText() == "sigmoid"  # S chose it, as in every list
    else:
        assert around.keys == [Qt.Key_S, Qt.Key_7, Qt.Key_Space]
        assert around.list.currentText() == "relu"
    around.list.hidePopup()


def test_arrows_still_choose(around):
    press(around.list, Qt.Key_Down)
    assert around.list.currentText() == "sigmoid"


def test_enter_opens_the_list_in_the_window(around, qtbot):
    press(around.list, Qt.Key_Return, "\r")
    opened = around.list.view().isVisible()
    around.list.hidePopup()
    assert opened == isinstance(around, Window)


def test_the_wheel_moves_what_is_around_and_not_the_value(around):
    turn(around.list)
    assert around.list.currentText() == "relu"


def test_a_slider_keeps_its_value_under_the_wheel(qtbot):
    slider = QSlider(Qt.Horizontal)
    qtbot.addWidget(slider)
    slider.setValue(40)
    slider.installEventFilter(StillWhileScrolled(slider))
    slider.show()
    turn(slider)
    assert slider.value() == 40
