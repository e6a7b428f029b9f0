"""FeatureControl: one feature of a row: a number with a slider, or a list of its values."""

from __future__ import annotations

from PyQt5.QtCore import QSignalBlocker, Qt, pyqtSignal
from PyQt5.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.elided_combo import ElidedCombo
from gui.style.event_filters import KeysForTheWindow, StillWhileScrolled
from gui.style.i18n import N_, tr

FLAGS = {"false": N_("no"), "true": N_("yes")}
STOPS = 200  # of a slider
FIELD_PIXELS = 112


class FeatureControl(Dressed, QWidget):
    """A column of a table. ``ends`` are its least and largest value in the training part.

    The slider spans them; what is typed may lie beyond, and is then marked.

    Signals:
        changed: a person set another value.
    """

    changed = pyqtSignal()

    def __init__(self, column: nn.Column, ends: tuple[float, float] | None) -> None:
        super().__init__()
        self.column, self.ends = column, ends
        self.label = QLabel(column.name)
        self.label.setProperty("role", "muted")
        self.label.setToolTip(column.name)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.field: QLineEdit | QComboBox
        self.slider: QSlider | None = None
        if column.categories or column.type == "flag":
            self.field = ElidedCombo()
            for text in column.categories or FLAGS:
                self.field.addItem(text, text)
            adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            self.field.setSizeAdjustPolicy(adjust)
            self.field.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.field.installEventFilter(KeysForTheWindow(self))
            self.field.installEventFilter(StillWhileScrolled(self))
            self.field.activated.connect(self.changed)
        else:
            self.field = QLineEdit()
            self.field.textEdited.connect(self._on_typed)
            self.field.returnPressed.connect(self.field.clearFocus)
            if ends is not None and ends[1] > ends[0]:
                self.slider = self._new_slider()
        self.field.setObjectName(f"{column.name}Value")
        self.field.setAccessibleName(column.name)
        self.label.setBuddy(self.field)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.label, 1)
        row.addWidget(self.field)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(row)
        if self.slider is not None:
            box.addWidget(self.slider)
        self.set_text(nn.fill_as_text(column))
        self.dress()

    @property
    def text(self) -> str:
        """The value as ``nn.encode_row`` takes it."""
        if isinstance(self.field, QComboBox):
            return str(self.field.currentData())
        return self.field.text().strip()

    def set_text(self, text: str) -> None:
        """Show a value, without telling."""
        with QSignalBlocker(self.field):
            if isinstance(self.field, QComboBox):
                self.field.setCurrentIndex(max(self.field.findData(text), 0))
            else:
                self.field.setText(text)
                self.field.setCursorPosition(0)
        self._follow()

    def retranslate(self) -> None:
        if isinstance(self.field, QComboBox) and self.column.type == "flag":
            for index, text in enumerate(FLAGS.values()):
                self.field.setItemText(index, tr(text))
        elif isinstance(self.field, QLineEdit):
            fill = nn.fill_as_text(self.column)
            self.field.setPlaceholderText(fill or (tr("date") if self.column.form else ""))
            if self.ends is not None:
                low, high = (nn.number_as_text(self.column, end) for end in self.ends)
                told = tr("In the training set: {low} … {high}").format(low=low, high=high)
                self.field.setToolTip(told)

    def show_theme(self) -> None:
        self.field.setFixedWidth(theme.px(FIELD_PIXELS))
        if isinstance(self.field, QLineEdit):
            self.field.setFont(theme.number_font(12))

    def _new_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setObjectName(f"{self.column.name}Slider")
        slider.setAccessibleName(self.column.name)
        slider.setRange(0, STOPS)
        slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        slider.valueChanged.connect(self._on_slid)
        slider.installEventFilter(StillWhileScrolled(self))
        return slider

    def _on_slid(self, stop: int) -> None:
        assert self.ends is not None
        low, high = self.ends
        value = low + (high - low) * stop / STOPS
        digits = float(f"{value:.4g}") if value else 0.0
        assert isinstance(self.field, QLineEdit)
        self.field.setText(nn.number_as_text(self.column, min(max(digits, low), high)))
        self._mark(False)
        self.changed.emit()

    def _on_typed(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """Move the slider to what is typed, and mark what lies outside the training range."""
        if self.slider is None or self.ends is None:
            return
        low, high = self.ends
        try:
            value = float(nn.encode_row([self.column], {self.column.name: self.text})[0, 0])
        except nn.NablascopeError:
            return
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(STOPS * (min(max(value, low), high) - low) / (high - low)))
        room = 1e-6 * (high - low)
        self._mark(not low - room <= value <= high + room)

    def _mark(self, outside: bool) -> None:
        if bool(self.field.property("outside")) != outside:
            self.field.setProperty("outside", outside)
            self.field.style().polish(self.field)
