"""SampleProbe: steps through the validation set where nothing can be drawn or typed."""

from __future__ import annotations

from PyQt5.QtCore import QRectF, QSize
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import QLabel, QSizePolicy, QWidget

import nn
from gui.plotting.pixels import paint_picture
from gui.probe.probe import Probe
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
    """The image, or the first numbers, of one sample."""

    name = "sampleProbe"
    heading = N_("A validation sample")
    next_text = N_("Next sample")

    def create(self) -> None:
        self.view, self.told = SampleView(), QLabel()
        self.told.setWordWrap(True)
        self.told.setProperty("role", "muted")
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

    def retranslate(self) -> None:
        super().retranslate()
        self._tell()

    def _tell(self) -> None:
        """Why there is nothing to draw, and the numbers of a sample that is no image."""
        data, x = self.dataset, self._x
        if data is None or x is None:
            return
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
