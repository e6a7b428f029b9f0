"""OptimizerList: which optimizers race, with which learning rate, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QColor
from PyQt5.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QWidget

import nn
from gui.style import formatting, theme
from gui.style.dressed import Dressed
from gui.style.i18n import choice_name, tr

FIRST = ("sgd", "momentum", "adagrad", "adam")  # that race at first: those of the book
LINE_PIXELS = 62
LOWEST, HIGHEST = 1e-6, 100.0
RIGHT = Qt.Alignment(Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignVCenter


def color_of(optimizer: str) -> QColor:
    """The colour of an optimizer's path: none of a lane."""
    names = list(nn.OPTIMIZERS)
    look = theme.current()
    colors = (*look.points, look.good, look.gradient, look.muted)
    order = ("sgd", "momentum", "adagrad", "adam", "nesterov", "rmsprop", "adamw")
    assert set(order) == set(names)
    return QColor(colors[order.index(optimizer)])


class OptimizerList(Dressed, QWidget):
    """A row for each optimizer.

    Signals:
        changed: others race, or with other rates.
    """

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._rates: dict[str, float] = dict.fromkeys(nn.OPTIMIZERS, 0.1)
        self.boxes: dict[str, QCheckBox] = {}
        self.lines: dict[str, QLineEdit] = {}
        self._marks: dict[str, QLabel] = {}
        self._values: dict[str, QLabel] = {}
        self._heads = [QLabel() for _ in range(3)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        for column, head in zip((1, 2, 3), self._heads, strict=True):
            head.setProperty("role", "muted")
            grid.addWidget(head, 0, column)
        for row, name in enumerate(nn.OPTIMIZERS, start=1):
            box, line = QCheckBox(), QLineEdit()
            mark, value = QLabel("●"), QLabel()
            self.boxes[name], self.lines[name] = box, line
            self._marks[name], self._values[name] = mark, value
            box.setObjectName(f"{name}Race")
            line.setObjectName(f"{name}RaceRate")
            box.setChecked(name in FIRST)
            value.setAlignment(RIGHT)
            box.toggled.connect(lambda _on: self.changed.emit())
            line.editingFinished.connect(lambda name=name: self._on_typed(name))
            line.returnPressed.connect(line.clearFocus)
            for column, widget in enumerate((mark, box, line, value)):
                grid.addWidget(widget, row, column)
        grid.setColumnStretch(3, 1)
        self.dress()

    @property
    def racing(self) -> dict[str, float]:
        """The learning rate of each optimizer that races."""
        return {name: rate for name, rate in self._rates.items() if self.boxes[name].isChecked()}

    def show_rates(self, rates: Mapping[str, float], usual: float) -> None:
        """Show these rates, without telling."""
        for name in self._rates:
            self._rates[name] = rates.get(name, usual)
            self.lines[name].setText(formatting.plain(self._rates[name]))

    def show_values(self, values: Mapping[str, float]) -> None:
        """The value of the function where each of them stands."""
        for name, label in self._values.items():
            label.setText(formatting.figure(values[name]) if name in values else "")

    def _on_typed(self, name: str) -> None:
        try:
            rate = float(self.lines[name].text().replace(",", "."))
        except ValueError:
            rate = self._rates[name]
        if not LOWEST <= rate <= HIGHEST:  # NaN too
            rate = self._rates[name]
        self.lines[name].setText(formatting.plain(rate))
        if rate != self._rates[name]:
            self._rates[name] = rate
            self.changed.emit()

    def show_theme(self) -> None:
        for name, mark in self._marks.items():
            mark.setStyleSheet(f"color: {color_of(name).name()}; font-size: {theme.px(14)}px;")
            self.lines[name].setFont(theme.number_font(12))
            self.lines[name].setFixedWidth(theme.px(LINE_PIXELS))
            self._values[name].setFont(theme.number_font(12))

    def retranslate(self) -> None:
        for head, text in zip(
            self._heads, (tr("Optimizer"), tr("rate"), tr("f at this step")), strict=True
        ):
            head.setText(text)
        self._heads[2].setAlignment(RIGHT)
        for name, box in self.boxes.items():
            box.setText(choice_name(name))
            told = tr("Learning rate of {name}").format(name=choice_name(name))
            self.lines[name].setToolTip(told)
            self.lines[name].setAccessibleName(told)
