"""The refresher: what is seen is drawn in turn, and training keeps its time."""

from __future__ import annotations

from functools import partial

import pytest
from PyQt5.QtWidgets import QWidget

from gui.shell.refresher import DRAWING_SHARE, Refresher


def all_drawn(refresher):
    """Tick until there is nothing left to draw."""
    refresher._rest_until = 0.0
    while refresher.tick():
        refresher._rest_until = 0.0


def test_the_refresher_draws_what_is_visible_in_turn(qtbot):
    drawn = []
    widgets = [QWidget() for _ in range(3)]
    for widget in widgets[:2]:
        qtbot.addWidget(widget)
        widget.show()
    qtbot.addWidget(widgets[2])
    refresher = Refresher([(w, lambda i=i: drawn.append(i)) for i, w in enumerate(widgets)])
    for _ in range(2):
        refresher.mark()
        for _ in range(4):
            refresher._rest_until = 0.0
            refresher.tick()
    assert drawn == [0, 1, 0, 1]


def test_only_the_parts_of_a_panel_that_is_marked_are_drawn_again(qtbot):
    one, two = QWidget(), QWidget()
    drawn = []
    for widget in (one, two):
        qtbot.addWidget(widget)
        widget.show()
    places = (one, "left"), (one, "right"), (two, "all")
    refresher = Refresher([(widget, partial(drawn.append, name)) for widget, name in places])
    assert refresher.seen == 3
    all_drawn(refresher)
    drawn.clear()
    refresher.mark(one)
    all_drawn(refresher)
    assert drawn == ["left", "right"]


def test_the_refresher_rests_in_proportion_to_drawing_and_painting(qtbot, monkeypatch):
    clock = [1.0]

    class Slow(QWidget):
        def paintEvent(self, event):
            clock[0] += 0.010

    widget = Slow()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(lambda: clock[0] > 1.0)

    def draw():
        clock[0] += 0.005
        widget.update()

    monkeypatch.setattr("gui.shell.refresher.perf_counter", lambda: clock[0])
    refresher = Refresher([(widget, draw)])
    began = clock[0]
    assert refresher.tick()
    qtbot.waitUntil(lambda: refresher._rest_until > 0)
    assert refresher._rest_until == pytest.approx(began + 0.015 / DRAWING_SHARE)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
def test_each_part_is_drawn_five_times_a_second_however_many_there_are(qtbot, monkeypatch, count):
    """Of ticks of 33 ms; what is drawn costs so much that only SLOWEST_HERTZ keeps it going."""
    clock = [0.0]
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    drawn = [0] * count

    def draw(place):
        drawn[place] += 1
        clock[0] += 0.028

    monkeypatch.setattr("gui.shell.refresher.perf_counter", lambda: clock[0])
    monkeypatch.setattr("gui.shell.refresher.QTimer.singleShot", lambda _, rest: rest())
    refresher = Refresher([(widget, partial(draw, place)) for place in range(count)])
    for tick in range(300):
        clock[0] = 0.033 * tick
        refresher.mark()
        refresher.tick()
    assert min(drawn) >= 0.9 * 5 * 300 * 0.033
