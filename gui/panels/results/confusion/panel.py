"""ConfusionPanel: which classes are taken for which, by which lane, and the samples behind it."""

from __future__ import annotations

import numpy as np
from PyQt5.QtGui import QResizeEvent
from PyQt5.QtWidgets import QGridLayout, QWidget

import nn
from gui.lane_view import LaneView
from gui.panels.assessed_panel import AssessedPanel
from gui.panels.head_line import HeadLine
from gui.panels.results.confusion.class_table import ClassTable
from gui.panels.results.confusion.matrix import MatrixView, Shown, title_of
from gui.panels.results.confusion.mistakes import MistakesView
from gui.panels.study import Study
from gui.selection import Selection
from gui.style import theme
from gui.style.choice import Choice
from gui.style.elided_combo import ElidedCombo
from gui.style.i18n import N_, tr

COUNTS, SHARES = "counts", "shares"
MODES = {COUNTS: N_("Counts"), SHARES: N_("Shares")}
THREE = 1150  # pixels of the card from which three matrices fit
OTHER = 170  # pixels at most of the list of lanes
COLUMNS, TABLE = 24, 9  # of the grid, and of the table of classes in it
UPPER, LOWER = 11, 9  # how the height is shared


class ConfusionPanel(AssessedPanel):
    """The matrix of the lane that is edited, and how another lane differs from it."""

    name = "confusionPanel"
    workspace = "results"
    tab = N_("Confusion")
    title = N_("Confusion")
    question = N_("Which classes does it take for which?")
    help = N_(
        "A row for each true class, a column for each predicted one; the mistakes have the color "
        "of the lane. A click on a cell lists its samples, a click on a sample asks every lane "
        "about it on the right. Label in doubt: every lane takes the sample for another class "
        "with a loss above 2, and most of its eight nearest neighbors have another label too."
    )

    @staticmethod
    def suits(lanes: tuple[LaneView, ...]) -> bool:
        return bool(lanes) and bool(lanes[0].prepared.sound.class_names)

    def create(self) -> None:
        super().create()
        self.mode = Choice(MODES)
        self.mode.setObjectName("matrixMode")
        self.mode.chosen.connect(self.show_frame)
        self.other = ElidedCombo()
        self.other.setObjectName("matrixOther")
        self.other.setSizeAdjustPolicy(ElidedCombo.SizeAdjustPolicy.AdjustToContents)
        self.other.activated.connect(self.show_frame)
        self.head = HeadLine()
        for place, widget in enumerate((self.mode, self.other)):
            self.tools.insertWidget(2 + place, widget)
        self.tools.addWidget(self.head, 1)
        self.matrix, self.second = MatrixView("confusionMatrix"), MatrixView("otherMatrix")
        self.change = MatrixView("matrixDifference")
        self.table_view, self.mistakes = ClassTable(), MistakesView()
        for view in (self.matrix, self.second, self.change):
            view.chosen.connect(self._on_cell)
            view.entered.connect(self._on_entered)
        self.table_view.class_chosen.connect(self._on_class)
        self.mistakes.sample_chosen.connect(lambda sample: self.choose(sample=sample))
        self.mistakes.entered_sample.connect(self._probe)
        self.doubt = Study(self)
        self.doubt.setObjectName("doubt")
        self.doubt.changed.connect(self._show_doubt)
        self.mistakes.doubt_asked.connect(self._ask_doubt)
        self._arranged: tuple[int, bool] | None = None
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 6, 4)
        self._grid.setSpacing(4)
        self.body.addWidget(inner, 1)

    @property
    def studies(self) -> tuple[Study, ...]:
        return (self.doubt,)

    # What is shown.

    @property
    def compared(self) -> LaneView | None:
        """The lane whose difference is shown."""
        others = [lane for lane, _ in self.pairs if lane is not self.lane]
        chosen = self.other.currentData()
        return next((one for one in others if one.slot == chosen), others[0] if others else None)

    def show_frame(self) -> None:
        found, lane, data = self.shown, self.lane, self._data
        classes = data is not None and bool(data.class_names)
        title, told = self.missing()
        if data is not None and not classes:
            title, told = tr("No classes"), tr("This data has numbers to predict, not classes.")
        self.show_empty(title, told, "tiles")
        if title or found is None or lane is None or data is None:
            return
        self._show_lanes()
        self._arrange()
        names, shares = data.class_names, self.mode.current == SHARES
        first = Shown.of(found.matrix, lane.slot, shares)
        self.matrix.show_matrix(first, names, title_of(lane.name, lane.slot, found))
        other = self.compared
        if other is not None:
            second = self.assessments[other.slot]
            shown = Shown.of(second.matrix, other.slot, shares)
            self.second.show_matrix(shown, names, title_of(other.name, other.slot, second))
            slots = lane.slot, other.slot
            change = Shown.difference(found.matrix, second.matrix, slots, shares)
            self.change.show_matrix(change, names, _of_difference(lane, other))
        for view in (self.matrix, self.second, self.change):
            view.show_cell(self.selection.cell)
        self.table_view.show_scores(names, found.scores)
        self.mistakes.show_cell(self.selection.cell, self.selection.sample)
        self.mistakes.show_pairs(self.pairs, lane.slot, self.selection.part)
        self.head.show_parts([self.told_step()])
        self._renew_doubt()

    @property
    def _data(self) -> nn.Dataset | None:
        return self.lane.prepared.dataset if self.lane is not None else None

    def _show_lanes(self) -> None:
        """The lanes that the one that is edited can be compared with."""
        others = [lane for lane, _ in self.pairs if lane is not self.lane]
        told = [(tr("against {name}").format(name=one.name), one.slot) for one in others]
        known = [
            (self.other.itemText(i), self.other.itemData(i)) for i in range(self.other.count())
        ]
        if told != known:
            chosen = self.other.currentData()
            self.other.clear()
            for text, slot in told:
                self.other.addItem(text, slot)
            self.other.setCurrentIndex(max(self.other.findData(chosen), 0))
        self.other.setVisible(len(others) > 1)

    def _arrange(self) -> None:
        """Side by side, as many matrices as there are lanes and room for them."""
        lanes = min(len(self.pairs), 2)
        wide = self.width() >= theme.px(THREE)
        if (lanes, wide) == self._arranged:
            return
        self._arranged = lanes, wide
        for widget in (self.matrix, self.second, self.change, self.table_view, self.mistakes):
            self._grid.removeWidget(widget)
        place, half = self._grid.addWidget, COLUMNS // 2
        if lanes < 2:
            place(self.matrix, 0, 0, 1, half + 2)
            place(self.table_view, 0, half + 2, 1, half - 2)
            place(self.mistakes, 1, 0, 1, COLUMNS)
        else:
            columns = COLUMNS // 3 if wide else half
            place(self.matrix, 0, 0, 1, columns)
            if wide:
                place(self.second, 0, columns, 1, columns)
            place(self.change, 0, COLUMNS - columns, 1, columns)
            place(self.table_view, 1, 0, 1, TABLE)
            place(self.mistakes, 1, TABLE, 1, COLUMNS - TABLE)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(0, UPPER)
        self._grid.setRowStretch(1, LOWER)
        self.second.setVisible(lanes > 1 and wide)
        self.change.setVisible(lanes > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._arranged is not None:
            self._arrange()

    # What a person chooses.

    def _on_cell(self, truth: int, predicted: int) -> None:
        self.choose(cell=(truth, predicted), sample=None)

    def _on_entered(self) -> None:
        if self.mistakes.first is not None:
            self._probe(self.mistakes.first)

    def _on_class(self, row: int) -> None:
        """The commonest mistake of a class; the class itself where there is none."""
        found = self.shown
        if found is not None:
            counts = found.matrix[row].copy()
            counts[row] = 0
            self.choose(cell=(row, int(counts.argmax()) if counts.any() else row), sample=None)

    def _probe(self, sample: int) -> None:
        self.probe_asked.emit(Selection(self.selection.part, self.selection.cell, sample))

    # Labels in doubt.

    def _renew_doubt(self) -> None:
        """Other predictions, other doubts: those that are seen are looked for again."""
        if self.doubt.report is not None and self.doubt.report[0] != self._measured:
            self.mistakes.show_doubted(None)
            if self.mistakes.kind.current == "doubt" and not self.doubt.busy:
                self._ask_doubt()

    @property
    def _measured(self) -> tuple[tuple[int, int, str], ...]:
        return tuple((one.slot, one.step, one.part) for _, one in self.pairs)

    def _ask_doubt(self) -> None:
        if not self.pairs or self._data is None:
            return
        found, measured = [one for _, one in self.pairs], self._measured
        prepared = self.pairs[0][0].prepared
        x = prepared.dataset.parts[self.selection.part].x

        def work(_copies: object, progress: object) -> tuple[object, nn.Array]:
            entering = prepared.preparation.apply(x)
            return measured, nn.in_doubt(found, entering, lambda: progress(0.5))  # type: ignore[operator]

        self.doubt.ask(work)

    def _show_doubt(self) -> None:
        report = self.doubt.report
        fresh = report is not None and report[0] == self._measured
        self.mistakes.show_doubted(report[1] if fresh else None)

    def show_theme(self) -> None:
        super().show_theme()
        self.other.setMaximumWidth(theme.px(OTHER))

    def retranslate(self) -> None:
        super().retranslate()
        told = tr("The lane to compare the edited one with")
        self.other.setToolTip(told)
        self.other.setAccessibleName(told)

    def table(self) -> tuple[list[str], nn.Array]:
        found, data = self.shown, self._data
        if found is None or data is None or not data.class_names:
            return ["nothing"], np.empty((0, 1))
        return list(data.class_names), found.matrix.astype(float)


def _of_difference(lane: LaneView, other: LaneView) -> list[tuple[str, str]]:
    better = tr("{name} better")
    return [
        (tr("Difference"), "text"),
        (f"■ {better.format(name=other.name)}", f"lane{other.slot}"),
        (f"■ {better.format(name=lane.name)}", f"lane{lane.slot}"),
    ]
