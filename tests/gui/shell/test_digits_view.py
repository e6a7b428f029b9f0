"""A picture with the digits that were found in it."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtGui import QImage

import nn
from gui.shell.digits_view import DigitsView
from gui.style import theme


@pytest.fixture
def view(qtbot):
    """A wide picture in a square widget, with two digits."""
    one = DigitsView()
    qtbot.addWidget(one)
    one.resize(400, 400)
    image = QImage(200, 100, QImage.Format_RGB32)
    image.fill(Qt.white)
    digits = [nn.DigitBox(0.1, 0.2, 0.3, 0.8), nn.DigitBox(0.6, 0.2, 0.8, 0.8)]
    one.show_digits(image, digits, ["3", "7"], 1)
    return one


def test_boxes_lie_where_the_digits_are_in_the_fitted_picture(view):
    first, second = view.boxes()
    assert (first.left(), first.right()) == pytest.approx((40, 120))
    assert (first.top(), first.bottom()) == pytest.approx((100 + 40, 100 + 160))
    assert second.left() == pytest.approx(240)


def test_a_click_chooses_a_box_and_beside_it_nothing(qtbot, view):
    chosen = []
    view.chosen.connect(chosen.append)
    qtbot.mouseClick(view, Qt.LeftButton, pos=view.boxes()[1].center().toPoint())
    qtbot.mouseClick(view, Qt.LeftButton, pos=QPoint(200, 390))
    assert chosen == [1]


def test_the_chosen_one_has_a_color_of_its_own(view):
    picture = view.grab().toImage()
    ratio = picture.width() / view.width()

    def colors(box):
        x = round((box.left() - 2) * ratio)
        return {picture.pixelColor(x, round(y * ratio)).name() for y in range(160, 240, 4)}

    first, second = view.boxes()
    assert theme.color("accent").name() in colors(first) | colors(first.translated(0.6, 0))
    assert theme.color("warn").name() in colors(second)
