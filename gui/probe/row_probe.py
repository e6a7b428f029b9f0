"""RowProbe: a row of a table to fill in, one control for each feature."""

from __future__ import annotations

from functools import partial

import numpy as np
from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QResizeEvent
from PyQt5.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.probe.feature_control import FeatureControl
from gui.probe.feature_curve import FeatureCurve, Varied, varied
from gui.probe.probe import Probe, small_button
from gui.style import i18n, theme
from gui.style.i18n import N_, tr

MOST_CONTROLS = 200  # columns beyond them keep what fills their gaps
SPACING, COLUMNS = 8, 300  # pixels between the parts, and of the columns before the curve
SEARCHED = 10  # with more columns there is a line to search them


class RowProbe(Probe):
    """Begins with a row of the validation set, encoded and scaled as in training.

    Signals:
        mistake_asked: a person wants the next row that the first lane gets wrong.
    """

    mistake_asked = pyqtSignal()

    name = "rowProbe"
    heading = N_("A row")
    next_text = N_("Next row")
    fills = True

    def create(self) -> None:
        self.controls: dict[str, FeatureControl] = {}
        self._mistake = -1  # the row that was shown last as one
        self.mistake_button = small_button("rowMistakeButton", self.mistake_asked.emit)
        self.head.addWidget(self.mistake_button)
        self.search = QLineEdit()
        self.search.setObjectName("rowSearchField")
        self.search.setClearButtonEnabled(True)
        self.search.returnPressed.connect(self.search.clearFocus)
        self.search.textChanged.connect(self._on_searched)
        self.wrong = QLabel()
        self.wrong.setProperty("role", "wrong")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setMinimumHeight(120)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.curve = FeatureCurve()
        self.curve.hide()
        self.curve.moved.connect(self._on_moved)
        self._ranges: dict[str, tuple[float, float]] = {}
        self._varied = ""  # the column of numbers that was set last
        for part in (self.search, self._area, self.wrong, self.curve):
            self.body.addWidget(part)

    @staticmethod
    def suits(dataset: nn.Dataset) -> bool:
        return bool(dataset.columns)

    def same(self, dataset: nn.Dataset) -> bool:
        return self.dataset is not None and self.dataset.columns == dataset.columns

    def begin(self, dataset: nn.Dataset) -> None:
        ranges = nn.number_ranges(dataset.columns, dataset.train.x)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 8, 0)
        box.setSpacing(4)
        self.controls = {}
        for column in dataset.columns[:MOST_CONTROLS]:
            control = FeatureControl(column, ranges.get(column.name))
            control.changed.connect(self.touch)
            control.changed.connect(partial(self._vary, column.name))
            box.addWidget(control)
            self.controls[column.name] = control
        box.addStretch(1)
        self._area.setWidget(inner)
        self._ranges = {name: ends for name, ends in ranges.items() if ends[1] > ends[0]}
        self._varied = next(iter(self._ranges), "")
        self.search.clear()
        self.search.setVisible(len(self.controls) > SEARCHED)

    def sample(self) -> nn.Array | None:
        if self.dataset is None:
            return None
        texts = {name: control.text for name, control in self.controls.items()}
        try:
            x = nn.encode_row(self.dataset.columns, texts)
        except nn.NablascopeError as error:
            self.wrong.setText(i18n.sentence(error))
            self.wrong.show()
            return None
        self.wrong.hide()
        return x

    @property
    def varied(self) -> Varied | None:
        """The row with the column that was set last between its ends; None without numbers."""
        x, ends = self.sample(), self._ranges.get(self._varied)
        if x is None or ends is None or self.dataset is None:
            return None
        return varied(self.dataset.columns, x[0], self._varied, ends)

    def show_varied(self, row: Varied | None, answers: dict[int, nn.Array]) -> None:
        """What the lanes say to that row."""
        names = self.dataset.class_names if self.dataset is not None else ()
        shown = row if answers and self._has_room() else None
        self.curve.show_curves(self.lanes, shown, answers, names)

    def _has_room(self) -> bool:
        """Whether the curve leaves the columns and the predictions what they need."""
        inner = self._area.widget()
        columns = inner.sizeHint().height() if inner is not None else 0
        needed = self.head.sizeHint().height() + min(columns, theme.px(COLUMNS)) + 5 * SPACING
        needed += self.shares.sizeHint().height() + self.curve.sizeHint().height()
        return self.height() >= needed

    def _vary(self, name: str) -> None:
        """A person set another column: it is the one that is varied now."""
        if name in self._ranges and name != self._varied:
            self._varied = name
            self.changed.emit()

    def _on_moved(self, value: float) -> None:
        control = self.controls[self._varied]
        control.set_text(nn.number_as_text(control.column, float(f"{value:.4g}")))
        self.touch()

    def fill(self, x: nn.Array) -> None:
        assert self.dataset is not None
        texts = nn.row_as_texts(self.dataset.columns, x)
        for name, control in self.controls.items():
            control.set_text(texts[name])

    def show_mistake(self, predicted: nn.Array) -> None:
        """Show a row that was predicted wrong, given the first predictions (n,).

        Again and again it is the next one; of a regression rows come by the size of their error,
        the largest first.
        """
        assert self.dataset is not None
        targets = self.dataset.validation.t[: len(predicted)]
        if self.dataset.task == nn.REGRESSION:
            rows = np.argsort(-np.abs(predicted - targets)).tolist()
        else:
            rows = np.flatnonzero(predicted != targets).tolist()
        if rows:
            going_on = self.index == self._mistake and self.index in rows
            self._mistake = rows[(rows.index(self.index) + 1) % len(rows)] if going_on else rows[0]
            self.show_row(self._mistake)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible() and self.curve.isHidden() == self._has_room():
            self.changed.emit()  # there may be room for the curve now, or no more

    def retranslate(self) -> None:
        super().retranslate()
        self.mistake_button.setText(tr("Mistake"))
        told = tr("Show the next row of the validation set that the first lane predicts wrong")
        self.mistake_button.setToolTip(told)
        self.mistake_button.setAccessibleName(told)
        self.search.setPlaceholderText(tr("Search columns"))
        self.search.setAccessibleName(tr("Search columns"))

    def _on_searched(self, text: str) -> None:
        wanted = text.strip().casefold()
        for name, control in self.controls.items():
            control.setVisible(wanted in name.casefold())
