"""ElidedLabel: plain text that ends with "…" where there is no room; its tooltip has all of it."""

from __future__ import annotations

from PyQt5.QtCore import QPointF, QSize, Qt
from PyQt5.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PyQt5.QtWidgets import QLabel, QSizePolicy

from gui.style import theme


class ElidedLabel(QLabel):
    """A QLabel of at most ``lines`` lines. It asks for its whole text and takes ``least`` pixels.

    ``text`` is the whole text, whatever is seen of it.
    """

    def __init__(self, lines: int = 1, least: int = 24) -> None:
        super().__init__()
        self.lines, self.least = lines, least
        self.about = ""  # stands in the tooltip below the text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def setText(self, text: str | None) -> None:
        super().setText(text)
        self._tell()

    def shown(self) -> list[str]:
        """The lines as they are seen."""
        metrics, width = self.fontMetrics(), self.contentsRect().width()
        if metrics.horizontalAdvance(self.text()) <= width:
            return [self.text()]
        layout = QTextLayout(self.text(), self.font())
        layout.beginLayout()
        starts: list[int] = []
        while len(starts) < self.lines and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            starts.append(line.textStart())
        layout.endLayout()
        ends = [*starts[1:], len(self.text())]
        found = [self.text()[a:b].rstrip() for a, b in zip(starts, ends, strict=True)]
        found[-1] = metrics.elidedText(found[-1], Qt.TextElideMode.ElideRight, width)
        return found

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        around = margins.left() + margins.right() + 2 * self.margin()
        wide = self.fontMetrics().horizontalAdvance(self.text()) + around + 1
        return QSize(wide, self.fontMetrics().height() * self.lines)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme.px(self.least)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        area, high = self.contentsRect(), self.fontMetrics().height()
        lines = self.shown()
        top = area.top() + 0.0
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(area.height() - high * len(lines), 0) / 2
        for row, line in enumerate(lines):
            left = area.left()
            if self.alignment() & Qt.AlignmentFlag.AlignRight:
                left += area.width() - self.fontMetrics().horizontalAdvance(line)
            baseline = top + row * high + self.fontMetrics().ascent()
            painter.drawText(QPointF(left, baseline), line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        """The tooltip has what is not seen."""
        cut = " ".join(self.shown()) != " ".join(self.text().split())
        self.setToolTip("\n".join(filter(None, [self.text() if cut else "", self.about])))
