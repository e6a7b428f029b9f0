"""SummaryPanel: what was trained, on what, how long, and how good it is, for every lane."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from html import escape

import numpy as np
from PyQt5.QtWidgets import QTextBrowser

import nn
from gui.lane_view import LaneView
from gui.panels.data_panel import marked
from gui.panels.panel import Panel
from gui.style import formatting, theme
from gui.style.i18n import N_, choice_name, sentence, tr, value_text

CELLS = 'cellspacing="0" cellpadding="5"'


class SummaryPanel(Panel):
    """A column for each lane. Figures of a part come with the interval in which 95 % lie."""

    name = "summaryPanel"
    workspace = "results"
    tab = N_("Summary")
    title = N_("Summary")
    question = N_("What came of it, and how sure is that?")
    help = N_(
        "For each lane what was trained, on what data, and how well it does. Behind an accuracy "
        "stands its 95 % confidence interval (Wilson 1927): with few samples it is wide."
    )

    def create(self) -> None:
        super().create()
        self.text = QTextBrowser()
        self.text.setObjectName("summaryText")
        self.body.addWidget(self.text, 1)
        self._tests: dict[int, float] = {}
        self._findings: Sequence[nn.Finding] = ()

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self._tests, self._findings = {}, ()
        self.show_frame()

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        super().rename(lanes)
        if any(not lane.over for lane in lanes):
            self._tests = {}
        self.show_frame()

    def show_tests(self, accuracies: dict[int, float]) -> None:
        """What the lanes came to on the test set, by slot."""
        self._tests = dict(accuracies)
        self.show_frame()

    def show_findings(self, findings: Sequence[nn.Finding]) -> None:
        """What the doctor found."""
        if list(findings) != list(self._findings):
            self._findings = list(findings)
            self.show_frame()

    @property
    def parts(self) -> int:
        return 1

    def show_frame(self) -> None:
        if not self.lanes:
            return
        look = theme.current()
        head = "".join(f"<td><b>{marked(lane)}</b></td>" for lane in self.lanes)
        lines = [f"<tr><td></td>{head}</tr>"]
        for label, told in self._rows():
            cells = "".join(f"<td>{told(lane)}</td>" for lane in self.lanes)
            lines.append(f'<tr><td style="color:{look.muted}">{tr(label)}</td>{cells}</tr>')
        text = f"<table {CELLS}>{''.join(lines)}</table>"
        if text != self.text.property("shown"):
            self.text.setProperty("shown", text)
            place = self.text.verticalScrollBar().value()
            self.text.setHtml(text)
            self.text.verticalScrollBar().setValue(place)

    def _rows(self) -> list[tuple[str, Callable[[LaneView], str]]]:
        return [
            (N_("Network"), _network),
            (N_("Data"), _data),
            (N_("Recipe"), _training),
            (N_("Validation"), _validation),
            (N_("Test"), self._test),
            (N_("Lowest validation loss"), _best),
            (N_("End"), _end),
            (N_("Doctor"), self._doctor),
        ]

    def _test(self, lane: LaneView) -> str:
        score = self._tests.get(lane.slot)
        if score is None or not math.isfinite(score):
            return tr("when training has ended")
        return score_text(lane, score, len(lane.prepared.dataset.test))

    def _doctor(self, lane: LaneView) -> str:
        found = [tr(nn.RULES[one.rule].title) for one in self._findings if one.slot == lane.slot]
        return escape(", ".join(found)) or tr("nothing found")

    def retranslate(self) -> None:
        super().retranslate()
        self.show_frame()

    def show_theme(self) -> None:
        super().show_theme()
        self.show_frame()

    def table(self) -> tuple[list[str], nn.Array]:
        """Step, validation score and its interval, test score: a row for each lane."""
        rows = []
        for lane in self.lanes:
            row = lane.record.evaluations.latest() if len(lane.record.evaluations) else None
            score = math.nan if row is None else float(row[nn.ACCURACY])
            low, high = interval(lane, score, len(lane.prepared.dataset.validation))
            test = self._tests.get(lane.slot, math.nan)
            rows.append([lane.record.step, score, low, high, test])
        names = ["step", "validation", "low", "high", "test"]
        return names, np.array(rows, float).reshape(-1, len(names))


def interval(lane: LaneView, score: float, count: int) -> tuple[float, float]:
    """The 95 % interval of an accuracy; NaN for an R² and without one."""
    if lane.prepared.dataset.task == nn.REGRESSION or not math.isfinite(score):
        return math.nan, math.nan
    return nn.wilson_interval(score * count, count)


def score_text(lane: LaneView, score: float, count: int) -> str:
    """An accuracy with its interval, or an R², of so many samples."""
    if lane.prepared.dataset.task == nn.REGRESSION:
        told = tr("R² {score} ({count} samples)")
        return told.format(score=formatting.significant(score, 3), count=f"{count:,}")
    low, high = interval(lane, score, count)
    return tr("{share} % ({low} to {high} %, {count} samples)").format(
        share=formatting.percent(score),
        low=formatting.percent(low),
        high=formatting.percent(high),
        count=f"{count:,}",
    )


def _network(lane: LaneView) -> str:
    recipe, data = lane.experiment, lane.prepared
    sizes = recipe.sizes(data.features, data.dataset.outputs)
    told = tr("{sizes}, {activation}; {count} parameters")
    activation = value_text("activation", recipe.activation)
    return escape(
        told.format(
            sizes=" – ".join(map(str, sizes)),
            activation=activation,
            count=f"{lane.network.parameters.size:,}",
        )
    )


def _data(lane: LaneView) -> str:
    data = lane.prepared.dataset
    counts = " / ".join(f"{len(part):,}" for part in data.parts.values())
    told = tr("{name}: {counts} samples (training / validation / test), scaling: {scaling}")
    scaling = choice_name(lane.prepared.scaling)
    name = choice_name(data.name)
    return escape(told.format(name=name, counts=counts, scaling=scaling))


def _training(lane: LaneView) -> str:
    recipe = lane.experiment
    samples = len(lane.prepared.dataset.train)
    batch = recipe.batch_size or samples
    told = tr(
        "{optimizer}, learning rate {rate}, batch size {batch}; {step} steps ({epochs} epochs)"
    )
    return escape(
        told.format(
            optimizer=choice_name(recipe.optimizer),
            rate=formatting.plain(recipe.learning_rate),
            batch=f"{batch:,}",
            step=f"{lane.record.step:,}",
            epochs=f"{lane.record.step * batch / max(samples, 1):.1f}",
        )
    )


def _validation(lane: LaneView) -> str:
    if not len(lane.record.evaluations):
        return tr("not measured yet")
    row = lane.record.evaluations.latest()
    if lane.stop is not None:  # it is judged by its best weights
        rows = lane.record.evaluations.all().mean
        row = rows[int(np.abs(rows[:, 0] - lane.stop.best_step).argmin())]
    score = score_text(lane, float(row[nn.ACCURACY]), len(lane.prepared.dataset.validation))
    told = tr("{score}, loss {loss}, at step {step}")
    loss = formatting.figure(float(row[nn.LOSS]))
    return told.format(score=score, loss=loss, step=f"{row[0]:,.0f}")


def _best(lane: LaneView) -> str:
    rows = lane.record.evaluations.all().mean if len(lane.record.evaluations) else np.empty((0, 2))
    known = rows[np.isfinite(rows[:, nn.LOSS])] if len(rows) else rows
    if not len(known):
        return formatting.MISSING
    best = known[int(known[:, nn.LOSS].argmin())]
    told = tr("{loss} at step {step}")
    return told.format(loss=formatting.figure(float(best[nn.LOSS])), step=f"{best[0]:,.0f}")


def _end(lane: LaneView) -> str:
    if lane.failure is not None:
        return escape(sentence(lane.failure))
    if lane.stop is not None:
        told = tr("stopped at step {step}: {reason} Results are those of step {best}.")
        return escape(
            told.format(
                step=f"{lane.stop.step:,}",
                reason=sentence(lane.stop.reason),
                best=f"{lane.stop.best_step:,}",
            )
        )
    if lane.over:
        return tr("all steps taken")
    return tr("{share} % of {steps} steps").format(
        share=formatting.percent(lane.progress, 0), steps=f"{lane.experiment.steps:,}"
    )
