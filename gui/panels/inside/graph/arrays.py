"""Arrays: the arrays of a node as heat maps, forward in the upper row, gradients below."""

from __future__ import annotations

from PyQt5.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.panels.inside.graph.sheet import Index, Sheet
from gui.panels.inside.graph.shown import ShownLane
from gui.plotting.heat import paint_heat, signed_image
from gui.style import formatting, theme
from gui.style.i18n import tr

HEAD, STRIP, GAP, FORMULA, FOOT = 18, 9, 40, 22, 18
MOST_SIDE = 320  # pixels of a heat map


class Arrays(QWidget):
    """The arrays of a node: forward in the upper row, gradients in the lower one.

    Signals:
        pointed: (name, index) an element is pointed at.
        pinned: (name, index) it is to stay.
    """

    pointed = pyqtSignal(str, object)
    pinned = pyqtSignal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.values: list[Sheet] = []
        self.gradients: list[Sheet] = []
        self.strips: list[Sheet] = []
        self.formula, self.backward = "", ""
        self.written: nn.WrittenSum | None = None
        self._images: dict[int, QImage] = {}
        self._pitch = 100.0  # from array to array
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def sheets(self) -> list[Sheet]:
        """All of them."""
        return [*self.values, *self.gradients, *self.strips]

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of an array."""
        return next((one for one in self.sheets if one.name == name), None)

    def show_node(self, lane: ShownLane, node: nn.LayerNode, sample: int) -> None:
        """Show the arrays of a node, of images those of one sample."""
        trace = lane.trace
        inputs = [trace[name].value for name in node.inputs]
        many = len(inputs) > 1
        xs = [f"X{i}" if many else "X" for i in range(1, len(inputs) + 1)]
        loss = node.name == "L"
        known = lane.reach.values_of(trace)
        graded = lane.reach.backward_of(trace) | lane.reach.gradients_of(trace)
        self.values = [Sheet(name, x, sample) for name, x in zip(xs, inputs, strict=True)]
        weights = {name: value for name, value in node.params.items() if value.ndim > 1}
        biases = {name: value for name, value in node.params.items() if value.ndim == 1}
        self.values += [Sheet(name, value, sample, weights=True) for name, value in weights.items()]
        if not loss:
            self.values.append(Sheet("Y", node.value, sample))
        back = {f"d{name}": nn.array_of(trace, node.name, f"d{name}") for name in xs}
        self.gradients = [
            Sheet(name, array, sample)
            for name, array in back.items()
            if node.kind != "Embedding"  # the numbers of words have no gradient
        ]
        self.gradients += [
            Sheet(f"d{name}", node.grads[name], sample, weights=True) for name in weights
        ]
        if not loss:
            self.gradients.append(Sheet("dY", node.gradient, sample))
        self.strips = [Sheet(name, value) for name, value in biases.items()]
        self.strips += [Sheet(f"d{name}", node.grads[name]) for name in biases]
        if node.name not in known:
            self.values = self.values[:-1]
        if not graded & {node.name}:
            self.gradients, self.strips = [], self.strips[: len(biases)]
        self.formula, self.backward = node.formula, "    ".join(node.backward)
        self._images = {id(one): signed_image(one.fast_cells()) for one in self.sheets}
        self.update()

    def show_written(self, written: nn.WrittenSum | None) -> None:
        """Light the element that is written out, and what it comes from."""
        self.written = written
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 420)

    def _arrange(self) -> None:
        """Give every sheet its frame."""
        columns = max(len(self.values), len(self.gradients), 1)
        strips = theme.px(STRIP + GAP / 2) if self.strips else 0
        head, gap = theme.px(HEAD), theme.px(GAP)
        top = theme.px(FORMULA)
        room = self.height() - top - theme.px(FORMULA + FOOT) - 2 * (head + strips)
        side = min(
            (self.width() - 6 - (columns - 1) * gap) / columns, room / 2, theme.px(MOST_SIDE)
        )
        side = max(side, 20.0)
        self._pitch = side + gap - 8.0
        for row, sheets in ((0, self.values), (1, self.gradients)):
            y = top + row * (head + side + strips + theme.px(FORMULA)) + head
            for column, one in enumerate(sheets):
                one.frame = _fitted(one, QRectF(column * (side + gap) + 3, y, side, side))
        half = len(self.strips) // 2 if any(s.name.startswith("d") for s in self.strips) else 9
        for index, one in enumerate(self.strips):
            row, column = (1, index - half) if index >= half else (0, index)
            sheets = self.gradients if row else self.values
            if not sheets:
                continue
            anchor = sheets[min(len(sheets) - 1, 1)].frame
            x = anchor.left() + column * (anchor.width() + 12)
            y = top + row * (head + side + strips + theme.px(FORMULA)) + head + side + theme.px(16)
            one.frame = QRectF(x, y, max(anchor.width(), 80.0), theme.px(STRIP))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.sheets:
            return
        self._arrange()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(theme.number_font(12))
        painter.setPen(theme.color("forward"))
        line = QRectF(0, 0, self.width(), theme.px(FORMULA))
        painter.drawText(line, left, self.formula)
        if self.gradients:
            painter.setPen(theme.color("gradient"))
            y = self.gradients[0].frame.top() - theme.px(HEAD + FORMULA)
            room = QRectF(0, y, self.width(), theme.px(FORMULA))
            elide = Qt.TextElideMode.ElideRight
            told = painter.fontMetrics().elidedText(self.backward, elide, self.width())
            painter.drawText(room, left, told)
        for one in self.sheets:
            self._paint_sheet(painter, one)
        self._paint_hits(painter)
        if any(one.sampled for one in self.sheets):
            painter.setFont(theme.text_font(11))
            painter.setPen(theme.color("muted"))
            told = tr(
                "Large arrays: every n-th row and column is drawn. Orange above 0, blue below."
            )
            foot = QRectF(0, self.height() - theme.px(FOOT), self.width(), theme.px(FOOT))
            painter.drawText(foot, left, told)

    def _paint_sheet(self, painter: QPainter, one: Sheet) -> None:
        gradient = one.name.startswith("d")
        strip = one in self.strips
        border = "gradient" if gradient else "line"
        paint_heat(painter, one.frame, self._images[id(one)], border)
        painter.setFont(theme.text_font(12, strong=True))
        painter.setPen(theme.color("gradient" if gradient else "text"))
        head = QRectF(one.frame.left(), one.frame.top() - theme.px(HEAD) - 2, 400, theme.px(HEAD))
        painter.drawText(head, int(Qt.AlignmentFlag.AlignVCenter), one.name)
        wide = painter.fontMetrics().horizontalAdvance(one.name) + 8
        painter.setFont(theme.number_font(11))
        painter.setPen(theme.color("muted"))
        largest = float(abs(one.array).max()) if one.array.size and not strip else None
        told = nn.shape_text(one.array.shape)
        if largest is not None:
            told += f"  ±{formatting.figure(largest)}"
        whole = one.frame.width() if strip else max(one.frame.width(), self._pitch)
        room = QRectF(head.left() + wide, head.top(), max(whole - wide, 60), head.height())
        elide = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(told, elide, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_hits(self, painter: QPainter) -> None:
        one = self.written
        if one is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("hit"), 1.6))
        for group in one.groups:
            for name, indices in (
                (group.left_name, group.left_indices),
                (group.right_name, group.right_indices),
            ):
                sheet = self.sheet(name)
                frame = sheet.outline(indices) if sheet is not None else None
                if frame is not None:
                    painter.drawRoundedRect(frame.adjusted(-2, -2, 2, 2), 3, 3)
        for label, _ in one.added:
            name, _, inside = label.partition("[")
            sheet = self.sheet(name)
            cell = sheet.cell([int(inside.rstrip("]"))]) if sheet is not None and inside else None
            if cell is not None:
                painter.drawRect(cell.adjusted(-1, -2, 1, 2))
        for name in {one.name, f"d{one.name}", one.name.removeprefix("d")}:
            sheet = self.sheet(name)
            cell = sheet.cell(one.index) if sheet is not None else None
            if cell is not None:
                middle = cell.center()
                spot = QRectF(middle.x() - 5, middle.y() - 5, 10, 10).united(cell)
                painter.setPen(QPen(theme.color("hit"), 2))
                painter.drawRoundedRect(spot, 3, 3)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._found(QPointF(event.pos()))
        if found is not None:
            self.pointed.emit(*found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._found(QPointF(event.pos()))
        if found is not None:
            self.pinned.emit(*found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _found(self, point: QPointF) -> tuple[str, Index] | None:
        for one in self.sheets:
            index = one.index_at(point)
            if index is not None:
                return one.name, index
        return None


def _fitted(one: Sheet, room: QRectF) -> QRectF:
    """A frame in the room in the proportions of the sheet, unless these are extreme."""
    rows, columns = one.shape
    ratio = columns / rows
    if ratio > 4 or ratio < 0.25:
        ratio = min(max(ratio, 0.25), 4.0)
    wide = min(room.width(), room.height() * ratio)
    high = min(room.height(), wide / ratio)
    return QRectF(room.left(), room.top(), max(wide, 12.0), max(high, 12.0))
