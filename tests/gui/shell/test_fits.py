"""Nothing is cut and nothing overlaps: in both languages, sizes of text, windows and lanes."""

from __future__ import annotations

import contextlib
import itertools

import numpy as np
import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

import nn
from gui.panels.heading import Heading
from gui.plotting.legend import Legend
from gui.plotting.live_plot import LivePlot
from gui.style import i18n, theme
from gui.style.elided_label import ElidedLabel
from tests.gui.conftest import WAIT

SLACK = 1  # pixels
TOLD = QLabel, QAbstractButton, QComboBox, QLineEdit, QSpinBox, Legend, Heading, LivePlot
LIES_ABOVE = Qt.WidgetAttribute.WA_TransparentForMouseEvents  # on purpose
SIZES = {1.0: ((1024, 640), (1366, 768)), 1.5: ((1366, 768), (1920, 1080))}  # by size of text
MOST_TO_LAY_OUT = 1000  # milliseconds
SEVEN = nn.Drawing((np.array([[60.0, 60.0], [200.0, 60.0], [110.0, 230.0]]),))


@pytest.fixture
def usual_scale():
    yield
    if theme.scale() != 1.0:
        theme.set_scale(1.0)


def scrolled(widget):
    """Whether a widget lies in something that scrolls."""
    parent = widget.parentWidget()
    return parent is not None and (
        isinstance(parent, QAbstractScrollArea) or (not parent.isWindow() and scrolled(parent))
    )


def cut(widget):
    """What is cut off a widget's text, in pixels; 0 where nothing is, or where it is elided."""
    if not getattr(widget, "text", str)() and not isinstance(widget, QComboBox):
        return 0
    if isinstance(widget, QLabel):
        if isinstance(widget, ElidedLabel):
            return max(widget.minimumSizeHint().height() - widget.height(), 0)
        if widget.wordWrap():
            return max(widget.heightForWidth(widget.width()) - widget.height(), 0)
        needed = QLabel.sizeHint(widget)
    elif widget.property("role") == "lane":  # elided by whoever made it
        return max(widget.fontMetrics().horizontalAdvance(widget.text()) - widget.width(), 0)
    elif isinstance(widget, QAbstractButton):
        needed = widget.sizeHint()
    elif isinstance(widget, QComboBox):
        needed = widget.minimumSizeHint()
    else:
        return 0
    return max(needed.width() - widget.width(), needed.height() - widget.height(), 0)


def overlap(one, other):
    """How far two widgets lie over each other, in pixels."""
    shared = one.geometry().intersected(other.geometry())
    return min(shared.width(), shared.height()) if shared.isValid() else 0


def name(widget):
    text = getattr(widget, "text", str)() or getattr(widget, "currentText", str)()
    return f"{widget.parent().objectName()}/{widget.objectName() or type(widget).__name__} {text!r}"


def faults(place):
    """Every visible text that is cut, and every pair that overlaps."""
    shown = [one for one in place.findChildren(QWidget) if one.isVisible()]
    told = [one for one in shown if isinstance(one, TOLD) and not one.testAttribute(LIES_ABOVE)]
    for one in told:
        if (lost := cut(one)) > SLACK:
            yield f"{name(one)} is cut by {lost}"
        room = one.parentWidget().rect()
        if not scrolled(one) and not room.adjusted(-1, -1, 1, 1).contains(one.geometry()):
            yield f"{name(one)} reaches out of its parent"
    told.sort(key=lambda one: id(one.parent()))
    for _, siblings in itertools.groupby(told, key=lambda one: id(one.parent())):
        for one, other in itertools.combinations(siblings, 2):
            if overlap(one, other) > SLACK:
                yield f"{name(one)} lies over {name(other)}"


def lasting_faults(qtbot, place):
    """Those that remain: what has just arrived from a thread is laid out in the events to come."""
    found = []

    def none_left():
        found[:] = faults(place)
        return not found

    with contextlib.suppress(qtbot.TimeoutError):
        qtbot.waitUntil(none_left, timeout=MOST_TO_LAY_OUT)
    return found


def walk(qtbot, window):
    """Every panel once, with what is wrong in it; then what stands around them."""
    shown = set()
    for key in window.workspaces.panels:
        if key not in window.workspaces.page.seen or not shown:
            window.workspaces.show_panel(key)
            QApplication.processEvents()
            shown.add(key)
            for fault in lasting_faults(qtbot, window.workspaces.page):
                yield f"{key}: {fault}"
    yield from lasting_faults(qtbot, window)


def test_what_is_cut_or_overlaps_is_found(qtbot):
    """The test itself sees it."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(300, 60)
    texts = [QLabel("a sentence that is far too long for forty pixels", parent) for _ in range(2)]
    for label in texts:
        label.setGeometry(0, 0, 40, 20)
    parent.show()
    found = list(faults(parent))
    assert sum("is cut" in one for one in found) == 2
    assert sum("lies over" in one for one in found) == 1


def load(qtbot, window, recipes):
    """Some lanes after a few steps, with a drawing."""
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.load("test", recipes)
    window.side.drawing.canvas.show_drawing(SEVEN)
    for _ in range(3):
        window.session.step()


@pytest.mark.parametrize("scale", SIZES)
def test_every_panel_fits(qtbot, window, lanes, scale, usual_scale):
    """One window for all: to enlarge the text of a window takes longest."""
    if scale != 1.0:
        theme.set_scale(scale)
    more = [nn.variation(lanes, 0, *one) for one in (("activation", "tanh"), ("optimizer", "adam"))]
    wrong = []
    for count in (1, 4):
        load(qtbot, window, [*lanes, *more][:count])
        for language, (width, height) in itertools.product(("en", "ko"), SIZES[scale]):
            if language != i18n.language():
                i18n.show_language(language)
            window.resize(width, height)
            QApplication.processEvents()
            assert (window.width(), window.height()) == (width, height)
            where = f"{width} x {height} in {language} with {count} lanes"
            wrong += [f"{where}: {one}" for one in walk(qtbot, window)]
    assert not wrong, "\n".join(wrong)
