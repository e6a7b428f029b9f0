"""Player: goes through the steps of a path, by itself, one by one, or with a slider."""

from __future__ import annotations

from PyQt5.QtCore import QSize, Qt, QTimer, pyqtSignal
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QToolButton, QWidget

from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.event_filters import StillWhileScrolled
from gui.style.i18n import tr

MILLISECONDS = 150  # for a step
LABEL_PIXELS = 84


class Player(Dressed, QWidget):
    """Steps from 0 to ``steps``.

    Signals:
        moved: another step is shown.
    """

    moved = pyqtSignal()

    def __init__(self, name: str, steps: int) -> None:
        super().__init__()
        self.play, self.back, self.on = QPushButton(), QToolButton(), QToolButton()
        self.play.setCheckable(True)
        self.play.setProperty("role", "small")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, steps)
        self.slider.setValue(steps)
        self.slider.installEventFilter(StillWhileScrolled(self))
        self.told = QLabel()
        self.told.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        parts = {"Play": self.play, "Back": self.back, "On": self.on, "Slider": self.slider}
        for part, widget in parts.items():
            widget.setObjectName(f"{name}{part}")
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(widget, int(widget is self.slider))
        row.addWidget(self.told)
        self._timer = QTimer(self)
        self._timer.setInterval(MILLISECONDS)
        self._timer.timeout.connect(self._on_timer)
        self.play.toggled.connect(self._on_toggled)
        self.back.clicked.connect(lambda: self.go_to(self.step - 1))
        self.on.clicked.connect(lambda: self.go_to(self.step + 1))
        self.slider.valueChanged.connect(self._on_moved)
        self.dress()

    @property
    def step(self) -> int:
        """The step that is shown."""
        return self.slider.value()

    @property
    def steps(self) -> int:
        """The last step there is."""
        return self.slider.maximum()

    def go_to(self, step: int) -> None:
        """Show another step, and play no longer."""
        self.play.setChecked(False)
        self.slider.setValue(step)

    def show_end(self) -> None:
        """Show the whole path, unless it plays."""
        if not self.play.isChecked():
            self.slider.setValue(self.steps)

    def _on_timer(self) -> None:
        if not self.isVisible():
            self.play.setChecked(False)
        elif self.step < self.steps:
            self.slider.setValue(self.step + 1)
        else:
            self.play.setChecked(False)

    def _on_toggled(self, playing: bool) -> None:
        if playing and self.step == self.steps:
            self.slider.setValue(0)
        self._timer.start() if playing else self._timer.stop()
        self.retranslate()
        self.show_theme()

    def _on_moved(self) -> None:
        self._say()
        self.moved.emit()

    def _say(self) -> None:
        self.told.setText(tr("step {step} of {steps}").format(step=self.step, steps=self.steps))

    def show_theme(self) -> None:
        self.play.setIcon(theme.icon("pause" if self.play.isChecked() else "play"))
        self.back.setIcon(theme.icon("chevron-left"))
        self.on.setIcon(theme.icon("chevron-right"))
        side = QSize(theme.px(14), theme.px(14))
        for button in (self.play, self.back, self.on):
            button.setIconSize(side)
        self.told.setMinimumWidth(theme.px(LABEL_PIXELS))

    def retranslate(self) -> None:
        self.play.setText(tr("Pause") if self.play.isChecked() else tr("Play"))
        for widget, text in (
            (self.play, tr("Play the steps one by one")),
            (self.back, tr("One step back")),
            (self.on, tr("One step forward")),
            (self.slider, tr("The step that is shown")),
        ):
            widget.setToolTip(text)
            widget.setAccessibleName(text)
        self._say()
