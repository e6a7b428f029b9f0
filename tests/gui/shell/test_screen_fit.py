"""Where a window may lie: on its screen, with its frame."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import QRect, QSize
from PyQt5.QtWidgets import QWidget

from gui.shell import screen_fit
from gui.shell.main_window import MainWindow
from gui.style import settings
from tests.gui.conftest import WAIT


@pytest.fixture
def screen(monkeypatch):
    """Sets what a window may cover."""

    def be(*rect):
        area = QRect(*rect)
        monkeypatch.setattr(screen_fit, "available", lambda _: area)
        return area

    return be


@pytest.fixture
def plain(qtbot):
    """A window of at least 400 × 300."""
    one = QWidget()
    qtbot.addWidget(one)
    one.setMinimumSize(400, 300)
    return one


@pytest.mark.parametrize(
    "geometry",
    [(1500, 900, 1000, 600), (-300, -200, 1000, 600), (100, 100, 2400, 1300), (120, 60, 500, 400)],
)
def test_the_whole_window_lies_on_the_screen(plain, screen, geometry):
    area = screen(100, 50, 1280, 700)
    plain.setGeometry(*geometry)
    screen_fit.fit(plain)
    assert area.contains(plain.frameGeometry())
    assert plain.width() == min(geometry[2], 1280)


def test_a_window_that_fits_is_left_where_it_is(plain, screen):
    screen(0, 0, 1280, 700)
    plain.setGeometry(200, 100, 900, 500)
    screen_fit.fit(plain)
    assert plain.geometry() == QRect(200, 100, 900, 500)


def test_on_a_screen_below_its_smallest_size_it_stays_as_it_is(plain, screen):
    screen(0, 0, 320, 200)
    plain.setGeometry(10, 10, 500, 400)
    screen_fit.fit(plain)
    assert plain.geometry() == QRect(10, 10, 500, 400)


def test_room_is_left_for_the_title_bar_before_it_is_known(plain, screen):
    screen(0, 0, 1280, 700)
    plain.setGeometry(0, 0, 1280, 700)
    screen_fit.fit(plain)
    assert plain.height() == 700 - screen_fit.FRAME


@pytest.mark.parametrize(
    ("area", "size"),
    [((0, 0, 1920, 1080), (1366, 768)), ((0, 0, 1280, 720), (1280, 682)),
     ((0, 0, 300, 200), (1366, 768))],
)  # fmt: skip
def test_a_window_that_was_never_opened_takes_the_usual_size_where_there_is_room(
    plain, screen, area, size
):
    screen(*area)
    assert screen_fit.usual_size(plain) == QSize(*size)


def test_geometry_saved_on_a_larger_screen_opens_inside_a_smaller_one(qtbot, ready, screen):
    screen(0, 0, 2560, 1440)
    first = MainWindow(ready)
    qtbot.addWidget(first)
    first.setGeometry(900, 500, 2000, 1300)
    settings.remember(settings.GEOMETRY, first.saveGeometry())
    area = screen(0, 0, 1024, 640)
    second = MainWindow(ready)
    qtbot.addWidget(second)
    assert area.contains(second.frameGeometry())
    second.show()
    qtbot.waitExposed(second)
    qtbot.waitUntil(lambda: area.contains(second.frameGeometry()), timeout=WAIT)
    assert second.left.folded
    assert second.right.folded
