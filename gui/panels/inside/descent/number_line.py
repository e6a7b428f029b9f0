"""NumberLine: a number that is typed, or set with a logarithmic slider beside it."""

from __future__ import annotations

import math

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QHBoxLayout, QLineEdit, QSlider, QWidget

from gui.style import formatting, theme
from gui.style.dressed import Dressed
from gui.style.event_filters import StillWhileScrolled

PER_DECADE = 40
LINE_PIXELS = 62


class NumberLine(Dressed, QWidget):
    """A number between ``low`` and ``high``; where ``low`` is 0 the slider is linear.

    Signals:
        changed: (value) a person set it.
    """

    changed = pyqtSignal(float)

    def __init__(self, name: str, low: float, high: float, value: float) -> None:
        super().__init__()
        self.low, self.high, self.value = low, high, value
        self.line, self.slider = QLineEdit(), QSlider(Qt.Orientation.Horizontal)
        self.line.setObjectName(f"{name}Line")
        self.slider.setObjectName(f"{name}Slider")
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.installEventFilter(StillWhileScrolled(self))
        self.slider.setRange(self._position(low), self._position(high))
        self.line.editingFinished.connect(self._on_typed)
        self.line.returnPressed.connect(self.line.clearFocus)
        self.slider.valueChanged.connect(self._on_slid)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line)
        row.addWidget(self.slider, 1)
        self.show_value(value)
        self.dress()

    def show_value(self, value: float) -> None:
        """Show a number without telling."""
        self.value = min(max(value, self.low), self.high)
        self.line.setText(formatting.plain(self.value))
        self.slider.blockSignals(True)
        self.slider.setValue(self._position(self.value))
        self.slider.blockSignals(False)

    def set_value(self, value: float) -> None:
        """Set a number, and tell."""
        if min(max(value, self.low), self.high) != self.value:
            self.show_value(value)
            self.changed.emit(self.value)

    def _position(self, value: float) -> int:
        if self.low == 0.0:
            return round(100 * value / self.high)
        return round(PER_DECADE * math.log10(value))

    def _on_typed(self) -> None:
        try:
            value = float(self.line.text().replace(",", "."))
        except ValueError:
            value = math.nan
        if math.isfinite(value):
            self.set_value(value)
        self.show_value(self.value)

    def _on_slid(self, position: int) -> None:
        value = position * self.high / 100 if self.low == 0.0 else 10.0 ** (position / PER_DECADE)
        self.set_value(float(f"{value:.3g}"))

    def show_theme(self) -> None:
        self.line.setFont(theme.number_font(12))
        self.line.setFixedWidth(theme.px(LINE_PIXELS))

    def tell(self, text: str) -> None:
        """What it is, in the tooltip, and from where to where it goes."""
        text = f"{text}: {formatting.plain(self.low)} … {formatting.plain(self.high)}"
        for widget in (self.line, self.slider):
            widget.setToolTip(text)
            widget.setAccessibleName(text)
