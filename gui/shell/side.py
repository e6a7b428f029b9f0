"""FoldingSide: a side of the window that folds to a rail of 40 pixels, which stays live."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PyQt5.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QToolButton, QVBoxLayout, QWidget

import nn
from gui.lane_view import LaneView
from gui.plotting.pixels import paint_picture
from gui.style import settings, theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

RAIL = 40
CHIP = 24
LONG = 3  # characters that need a smaller font


class RailView(QWidget):
    """Marks of the lanes, each with a letter or what the lane predicts; perhaps an image above.

    Signals:
        clicked: a person wants the whole side.
    """

    clicked = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.image: nn.Array | None = None
        self.chips: Sequence[tuple[int, str]] = ()  # slot and text of each lane
        self.label = ""
        self.filled = True  # chips with a ground
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_chips(self, chips: Sequence[tuple[int, str]], image: nn.Array | None = None) -> None:
        """Show these from now on."""
        same_image = image is self.image or (
            image is not None and self.image is not None and np.array_equal(image, self.image)
        )
        if list(chips) != list(self.chips) or not same_image:
            self.chips, self.image = chips, image
            self.setAccessibleName(", ".join(text for _, text in chips))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(RAIL), 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, top = theme.px(CHIP), 4.0
        left = (self.width() - side) / 2
        if self.image is not None:
            paint_picture(painter, QRectF(left, top, side, side), self.image)
            top += side + 8
        for slot, text in self.chips:
            chip = QRectF(left, top, side, side)
            color = theme.lane_color(slot)
            if self.filled:
                ground = QColor(color)
                ground.setAlpha(45)
                painter.setPen(color)
                painter.setBrush(ground)
                painter.drawRoundedRect(chip, 5, 5)
            painter.setPen(color)
            size = 13 if self.filled else 15 if len(text) < LONG else 11
            painter.setFont(theme.text_font(size, strong=True))
            fitted = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, self.width() - 4
            )
            painter.drawText(chip.adjusted(-8, 0, 8, 0), int(Qt.AlignmentFlag.AlignCenter), fitted)
            top += side + 6
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.text_font(12))
        painter.translate(self.width() / 2, max(top + 90, self.height() * 0.4))
        painter.rotate(-90)
        painter.drawText(QRectF(-100, -12, 200, 24), int(Qt.AlignmentFlag.AlignCenter), self.label)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()


class FoldingSide(Dressed, QStackedWidget):
    """``inner``, or its rail. It folds by itself where there is no room, or when a person wants.

    What a person chose holds until the room changes.

    Signals:
        folded_changed: it was folded or opened.
    """

    folded_changed = pyqtSignal()

    def __init__(self, inner: QWidget, width: int, key: str, label: str, at_left: bool) -> None:
        super().__init__()
        self.inner, self.pixels = inner, width
        self._key, self._label, self._at_left = key, label, at_left
        self._wanted = settings.recall(key, True)  # whether a person wants it open
        self._room = True
        self._held = False
        self.rail = QFrame()
        self.rail.setObjectName("leftPanel" if at_left else "rightPanel")
        self.button = QToolButton()
        self.button.setObjectName(f"{key}OpenButton")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.toggle)
        self.view = RailView()
        self.view.filled = at_left
        self.view.clicked.connect(self.toggle)
        box = QVBoxLayout(self.rail)
        box.setContentsMargins(2, 8, 2, 8)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.view, 1)
        self.addWidget(inner)
        self.addWidget(self.rail)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._show(self._wanted)
        self.dress()

    @property
    def folded(self) -> bool:
        """Whether only the rail is seen."""
        return self.currentWidget() is self.rail

    def toggle(self) -> None:
        """Fold it, or open it, as a person wants."""
        self._show(self.folded)
        if self._room:
            self._wanted = not self.folded
            settings.remember(self._key, self._wanted)

    def fold(self) -> None:
        """Make room for the other side."""
        self._show(False)

    def hold(self, held: bool) -> None:
        """Open it, and leave it open whatever the room is, until it is no longer held."""
        if held != self._held:
            self._held = held
            self._show(held or (self._room and self._wanted))

    def show_room(self, room: bool) -> None:
        """Whether there is room for it; it opens and folds by itself when that changes."""
        if room != self._room:
            self._room = room
            self._show(self._held or (room and self._wanted))

    def set_pixels(self, width: int) -> None:
        """Be so wide when open."""
        self.pixels = width
        self._fit()

    def retranslate(self) -> None:
        told = tr("Show the recipe (Ctrl+[)") if self._at_left else tr("Show this side (Ctrl+])")
        self.button.setToolTip(told)
        self.button.setAccessibleName(told)
        self.view.label = tr(self._label)
        self.view.update()

    def show_theme(self) -> None:
        self.button.setIcon(theme.icon("chevron-right" if self._at_left else "chevron-left"))
        self._fit()

    def _show(self, opened: bool) -> None:
        before = self.folded
        self.setCurrentWidget(self.inner if opened else self.rail)
        self._fit()
        if before != self.folded:
            self.folded_changed.emit()

    def _fit(self) -> None:
        self.setFixedWidth(theme.px(RAIL) if self.folded else theme.px(self.pixels))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.width(), 100)


def chips_of(lanes: Sequence[LaneView]) -> list[tuple[int, str]]:
    """The marks of the lanes for the recipe's rail."""
    return [(lane.slot, lane.name[:1].upper()) for lane in lanes]
