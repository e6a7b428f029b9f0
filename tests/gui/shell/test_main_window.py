"""The window: its parts work together."""

from __future__ import annotations

import dataclasses

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QTableWidget,
    QWidget,
)

from gui.session.state import State
from tests.gui.conftest import MOONS, WAIT, examined, stroke


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
        assert panel.cursor_x == 2.0
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


KINDS = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)


FILLED_LATER = {"bannerAccept", "bannerDecline", "treatButton", "pointX1Field", "pointX2Field"}


def controls(window):
    """All controls of a window, also those on other pages, without parts of others."""
    return [
        widget
        for kind in KINDS
        for widget in window.findChildren(kind)
        if not widget.objectName().startswith("qt_")
        and not isinstance(widget, QScrollBar)
        and not isinstance(widget.parent(), (QLineEdit, QTableWidget))
        and (widget.isVisible() or widget.objectName() not in FILLED_LATER)
    ]


def spoken(widget, buddies):
    """What a screen reader calls a control: its name, its text, or the label beside it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    beside = buddies.get(widget)
    return widget.accessibleName() or text or (beside.text() if beside is not None else "")


def nameless(window):
    """The controls that a screen reader has no name for."""
    buddies = {one.buddy(): one for one in window.findChildren(QLabel) if one.buddy()}
    return {
        f"{one.objectName() or type(one).__name__} in {type(one.parent()).__name__}"
        for one in controls(window)
        if not spoken(one, buddies).strip()
    }


@pytest.mark.parametrize("code", ["en", "ko"])
def test_every_control_has_a_name_for_those_who_listen_to_the_screen(qtbot, window, code):
    examined(qtbot, window)
    window.appearance.choose_language(code)
    window.notices.warn(lambda: "A sentence", ("Close", lambda: None))
    assert nameless(window) == set()


@pytest.mark.parametrize("data", ["moons", "reviews"])
def test_so_has_every_control_of_the_probes(qtbot, opened, data):
    window = examined(qtbot, opened(dataclasses.replace(MOONS, data=data)))
    assert nameless(window) == set()
