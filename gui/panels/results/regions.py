"""Regions: what each lane's network says over the whole plane, with the samples upon it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from html import escape

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, QSizeF, Qt, pyqtSignal
from PyQt5.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PyQt5.QtWidgets import QToolButton

import nn
from gui.lane_view import LaneView, in_plane
from gui.panels.head_line import HeadLine
from gui.panels.painted_panel import LanesView, PaintedPanel
from gui.plotting.pixels import write_lane
from gui.plotting.plane import Plane, height_colors
from gui.style import formatting, theme
from gui.style.i18n import N_, tr

HEAD, GAP = 20, 12.0
REACH = 8.0  # pixels within which a click finds a point
PAINT_EVERY = 14.0  # pixels between two points while dragging
STRENGTH, LEAST_STRENGTH = 0.62, 0.35  # of a class's colour where it is sure; of that, unsure


class RegionsView(LanesView):
    """A plane for each lane, side by side.

    Signals:
        edited: (nn.Part) a person put points into the plane, or took some away.
    """

    edited = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self.surveys: dict[int, nn.Survey] = {}
        self.points: nn.Part | None = None  # that a person puts by hand
        self.bounds: nn.Bounds = (-1.0, 1.0, -1.0, 1.0)
        self.chosen = 0
        self.mouse: tuple[float, float] | None = None
        self._last: QPointF | None = None
        self._told: nn.Part | None = None  # the points as they were before they were edited
        self._dots: dict[int, tuple[object, object, object, QPixmap]] = {}  # by slot
        self.setMouseTracking(True)

    def put(self, points: nn.Part | None) -> None:
        """Show these points, which a person can edit; None for data that are not put by hand."""
        self.points = self._told = points

    def planes(self) -> list[Plane]:
        """Where the plane of each lane lies."""
        count, line = max(len(self.lanes), 1), self._line
        columns = self._columns(count)
        wide, high = self._cell(count, columns)
        side = min(wide, high)
        frame = QSizeF(wide, high) if line else QSizeF(side, side)
        planes = []
        for index in range(count):
            row, column = divmod(index, columns)
            left = column * (wide + GAP) + (wide - frame.width()) / 2
            top = row * (high + theme.px(HEAD) + GAP / 2) + theme.px(HEAD)
            planes.append(Plane(QRectF(QPointF(left, top), frame), self.bounds))
        return planes

    def _columns(self, count: int) -> int:
        """How many planes stand beside each other: so many that they are as large as can be."""
        return max(range(count, 0, -1), key=lambda columns: min(self._cell(count, columns)))

    def _cell(self, count: int, columns: int) -> tuple[float, float]:
        """The room of one plane, where so many stand beside each other."""
        rows = -(-count // columns)
        high = (self.height() - 4 + GAP / 2) / rows - GAP / 2 - theme.px(HEAD)
        return (self.width() + GAP) / columns - GAP, high

    @property
    def _line(self) -> bool:
        """Whether there is one feature, and the target upwards."""
        return bool(self.lanes) and self.lanes[0].prepared.sound.features == 1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not in_plane(self.lanes):
            return
        for plane, lane in zip(self.planes(), self.lanes, strict=False):
            self._paint_head(painter, plane.area, lane)
            painter.fillRect(plane.area, theme.color("raised"))
            survey = self.surveys.get(lane.slot)
            known = survey is not None and survey.bounds == self.bounds
            if survey is not None and known and survey.shades is not None:
                colors = color_table(theme.current().name, lane.prepared.sound.classes)
                painter.drawImage(plane.area, colored(survey.shades, colors))
            painter.drawPixmap(plane.area.topLeft(), self._dots_on(plane, lane))
            if survey is not None and known and self._line:
                self._paint_curve(painter, plane, survey, lane)
            plane.paint_axes(painter, lane.prepared.sound)

    def _paint_head(self, painter: QPainter, plane: QRectF, lane: LaneView) -> None:
        survey, head = self.surveys.get(lane.slot), theme.px(HEAD)
        told = tr("step {step}").format(step=f"{survey.step:,}") if survey else ""
        if self.mouse is not None and survey is not None:
            told = self._answer_at(survey, lane) or told
        area = QRectF(plane.left(), plane.top() - head, plane.width(), head)
        write_lane(painter, area, lane.slot, lane.name, told)

    def _answer_at(self, survey: nn.Survey, lane: LaneView) -> str:
        """What the network says where the mouse stands."""
        assert self.mouse is not None
        left, right, bottom, top = survey.bounds
        column = int((self.mouse[0] - left) / (right - left) * nn.CELLS)
        row = int((top - self.mouse[1]) / (top - bottom) * nn.CELLS)
        if not (0 <= column < nn.CELLS and 0 <= row < nn.CELLS):
            return ""
        data = lane.prepared.sound
        shares = survey.shares[column] if self._line else survey.shares[row, column]
        across, up = (f"{one:.2f}" for one in self.mouse)
        if data.task == nn.REGRESSION:
            where = across if self._line else f"{across}, {up}"
            return f"({where}) {data.target} = {shares[0]:.3g}"
        best = int(shares.argmax())
        share = formatting.percent(float(shares[best]))
        return f"({across}, {up}) {data.class_names[best]}: {share} %"

    def _paint_curve(
        self, painter: QPainter, plane: Plane, survey: nn.Survey, lane: LaneView
    ) -> None:
        left, right, _, _ = survey.bounds
        across = left + (right - left) * (np.arange(nn.CELLS) + 0.5) / nn.CELLS
        line = [plane.pixel(x, y) for x, y in zip(across, survey.shares[:, 0], strict=True)]
        painter.save()
        painter.setClipRect(plane.area)
        painter.setPen(QPen(theme.lane_color(lane.slot), 2.5))
        painter.drawPolyline(QPolygonF(line))
        painter.restore()

    def xy_at(self, point: QPointF) -> tuple[float, float] | None:
        """Where in the plane a point of the widget lies; None outside all planes."""
        return next(filter(None, (plane.xy(point) for plane in self.planes())), None)

    def _dots_on(self, plane: Plane, lane: LaneView) -> QPixmap:
        """The samples, painted once for each size, theme and data."""
        ratio, size = self.devicePixelRatioF(), plane.area.size()
        key = size, theme.current().name, self.bounds, ratio
        kept = self._dots.get(lane.slot)
        same = kept is not None and kept[1] is lane.prepared and kept[2] is self.points
        if kept is None or not same or kept[0] != key:
            pixmap = QPixmap((size * ratio).toSize())
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            own = Plane(QRectF(QPointF(0, 0), size), self.bounds)
            if self.points is not None and lane.prepared.fault == "none":
                own.paint_part(painter, self.points, lane.prepared.sound, True)
            else:
                own.paint_data(painter, lane.prepared.dataset)
            painter.end()
            kept = self._dots[lane.slot] = key, lane.prepared, self.points, pixmap
        return kept[3]

    # Points put by hand.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.points is None or self.xy_at(event.localPos()) is None:
            super().mousePressEvent(event)
        elif event.button() == Qt.MouseButton.RightButton:
            self._remove(event.localPos())
        elif event.button() == Qt.MouseButton.LeftButton:
            self._add(event.localPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mouse = self.xy_at(event.localPos()) if in_plane(self.lanes) else None
        buttons = event.buttons()
        if self.points is not None and buttons & Qt.MouseButton.RightButton:
            self._remove(event.localPos())
        elif self._last is not None and buttons & Qt.MouseButton.LeftButton:
            apart = event.localPos() - self._last
            if apart.manhattanLength() >= PAINT_EVERY:
                self._add(event.localPos())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._last = None
        if self.points is not None and self.points is not self._told:
            self._told = self.points
            self.edited.emit(self.points)

    def leaveEvent(self, event: object) -> None:
        self.mouse = None
        self.update()

    def _add(self, point: QPointF) -> None:
        xy = self.xy_at(point)
        if xy is None or self.points is None:
            return
        self._last = point
        self.points = nn.Part(
            np.concatenate([self.points.x, np.array([xy], np.float32)]),
            np.append(self.points.t, self.chosen),
        )
        self.update()

    def _remove(self, point: QPointF) -> None:
        """Take away the points of the plane that lie under the mouse."""
        plane = next((one for one in self.planes() if one.area.contains(point)), None)
        if plane is None or self.points is None or not len(self.points):
            return
        pixels = [plane.pixel(float(x), float(y)) for x, y in self.points.x]
        far = np.array([(one - point).manhattanLength() > REACH for one in pixels], bool)
        if not far.all():
            self.points = nn.Part(self.points.x[far], self.points.t[far])
            self.update()


class RegionsPanel(PaintedPanel):
    """Where does a network draw its borders?

    Signals:
        points_edited: (nn.Part) a person put points into the plane, or took some away.
    """

    points_edited = pyqtSignal(object)

    name = "regionsPanel"
    workspace = "results"
    tab = N_("Regions")
    title = N_("Regions")
    question = N_("Where are the decision boundaries of each network?")
    help = N_(
        "The prediction at every point of the plane. Stronger colors mean higher probability, and "
        "lines are the decision boundaries. Filled dots are training samples, rings are validation "
        "and test samples. With the data set 'points', click to add a point of the chosen class, "
        "drag to paint many, and right-click to remove one."
    )

    view: RegionsView
    view_type = RegionsView

    @staticmethod
    def suits(lanes: tuple[LaneView, ...]) -> bool:
        return in_plane(lanes)

    def create(self) -> None:
        super().create()
        self.view.edited.connect(self.points_edited)
        self.hint = HeadLine()
        self.tools.addWidget(self.hint, 1)
        self.colors: list[QToolButton] = []
        for index in range(nn.MOST_POINT_CLASSES):
            button = QToolButton()
            button.setObjectName(f"class{index}Button")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setChecked(index == 0)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._choose, index))
            self.tools.addWidget(button)
            self.colors.append(button)
        self._data: nn.Dataset | None = None
        self.retranslate()

    @property
    def wanted(self) -> bool:
        """Whether the plane of these lanes can be seen now."""
        return self.isVisible() and in_plane(self.lanes)

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self.view.surveys = {}
        data = lanes[0].prepared.sound if lanes else None
        if data is not self._data:
            self._data = data
            points = data is not None and data.name == "points"
            self.view.put(joined(data) if data is not None and points else None)
            if data is not None and in_plane(lanes):
                self.view.bounds = nn.plane_bounds(data)
        self.show_frame()

    def show_surveys(self, surveys: Sequence[nn.Survey]) -> None:
        """Show these answers, if they are others than those that are shown."""
        if any(self.view.surveys.get(one.slot) is not one for one in surveys):
            self.view.surveys = {one.slot: one for one in surveys}
            self.view.update()

    def show_frame(self) -> None:
        super().show_frame()
        by_hand = self.view.points is not None
        for index, button in enumerate(self.colors):
            button.setVisible(by_hand)
            tint = theme.point_color(index).name()
            button.setStyleSheet(f"color: {tint}; font-weight: bold;")
        told = tr("dots: training, rings: validation and test") if in_plane(self.lanes) else ""
        if by_hand:
            told = tr("click: add, drag: paint, right-click: remove")
        self.hint.show_parts([self._key(by_hand), told])
        title = "" if in_plane(self.lanes) else tr("No regions for this data")
        told = tr("Regions need data with two features, such as moons, xor or points.")
        self.show_empty(title, told, "tiles")

    def _key(self, by_hand: bool) -> str:
        """Which colour is which class, where no buttons tell it."""
        data = self.lanes[0].prepared.sound if in_plane(self.lanes) else None
        if data is None or by_hand:
            return ""
        return " ".join(
            f'<span style="color: {theme.point_color(index).name()}">● {escape(name)}</span>'
            for index, name in enumerate(data.class_names)
        )

    def table(self) -> tuple[list[str], nn.Array]:
        left, right, bottom, top = self.view.bounds
        middles = (np.arange(nn.CELLS) + 0.5) / nn.CELLS
        across, up = left + (right - left) * middles, top + (bottom - top) * middles
        found = [(lane, self.view.surveys.get(lane.slot)) for lane in self.lanes]
        if not any(survey for _, survey in found):
            return ["x1"], np.empty((0, 1))
        line = self.lanes[0].prepared.sound.features == 1
        grid = np.meshgrid(across, up)
        columns = [across] if line else [one.reshape(-1) for one in grid]
        names = ["x1"] if line else ["x1", "x2"]
        for lane, survey in found:
            if survey is not None:
                shares = survey.shares.reshape(len(columns[0]), -1)
                names += [f"{lane.name} {index}" for index in range(shares.shape[1])]
                columns += [*shares.T]
        return names, np.column_stack(columns).astype(float)

    def retranslate(self) -> None:
        super().retranslate()
        for index, button in enumerate(self.colors):
            button.setText(f"● {index}")
            button.setToolTip(tr("Add points of class {index}").format(index=index))
        self.show_frame()

    def _choose(self, index: int) -> None:
        self.view.chosen = index


def joined(data: nn.Dataset) -> nn.Part:
    """The samples of all parts together."""
    parts = data.parts.values()
    return nn.Part(
        np.concatenate([part.x for part in parts]), np.concatenate([part.t for part in parts])
    )


def colored(shades: nn.Array, colors: Sequence[int]) -> QImage:
    """The shades of a survey as a picture in these colours."""
    pixels = shades.tobytes()
    image = QImage(pixels, nn.CELLS, nn.CELLS, nn.CELLS, QImage.Format.Format_Indexed8)
    image.setColorTable(list(colors))
    return image.copy()


@lru_cache(maxsize=8)
def color_table(_theme: str, classes: int) -> tuple[int, ...]:
    """The colour of every shade: from unsure to sure for each class, or of a height (no class)."""
    if classes:
        ground = np.array(theme.color("card").getRgb()[:3], float)
        tints = np.array([theme.point_color(i).getRgb()[:3] for i in range(classes)], float)
        strength = STRENGTH * np.linspace(LEAST_STRENGTH, 1.0, nn.shade_levels(classes))
        colors = (ground + strength[:, None] * (tints[:, None] - ground)).reshape(-1, 3)
    else:
        colors = height_colors(np.linspace(0.0, 1.0, nn.SHADES))
    rest = [theme.color("text").rgb()] * (nn.BORDER + 1 - len(colors))
    return (*(QColor(*(int(one) for one in color)).rgb() for color in colors), *rest)
