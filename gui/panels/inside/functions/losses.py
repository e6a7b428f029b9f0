"""LossesView: all losses of one sample's outputs, a person's own or those of the lanes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.lane_view import LaneView
from gui.panels.inside.functions.log_view import LogView
from gui.panels.inside.functions.loss_table import LossRow, LossTable
from gui.panels.inside.functions.outputs_view import Outputs, OutputsView
from gui.style import theme
from gui.style.choice import Choice
from gui.style.dressed import Dressed
from gui.style.i18n import N_, tr

FREE, GIVEN, SAMPLE = "free", "given", "sample"
SOURCES = {
    FREE: N_("My own outputs"),
    GIVEN: N_("The sample on the right"),
    SAMPLE: N_("A validation sample"),
}
RIGHT = (0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0)  # the examples of the study notes
WRONG = (0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0)
TARGET = 2
DIGITS = tuple("0123456789")
SHARES = 9, 8  # of the width: bars and curve, the table
SMALLEST = 1e-9


class LossesView(Dressed, QWidget):
    """Bars and the curve of −log y at the left, the table at the right.

    Signals:
        asked: other outputs of the lanes are wanted (see ``wanted``).
    """

    asked = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.drawn = np.array(RIGHT)
        self.target = TARGET
        self.index = 0  # of the validation sample
        self._lanes: tuple[LaneView, ...] = ()
        self._answers: Mapping[int, nn.Array] = {}
        self._truth: int | None = None  # of the sample that the answers are about
        self.source = Choice(SOURCES)
        self.source.chosen.connect(self._on_source)
        self.another = QToolButton()
        self.another.setObjectName("lossNextButton")
        self.another.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.another.clicked.connect(self._on_another)
        self.right_button, self.wrong_button = QPushButton(), QPushButton()
        for button, values in ((self.right_button, RIGHT), (self.wrong_button, WRONG)):
            button.setProperty("role", "small")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked, values=values: self.show_example(values))
        self.right_button.setObjectName("lossRightExample")
        self.wrong_button.setObjectName("lossWrongExample")
        self.sum_box = QCheckBox()
        self.sum_box.setObjectName("lossSumBox")
        self.sum_box.setChecked(True)
        self.sum_box.toggled.connect(self._on_sum)
        self.note = QLabel()
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.outputs, self.table, self.curve = OutputsView(), LossTable(), LogView()
        self.outputs.dragged.connect(self._on_dragged)
        self.outputs.targeted.connect(self._on_targeted)
        self.table.chosen.connect(self._show)
        self._arrange()
        self.dress()

    def _arrange(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(6)
        for widget in (self.source, self.another, self.right_button, self.wrong_button,
                       self.sum_box):  # fmt: skip
            tools.addWidget(widget)
        tools.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.outputs, 5)
        left.addWidget(self.curve, 4)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addLayout(left, SHARES[0])
        columns.addWidget(self.table, SHARES[1])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(tools)
        box.addWidget(self.note)
        box.addLayout(columns, 1)

    # What is shown.

    @property
    def wanted(self) -> str:
        """Which outputs of the lanes are wanted: one of SOURCES."""
        return self.source.current

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the outputs."""
        names = self._lanes[0].prepared.sound.class_names if self._lanes else ()
        return names if self.wanted != FREE and names else DIGITS

    def show_lanes(self, lanes: tuple[LaneView, ...]) -> None:
        """Other lanes: what was known of their outputs is forgotten."""
        if [one.record for one in lanes] != [one.record for one in self._lanes]:
            self._answers, self._truth = {}, None
        self._lanes = lanes
        self._show()

    def show_answers(self, answers: Mapping[int, nn.Array] | None, truth: float | None) -> None:
        """What each lane gives for the sample that is ``wanted``: by slot, (classes,)."""
        known = None if truth is None else int(truth)
        if known is not None and known != self._truth:
            self.target = known
        self._answers, self._truth = answers or {}, known
        self._show()

    def show_example(self, values: tuple[float, ...]) -> None:
        """One of the two examples of the study notes."""
        self.source.show_chosen(FREE)
        self.drawn, self.target = np.array(values), TARGET
        self._show()

    def sources(self) -> list[Outputs]:
        """The outputs that are shown."""
        if self.wanted == FREE:
            return [Outputs(self.drawn)]
        return [
            Outputs(np.asarray(self._answers[lane.slot], np.float64), lane.name, lane.slot)
            for lane in self._lanes
            if lane.slot in self._answers and len(self._answers[lane.slot]) == len(self.classes)
        ]

    def rows(self) -> list[LossRow]:
        """All losses of them."""
        sources = self.sources()
        if not sources:
            return []
        found = [nn.losses_of_output(one.y, self.target) for one in sources]
        return [
            LossRow(each[0].name, tuple(one.value for one in each), each[0].gradient)
            for each in zip(*found, strict=True)
        ]

    def _show(self) -> None:
        self.target = min(self.target, len(self.classes) - 1)
        sources, rows = self.sources(), self.rows()
        self.table.show_rows(rows, [one.slot for one in sources])
        chosen = self.table.row
        self.outputs.gradient = chosen.gradient if chosen is not None else None
        self.outputs.show_outputs(sources, self.classes, self.target)
        self.outputs.show_help()
        self.curve.sources, self.curve.target = sources, self.target
        self.curve.update()
        self.another.setVisible(self.wanted == SAMPLE)
        self.sum_box.setVisible(self.wanted == FREE)
        self.note.setText(self._missing(sources))
        self.note.setVisible(bool(self.note.text()))

    def _missing(self, sources: list[Outputs]) -> str:
        """Why there are no outputs; or what is to be known of them."""
        if self.wanted == FREE:
            return ""
        if self._lanes and self._lanes[0].prepared.sound.task == nn.REGRESSION:
            return tr("These lanes predict a number, so they have no outputs for classes.")
        if not sources:
            return tr("Draw a digit, or fill in the sample on the right.")
        if self._truth is None:
            return tr("Click the name of a class below its bar to say which one is right.")
        return ""

    def table_of_losses(self) -> tuple[list[str], nn.Array]:
        """Names of the losses, and their values as one row for each source."""
        rows = self.rows()
        values = np.array([row.values for row in rows], float).reshape(len(rows), -1).T
        return [row.name for row in rows], values

    # What a person does.

    def _on_source(self) -> None:
        self._answers, self._truth = {}, None
        self._show()
        self.asked.emit()

    def _on_another(self) -> None:
        self.index += 1
        self.asked.emit()

    def _on_targeted(self, index: int) -> None:
        self.target = index
        self._show()

    def _on_dragged(self, index: int, value: float) -> None:
        self.drawn = self.drawn.copy()
        self.drawn[index] = value
        if self.sum_box.isChecked():
            self._hold_sum(index)
        self._show()

    def _on_sum(self, held: bool) -> None:
        if held:
            total, count = self.drawn.sum(), len(self.drawn)
            self.drawn = self.drawn / total if total > SMALLEST else np.full(count, 1 / count)
        self._show()

    def _hold_sum(self, index: int) -> None:
        """Share what is left out among the other outputs, in the proportion that they had."""
        others = np.arange(len(self.drawn)) != index
        rest, total = 1.0 - self.drawn[index], self.drawn[others].sum()
        share = self.drawn[others] / total if total > SMALLEST else 1.0 / others.sum()
        self.drawn[others] = rest * share

    def retranslate(self) -> None:
        self.right_button.setText(tr("0.0975: right"))
        self.wrong_button.setText(tr("0.5975: wrong"))
        self.right_button.setToolTip(
            tr("The study notes' example: the right class has 0.6. SSE 0.0975, −ln 0.6 = 0.5108")
        )
        self.wrong_button.setToolTip(
            tr("The same with 0.6 for a wrong class. SSE 0.5975, −ln 0.1 = 2.3026")
        )
        self.sum_box.setText(tr("hold the sum at 1"))
        self.sum_box.setToolTip(tr("As a softmax does: what one output gains, the others lose"))
        self.another.setToolTip(tr("The next validation sample"))
        self.another.setAccessibleName(tr("The next validation sample"))
        self._show()

    def show_theme(self) -> None:
        self.another.setIcon(theme.icon("chevron-right"))
        for view in (self.outputs, self.table, self.curve):
            view.update()
