"""SampleProbe: one sample of the validation or test set, where nothing is drawn or typed."""

from __future__ import annotations

from PyQt5.QtCore import QRectF, QSize, pyqtSignal
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import QLabel, QSizePolicy, QWidget

import nn
from gui.plotting.pixels import paint_picture
from gui.probe.probe import Probe, small_button
from gui.style.i18n import N_, tr

SIDE = 200
MOST_NUMBERS = 12


class SampleView(QWidget):
    """A sample that is an image."""

    def __init__(self) -> None:
        super().__init__()
        self.image: nn.Array | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.image is not None:
            side = min(self.width(), self.height()) - 2
            frame = QRectF((self.width() - side) / 2, 1, side, side)
            paint_picture(QPainter(self), frame, self.image)


class SampleProbe(Probe):
    """The image, or the first numbers, of one sample.

    Where digits can be drawn it takes the canvas's place until a person wants to draw again.

    Signals:
        drawing_asked: the canvas is wanted back.
    """

    drawing_asked = pyqtSignal()

    name = "sampleProbe"
    heading = N_("A validation sample")
    next_text = "→"

    def create(self) -> None:
        self.view, self.told = SampleView(), QLabel()
        self.told.setWordWrap(True)
        self.told.setProperty("role", "muted")
        self.previous_button = small_button("sampleProbePreviousButton", self.show_previous)
        self.previous_button.setText("←")
        self.head.insertWidget(1, self.previous_button)
        self.draw_button = small_button("drawAgainButton", self.drawing_asked.emit)
        self.draw_button.hide()
        self.head.addWidget(self.draw_button)
        self.body.addWidget(self.view)
        self.body.addWidget(self.told)
        self._x: nn.Array | None = None

    @staticmethod
    def suits(dataset: nn.Dataset) -> bool:
        return len(dataset.validation) >= 0  # any data

    def sample(self) -> nn.Array | None:
        return None if self._x is None else self._x[None]

    def fill(self, x: nn.Array) -> None:
        assert self.dataset is not None
        self._x, shape = x, self.dataset.picture_shape
        self.view.setVisible(shape is not None)
        self.view.image = None if shape is None else x.reshape(shape)
        self.view.update()
        self._tell()

    def set_drawing(self, possible: bool) -> None:
        """Whether digits can be drawn for this data."""
        self.draw_button.setVisible(possible)
        self._tell()

    def show_previous(self) -> None:
        """Show the sample before this one, in the same set."""
        self._walk(-1)

    def show_next(self) -> None:
        self._walk(1)

    def _walk(self, way: int) -> None:
        count = len(self.dataset.parts[self.part]) if self.dataset is not None else 0
        if count:
            self.show_row((self.index + way) % count, self.part)

    def retranslate(self) -> None:
        super().retranslate()
        for button, told in (
            (self.previous_button, tr("Show the previous sample")),
            (self.next_button, tr("Show the next sample")),
        ):
            button.setToolTip(told)
            button.setAccessibleName(told)
        self.draw_button.setText(tr("Draw"))
        self.draw_button.setToolTip(tr("Show the canvas again"))
        self._tell()

    def _tell(self) -> None:
        """Which sample it is, why nothing can be drawn, and the numbers of what is no image."""
        data, x = self.dataset, self._x
        if data is None or x is None:
            return
        titles = {"validation": tr("Validation {index}"), "test": tr("Test {index}")}
        self._title.setText(titles[self.part].format(index=self.index).upper())
        self.told.setVisible(self.draw_button.isHidden())
        if data.picture_shape is not None:
            told = tr(
                "This data has {height} × {width} images, so drawings cannot be classified. Step "
                "through the validation set instead."
            )
            height, width = data.picture_shape
            self.told.setText(told.format(height=height, width=width))
            return
        pairs = zip(data.feature_names[:MOST_NUMBERS], x[:MOST_NUMBERS], strict=False)
        more = " …" if len(x) > MOST_NUMBERS else ""
        self.told.setText("  ".join(f"{name} {value:.4g}" for name, value in pairs) + more)
