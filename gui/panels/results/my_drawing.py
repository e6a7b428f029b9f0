"""The preparation: from the drawing to what the network gets, and what each step is worth."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QCheckBox

import nn
from gui.lane_view import LaneView, draws
from gui.panels.empty_state import NO_DRAWINGS
from gui.panels.painted_panel import LanesView, PaintedPanel
from gui.plotting.pixels import color_table, paint_picture, paint_pixels, write
from gui.style import formatting, i18n, theme
from gui.style.i18n import N_, tr

RUNGS = {  # fields of nn.Rungs, as a person switches them
    "crop": N_("Crop to the ink"),
    "fit": N_("Fit to 20 × 20"),
    "centre": N_("Center by mass"),
}
STAGES = (N_("as drawn"), N_("cropped"), N_("fitted to 20 × 20"), N_("centered by mass"))
GAP, HEAD, LINE, LABEL = 14.0, 18, 16, 26
LEAST_PICTURE, MOST_PICTURE = 48.0, 420.0
LEAST_NEAREST, BELOW_MAP = 28.0, 32
LADDER_SHARE = 0.66  # of the width; the rest is the map


class PreparationView(LanesView):
    """The ladder with every lane's answers, the map of shifts, and the nearest samples."""

    def __init__(self) -> None:
        super().__init__()
        self.explanation: nn.Explanation | None = None
        self.rungs = nn.LADDER[-1]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.explanation is None:
            return
        split = self.width() * LADDER_SHARE
        self._paint_ladder(painter, QRectF(0, 0, split - GAP, self.height()))
        rest = QRectF(split, 0, self.width() - split, self.height())
        self._paint_map(painter, rest)

    def _paint_ladder(self, painter: QPainter, area: QRectF) -> None:
        assert self.explanation
        line_height = theme.px(LINE)
        head = theme.px(HEAD)
        ladder = self.explanation.ladder
        below = line_height * len(self.lanes) + 6
        room = min((area.width() + GAP) / len(ladder) - GAP, area.height() - head - below)
        side = min(max(room, LEAST_PICTURE), MOST_PICTURE)
        step = (area.width() + GAP) / len(ladder)
        for index, picture in enumerate(ladder):
            left = area.left() + index * step
            title = QRectF(left, area.top(), step - 4, head)
            off = index > 0 and not getattr(self.rungs, list(RUNGS)[index - 1])
            text = tr(STAGES[index]) + (" · " + tr("left out") if off else "")
            write(painter, title, text, "warn" if off else "muted", theme.text_font(11))
            frame = QRectF(left, area.top() + head, side, side)
            paint_picture(painter, frame, picture)
            answers = self.explanation.answers[index]
            for row, lane in enumerate(self.lanes):
                shares = answers.get(lane.slot, np.full(1, np.nan))
                line = QRectF(left, frame.bottom() + 4 + row * line_height, step - 4, line_height)
                told = formatting.MISSING
                if np.isfinite(shares).all():
                    told = f"{shares.argmax()}  {formatting.percent(float(shares.max()))} %"
                painter.setPen(theme.lane_color(lane.slot))
                painter.setFont(theme.number_font(12))
                painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), told)
        top = area.top() + head + side + below + 4
        if area.bottom() - top >= head + LEAST_NEAREST:
            rest = QRectF(area.left(), top, area.width(), area.bottom() - top)
            self._paint_nearest(painter, rest)

    def _paint_nearest(self, painter: QPainter, area: QRectF) -> None:
        """The training samples that look most like the picture."""
        assert self.explanation
        head = theme.px(HEAD)
        told = tr("nearest training samples, with their labels")
        write(painter, QRectF(area.left(), area.top(), area.width(), head), told, "muted")
        nearest = self.explanation.nearest
        step = area.width() / len(nearest)
        side = min(step - theme.px(LABEL) - 4, area.height() - head, MOST_PICTURE)
        for index, (picture, label, _) in enumerate(nearest):
            frame = QRectF(area.left() + index * step, area.top() + head, side, side)
            paint_picture(painter, frame, picture)
            beside = QRectF(frame.right() + 4, frame.top(), theme.px(LABEL) - 4, side)
            write(painter, beside, str(label), "text", theme.number_font(13))

    def _paint_map(self, painter: QPainter, area: QRectF) -> None:
        """How sure the surest lane stays when the digit is shifted."""
        assert self.explanation
        below_map = theme.px(BELOW_MAP)
        head = theme.px(HEAD)
        found = self.explanation
        title = tr("probability of {digit} when shifted by −6 … 6 pixels").format(
            digit=found.winner
        )
        write(painter, QRectF(area.left(), area.top(), area.width(), head), title, "muted")
        side = max(min(area.width(), area.height() - head - below_map), LEAST_PICTURE)
        frame = QRectF(area.left(), area.top() + head, side, side)
        levels = np.clip(found.shifted * 255, 0, 255).astype(int)
        paint_pixels(painter, frame, color_table()[levels])
        cell = side / (2 * nn.REACH + 1)
        painter.setPen(QPen(theme.color("text"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = QPointF(frame.left() + nn.REACH * cell, frame.top() + nn.REACH * cell)
        painter.drawRect(QRectF(middle.x(), middle.y(), cell, cell))
        sure = float((found.shifted > 0.5).mean())
        name = next((lane.name for lane in self.lanes if lane.slot == found.surest), "")
        told = i18n.told(
            "'{name}' stays above 50 % at {percent} % of the positions",
            name=name,
            percent=formatting.percent(sure, 0),
        )
        below = QRectF(area.left(), frame.bottom() + 4, area.width(), below_map)
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.text_font(11))
        painter.drawText(below, int(Qt.TextFlag.TextWordWrap), told)


class MyDrawingPanel(PaintedPanel):
    """The steps of the preparation, which can be switched off.

    Signals:
        rungs_chosen: (nn.Rungs) which steps a person wants.
    """

    rungs_chosen = pyqtSignal(object)

    name = "preparationPanel"
    workspace = "results"
    tab = N_("My drawing")
    title = N_("What the network sees")
    question = N_("How much does each preprocessing step help?")
    help = N_(
        "From the drawing, only scaled down, to the kind of image that a network trained on MNIST "
        "expects, with every lane's prediction below each stage. Clear a box to leave out a step. "
        "The networks get the last image. The map shows the probability that the most certain lane "
        "gives its prediction when that image is shifted."
    )

    view: PreparationView
    view_type = PreparationView

    @staticmethod
    def suits(lanes: tuple[LaneView, ...]) -> bool:
        return draws(lanes)

    def create(self) -> None:
        super().create()
        self.boxes = {name: QCheckBox() for name in RUNGS}
        for name, box in self.boxes.items():
            box.setObjectName(f"{name}Box")
            box.setChecked(True)
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            box.toggled.connect(self._on_toggled)
            self.tools.addWidget(box)

    @property
    def rungs(self) -> nn.Rungs:
        """The steps that are switched on."""
        return nn.Rungs(**{name: box.isChecked() for name, box in self.boxes.items()})

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self.show_explanation(None)

    def show_explanation(self, explanation: nn.Explanation | None) -> None:
        """Show this from now on; None where nothing is drawn."""
        self.view.explanation = explanation
        self.show_frame()

    def show_frame(self) -> None:
        self.view.rungs = self.rungs
        super().show_frame()
        title = "" if self.view.explanation else tr("Nothing drawn yet")
        told = tr("Draw a digit on the right to see its preprocessing.")
        if self.lanes and not self.lanes[0].prepared.sound.like_drawings:
            title, told = tr("No drawings for this data"), tr(NO_DRAWINGS)
        self.show_empty(title, told, "tiles")

    def table(self) -> tuple[list[str], nn.Array]:
        found = self.view.explanation
        if found is None:
            return ["stage"], np.empty((0, 1))
        names, columns = ["stage"], [np.arange(len(found.ladder), dtype=float)]
        for lane in self.lanes:
            rows = [answers[lane.slot] for answers in found.answers if lane.slot in answers]
            for digit in range(len(rows[0]) if rows else 0):
                names.append(f"{lane.name} {digit}")
                columns.append(np.array([row[digit] for row in rows], float))
        return names, np.column_stack(columns)

    def retranslate(self) -> None:
        super().retranslate()
        for name, box in self.boxes.items():
            box.setText(tr(RUNGS[name]))
        self.show_frame()

    def _on_toggled(self) -> None:
        self.rungs_chosen.emit(self.rungs)
