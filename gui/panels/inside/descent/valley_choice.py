"""ValleyChoice: one of the functions to descend on, or one that is typed."""

from __future__ import annotations

from collections.abc import Mapping

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

import nn
from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.elided_combo import ElidedCombo
from gui.style.event_filters import KeysForTheWindow
from gui.style.i18n import sentence, tr

WIDEST = 150  # pixels of the list


class ValleyChoice(Dressed, QWidget):
    """A list of functions, and a line with the text of the one that is shown.

    Signals:
        chosen: another function is to be descended on: ``valley`` and ``field``.
        refused: (sentence) what was typed is no function; "" when it is one again.
    """

    chosen = pyqtSignal()
    refused = pyqtSignal(str)

    def __init__(self, valleys: Mapping[str, nn.Valley], name: str) -> None:
        super().__init__()
        self._valleys = dict(valleys)
        self.valley = next(iter(valleys.values()))
        self._dimensions = len(self.valley.start)
        self.field = nn.ScalarField(self.valley.text, self._dimensions)
        self.list = ElidedCombo()
        self.list.setObjectName(f"{name}List")
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.installEventFilter(KeysForTheWindow(self))
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.list.setSizeAdjustPolicy(policy)
        self.list.setMinimumContentsLength(9)
        for key in valleys:
            self.list.addItem("", key)
        self.list.activated.connect(self._on_listed)
        self.line = QLineEdit(self.valley.text)
        self.line.setObjectName(f"{name}Line")
        self.line.editingFinished.connect(self._on_typed)
        self.line.returnPressed.connect(self.line.clearFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.list)
        row.addWidget(self.line, 1)
        self.dress()

    def choose(self, key: str) -> None:
        """Descend on one of the functions."""
        self.list.setCurrentIndex(self.list.findData(key))
        self._on_listed()

    def _on_listed(self) -> None:
        key = self.list.currentData()
        if key is None:
            return
        self.valley = self._valleys[key]
        self.line.setText(self.valley.text)
        self._take(nn.ScalarField(self.valley.text, self._dimensions))

    def _on_typed(self) -> None:
        """What is typed, in the part of the axes that the last function had."""
        text = self.line.text()
        if text == self.field.text:
            self.refused.emit("")
            return
        try:
            field = nn.ScalarField(text, self._dimensions)
        except nn.NablascopeError as error:
            self.refused.emit(sentence(error))
            return
        self.list.setCurrentIndex(-1)
        self._take(field)

    def _take(self, field: nn.ScalarField) -> None:
        self.field = field
        self.line.setCursorPosition(0)
        self.refused.emit("")
        self.chosen.emit()

    def retranslate(self) -> None:
        for index, valley in enumerate(self._valleys.values()):
            self.list.setItemText(index, tr(valley.title))
        self.list.setPlaceholderText(tr("typed"))
        names = "x" if self._dimensions == 1 else tr("x and y")
        told = tr("A function of {names}, such as {example}").format(
            names=names, example=self.valley.text
        )
        for widget, text in ((self.list, tr("A function to descend on")), (self.line, told)):
            widget.setToolTip(text)
            widget.setAccessibleName(text)

    def show_theme(self) -> None:
        self.list.setMaximumWidth(theme.px(WIDEST))
        self.line.setFont(theme.number_font(12))
