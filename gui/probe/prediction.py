"""The prediction: what the networks see of the drawing, and what they think it is."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, QSize, Qt
from PyQt5.QtGui import QColor, QPainter, QPaintEvent
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.lane_view import LaneView
from gui.plotting.pixels import paint_picture
from gui.style import formatting, theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

SEEN_PIXELS = 84  # 28 × 28 at three pixels each
HEAD_PIXELS = 26  # below it
VALUE_PIXELS = 46
LEAST_ROW_PIXELS, ROW_PIXELS = 14, 22
NAME_PIXELS, LINE, LEAST_BAR = 20, 17, 1.5


class PredictionPanel(Dressed, QWidget):
    """The 28 × 28 picture, each lane's answer, and ten bars for each lane."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("predictionPanel")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.image: nn.Array | None = None
        self.side_by_side = 1
        self.probabilities: list[nn.Array] | None = None
        self._names: tuple[str, ...] = ()
        self._slots: tuple[int, ...] = ()
        self._classes: tuple[str, ...] = tuple(map(str, range(10)))
        self._fits = True  # whether the networks take drawings
        self.dress()

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the classes."""
        return self._classes

    def show_run(self, lanes: tuple[LaneView, ...], classes: tuple[str, ...]) -> None:
        """Show other lanes from now on."""
        self._slots = tuple(lane.slot for lane in lanes)
        self._classes = classes
        self._fits = bool(classes) and lanes[0].prepared.sound.like_drawings
        self.probabilities = None
        self.rename(lanes)

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        """The same lanes have other names, or have stopped."""
        names = tuple(f"✕ {lane.name}" if lane.failure else lane.name for lane in lanes)
        if names != self._names or self.probabilities is None:
            self._names = names
            self._announce()
            self.update()

    def show_prediction(
        self,
        image: nn.Array | None,
        probabilities: list[nn.Array] | None,
        side_by_side: int = 1,
    ) -> None:
        """Show a picture (28, 28) or None for no drawing, and a row of probabilities a lane.

        ``side_by_side`` tells how many drawings there are: networks read them as one digit.
        """
        self.image, self.probabilities, self.side_by_side = image, probabilities, side_by_side
        self._announce()
        self.update()

    def answer(self, lane: int) -> str | None:
        """The class that a lane thinks most probable; None when there is no answer."""
        if self.probabilities is None or not np.isfinite(self.probabilities[lane]).all():
            return None
        return self._classes[int(self.probabilities[lane].argmax())]

    def retranslate(self) -> None:
        self._announce()
        self.update()

    def _announce(self) -> None:
        """The prediction in words, for those who listen to the screen."""
        if self.probabilities is None:
            self.setAccessibleName(tr("Nothing drawn yet"))
            return
        told = [
            tr("{name}: {answer}, {percent} %").format(
                name=name,
                answer=self.answer(lane) or formatting.MISSING,
                percent=formatting.percent(float(self.probabilities[lane].max())),
            )
            for lane, name in enumerate(self._names)
        ]
        if self.side_by_side > 1:
            apart = tr("{count} separate drawings are read as one digit")
            told.append(apart.format(count=self.side_by_side))
        self.setAccessibleName("; ".join(told))

    def sizeHint(self) -> QSize:
        return QSize(254, self._head + len(self._classes) * theme.px(ROW_PIXELS))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self._head + len(self._classes) * theme.px(LEAST_ROW_PIXELS))

    @property
    def _head(self) -> int:
        """The height of the image with its line, above the bars."""
        return SEEN_PIXELS + theme.px(HEAD_PIXELS)

    def show_theme(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_seen(painter, QRectF(0, 0, SEEN_PIXELS, SEEN_PIXELS))
        side = QRectF(SEEN_PIXELS + 14, 0, self.width() - SEEN_PIXELS - 14, SEEN_PIXELS)
        if self.probabilities is None:
            self._paint_nothing(painter, side)
        else:
            self._paint_answers(painter, side)
        if self._fits:
            top = self._head
            self._paint_bars(painter, QRectF(0, top, self.width(), self.height() - top))

    def _paint_seen(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, QColor("#05070A"))
        if self.image is not None:
            paint_picture(painter, rect, self.image)
        painter.setPen(theme.color("line"))
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        several = self.side_by_side > 1
        told = tr("What the network sees: 28 × 28")
        if several:
            told = tr("{count} separate drawings are read as one digit").format(
                count=self.side_by_side
            )
        painter.setPen(theme.color("warn" if several else "muted"))
        painter.setFont(theme.text_font(11))
        line = QRectF(0, rect.bottom() + 3, self.width(), theme.px(LINE))
        elide = Qt.TextElideMode.ElideRight
        told = painter.fontMetrics().elidedText(told, elide, self.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, told)

    def _paint_nothing(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(theme.color("text"))
        painter.setFont(theme.text_font(13, strong=True))
        empty = self.image is None
        if not self._fits:
            title = tr("No drawings")
            told = tr("This data has no 28 × 28 images, so drawings cannot be classified.")
        else:
            title, told = self._nothing(empty)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft, title)
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.text_font(12))
        painter.drawText(rect.adjusted(0, theme.px(22), 0, 0), int(Qt.TextFlag.TextWordWrap), told)

    def _nothing(self, empty: bool) -> tuple[str, str]:
        """What to say where there is no answer yet."""
        title = tr("Nothing drawn yet") if empty else tr("No network yet")
        told = (
            tr("Draw with the mouse, a pen or a finger, even during training.")
            if empty
            else tr("The prediction appears when the run is ready.")
        )
        return title, told

    def _paint_answers(self, painter: QPainter, rect: QRectF) -> None:
        assert self.probabilities is not None
        height = rect.height() / len(self.probabilities)
        size = min(52, int(height * 0.95))  # of the screen: it grows with the image beside it only
        for lane, row in enumerate(self.probabilities):
            top = rect.top() + lane * height
            painter.setPen(theme.lane_color(self._slots[lane]))
            font = theme.text_font(strong=True)
            font.setPixelSize(size)
            painter.setFont(font)
            digit = QRectF(rect.left(), top, size * 0.72, height)
            middle = int(Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(digit, middle, self.answer(lane) or formatting.MISSING)
            order = row.argsort()[::-1]
            text = QRectF(digit.right() + 6, top, rect.right() - digit.right() - 6, height)
            self._paint_answer_text(painter, text, lane, row, order)

    def _paint_answer_text(
        self, painter: QPainter, rect: QRectF, lane: int, row: nn.Array, order: nn.Array
    ) -> None:
        middle = rect.center().y()
        line = theme.px(LINE)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.text_font(12, strong=True))
        name = painter.fontMetrics().elidedText(
            self._names[lane], Qt.TextElideMode.ElideRight, int(rect.width())
        )
        narrow = rect.height() < 2 * line
        top = middle - (line / 2 if narrow else line)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(rect.left(), top, rect.width(), line), left, name)
        if narrow:
            return
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.number_font(11))
        best, second = int(order[0]), int(order[1])
        shares = formatting.percent(float(row[best])), formatting.percent(float(row[second]))
        told = f"{shares[0]} % · {self._classes[second]}: {shares[1]} %"
        if painter.fontMetrics().horizontalAdvance(told) > rect.width():  # no number is cut
            told = f"{shares[0]} %"
        painter.drawText(QRectF(rect.left(), middle, rect.width(), line), left, told)

    def _paint_bars(self, painter: QPainter, rect: QRectF) -> None:
        height = rect.height() / len(self._classes)
        for index, name in enumerate(self._classes):
            row = QRectF(rect.left(), rect.top() + index * height, rect.width(), height)
            painter.setFont(theme.number_font(12))
            painter.setPen(theme.color("muted"))
            painter.drawText(row, int(Qt.AlignmentFlag.AlignVCenter), name)
            self._paint_row(painter, row.adjusted(theme.px(NAME_PIXELS), 0, 0, 0), index)

    def _paint_row(self, painter: QPainter, row: QRectF, index: int) -> None:
        """The bars of all lanes for one class."""
        lanes = max(len(self._names), 1)
        gap = 1.0 if lanes > 2 else 2.0
        thick = min(6.0, max((row.height() - 3) / lanes - gap, LEAST_BAR))
        top = row.center().y() - (lanes * thick + (lanes - 1) * gap) / 2
        full = row.width() - theme.px(VALUE_PIXELS) * (1 if lanes > 2 else lanes)
        for lane in range(lanes):
            y = top + lane * (thick + gap)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("raised"))
            painter.drawRoundedRect(QRectF(row.left(), y, full, thick), thick / 2, thick / 2)
            if self.answer(lane) is None or self.probabilities is None:
                continue
            share = float(self.probabilities[lane][index])
            if formatting.percent(share) == "0.0":
                continue  # a dot would look like a small share
            painter.setBrush(theme.lane_color(self._slots[lane]))
            painter.drawRoundedRect(
                QRectF(row.left(), y, max(full * share, thick), thick), thick / 2, thick / 2
            )
        self._paint_values(painter, row, index, full)

    def _paint_values(self, painter: QPainter, row: QRectF, index: int, full: float) -> None:
        """Percentages of the lanes, side by side; of more than two lanes only the highest."""
        painter.setFont(theme.number_font(11))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        cell = QRectF(QPointF(row.left() + full, row.top()), row.bottomRight())
        if self.probabilities is None:
            painter.setPen(theme.color("faint"))
            painter.drawText(cell, right, formatting.MISSING)
            return
        lanes = list(enumerate(self.probabilities))
        if len(lanes) > 2:
            lanes = [max(lanes, key=lambda lane: float(lane[1][index]))]
        width = cell.width() / len(lanes)
        for column, (lane, values) in enumerate(lanes):
            best = self.answer(lane) == self._classes[index]
            painter.setPen(theme.lane_color(self._slots[lane]) if best else theme.color("muted"))
            part = QRectF(cell.left() + column * width, cell.top(), width, cell.height())
            painter.drawText(part, right, formatting.percent(float(values[index])))
