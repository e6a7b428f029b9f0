"""LayersView: every layer of every lane as a node, values above the edges, gradients below."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from PyQt5.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import (
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPaintEngine,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PyQt5.QtWidgets import QSizePolicy, QToolTip, QWidget

import nn
from gui.panels.inside.graph.layers_layout import LayersLayout
from gui.panels.inside.graph.live_painter import LivePainter, gradient_scale
from gui.panels.inside.graph.node_names import TERMS
from gui.panels.inside.graph.shown import ShownLane
from gui.panels.inside.graph.still_painter import StillPainter
from gui.plotting.heat import as_html, gradient_image, signed_image
from gui.style import formatting, theme
from gui.style.glossary import explained
from gui.style.i18n import tr
from gui.style.tooltips import tip

HEAT_WIDE, HEAT_HIGH = 240, 160  # pixels of the heat maps that pointing shows


class LayersView(QWidget):
    """Lanes below each other, each as a chain of nodes.

    Signals:
        chosen: (slot, node) a node is pointed out.
        opened: (slot, node) its inside is asked for.

    ``every`` are all lanes, ``lanes`` those that are drawn: all, or the one that is alone.
    """

    chosen = pyqtSignal(int, str)
    opened = pyqtSignal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.every: list[ShownLane] = []
        self.lanes: list[ShownLane] = []
        self.alone: int | None = None  # the slot of the only lane that is drawn
        self.hit: tuple[int, str] = (0, "")
        self._images: dict[Any, QImage] = {}  # heat maps of the traces that are shown
        self._still: QPixmap | None = None
        self._still_key: Any = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setObjectName("graphLayers")

    @property
    def at(self) -> LayersLayout:
        """Where everything stands."""
        link = self._link_text() if len(self.every) > 1 else ""
        return LayersLayout(self.lanes, self.width(), self.height(), link)

    def show_lanes(self, lanes: Sequence[ShownLane], hit: tuple[int, str]) -> None:
        """Show these lanes; ``hit`` is the node that is pointed out."""
        if [lane.traced for lane in lanes] != [lane.traced for lane in self.every]:
            self._images = {}
        self.every, self.hit = list(lanes), hit
        self.show_alone(self.alone)

    def show_alone(self, slot: int | None) -> None:
        """Draw only this lane, on the same scale; None, or a lane that is gone: draw all."""
        only = [lane for lane in self.every if lane.slot == slot]
        self.alone = slot if only and len(self.every) > 1 else None
        self.lanes = only if self.alone is not None else self.every
        self.setMinimumSize(self.at.least_size())
        self.update()

    def spot(self, slot: int, name: str, area: QWidget) -> QPointF:
        """The middle of a node, seen from ``area`` around; of the picture where it is not drawn."""
        origin = QPointF(self.mapTo(area, QPoint()))
        for row, lane in enumerate(self.lanes):
            names = [node.name for node in lane.trace.nodes]
            if lane.slot == slot and name in names:
                return origin + self.at.node_rect(row, names.index(name)).center()
        return origin + QRectF(self.rect()).center()

    def _link_text(self) -> str:
        return tr("This lane alone") if self.alone is None else tr("All lanes")

    def _paint_links(self, painter: QPainter) -> None:
        painter.setFont(theme.text_font(12))
        painter.setPen(theme.color("accent"))
        at = self.at
        for row in range(len(self.lanes)):
            painter.drawText(at.link_rect(row), int(Qt.AlignmentFlag.AlignCenter), at.link)

    def _link_at(self, point: QPointF) -> int | None:
        """The row whose words are at a point."""
        at = self.at
        rows = range(len(self.lanes)) if at.link else range(0)
        return next((row for row in rows if at.link_rect(row).contains(point)), None)

    def sizeHint(self) -> QSize:
        return QSize(600, 300)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.lanes:
            return
        painter = QPainter(self)
        engine = painter.paintEngine()
        if engine is None or engine.type() != QPaintEngine.Type.Raster:  # such as an SVG file
            StillPainter(painter, self.at, self.hit).paint()
        else:
            painter.drawPixmap(0, 0, self._still_picture())
            if len(self.every) > 1:
                self._paint_links(painter)
        LivePainter(painter, self.at, self._images, self.every).paint()

    def _still_picture(self) -> QPixmap:
        """What stays from step to step, painted once."""
        names = tuple(
            (lane.slot, lane.view.name, lane.reach, *(node.name for node in lane.trace.nodes))
            for lane in self.lanes
        )
        shapes = tuple(lane.trace.samples for lane in self.lanes)
        look = self.size(), theme.current().name, theme.scale(), tr("forward: mean ± std")
        key = names, shapes, self.hit, look
        if self._still is None or key != self._still_key:
            ratio = self.devicePixelRatioF()
            self._still = QPixmap(self.size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(Qt.GlobalColor.transparent)
            StillPainter(QPainter(self._still), self.at, self.hit).paint()
            self._still_key = key
        return self._still

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.at.node_at(QPointF(event.pos()))
        row = self._link_at(QPointF(event.pos()))
        self.setFocus()
        if row is not None:
            self.show_alone(self.lanes[row].slot if self.alone is None else None)
        elif found is not None:
            self.chosen.emit(*found)
            if found[1] != "x":
                self.opened.emit(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = QPointF(event.pos())
        found = self.at.node_at(point) is not None or self._link_at(point) is not None
        pointing = Qt.CursorShape.PointingHandCursor
        self.setCursor(pointing if found else Qt.CursorShape.ArrowCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0),
                 Qt.Key.Key_Down: (1, 0)}  # fmt: skip
        move = moves.get(event.key())  # type: ignore[call-overload]
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self.lanes or not plain:
            super().keyPressEvent(event)
        elif move is not None:
            self._move(*move)
        elif event.key() == Qt.Key.Key_A and len(self.every) > 1:
            slots = [lane.slot for lane in self.lanes]
            slot = self.hit[0] if self.hit[0] in slots else slots[0]
            self.show_alone(slot if self.alone is None else None)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hit[1] not in ("", "x"):
            self.opened.emit(*self.hit)
        else:
            super().keyPressEvent(event)

    def _move(self, lanes: int, nodes: int) -> None:
        """Point out a neighbour of the node that is pointed out."""
        slots = [lane.slot for lane in self.lanes]
        row = slots.index(self.hit[0]) if self.hit[0] in slots else 0
        names = [node.name for node in self.lanes[row].trace.nodes]
        index = names.index(self.hit[1]) if self.hit[1] in names else 0
        row = min(max(row + lanes, 0), len(self.lanes) - 1)
        names = [node.name for node in self.lanes[row].trace.nodes]
        index = min(max(index + nodes, 0), len(names) - 1)
        self.chosen.emit(self.lanes[row].slot, names[index])

    def event(self, event: QEvent | None) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = QPointF(event.pos())
            found = self.at.node_at(point) or self.at.edge_at(point)
            told = self.about(*found) + self.heat_maps(*found) if found else ""
            if self._link_at(point) is not None:
                told = tr("Show one lane, or all of them below each other (A)")
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    def about(self, slot: int, name: str) -> str:
        """What a node is, and its numbers."""
        lane = next(one for one in self.lanes if one.slot == slot)
        node, summary = lane.trace[name], lane.traced.summary[name]
        told = [f"{name}: {node.formula}" if node.formula else name]
        if node.kind in TERMS:
            told.append(explained(TERMS[node.kind]))
        numbers = tr("{shape} numbers from {low} to {high}, mean {mean}, std {deviation}")
        told.append(
            numbers.format(
                shape=nn.shape_text(summary.shape),
                low=formatting.figure(summary.low),
                high=formatting.figure(summary.high),
                mean=formatting.figure(summary.mean),
                deviation=formatting.figure(summary.deviation),
            )
        )
        told += [f"‖∂L/∂{name}‖ = {formatting.figure(summary.gradient_norm)}"]
        told += [
            f"‖∂L/∂{param}‖ = {formatting.figure(norm)}"
            for param, norm in summary.parameter_norms.items()
        ]
        return f'<p style="white-space:pre">{escape(tip(*told))}</p>'

    def heat_maps(self, slot: int, name: str) -> str:
        """What leaves a node, and the gradient that comes back to it, as large heat maps."""
        lane = next(one for one in self.every if one.slot == slot)
        summary = lane.traced.summary[name]
        scale = gradient_scale(self.every)
        images = signed_image(summary.value), gradient_image(summary.gradient, *scale)
        heads = tr("value"), f"∂L/∂{name}"
        told = "".join(f"<td>{head}</td>" for head in heads)
        shown = "".join(f"<td>{as_html(image, HEAT_WIDE, HEAT_HIGH)}</td>" for image in images)
        return f'<table cellspacing="4"><tr>{told}</tr><tr>{shown}</tr></table>'
