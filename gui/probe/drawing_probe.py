"""DrawingProbe: the canvas with its tools, and the predictions below it."""

from __future__ import annotations

from PyQt5.QtCore import QSize, Qt
from PyQt5.QtGui import QResizeEvent
from PyQt5.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.lane_view import LaneView
from gui.probe.canvas import PEN_WIDTHS, DigitCanvas
from gui.probe.prediction import PredictionPanel
from gui.probe.sketch import DEFAULT_PEN
from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

ICON, SPACING = 18, 10
LEAST_PREDICTION = 120  # pixels; what is below is scrolled to


class DrawingProbe(Dressed, QWidget):
    """Canvas, undo, clear, pen width, and what every lane predicts for the drawing."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("drawingProbe")
        self.canvas = DigitCanvas()
        self.prediction = PredictionPanel()
        self._title, self._pen_label = QLabel(), QLabel()
        self._title.setProperty("role", "section")
        self._pen_label.setProperty("role", "muted")
        self.undo_button, self.clear_button = QToolButton(), QToolButton()
        self.undo_button.setObjectName("undoButton")
        self.clear_button.setObjectName("clearButton")
        self.undo_button.clicked.connect(self.canvas.undo)
        self.clear_button.clicked.connect(self.canvas.clear)
        self.pen = QSlider(Qt.Orientation.Horizontal)
        self.pen.setObjectName("penSlider")
        self.pen.setRange(*PEN_WIDTHS)
        self.pen.setValue(DEFAULT_PEN)
        self.pen.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pen.valueChanged.connect(self.canvas.set_pen_width)
        self._arrange()
        self.dress()

    @staticmethod
    def suits(dataset: nn.Dataset) -> bool:
        """Whether drawings can be classified by networks that learn from this data."""
        return dataset.like_drawings and bool(dataset.class_names)

    def show_run(self, lanes: tuple[LaneView, ...], dataset: nn.Dataset) -> None:
        """Ask these lanes from now on."""
        self.prediction.show_run(lanes, dataset.class_names)

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        """The same lanes have other names, or have stopped."""
        self.prediction.rename(lanes)

    def retranslate(self) -> None:
        self._title.setText(tr("Draw a digit").upper())
        self._pen_label.setText(tr("Pen"))
        self.pen.setToolTip(tr("Width of the pen: 10 to 32, on a canvas 280 wide"))
        self.pen.setAccessibleName(tr("Pen width"))
        for button, text in (
            (self.undo_button, tr("Undo a stroke (Ctrl+Z)")),
            (self.clear_button, tr("Clear the drawing (C)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)

    def show_theme(self) -> None:
        self.undo_button.setIcon(theme.icon("undo-2"))
        self.clear_button.setIcon(theme.icon("eraser"))
        side = theme.px(ICON)
        for button in (self.undo_button, self.clear_button):
            button.setIconSize(QSize(side, side))
        self.pen.setFixedWidth(theme.px(64))
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """The predictions are scrolled where even the smallest canvas leaves them too little."""
        rest = self.height() - self._head.sizeHint().height() - 2 * SPACING
        rest -= self.canvas.minimumHeight()
        least = min(self.prediction.minimumSizeHint().height(), rest)
        self._area.setMinimumHeight(max(least, LEAST_PREDICTION))

    def _arrange(self) -> None:
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.prediction)
        head = self._head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._pen_label)
        head.addWidget(self.pen)
        for button in (self.undo_button, self.clear_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            head.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACING)
        box.addLayout(head)
        box.addWidget(self.canvas, 1)
        box.addWidget(self._area, 1)
