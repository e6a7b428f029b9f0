"""The drawing canvas: strokes in, the 28 × 28 image that a network sees out."""

from __future__ import annotations

from typing import Any

from PyQt5.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTabletEvent,
)
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.probe import paper
from gui.probe.sketch import SIDE, Sketch
from gui.style import i18n, theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

PEN_WIDTHS = (10, 32)
HINT = "#93A0B1"
TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd)


class DigitCanvas(Dressed, QWidget):
    """A square to draw on with mouse, touch or tablet; it also shows ink found in a picture.

    Signals:
        drawn: the drawing has changed.
    """

    drawn = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("digitCanvas")
        self.sketch = Sketch()
        self.rungs = nn.LADDER[-1]
        self.asked: int | None = None  # the digit that a person is asked to draw
        self._drawing = False
        self._finger: int | None = None
        self._pixmap: QPixmap | None = None
        self._image: nn.Array | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(180, 180)
        self.dress()

    @property
    def empty(self) -> bool:
        """Whether nothing is drawn."""
        return self.sketch.empty

    def image(self) -> nn.Array:
        """float32 (28, 28) in 0 … 1 as the network sees it: fitted and centred by mass."""
        if self._image is None:
            self._image = self.drawing().picture(self.rungs)
        return self._image

    def drawing(self) -> nn.Drawing:
        """What is on the canvas: the same object until it is changed."""
        return self.sketch.drawing()

    def set_rungs(self, rungs: nn.Rungs) -> None:
        """Preprocess drawings in this way from now on."""
        self.rungs = rungs
        self._image = None
        self.drawn.emit()

    def show_drawing(self, drawing: nn.Drawing) -> None:
        """Put a drawing in place of what is there, which ``undo`` brings back."""
        self._drawing = False
        self.sketch.put(drawing)
        self._redraw()

    def clear(self) -> None:
        """Wipe the canvas."""
        if not self.empty:
            self.show_drawing(nn.Drawing())

    def undo(self) -> None:
        """Take the last stroke back; before the first, what was there before."""
        self._drawing = False
        if self.sketch.undo():
            self._redraw()

    def set_pen_width(self, width: int) -> None:
        """Draw with a pen of this width (of 280) from now on; the drawing is redrawn with it."""
        self.sketch.set_pen_width(width)
        if not self.empty:
            self._redraw()

    def retranslate(self) -> None:
        self.setToolTip(
            tr(
                "Draw a digit with the mouse, a finger or a pen. C clears the drawing, "
                "Ctrl+Z undoes a stroke."
            )
        )
        self.setAccessibleName(tr("Drawing canvas"))
        self.update()

    def _begin(self, position: QPointF) -> None:
        wiped = self.sketch.given.ink is not None
        self.sketch.begin(self._to_canvas(position))
        self._drawing = True
        if wiped:
            self._pixmap = None
        self._ink(self.sketch.strokes[-1])

    def _extend(self, position: QPointF) -> None:
        added = self.sketch.extend(self._to_canvas(position))
        if added:
            self._ink(added)

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            self._redraw()

    def _ink(self, tail: list[QPointF]) -> None:
        """Draw the end of a stroke at once, and tell."""
        if self._pixmap is not None:
            paper.paint_strokes(self._pixmap, [tail], self.sketch.pen_width, self._side())
        self._image = None
        self.update()
        self.drawn.emit()

    def _redraw(self) -> None:
        self._pixmap = None
        self._image = None
        self.update()
        self.drawn.emit()

    def _to_canvas(self, position: QPointF) -> QPointF:
        scale = SIDE / max(self._side(), 1.0)
        return (position - self._frame().topLeft()) * scale

    def _side(self) -> float:
        return float(min(self.width(), self.height()))

    def _frame(self) -> QRectF:
        """The square that is drawn on, in the middle of the widget."""
        side = self._side()
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def heightForWidth(self, width: int) -> int:
        return width

    def sizeHint(self) -> QSize:
        return QSize(254, 254)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pixmap is None:
            self._pixmap = paper.sheet(self.sketch, self._side(), self.devicePixelRatioF())
        frame = self._frame()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.fillPath(outline, QColor(paper.GROUND))
        painter.setClipPath(outline)
        paper.paint_grid(painter, frame)
        painter.drawPixmap(frame.topLeft(), self._pixmap)
        painter.setClipping(False)
        painter.setPen(QPen(theme.color("accent" if self.hasFocus() else "line"), 1))
        painter.drawPath(outline)
        if self.empty:
            painter.setPen(QColor(HINT))
            painter.setFont(theme.text_font(14))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._invitation())
        elif self.asked is not None:  # what was asked for stays to be read
            painter.setPen(QColor(HINT))
            painter.setFont(theme.text_font(13))
            corner = frame.adjusted(10, 8, -10, -8)
            painter.drawText(corner, Qt.AlignmentFlag.AlignTop, self._invitation())

    def _invitation(self) -> str:
        if self.asked is None:
            return tr("Draw a digit here")
        return i18n.told("Draw the digit {digit}, then press Enter", digit=self.asked)

    def ask(self, digit: int | None) -> None:
        """Ask for a digit, or for any."""
        self.asked = digit
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._pixmap = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.localPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing:
            self._extend(event.localPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._drawing:
            self._extend(event.localPos())
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.posF())
        elif event.type() == QEvent.Type.TabletMove and self._drawing:
            self._extend(event.posF())
        elif event.type() == QEvent.Type.TabletRelease:
            self._end()
        event.accept()

    def event(self, event: Any) -> bool:
        """Touch: the finger that came first draws."""
        if event.type() == QEvent.Type.TouchCancel:
            self._end()
        elif event.type() in TOUCHES:
            self._follow_finger(event)
        else:
            return super().event(event)
        event.accept()
        return True

    def _follow_finger(self, event: Any) -> None:
        points = {point.id(): point for point in event.touchPoints()}
        if not self._drawing and event.type() == QEvent.Type.TouchBegin and points:
            self._finger = min(points)
            self._begin(points[self._finger].pos())
        elif self._drawing and self._finger in points:
            point = points[self._finger]
            self._extend(point.pos())
            if point.state() == Qt.TouchPointState.TouchPointReleased:
                self._end()
        if event.type() == QEvent.Type.TouchEnd:
            self._end()
