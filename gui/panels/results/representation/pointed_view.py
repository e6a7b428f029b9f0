"""PointedView: the sample under the pointer, and its nearest neighbours in two layers."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.lane_view import LaneView
from gui.plotting.pixels import paint_picture, paint_pictures, write
from gui.style import formatting, theme
from gui.style.i18n import tr
from gui.style.sample_text import sample_text

TITLE, LINE, PICTURE, SMALL, NAME = 20, 18, 76, 30, 40  # pixels


class PointedView(QWidget):
    """What the lane says to one sample, and which samples its layers take for alike."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pointedSample")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.lane: LaneView | None = None
        self.found: nn.Representation | None = None
        self.row: int | None = None

    def show_sample(
        self, lane: LaneView | None, found: nn.Representation | None, row: int | None
    ) -> None:
        """Show a sample of a representation (its row), or none."""
        self.lane, self.found, self.row = lane, found, row
        self.setAccessibleName(self.told() if row is not None else "")
        self.update()

    def told(self) -> str:
        """Target, prediction and loss in words."""
        assert self.lane is not None
        assert self.found is not None
        assert self.row is not None
        names = self.lane.prepared.dataset.class_names
        truth, predicted = self.found.truth[self.row], self.found.predicted[self.row]
        told = tr("true {truth} · {name} predicts {predicted} · loss {loss}")
        return told.format(
            truth=names[int(truth)] if names else formatting.amount(float(truth)),
            name=self.lane.name,
            predicted=names[int(predicted)] if names else formatting.amount(float(predicted)),
            loss=formatting.figure(float(self.found.losses[self.row])),
        )

    @property
    def compared(self) -> list[nn.LayerRepresentation]:
        """The first and the last hidden layer."""
        assert self.found is not None
        hidden = [one for one in self.found.layers if one.name != "x"][:-1]
        return hidden if len(hidden) < 2 else [hidden[0], hidden[-1]]

    def doubt(self) -> str:
        """Whether all neighbours have one other label; "" if not."""
        assert self.lane is not None
        assert self.found is not None
        names = self.lane.prepared.dataset.class_names
        if not names or self.row is None or not self.compared:
            return ""
        near = np.concatenate([one.neighbours[self.row] for one in self.compared])
        labels = np.unique(self.found.truth[near])
        if len(labels) != 1 or labels[0] == self.found.truth[self.row]:
            return ""
        told = tr("All its nearest samples are '{label}': the sample or its label is in doubt.")
        return told.format(label=names[int(labels[0])])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        title, line = theme.px(TITLE), theme.px(LINE)
        room = QRectF(4, 0, self.width() - 8, title)
        if self.row is None or self.found is None or self.lane is None:
            write(painter, room, tr("Under the pointer"), "text", theme.text_font(12, strong=True))
            told = tr("Point at a sample to see it here; click to ask every lane about it.")
            painter.setPen(theme.color("muted"))
            painter.setFont(theme.text_font(12))
            below = QRectF(4, title, self.width() - 8, 3 * line)
            painter.drawText(below, int(Qt.TextFlag.TextWordWrap), told)
            return
        sample = int(self.found.rows[self.row])
        told = tr("Under the pointer: validation sample {index}").format(index=sample)
        write(painter, room, told, "text", theme.text_font(12, strong=True))
        data = self.lane.prepared.dataset
        shape, left = data.picture_shape, 4.0
        if shape is not None:
            side = theme.px(PICTURE)
            frame = QRectF(4, title + 4, side, side)
            paint_picture(painter, frame, data.validation.x[sample].reshape(shape))
            left = frame.right() + 12
        area = QRectF(left, title + 4, self.width() - left - 4, line)
        write(painter, area, self.told(), "text", theme.text_font(12))
        area.translate(0, line)
        if shape is None:
            write(painter, area, sample_text(data, data.validation.x[sample]), "muted")
            area.translate(0, line)
        area.setHeight(2 * line)
        painter.setPen(theme.color("warn"))
        painter.setFont(theme.text_font(12))
        painter.drawText(area, int(Qt.TextFlag.TextWordWrap), self.doubt())
        top = title + 12 + (theme.px(PICTURE) if shape is not None else 4 * line)
        self._paint_neighbours(painter, top, data)

    def _paint_neighbours(self, painter: QPainter, top: float, data: nn.Dataset) -> None:
        """A line for each layer: the nearest samples as images, or their labels."""
        assert self.found is not None
        assert self.row is not None
        small, name = theme.px(SMALL), theme.px(NAME)
        for layer in self.compared:
            if top + small > self.height():
                return
            write(painter, QRectF(4, top, name, small), layer.name, "muted", theme.number_font(11))
            near = layer.neighbours[self.row]
            rows = self.found.rows[near]
            frames = [
                QRectF(name + index * (small + 5), top, small, small) for index in range(len(rows))
            ]
            frames = [frame for frame in frames if frame.right() < self.width()]
            if data.picture_shape is not None:
                pictures = data.validation.x[rows[: len(frames)]]
                paint_pictures(painter, frames, pictures.reshape(-1, *data.picture_shape))
            else:
                names = data.class_names
                labels = [
                    names[int(one)] if names else formatting.amount(float(one))
                    for one in self.found.truth[near]
                ]
                room = QRectF(name, top, self.width() - name - 4, small)
                write(painter, room, " · ".join(labels), "text")
            top += small + 6
