"""SweepDialog: what a sweep varies, how it searches, and the command that does the same."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from functools import partial

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QSpinBox,
    QWidget,
)

import nn
from gui.background import Background
from gui.session.sweeps import SweepOrder, has_dask
from gui.style import theme
from gui.style.dialog_buttons import DialogButtons
from gui.style.i18n import N_, sentence, tr

WIDTH, MARGIN, AXES = 560, 14, 3
USUAL_SEEDS, MOST_BUDGET = 3, 10_000
SEARCHES = {
    "grid": N_("Grid: every combination"),
    "random": N_("Random: combinations drawn at random"),
    "halving": N_("Halving: the better half goes on"),
}
EXAMPLES = {"learning_rate": "log:0.001..1:7", "batch_size": "20,100,500", "hidden": "[50],[100]"}
FIRST = "learning_rate"
NOT_OFFERED = {"name", "data", "file", "seed"}


class SweepDialog(QDialog):
    """The recipe of the lanes is the base; up to three fields vary.

    Signals:
        asked: (SweepOrder) a person starts it.
    """

    asked = pyqtSignal(object)

    def __init__(self, title: str, lanes: Sequence[nn.Experiment], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("sweepDialog")
        self.setWindowTitle(tr("New sweep"))
        self.setMinimumWidth(theme.px(WIDTH))
        self._title, self._lanes = title, tuple(lanes)
        self.lane, self.search = QComboBox(), QComboBox()
        self.seeds, self.budget = QSpinBox(), QSpinBox()
        self.fields: list[QComboBox] = []
        self.values: list[QLineEdit] = []
        self.command, self.outcome = QLineEdit(), QLabel()
        self._background = Background(self)  # thousands of values take longer than a frame
        self._counted: tuple[SweepOrder, int | nn.NablascopeError]
        self._budget_label = QLabel(tr("Combinations"))
        self._fill()
        self._arrange()
        for signal in (
            self.lane.currentIndexChanged, self.search.currentIndexChanged,
            self.seeds.valueChanged, self.budget.valueChanged,
        ):  # fmt: skip
            signal.connect(self._renew)
        self._renew()

    def _fill(self) -> None:
        """What can be chosen, and what is chosen at first."""
        if len(self._lanes) > 1:
            self.lane.addItem(tr("All lanes"), list(self._lanes))
        for one in self._lanes:
            self.lane.addItem(one.name, [one])
        for name, text in SEARCHES.items():
            self.search.addItem(tr(text), name)
        self.seeds.setRange(1, nn.MOST_REPEATS)
        self.seeds.setValue(USUAL_SEEDS)
        self.budget.setRange(1, MOST_BUDGET)
        self.budget.setValue(nn.USUAL_BUDGET)
        self.command.setReadOnly(True)
        self.outcome.setWordWrap(True)
        for name, widget in (
            ("sweepLanes", self.lane), ("sweepSearch", self.search), ("sweepSeeds", self.seeds),
            ("sweepBudget", self.budget), ("sweepCommand", self.command),
            ("sweepOutcome", self.outcome),
        ):  # fmt: skip
            widget.setObjectName(name)

    def _arrange(self) -> None:
        rows = QFormLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setVerticalSpacing(9)
        told = QLabel(
            tr(
                "Values: 0.01, 0.1 – a list. 0.1..0.5:5 – five values from 0.1 to 0.5. "
                "log:0.001..1:7 – seven with equal ratios. [50],[50,50] – lists in brackets."
            )
        )
        told.setWordWrap(True)
        told.setProperty("role", "muted")
        rows.addRow(tr("Lanes"), self.lane)
        for index in range(AXES):
            rows.addRow(tr("Vary") if index == 0 else "", self._axis(index))
        rows.addRow("", told)
        rows.addRow(tr("Seeds"), self.seeds)
        rows.addRow(tr("Search"), self.search)
        rows.addRow(self._budget_label, self.budget)
        rows.addRow(tr("Command"), self.command)
        rows.addRow(self.outcome)
        buttons = DialogButtons(tr("Start"))
        self.start_button = buttons.accept_button
        buttons.accepted.connect(self._ask)
        buttons.rejected.connect(self.reject)
        rows.addRow(buttons)

    @property
    def order(self) -> SweepOrder:
        """What is chosen now."""
        over = tuple(
            f"{field.currentData()}={values.text().strip()}"
            for field, values in zip(self.fields, self.values, strict=True)
            if field.currentData()
        )
        search = self.search.currentData()
        budget = self.budget.value() if search != "grid" else None
        lanes = tuple(self.lane.currentData())
        return SweepOrder(self._title, lanes, over, self.seeds.value(), search, budget)

    def _axis(self, index: int) -> QWidget:
        """A field and its values."""
        row, field, values = QWidget(), QComboBox(), QLineEdit()
        field.setObjectName(f"sweepField{index}")
        values.setObjectName(f"sweepValues{index}")
        field.addItem(tr("nothing"), "")
        for name, knob in nn.KNOBS.items():
            if name not in NOT_OFFERED and knob.group:
                field.addItem(f"{tr(knob.label)}   {name}", name)
        if index == 0:
            field.setCurrentIndex(field.findData(FIRST))
            values.setText(EXAMPLES[FIRST])
        field.currentIndexChanged.connect(lambda: self._on_field(index))
        values.textChanged.connect(self._renew)
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(field, 2)
        box.addWidget(values, 3)
        self.fields.append(field)
        self.values.append(values)
        return row

    def _on_field(self, index: int) -> None:
        """Another field varies: values to begin with."""
        name = self.fields[index].currentData()
        example = EXAMPLES.get(name, "")
        if name and not example:
            knob = nn.KNOBS[name]
            example = ",".join(list(knob.choices)[:3]) if knob.choices else ""
            example = example or nn.as_text(getattr(self._lanes[0], name))
        self.values[index].setText(example)
        self._renew()

    def _renew(self, *_: object) -> None:
        """Say how many runs it would be, or what is wrong."""
        order = self.order
        at_random = order.search != "grid"
        self.budget.setVisible(at_random)
        self._budget_label.setVisible(at_random)
        for field, values in zip(self.fields, self.values, strict=True):
            values.setEnabled(bool(field.currentData()))
        self.command.setText(shlex.join(["main.py", "sweep", "RECIPE.json", *order.options()]))
        self.command.setCursorPosition(0)
        self.start_button.setEnabled(False)
        self._background.submit(partial(_counted, order), self._show_count, key="count")

    def _show_count(self, found: tuple[SweepOrder, int | nn.NablascopeError]) -> None:
        """Say how many runs an order is, or what is wrong with it."""
        self._counted = order, count = found
        if isinstance(count, nn.NablascopeError):
            self.outcome.setText(sentence(count))
            self.outcome.setProperty("role", "pending")
        else:
            told = [tr("{count} runs of {steps} steps.").format(
                count=f"{count:,}", steps=f"{order.lanes[0].steps:,}"
            )]  # fmt: skip
            if not has_dask():
                told.append(
                    tr(
                        "Dask is not installed, so they are made one after the other. For all "
                        "cores: pip install -r requirements-sweep.txt"
                    )
                )
            self.outcome.setText(" ".join(told))
            self.outcome.setProperty("role", "muted")
            self.start_button.setEnabled(True)
        self.outcome.style().polish(self.outcome)
        self.adjustSize()

    def _ask(self) -> None:
        order, count = self._counted
        assert isinstance(count, int)
        if count > nn.MANY_RUNS:
            told = tr("This sweep has {count} runs. Start it?").format(count=f"{count:,}")
            answer = QMessageBox.question(self, tr("New sweep"), told)
            if answer != QMessageBox.StandardButton.Yes:
                return
        self.asked.emit(order)
        self.accept()

    def done(self, result: int) -> None:
        self._background.close()
        super().done(result)


def _counted(order: SweepOrder) -> tuple[SweepOrder, int | nn.NablascopeError]:
    """The runs of an order, or what is wrong with it."""
    try:
        return order, order.plan().count
    except nn.NablascopeError as error:
        return order, error
