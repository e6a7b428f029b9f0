from __future__ import annotations

from PyQt5.QtCore import QRectF
from PyQt5.QtGui import QImage, QPainter

from gui.panels.inside.graph.layers_layout import LayersLayout
from gui.panels.inside.graph.painting import Painting


def test_text_that_is_longer_than_its_edge_is_cut(traced):
    image = QImage(1100, 460, QImage.Format_RGB32)
    painter = QPainter(image)
    at = LayersLayout(traced(), 1100, 460)
    drawn = []

    class Spy:
        def __getattr__(self, name):
            return getattr(painter, name)

        def drawText(self, room, flags, text):
            drawn.append(text)

    painting = Painting(Spy(), at)
    painting._at_edge(0, 10.0, "0.14")
    painting._at_edge(0, 10.0, "a text that does not fit between two nodes of the graph at all")
    painter.end()
    assert drawn[0] == "0.14"
    assert drawn[1].endswith("…")


def test_the_picture_of_a_sample_is_as_high_as_a_node(traced):
    frame = Painting(None, LayersLayout(traced(), 1100, 460))._picture_frame(QRectF(0, 0, 54, 42))
    assert (frame.width(), frame.height()) == (42, 42)
