"""Panels that paint themselves, part by part."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QEvent, QObject
from PyQt5.QtGui import QImage

from tests.gui.panels.conftest import (
    EXPERIMENTS,
    inspections_of,
    raced,
    shown,
)


def pixels(widget):
    """A picture of a widget as numbers (height, width, 4)."""
    image = widget.grab().toImage().convertToFormat(QImage.Format_RGB32)
    held = image.bits().asarray(image.byteCount())
    return np.array(held, np.uint8).reshape(image.height(), image.width(), 4)


class Painted(QObject):
    """Notes which rectangles of a widget are painted."""

    def __init__(self, widget):
        super().__init__()
        self.rects = []
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Paint:
            self.rects.append(event.rect())
        return False


@pytest.mark.parametrize("name", ["inside", "distributions", "batch"])
def test_the_parts_of_a_painted_panel_are_painted_one_by_one_and_leave_nothing_out(
    qtbot, qapp, name
):
    """All that differs between two pictures is painted anew, and never all of it at once."""
    panel = shown(qtbot, name, 760, 380)
    lanes = [
        one.changed("batch_size", 60).changed("name", f"{number} {one.name}")
        for number, one in enumerate((*EXPERIMENTS, *EXPERIMENTS))
    ]
    race, history, entrants = raced(lanes, 3)
    panel.show_run(history, entrants)

    def renew():
        if name == "inside":
            panel.show_weights({lane.slot: rng.normal(size=(20, 8, 8)) for lane in entrants})
        else:
            for _ in range(4):
                race.advance()
            panel.show_inspections(inspections_of(race, panel.quantity))

    rng = np.random.default_rng(1)
    renew()
    view = getattr(panel, "grid", None) or panel.view
    before = pixels(view)
    qapp.processEvents()
    renew()
    painted = Painted(view)
    for place in range(panel.parts):
        panel.show_part(place)
        qapp.processEvents()
    view.removeEventFilter(painted)
    rects = [rect.intersected(view.rect()) for rect in painted.rects]
    assert len(rects) == panel.parts > 1
    assert max(rect.height() * rect.width() for rect in rects) < 0.6 * view.width() * view.height()
    differs = (pixels(view) != before).any(axis=2)
    assert differs.any()
    for rect in rects:
        differs[rect.top() : rect.bottom() + 1, rect.left() : rect.right() + 1] = False
    assert not differs.any()
