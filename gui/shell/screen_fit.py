"""Where a window may lie: inside the available area of the screen that it is on."""

from __future__ import annotations

from PyQt5.QtCore import QRect, QSize
from PyQt5.QtWidgets import QWidget

FRAME = 38  # pixels of a title bar, before the window system has told how high it is
USUAL = QSize(1366, 768)


def usual_size(window: QWidget) -> QSize:
    """The size of a window that was never opened before: the usual one, where there is room."""
    area = available(window)
    if area.width() < window.minimumWidth() or area.height() < window.minimumHeight():
        return USUAL
    return QSize(min(USUAL.width(), area.width()), min(USUAL.height(), area.height() - FRAME))


def available(window: QWidget) -> QRect:
    """What a window may cover of its screen."""
    screen = window.screen()
    return screen.availableGeometry() if screen else QRect(0, 0, 1366, 768)


def fit(window: QWidget) -> None:
    """Move and shrink a window so that all of it, with its frame, lies on its screen.

    On a screen that is smaller than its smallest size it stays as it is.
    """
    area, least = available(window), window.minimumSize()
    too_small = area.width() < least.width() or area.height() < least.height()
    if window.isMaximized() or window.isFullScreen() or too_small:
        return
    frame, inner = window.frameGeometry(), window.geometry()
    around = frame.size() - inner.size()
    if around.height() <= 0:  # not known yet
        around = QSize(0, FRAME if frame.height() > area.height() - FRAME else 0)
    width = min(inner.width(), area.width() - around.width())
    height = min(inner.height(), area.height() - around.height())
    if (width, height) != (inner.width(), inner.height()):
        window.resize(width, height)
    left = min(max(frame.left(), area.left()), area.right() + 1 - width - around.width())
    top = min(max(frame.top(), area.top()), area.bottom() + 1 - height - around.height())
    if (left, top) != (frame.left(), frame.top()):
        window.move(left, top)
