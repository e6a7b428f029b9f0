"""The row probe: what the networks say to a row of a table that a person fills in."""

from __future__ import annotations

from html import escape

from PyQt5.QtCore import QEvent, QSignalBlocker, Qt, pyqtSignal
from PyQt5.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.lane_view import LaneView
from gui.style import formatting, i18n, theme
from gui.style.i18n import tr

MOST_CONTROLS = 60  # columns beyond them keep what fills their gaps
LINE_PIXELS = 18
MOST_SHARES = 4  # classes that are told of each lane
FLAGS = {"false": "no", "true": "yes"}


class RowProbe(QWidget):
    """One control for each column, and what every lane answers.

    Signals:
        changed: another row is asked about.
    """

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rowProbe")
        self.controls: dict[str, QLineEdit | QComboBox] = {}
        self.active = False  # whether the lanes learn from a table
        self._dataset: nn.Dataset | None = None
        self._lanes: tuple[LaneView, ...] = ()
        self._shown = -1  # the row of the test part that is filled in
        self._truth = ""
        self._title, self._hint, self.answers = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "section")
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self.answers.setWordWrap(True)
        self.answers.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.answers.setTextFormat(Qt.TextFormat.RichText)
        self.answers.setObjectName("rowAnswers")
        self.next = QPushButton()
        self.next.setObjectName("rowNextButton")
        self.next.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.next.clicked.connect(self.show_next)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for part in (self._title, self._hint, self.answers, self.next):
            box.addWidget(part)
        box.addWidget(self._area, 1)
        self.retranslate()

    def show_run(self, lanes: tuple[LaneView, ...], dataset: nn.Dataset) -> None:
        """Ask these lanes from now on; a row of the same columns stays."""
        same = self._dataset is not None and self._dataset.columns == dataset.columns
        self._dataset, self._lanes = dataset, lanes
        self.answers.setMinimumHeight(LINE_PIXELS * (len(lanes) + 1))  # so that nothing jumps
        self.active = bool(dataset.columns)
        if self.active and not same:
            self._build(dataset)
            self._shown, self._truth = -1, ""
        self.show_answers(None)

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        """The same lanes have other names."""
        self._lanes = lanes

    def row(self) -> nn.Array | None:
        """The row as a sample (1, features); None where it cannot be one, which is told."""
        if self._dataset is None or not self.active:
            return None
        texts = {name: _text(control) for name, control in self.controls.items()}
        try:
            return nn.encode_row(self._dataset.columns, texts)
        except nn.NablascopeError as error:
            self.answers.setText(_colored("bad", i18n.sentence(error)))
            return None

    def show_answers(self, shares: dict[int, nn.Array] | None) -> None:
        """What each lane says: probabilities (classes,), or the number of a regression (1,)."""
        if not shares or self._dataset is None:
            self.answers.setText(_colored("muted", tr("The answer follows when the run is ready.")))
            return
        lines = []
        for lane in self._lanes:
            if lane.slot in shares:
                told = self._told(shares[lane.slot])
                mark = f'<span style="color:{theme.lane_color(lane.slot).name()}">●</span>'
                lines.append(f"{mark} {escape(lane.name)}: <b>{escape(told[0])}</b> {told[1]}")
        if self._truth:
            told_truth = tr("The table says: {truth}").format(truth=self._truth)
            lines.append(_colored("muted", told_truth))
        self.answers.setText("<br>".join(lines))

    def show_next(self) -> None:
        """Fill in the next row of the test part, and tell its target."""
        if self._dataset is None or not len(self._dataset.test):
            return
        data = self._dataset
        self._shown = (self._shown + 1) % len(data.test)
        texts = nn.row_as_texts(data.columns, data.test.x[self._shown])
        for name, control in self.controls.items():
            with QSignalBlocker(control):
                _set(control, texts[name])
        target = data.test.t[self._shown]
        self._truth = data.class_names[int(target)] if data.class_names else f"{target:.6g}"
        self.changed.emit()

    def retranslate(self) -> None:
        """Say everything in the language that is shown."""
        self._title.setText(tr("Ask about a row").upper())
        self._hint.setText(tr("Change a value, and see what every lane says to it."))
        self.next.setText(tr("Next row of the test part"))

    def _told(self, shares: nn.Array) -> tuple[str, str]:
        """An answer, and what stands beside it."""
        assert self._dataset is not None
        names = self._dataset.class_names
        if not names:
            return f"{float(shares[0]):.6g}", escape(self._dataset.target)
        order = shares.argsort()[::-1][:MOST_SHARES]
        parts = [f"{formatting.percent(float(shares[order[0]]))} %"]
        parts += [f"{names[one]} {formatting.percent(float(shares[one]))} %" for one in order[1:]]
        return names[order[0]], _colored("muted", " · ".join(parts))

    def _build(self, dataset: nn.Dataset) -> None:
        """A control for each column, with what fills its gaps."""
        self.controls = {}
        inner = QWidget()
        form = QFormLayout(inner)
        form.setContentsMargins(0, 0, 6, 0)
        form.setSpacing(4)
        for column in dataset.columns[:MOST_CONTROLS]:
            control = _control(column)
            if isinstance(control, QComboBox):
                control.activated.connect(self._on_changed)
            else:
                control.textEdited.connect(self._on_changed)
            control.setAccessibleName(column.name)
            label = QLabel(column.name)
            label.setProperty("role", "muted")
            label.setToolTip(column.name)
            label.setMaximumWidth(110)
            form.addRow(label, control)
            self.controls[column.name] = control
        self._area.setWidget(inner)

    def _on_changed(self, _value: object = None) -> None:
        self._truth = ""
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_area"):
            self.retranslate()


def _control(column: nn.Column) -> QLineEdit | QComboBox:
    """A list of a text's or a flag's values, a line for a number or a date."""
    if column.categories or column.type == "flag":
        choices = QComboBox()
        for text in column.categories or FLAGS:
            choices.addItem(tr(FLAGS[text]) if column.type == "flag" else text, text)
        usual = nn.fill_as_text(column)
        choices.setCurrentIndex(max(choices.findData(usual), 0))
        return choices
    line = QLineEdit()
    line.setPlaceholderText(nn.fill_as_text(column) or (tr("a date") if column.form else ""))
    return line


def _text(control: QLineEdit | QComboBox) -> str:
    if isinstance(control, QComboBox):
        return str(control.currentData())
    return control.text().strip()


def _set(control: QLineEdit | QComboBox, text: str) -> None:
    if isinstance(control, QComboBox):
        control.setCurrentIndex(max(control.findData(text), 0))
    else:
        control.setText(text)


def _colored(name: str, text: str) -> str:
    return f'<span style="color:{theme.color(name).name()}">{escape(text)}</span>'
