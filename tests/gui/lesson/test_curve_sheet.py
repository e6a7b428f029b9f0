"""A curve is drawn with the mouse, from left to right, and stays beside what happens."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import QEvent, QPointF, Qt
from PyQt5.QtGui import QMouseEvent
from PyQt5.QtWidgets import QApplication

from gui.lesson.curve_sheet import CurveSheet, value_at
from gui.plotting.live_plot import LivePlot


@pytest.fixture
def sheet(qtbot):
    plot = LivePlot()
    qtbot.addWidget(plot)
    plot.resize(500, 300)
    plot.show()
    one = CurveSheet(plot)
    one.begin(600, 2.5)
    one.heard = []
    one.drawn.connect(lambda: one.heard.append(len(one.points)))
    return one


def draw(sheet, *points):
    """Move the mouse along (step, value)."""
    view = sheet._plot.plotItem.vb
    kinds = [QEvent.MouseButtonPress, *[QEvent.MouseMove] * (len(points) - 1)]
    for kind, (step, value) in zip(kinds, points, strict=True):
        at = QPointF(sheet._plot.mapFromScene(view.mapViewToScene(QPointF(step, value))))
        QApplication.sendEvent(
            sheet, QMouseEvent(kind, at, Qt.LeftButton, Qt.LeftButton, Qt.NoModifier)
        )
    QApplication.sendEvent(
        sheet,
        QMouseEvent(QEvent.MouseButtonRelease, at, Qt.LeftButton, Qt.NoButton, Qt.NoModifier),
    )


def test_the_curve_is_where_it_was_drawn(sheet):
    draw(sheet, (50, 2.0), (300, 1.0), (550, 0.5))
    assert sheet.heard == [3]
    assert value_at(sheet.points, 300) == pytest.approx(1.0, abs=0.03)
    assert value_at(sheet.points, 175) == pytest.approx(1.5, abs=0.05)
    assert value_at(sheet.points, 600) == pytest.approx(0.5, abs=0.03), "the last one holds"


def test_a_new_stroke_replaces_its_range(sheet):
    draw(sheet, (50, 2.0), (300, 1.0), (550, 0.5))
    draw(sheet, (200, 0.2), (400, 0.2))
    assert value_at(sheet.points, 300) == pytest.approx(0.2, abs=0.03)
    assert value_at(sheet.points, 50) == pytest.approx(2.0, abs=0.03)


def test_no_further_than_the_steps_that_are_asked_for(sheet):
    draw(sheet, (-20, 1.0), (900, 1.0))
    assert [round(step) for step, _ in sheet.points] == [0, 600]


def test_what_is_shown_cannot_be_changed(sheet):
    sheet.show_curve([(0, 2.0), (600, 1.0)])
    assert sheet.testAttribute(Qt.WA_TransparentForMouseEvents)
    assert value_at(sheet.points, 300) == pytest.approx(1.5)
    assert value_at([], 3) != value_at([], 3), "nothing was drawn"
