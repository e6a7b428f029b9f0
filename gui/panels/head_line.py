"""HeadLine: what a card says in its head; what there is no room for stands in the tooltip."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QSize, Qt
from PyQt5.QtGui import QResizeEvent, QTextDocument
from PyQt5.QtWidgets import QLabel, QSizePolicy

BETWEEN = "&nbsp;&nbsp; "


class HeadLine(QLabel):
    """Parts of rich text beside each other, the most important first; the last ones give way.

    ``text`` is the text of all parts, whatever is seen of them.
    """

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._shown = -1  # how many parts are seen
        self.setProperty("role", "muted")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.Alignment(Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_parts(self, parts: Sequence[str]) -> None:
        """Show these from now on."""
        parts = [part for part in parts if part]
        if parts != self._parts:
            self._parts, self._shown = parts, -1
            self._fit()

    def text(self) -> str:
        return BETWEEN.join(self._parts)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the last parts out until the rest fits."""
        count = len(self._parts)
        while count and self._width(count) > self.width():
            count -= 1
        if count == self._shown:
            return
        self._shown = count
        self.setText(self._told(count))
        whole = QTextDocument()
        whole.setHtml(self.text())
        self.setToolTip(whole.toPlainText() if count < len(self._parts) else "")

    def _told(self, count: int) -> str:
        more = "&nbsp;…" if count < len(self._parts) else ""
        return BETWEEN.join(self._parts[:count]) + more

    def _width(self, count: int) -> float:
        document = QTextDocument()
        document.setDefaultFont(self.font())
        document.setDocumentMargin(0)
        document.setHtml(self._told(count))
        return float(document.idealWidth())
