"""SeedsPanel: the same recipes with other seeds. Was it luck?"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QLabel, QPushButton, QSizePolicy, QSpinBox, QWidget

import nn
from gui.panels.runs.score_axis import score_axis
from gui.panels.runs.sweep_panel import SweepPanel
from gui.plotting.area import Area, Axis
from gui.plotting.pixels import write, write_lane
from gui.style import formatting, theme
from gui.style.choice import Choice
from gui.style.i18n import N_, tr

LOSS, SCORE = 1, 2  # rows of a saved curve
LEGEND, NAME, VALUE, DOT = 18, 56, 64, 4.0
PALE, THIN = 60, 90  # of 255: the band, and the single curves
LEAST, USUAL = 2, 10


class SeedsView(QWidget):
    """At the left the mean curves with their spread, at the right a line for each seed."""

    def __init__(self, panel: SeedsPanel) -> None:
        super().__init__()
        self.setObjectName("seedsView")
        self._panel = panel
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def paintEvent(self, event: QPaintEvent) -> None:
        panel = self._panel
        results = panel.results
        if results is None or not results.finished:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = self.width() * 0.5
        self._paint_curves(painter, QRectF(0, 0, half - 8, self.height()), results)
        self._paint_seeds(painter, QRectF(half + 8, 0, half - 8, self.height()), results)

    def _paint_curves(self, painter: QPainter, room: QRectF, results: nn.SweepResults) -> None:
        """Mean and 5 … 95 % of the validation curves of each lane."""
        quantity, percent = self._panel.quantity, self._panel.unit
        found = {
            slot: curves
            for slot in range(len(results.plan.lanes))
            if (curves := results.curves(self._panel.rows(slot), quantity)) is not None
        }
        if not found:
            return
        lines = theme.px(LEGEND) * len(found)
        scores = np.concatenate([one.runs.ravel() for one in found.values()]) * percent
        known = scores[np.isfinite(scores)]
        if not len(known):
            return
        low, high = float(known.min()), float(known.max())
        around = max((high - low) * 0.05, 1e-6)
        end = max(float(one.steps[-1]) for one in found.values())
        area = Area.inside(
            room.adjusted(0, lines, 0, 0), Axis(0.0, end), Axis(low - around, high + around)
        )
        if area.frame.height() < theme.px(30):
            return
        area.paint_grid(painter, tr("step"))
        for index, (slot, curves) in enumerate(found.items()):
            color = theme.lane_color(self._panel.mark(slot))
            self._paint_band(painter, area, curves, color, percent)
            top = QRectF(area.frame.left(), index * theme.px(LEGEND), area.frame.width(), 16)
            name = results.plan.lanes[slot].name
            write_lane(painter, top, self._panel.mark(slot), name, self._summary(slot))

    def _paint_band(
        self, painter: QPainter, area: Area, curves: nn.SeedCurves, color: QColor, unit: float
    ) -> None:
        thin = QColor(color)
        thin.setAlpha(THIN)
        ends = [unit * one for one in curves.band]
        area.paint_band(painter, curves.steps, ends, color, PALE)
        if self._panel.single:
            for run in curves.runs:
                area.paint_curve(painter, curves.steps, run * unit, QPen(thin, 1))
        area.paint_curve(painter, curves.steps, curves.mean * unit, QPen(color, 2))

    def _summary(self, slot: int) -> str:
        """Mean ± standard deviation of what was drawn, at the end."""
        panel = self._panel
        name = "validation_loss" if panel.quantity == LOSS else "validation_score"
        values = [row[name] for row in panel.rows(slot) if row[name] is not None]
        mean, spread = nn.mean_and_deviation(values)
        return f"{panel.amount(mean, spread)}  n = {len(values)}"

    def _paint_seeds(self, painter: QPainter, room: QRectF, results: nn.SweepResults) -> None:
        """A row for each seed, with the score of every lane; of two, the difference beside it."""
        panel = self._panel
        scores = [panel.scores(slot) for slot in range(len(results.plan.lanes))]
        seeds = sorted({seed for one in scores for seed in one})
        every = [panel.scale * score for one in scores for score in one.values()]
        if not seeds or not every:
            return
        name, value, line = theme.px(NAME), theme.px(VALUE), theme.px(18)
        axis = score_axis(every)
        frame = room.adjusted(name, 2, -value, -line)
        step = frame.height() / len(seeds)
        font = theme.number_font(11 if step >= 12 else 9)
        for tick, text in axis.ticks(5):
            x = frame.left() + axis.share(tick) * frame.width()
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
            painter.setPen(theme.color("muted"))
            painter.setFont(theme.number_font(10))
            box = QRectF(x - 30, frame.bottom() + 2, 60, line - 2)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
        every_nth = max(1, math.ceil(11 / max(step, 0.1)))
        for number, seed in enumerate(seeds):
            y = frame.top() + (number + 0.5) * step
            found = {slot: one[seed] for slot, one in enumerate(scores) if seed in one}
            xs = {
                slot: frame.left()
                + min(max(axis.share(panel.scale * score), 0.0), 1.0) * frame.width()
                for slot, score in found.items()
            }
            painter.setPen(QPen(theme.color("muted"), 1))
            painter.drawLine(QPointF(min(xs.values()), y), QPointF(max(xs.values()), y))
            painter.setPen(Qt.PenStyle.NoPen)
            for slot, x in xs.items():
                painter.setBrush(theme.lane_color(panel.mark(slot)))
                painter.drawEllipse(QPointF(x, y), DOT, DOT)
            if number % every_nth:
                continue
            told = tr("seed {number}").format(number=seed)
            write(painter, QRectF(room.left(), y - 8, name - 6, 16), told, "muted", font)
            if len(scores) == 2 and len(found) == 2:
                away = panel.scale * (found[1] - found[0])
                text = f"{away:+.{panel.digits}f}"
                box = QRectF(frame.right() + 8, y - 8, value - 8, 16)
                write(painter, box, text, "text", font)


class SeedsPanel(SweepPanel):
    """All lanes again with other seeds, as a sweep of its own.

    Signals:
        seeds_asked: (count) a person wants the runs.
        stop_asked: a person has seen enough.
    """

    seeds_asked = pyqtSignal(int)
    stop_asked = pyqtSignal()

    name = "seedsPanel"
    workspace = "train"
    timeless = True
    tab = N_("Seeds")
    title = N_("The same recipes, other seeds")
    question = N_("Was it luck?")
    help = N_(
        "Every lane is trained again with other seeds: other initial weights and other "
        "mini-batches, the same data. At the left the mean of the validation curves and the band "
        "in which 90 % of the seeds lie, at the right the last score of each seed. Seeds are "
        "compared pair by pair; the interval is Student's (95 %)."
    )

    def create(self) -> None:
        super().create()
        self.count, self.button = QSpinBox(), QPushButton()
        self.count.setObjectName("seedCount")
        self.count.setRange(LEAST, nn.MOST_REPEATS)
        self.count.setValue(USUAL)
        self.count.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.button.setObjectName("seedsButton")
        self.button.setProperty("role", "small")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.quantities = Choice({"score": N_("Accuracy"), "loss": N_("Loss")})
        self.quantities.setObjectName("seedQuantity")
        self.single_button = QPushButton()
        self.single_button.setObjectName("singleRunsButton")
        self.single_button.setProperty("role", "small")
        self.single_button.setCheckable(True)
        self.starting = False
        self.slots: Sequence[int] = ()  # of the lanes that are repeated
        self.view, self.sentence = SeedsView(self), QLabel()
        self.sentence.setObjectName("seedsSentence")
        self.sentence.setWordWrap(True)
        for widget in (self.quantities, self.single_button, self.count, self.button):
            self.tools.addWidget(widget)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.sentence)
        self.count.valueChanged.connect(lambda: self.show_frame())
        self.quantities.chosen.connect(lambda _: self.view.update())
        self.single_button.toggled.connect(lambda _: self.view.update())
        self.button.clicked.connect(self._on_button)

    @property
    def quantity(self) -> int:
        """What the curves show: LOSS or SCORE."""
        return LOSS if self.quantities.current == "loss" else SCORE

    @property
    def single(self) -> bool:
        """Whether single curves are drawn, too."""
        return self.single_button.isChecked()

    @property
    def digits(self) -> int:
        """Decimals of a score as it is drawn."""
        return 4 if self.scale == 1 else 1

    @property
    def unit(self) -> float:
        """By what the values of the curves are multiplied."""
        return 1.0 if self.quantity == LOSS else self.scale

    def rows(self, slot: int) -> Sequence[nn.SweepRow]:
        """The finished runs of a lane."""
        if self.results is None:
            return ()
        plan = self.results.plan
        alone = len(plan.lanes) == 1
        name = plan.lanes[slot].name
        return [row for row in self.results.finished if alone or row["lane"] == name]

    def mark(self, slot: int) -> int:
        """The slot in the race of a lane that is repeated: its color."""
        return self.slots[slot] if slot < len(self.slots) else slot

    def scores(self, slot: int) -> dict[int, float]:
        """The last score of a lane with each seed."""
        assert self.results is not None
        return {
            row["seed"]: row["validation_score"]
            for row in self.rows(slot)
            if row["validation_score"] is not None
        }

    def amount(self, mean: float, spread: float) -> str:
        """A mean with its standard deviation, if there are two values."""
        in_percent = self.quantity == SCORE and self.scale != 1
        if math.isnan(mean):
            return formatting.MISSING
        if in_percent:
            around = "" if math.isnan(spread) else f" ± {100 * spread:.1f}"
            return f"{100 * mean:.1f}{around} %"
        around = "" if math.isnan(spread) else f" ± {formatting.figure(spread)}"
        return f"{formatting.figure(mean)}{around}"

    @property
    def going_on(self) -> bool:
        """Whether runs are being made."""
        return self.starting or (self.results is not None and self.results.working)

    def show_starting(self, slots: Sequence[int]) -> None:
        """The lanes in these slots are about to be repeated."""
        self.starting, self.slots = True, slots
        self.show_frame()

    def show_results(self, results: nn.SweepResults | None) -> None:
        self.starting = False
        super().show_results(results)

    def show_frame(self) -> None:
        results = self.results
        told = tr("Repeat with {count} seeds").format(count=self.count.value())
        self.button.setText(tr("Stop") if self.going_on else told)
        self.count.setEnabled(not self.going_on)
        nothing = results is None or not results.finished
        for widget in (self.quantities, self.single_button):
            widget.setVisible(not nothing)
        self.sentence.setText("" if nothing else self.outcome())
        self.sentence.setVisible(not nothing)
        if nothing:
            told = tr(
                "Train every lane several times with other seeds, on all cores, while this run "
                "stays as it is. It goes on when the window is closed."
            )
            title = tr("Starting …") if self.going_on else tr("One run proves little")
            self.show_empty(title, told, "rows")
        else:
            self.show_empty()
        self.head.show_parts([self.progress()])
        self.view.update()

    def outcome(self) -> str:
        """What the seeds say about the first two lanes, or about the only one."""
        assert self.results is not None
        lanes, unit, digits = self.results.plan.lanes, self.scale, self.digits
        if len(lanes) > 1:
            return self._difference([lane.name for lane in lanes[:2]])
        mean, spread = nn.mean_and_deviation(list(self.scores(0).values()))
        if math.isnan(spread):
            return ""
        told = tr("{name}: {mean} ± {spread} over {count} seeds (mean ± standard deviation).")
        return told.format(
            name=lanes[0].name, count=len(self.scores(0)),
            mean=f"{unit * mean:.{digits}f}", spread=f"{unit * spread:.{digits}f}",
        )  # fmt: skip

    def _difference(self, names: Sequence[str]) -> str:
        """How the scores of two lanes differ, from the better one's side if there is one."""
        first, second = self.scores(0), self.scores(1)
        seeds = sorted(set(first) & set(second))
        found = nn.PairedDifference.of([first[s] for s in seeds], [second[s] for s in seeds])
        if found.count < 2:
            return tr("Two seeds of both lanes are needed to compare them.")
        better = found.mean > 0
        told = tr(
            "{first} and {second} cannot be told apart with {count} seeds: the difference is "
            "{mean} ± {spread} {points} (mean ± standard deviation), and its 95 % interval "
            "goes from {low} to {high}."
        )
        if found.told_apart:
            told = tr(
                "{better} is better than {worse} with {wins} of {count} seeds: a difference of "
                "{mean} ± {spread} {points} (mean ± standard deviation; 95 % interval {low} to "
                "{high}). A single seed would have shown between {smallest} and {largest}."
            )
        digits, points = self.digits, "R²" if self.scale == 1 else tr("points")
        unit = (1.0 if better or not found.told_apart else -1.0) * self.scale
        low, high = sorted((unit * found.low, unit * found.high))
        smallest, largest = sorted((unit * found.smallest, unit * found.largest))
        numbers = {
            "mean": unit * found.mean, "spread": abs(unit) * found.deviation, "low": low,
            "high": high, "smallest": smallest, "largest": largest,
        }  # fmt: skip
        return told.format(
            first=names[0], second=names[1], better=names[better], worse=names[not better],
            wins=found.wins if better else found.losses, count=found.count, points=points,
            **{name: f"{value:.{digits}f}" for name, value in numbers.items()},
        )  # fmt: skip

    def retranslate(self) -> None:
        super().retranslate()
        self.count.setAccessibleName(tr("Number of seeds"))
        self.count.setToolTip(tr("Number of seeds"))
        self.single_button.setText(tr("Single runs"))

    def table(self) -> tuple[list[str], nn.Array]:
        names = ["lane", "seed", "validation_score", "validation_loss"]
        rows = []
        if self.results is not None:
            for slot, lane in enumerate(self.results.plan.lanes):
                rows += [[lane.name, *(row[one] for one in names[1:])] for row in self.rows(slot)]
        return names, np.array(rows, object).reshape(-1, len(names))

    def _on_button(self) -> None:
        if self.going_on:
            self.stop_asked.emit()
        else:
            self.seeds_asked.emit(self.count.value())
