"""RelationPanel: any two recorded quantities against each other."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QColor, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

import nn
from gui.lane_view import LaneView
from gui.panels.empty_state import RUN
from gui.panels.lane_curves import beside_each_other
from gui.panels.panel import Panel
from gui.plotting.area import Area, Axis
from gui.style import theme
from gui.style.elided_combo import ElidedCombo
from gui.style.event_filters import KeysForTheWindow
from gui.style.i18n import N_, tr

MARGIN = 0.05
WIDE = 30.0  # times: values that differ by more are on a logarithmic axis
MOST_POINTS = 700
FADED = 90  # the alpha of the beginning of a path
PARTS = 24  # of a path, each less faded than the one before


class RelationView(QWidget):
    """A path for each lane, from its first step (faded) to the present one."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.paths: Sequence[tuple[LaneView, nn.Array, nn.Array]] = ()
        self.titles = "", ""

    def paintEvent(self, event: QPaintEvent) -> None:
        if not any(len(xs) for _, xs, _ in self.paths):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        across = axis_for([xs for _, xs, _ in self.paths])
        up = axis_for([ys for _, _, ys in self.paths])
        area = Area.inside(QRectF(self.rect()), across, up)
        area.paint_grid(painter, tr("{across}; up: {up}").format(
            across=self.titles[0], up=self.titles[1]))  # fmt: skip
        for lane, xs, ys in self.paths:
            self._paint_path(painter, area, theme.lane_color(lane.slot), xs, ys)

    def _paint_path(
        self, painter: QPainter, area: Area, tint: QColor, xs: nn.Array, ys: nn.Array
    ) -> None:
        count = len(xs)
        if not count:
            return
        bounds = np.linspace(0, count - 1, PARTS + 1).astype(int)
        for part, (first, last) in enumerate(itertools.pairwise(bounds)):
            faded = QColor(tint)
            faded.setAlpha(FADED + (255 - FADED) * part // (PARTS - 1))
            piece = slice(first, last + 1)
            area.paint_curve(painter, xs[piece], ys[piece], QPen(faded, 1.8))
        x, y = float(xs[-1]), float(ys[-1])
        if area.shows(x, y):
            painter.setPen(QPen(theme.color("card"), 1.5))
            painter.setBrush(tint)
            painter.drawEllipse(area.point(x, y), 5, 5)


class RelationPanel(Panel):
    """Loss against sharpness, accuracy against α, or any other two."""

    name = "relationPanel"
    workspace = "train"
    tab = N_("Two quantities")
    title = N_("Two quantities")
    question = N_("How do two quantities go together?")
    help = N_(
        "Each lane is a path from its first step (faded) to the present one. Step quality and "
        "sharpness are recorded while the card Step length is seen. Values that differ by more "
        "than 30 times are on a logarithmic axis."
    )

    def create(self) -> None:
        super().create()
        self.across, self.up = ElidedCombo(), ElidedCombo()
        self._between = QLabel()
        self._between.setProperty("role", "muted")
        for box, name, usual in (
            (self.across, "relationAcross", "gradient-first"),
            (self.up, "relationUp", "loss"),
        ):
            box.setObjectName(name)
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            box.installEventFilter(KeysForTheWindow(self))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            for key in nn.RECORDED:
                box.addItem("", key)
            box.setCurrentIndex(box.findData(usual))
            box.activated.connect(self.show_frame)
        for widget in (self.up, self._between, self.across):
            self.tools.addWidget(widget)
        self.view = RelationView()
        self.body.addWidget(self.view, 1)

    @property
    def chosen(self) -> tuple[str, str]:
        """What is across, and what is up."""
        return str(self.across.currentData()), str(self.up.currentData())

    def choose(self, across: str, up: str) -> None:
        """Set these against each other."""
        self.across.setCurrentIndex(self.across.findData(across))
        self.up.setCurrentIndex(self.up.findData(up))
        self.show_frame()

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self.show_frame()

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        super().rename(lanes)
        self.show_frame()

    @property
    def parts(self) -> int:
        return 1

    def show_frame(self) -> None:
        across, up = self.chosen
        self.view.titles = tr(nn.RECORDED[across]), tr(nn.RECORDED[up])
        self.view.paths = [(lane, *self._thinned(lane, across, up)) for lane in self.lanes]
        self.view.update()
        there = any(len(xs) for _, xs, _ in self.view.paths)
        told = f"{tr('Two recorded quantities of every lane against each other.')} {tr(RUN)}"
        if any(lane.record.step for lane in self.lanes):
            told = tr("Open Inside → Step length while it trains: it records α and sharpness.")
        self.show_empty("" if there else tr("Nothing recorded yet"), told, "rows")

    def _thinned(self, lane: LaneView, across: str, up: str) -> tuple[nn.Array, nn.Array]:
        xs, ys = nn.related(lane.seen, across, up)
        every = max(-(-len(xs) // MOST_POINTS), 1)
        return xs[::every], ys[::every]

    def table(self) -> tuple[list[str], nn.Array]:
        names: list[str] = []
        columns: list[nn.Array] = []
        for lane in self.lanes:
            names += [f"{lane.name} {self.chosen[0]}", self.chosen[1]]
            columns += nn.related(lane.seen, *self.chosen)
        return names, beside_each_other(columns)

    def show_theme(self) -> None:
        super().show_theme()
        self.view.update()

    def retranslate(self) -> None:
        super().retranslate()
        for box in (self.across, self.up):
            for index, name in enumerate(nn.RECORDED.values()):
                box.setItemText(index, tr(name))
        self._between.setText(tr("against"))
        for box, told in ((self.up, tr("Up")), (self.across, tr("Across"))):
            box.setToolTip(told)
            box.setAccessibleName(told)
        self.show_frame()


def axis_for(values: Sequence[nn.Array]) -> Axis:
    """An axis for all of these values, logarithmic where they differ very much."""
    known = np.concatenate(list(values))
    low, high = float(known.min()), float(known.max())
    positive = known[known > 0.0]
    if low == 0.0 and len(positive) and high > WIDE * float(np.median(positive)):
        low = float(positive.min())  # zeros lie at the end of the axis
    if low > 0.0 and high > WIDE * low:
        room = MARGIN * math.log10(high / low)
        return Axis(math.log10(low) - room, math.log10(high) + room, True)
    room = MARGIN * (high - low) or 0.5 * abs(high) or 0.5
    return Axis(low - room, high + room)
