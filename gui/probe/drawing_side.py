"""The right side: the canvas with its tools, and the prediction below it."""

from __future__ import annotations

from PyQt5.QtCore import QEvent, QSize, Qt
from PyQt5.QtWidgets import QFrame, QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

import nn
from gui.lane_view import LaneView
from gui.probe.canvas import DEFAULT_PEN, PEN_WIDTHS, DigitCanvas
from gui.probe.prediction import PredictionPanel
from gui.probe.row_probe import RowProbe
from gui.style import theme
from gui.style.i18n import tr


class DrawingSide(QFrame):
    """Canvas, undo, clear, pen width, and the prediction panel; for tables the row probe."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rightPanel")
        self.canvas = DigitCanvas()
        self.prediction = PredictionPanel()
        self.row = RowProbe()
        self.row.hide()
        self._title, self._pen_label = QLabel(), QLabel()
        self._title.setProperty("role", "section")
        self._pen_label.setProperty("role", "muted")
        self.undo_button, self.clear_button = QToolButton(), QToolButton()
        self.undo_button.clicked.connect(self.canvas.undo)
        self.clear_button.clicked.connect(self.canvas.clear)
        self.pen = QSlider(Qt.Orientation.Horizontal)
        self.pen.setRange(*PEN_WIDTHS)
        self.pen.setValue(DEFAULT_PEN)
        self.pen.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pen.valueChanged.connect(self.canvas.set_pen_width)
        self._arrange()
        self.show_icons()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language that is shown."""
        self._title.setText(tr("Draw a digit").upper())
        self._pen_label.setText(tr("Pen"))
        self.pen.setToolTip(tr("Width of the pen, 10 to 32 of the canvas's 280 units"))
        self.pen.setAccessibleName(tr("Pen width"))
        for button, text in (
            (self.undo_button, tr("Undo a stroke (Ctrl+Z)")),
            (self.clear_button, tr("Clear the drawing (C)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)

    def show_icons(self) -> None:
        """Take the icons in the colours of the current theme."""
        self.undo_button.setIcon(theme.icon("undo-2"))
        self.clear_button.setIcon(theme.icon("eraser"))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._pen_label)
        self.pen.setFixedWidth(64)
        head.addWidget(self.pen)
        for button in (self.undo_button, self.clear_button):
            button.setIconSize(QSize(18, 18))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            head.addWidget(button)
        self._of_drawing: list[QWidget] = [
            self._title, self._pen_label, self.pen, self.undo_button, self.clear_button,
            self.canvas, self.prediction,
        ]  # fmt: skip
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 10, 16, 8)
        box.setSpacing(10)
        box.addLayout(head)
        box.addWidget(self.canvas)
        box.addWidget(self.prediction, 1)
        box.addWidget(self.row, 1)

    def show_run(self, lanes: tuple[LaneView, ...], dataset: nn.Dataset) -> None:
        """Ask these lanes: about a row where they learn from a table, else about a drawing."""
        self.prediction.show_run(lanes, dataset.class_names)
        self.row.show_run(lanes, dataset)
        for part in self._of_drawing:
            part.setVisible(not self.row.active)
        self.row.setVisible(self.row.active)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not hasattr(self, "pen"):
            return
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.show_icons()
