"""PredictionBox: where a learner says what will happen, before it does."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget

from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr


class PredictionBox(Dressed, QWidget):
    """A choice, or a number. A curve is drawn into its plot; here it can be drawn again.

    Signals:
        chosen: (number) which choice, counted from 1, or the number itself.
        again_asked: the curve is to be drawn again.
    """

    chosen = pyqtSignal(float)
    again_asked = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self.buttons = QButtonGroup(self)
        self.buttons.idClicked.connect(lambda index: self.chosen.emit(float(index)))
        self.number = QLineEdit()
        self.number.setObjectName("predictionField")
        self.number.setFont(theme.number_font(12))
        self.number.returnPressed.connect(self._on_typed)
        self.number.editingFinished.connect(self._on_typed)
        self.again = QPushButton()
        self.again.setObjectName("drawAgainButton")
        self.again.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.again.clicked.connect(self.again_asked)
        self._box.addWidget(self.number)
        self._box.addWidget(self.again)
        self.show_none()
        self.dress()

    def show_none(self) -> None:
        """Nothing is to be predicted."""
        for button in self.buttons.buttons():
            self.buttons.removeButton(button)
            button.deleteLater()
        self.number.hide()
        self.again.hide()
        self.hide()

    def show_choices(self, texts: Sequence[str], chosen: float | None) -> None:
        """Let somebody choose one of these."""
        self.show_none()
        for index, text in enumerate(texts, start=1):
            button = QRadioButton(text)
            button.setObjectName(f"choice{index}")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.buttons.addButton(button, index)
            button.setChecked(chosen == index)
            self._box.addWidget(button)
        self.show()

    def show_number(self, number: float | None) -> None:
        """Let somebody type a number."""
        self.show_none()
        self.number.setText("" if number is None else f"{number:g}")
        self.number.show()
        self.show()

    def show_curve(self) -> None:
        """Offer to draw the curve again."""
        self.show_none()
        self.again.show()
        self.show()

    def _on_typed(self) -> None:
        try:
            number = float(self.number.text().replace(",", "."))
        except ValueError:
            return
        self.chosen.emit(number)

    def retranslate(self) -> None:
        self.number.setPlaceholderText(tr("a number, then Enter"))
        self.number.setAccessibleName(tr("Your prediction"))
        self.again.setText(tr("Draw again"))
