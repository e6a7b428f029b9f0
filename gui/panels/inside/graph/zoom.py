"""Zoom: a picture grows out of the node that was opened, or sinks back into it."""

from __future__ import annotations

from PyQt5.QtCore import QEasingCurve, QPoint, QPointF, QRect, QRectF, Qt, QVariantAnimation
from PyQt5.QtGui import QPainter, QPaintEvent, QPixmap
from PyQt5.QtWidgets import QWidget

from gui.style import theme

MILLISECONDS = 180


class Zoom(QWidget):
    """Lies over a widget while its picture changes, and lets the mouse through.

    Nothing below is painted meanwhile: both pictures are taken once.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over.parentWidget())
        self._over = over
        self._before, self._after = QPixmap(), QPixmap()
        self._node, self._inward = QPointF(), True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()
        self._moving = QVariantAnimation(self)
        self._moving.setStartValue(0.0)
        self._moving.setEndValue(1.0)
        self._moving.setDuration(MILLISECONDS)
        self._moving.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._moving.valueChanged.connect(lambda _: self.update())
        self._moving.finished.connect(self.hide)

    @property
    def running(self) -> bool:
        """Whether the picture is changing just now."""
        return self._moving.state() == QVariantAnimation.State.Running

    def begin(self) -> QPixmap:
        """The picture before the change."""
        return self._over.grab() if self._over.isVisible() else QPixmap()

    def show_change(self, before: QPixmap, node: QPointF, inward: bool) -> None:
        """Change from ``before`` to what is there now; ``node`` is the middle of the node."""
        self._moving.stop()
        if before.isNull() or not self._over.isVisible():
            return
        self._before, self._after = before, self._over.grab()
        self._node, self._inward = node, inward
        self.setGeometry(QRect(self._over.mapTo(self.parentWidget(), QPoint()), self._over.size()))
        self.show()
        self.raise_()
        self._moving.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        share = float(self._moving.currentValue() or 0.0)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("card"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        outer, inner = (self._before, self._after) if self._inward else (self._after, self._before)
        near = share if self._inward else 1.0 - share  # 1: the inside of the node fills everything
        painter.setOpacity(1.0 - near)
        painter.drawPixmap(self._scaled(1.0 + near), outer, QRectF(outer.rect()))
        painter.setOpacity(near)
        painter.drawPixmap(self._scaled(0.25 + 0.75 * near), inner, QRectF(inner.rect()))

    def _scaled(self, factor: float) -> QRectF:
        """The whole picture, larger or smaller around the node."""
        size = QRectF(self.rect()).size() * factor
        return QRectF(self._node * (1.0 - factor), size)
