"""PointProbe: a point in the plane of the samples, which can be dragged."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

import nn
from gui.plotting.plane import Plane
from gui.probe.probe import Probe
from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.i18n import N_, tr

RING = 6.5


class PointView(Dressed, QWidget):
    """The samples, and one point with a cross through it.

    Signals:
        moved: (x, y) a person put the point elsewhere.
    """

    moved = pyqtSignal(float, float)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pointView")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(150)
        self.setMaximumHeight(260)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.data: nn.Dataset | None = None
        self.point = 0.0, 0.0
        self._bounds: nn.Bounds = (0.0, 1.0, 0.0, 1.0)
        self._dots: QPixmap | None = None
        self.dress()

    def show_data(self, data: nn.Dataset) -> None:
        """Show other samples."""
        self.data, self._bounds, self._dots = data, nn.plane_bounds(data), None
        self.update()

    def show_point(self, x: float, y: float) -> None:
        """Put the point there."""
        self.point = x, y
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Plane with the samples and a point that you can move"))
        self.setToolTip(tr("Drag the point, or click to move it"))

    def show_theme(self) -> None:
        self._dots = None
        self.update()

    @property
    def _plane(self) -> Plane:
        side = min(self.width(), self.height()) - 2.0
        wide = self.width() - 2.0 if self.data is not None and self.data.features == 1 else side
        return Plane(QRectF((self.width() - wide) / 2, 1, wide, side), self._bounds)

    def sizeHint(self) -> QSize:
        return QSize(240, 240)

    def resizeEvent(self, event: object) -> None:
        self._dots = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.data is None:
            return
        painter = QPainter(self)
        if self._dots is None:
            self._dots = self._painted(self.data)
        painter.drawPixmap(0, 0, self._dots)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plane = self._plane
        at = plane.pixel(*self.point)
        painter.setClipRect(plane.area)
        painter.setPen(QPen(theme.color("muted"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(at.x(), plane.area.top()), QPointF(at.x(), plane.area.bottom()))
        if self.data.features > 1:
            painter.drawLine(
                QPointF(plane.area.left(), at.y()), QPointF(plane.area.right(), at.y())
            )
            painter.setPen(QPen(theme.color("text"), 2.5))
            painter.setBrush(theme.color("card"))
            painter.drawEllipse(at, RING, RING)

    def _painted(self, data: nn.Dataset) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plane = self._plane
        painter.fillRect(plane.area, theme.color("raised"))
        painter.setClipRect(plane.area)
        plane.paint_data(painter, data)
        painter.setClipping(False)
        plane.paint_axes(painter, data)
        painter.end()
        return pixmap

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            found = self._plane.xy(event.localPos())
            if found is not None:
                self.show_point(*found)
                self.moved.emit(*found)


class PointProbe(Probe):
    """The plane, and one field for each feature."""

    name = "pointProbe"
    heading = N_("A point")
    next_text = N_("Next sample")
    hint = N_("Drag the point. The predictions also change while the network trains.")

    def create(self) -> None:
        self.view = PointView()
        self.view.moved.connect(self._on_moved)
        self.labels, self.fields = (QLabel(), QLabel()), (QLineEdit(), QLineEdit())
        row = QHBoxLayout()
        row.setSpacing(6)
        for number, (label, field) in enumerate(zip(self.labels, self.fields, strict=True), 1):
            label.setProperty("role", "muted")
            field.setObjectName(f"pointX{number}Field")
            field.editingFinished.connect(self._on_typed)
            field.returnPressed.connect(field.clearFocus)
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field, 1)
        self.body.addWidget(self.view)
        self.body.addLayout(row)

    @staticmethod
    def suits(dataset: nn.Dataset) -> bool:
        return nn.can_be_drawn(dataset)

    def begin(self, dataset: nn.Dataset) -> None:
        self.view.show_data(dataset)
        for index, (label, field) in enumerate(zip(self.labels, self.fields, strict=True)):
            shown = index < dataset.features
            label.setVisible(shown)
            field.setVisible(shown)
            name = dataset.feature_names[index] if shown else ""
            label.setText(name)
            field.setAccessibleName(name)

    def sample(self) -> nn.Array | None:
        if self.dataset is None:
            return None
        return np.array([self.view.point[: self.dataset.features]], np.float32)

    def fill(self, x: nn.Array) -> None:
        point = float(x[0]), float(x[1]) if len(x) > 1 else 0.0
        self.view.show_point(*point)
        self._write()

    def show_theme(self) -> None:
        for field in self.fields:
            field.setFont(theme.number_font(12))

    def _write(self) -> None:
        for field, value in zip(self.fields, self.view.point, strict=True):
            field.setText(f"{value:.4g}")

    def _on_moved(self) -> None:
        self._write()
        self.touch()

    def _on_typed(self) -> None:
        try:
            x, y = (float(field.text() or "nan") for field in self.fields)
        except ValueError:
            self._write()
            return
        self.view.show_point(x, y)
        self.touch()
