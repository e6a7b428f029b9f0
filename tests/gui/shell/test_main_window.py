"""The window: its parts work together."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QAccessible
from PyQt5.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from gui.session.state import State
from tests.gui.conftest import WAIT, stroke


def test_the_names_that_others_rely_on(window):
    for name in ("runButton", "stepButton", "resetButton"):
        assert window.findChild(QPushButton, name) is not None
    for name in ("digitCanvas", "lossPanel", "accuracyPanel", "gradientPanel", "predictionPanel"):
        assert window.findChild(QWidget, name) is not None, name
    assert window.session.state is State.READY


def test_ctrl_z_takes_a_stroke_back(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    stroke(window.side.drawing.canvas, [(80, 40), (120, 200)])
    qtbot.keyClick(window, Qt.Key_Z, Qt.ControlModifier)
    assert window.side.drawing.canvas.empty


def test_one_cross_hair_for_all_plots(qtbot, window):
    for _ in range(3):
        window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 3, timeout=WAIT)
    window.workspaces.panels["loss"].hovered.emit(2.2)
    for name in ("loss", "accuracy", "gradient"):
        panel = window.workspaces.panels[name]
        assert panel.cursor_place == 2.0
        for plot in panel.plots():
            assert plot.cursor_line.isVisible()
            assert plot.cursor_line.value() == 2.0
    window.workspaces.panels["loss"].hovered.emit(None)
    assert not window.workspaces.panels["gradient"].plots()[0].cursor_line.isVisible()


@pytest.mark.parametrize("code", ["en", "ko"])
def test_it_fits_a_small_screen_in_both_languages(window, qapp, code):
    window.appearance.choose_language(code)
    qapp.processEvents()
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 768
    inner = window.form.findChild(QScrollArea)
    assert inner.widget().minimumSizeHint().height() <= inner.viewport().height()


def test_every_control_says_what_it_is(window):
    from PyQt5.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSlider

    for kind in (QAbstractButton, QComboBox, QLineEdit, QSlider):
        for widget in window.findChildren(kind):
            if widget.isVisible() and widget.property("role") != "lane":
                assert widget.toolTip() or widget.text(), widget.objectName()


def test_a_reset_takes_the_cross_hair_away(qtbot, window):
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    window.workspaces.panels["loss"].hovered.emit(1.0)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.reset()
    assert not window.workspaces.panels["loss"].plot.cursor_line.isVisible()
    assert window.status._cursor.text() == ""


def test_pausing_a_lane_keeps_the_zoom_and_the_finding(qtbot, window):
    """Nothing is drawn anew for lanes that are the same."""
    plots = window.workspaces.panels["loss"].plots()
    drawn = dict(window.workspaces.panels["loss"]._drawn)
    window.session.editor.pause_lane(1, True)
    qtbot.waitUntil(lambda: window.session.run.lanes[1].paused, timeout=WAIT)
    assert window.workspaces.panels["loss"].plots() == plots
    assert window.workspaces.panels["loss"]._drawn == drawn
    assert window.form.lane_bar._shown[1][1]


@pytest.mark.parametrize("code", ["en", "ko"])
def test_every_control_has_a_name_for_those_who_listen_to_the_screen(window, qapp, code):
    """Of its own, from its text, or from the label beside it: as assistive programs ask for it."""
    window.appearance.choose_language(code)
    qapp.processEvents()
    kinds = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit,
             QPlainTextEdit)  # fmt: skip
    nameless = set()
    for kind in kinds:
        for widget in window.findChildren(kind):
            parts = widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar)
            if parts or type(widget.parent()).__name__ == "QAbstractItemView":
                continue
            name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Name)
            if not name.strip():
                around = widget.parent().objectName() or type(widget.parent()).__name__
                nameless.add(f"{widget.objectName() or type(widget).__name__} in {around}")
    assert nameless == set()
