from __future__ import annotations

from PyQt5.QtCore import QBuffer
from PyQt5.QtGui import QPainter
from PyQt5.QtSvg import QSvgGenerator

from gui.panels.inside.graph.layers_view import LayersView
from gui.style import theme


def viewed(qtbot, lanes, hit=(0, "Affine1")):
    view = LayersView()
    qtbot.addWidget(view)
    view.resize(1100, 460)
    view.show_lanes(lanes, hit)
    view.grab()
    return view


def test_what_stays_is_painted_once_and_again_when_it_changes(qtbot, traced):
    lanes = traced()
    view = viewed(qtbot, lanes)
    first = view._still
    view.show_lanes(lanes, (0, "Affine1"))
    view.grab()
    assert view._still is first
    view.show_lanes(lanes, (1, "ReLU1"))
    view.grab()
    assert view._still is not first
    second = view._still
    theme.apply(theme.LIGHT)
    view.grab()
    assert view._still is not second


def test_heat_maps_are_made_once_for_each_trace(qtbot, traced):
    lanes = traced()
    view = viewed(qtbot, lanes)
    images = dict(view._images)
    assert len(images) == 2 * 2 * 6
    view.grab()
    assert all(view._images[key] is image for key, image in images.items())
    view.show_lanes(traced(), (0, "Affine1"))
    view.grab()
    assert not set(images) & set(view._images)


def test_as_svg_all_of_it_is_text_and_lines(qtbot, traced):
    view = viewed(qtbot, traced())
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    painter = QPainter(generator)
    view.render(painter)
    painter.end()
    text = bytes(buffer.data()).decode()
    assert "Affine2" in text
    assert "Sigmoid1" in text
