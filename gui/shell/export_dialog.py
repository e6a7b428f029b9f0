"""ExportDialog: in which format a network is taken away."""

from __future__ import annotations

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.style import theme
from gui.style.i18n import N_, tr

ABOUT = {
    "numpy": N_("NumPy: a script that needs nothing else, with its weights"),
    "pytorch": N_("PyTorch: a module, with its state in safetensors"),
    "keras": N_("Keras: a model, with its weights"),
    "onnx": N_("ONNX: a graph with the preparation and the probabilities"),
    "safetensors": N_("safetensors: all arrays in one file"),
    "csv": N_("CSV: a table for each array"),
    "notebook": N_("Jupyter: a notebook that trains the same recipe"),
    "tensorboard": N_("TensorBoard: the history of the run"),
}
WIDTH = 460  # pixels


class ExportDialog(QDialog):
    """A button for each format; below, how the last export went.

    Signals:
        asked: (name of the format) a person wants to choose a folder.
    """

    asked = pyqtSignal(str)

    def __init__(self, lane: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export '{name}'").format(name=lane))
        self.choices = {name: QRadioButton(tr(ABOUT[name])) for name in nn.EXPORT_FORMATS}
        told = QLabel(
            tr(
                "The network is written as it is now. Then it is run in a fresh process on "
                "validation samples, to see that it predicts the same."
            )
        )
        told.setWordWrap(True)
        self.outcome, self.busy = QLabel(), QProgressBar()
        self.outcome.setObjectName("exportResult")
        self.outcome.setWordWrap(True)
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.hide()
        self.export_button = QPushButton(tr("Choose a folder …"))
        self.export_button.setObjectName("exportButton")
        self.export_button.clicked.connect(lambda: self.asked.emit(self.chosen))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        buttons.addButton(self.export_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addWidget(told)
        for name, choice in self.choices.items():
            choice.setObjectName(f"{name}Format")
            box.addWidget(choice)
        self.choices["numpy"].setChecked(True)
        for widget in (self.busy, self.outcome, buttons):
            box.addWidget(widget)
        self.setMinimumWidth(theme.px(WIDTH))

    @property
    def chosen(self) -> str:
        """The format that is chosen."""
        return next(name for name, one in self.choices.items() if one.isChecked())

    def show_busy(self) -> None:
        """An export is being written and checked."""
        self.export_button.setEnabled(False)
        self.outcome.setText(tr("Writing and checking …"))
        self.outcome.setStyleSheet("")
        self.busy.show()

    def show_result(self, told: str, good: bool) -> None:
        """Say how it went."""
        self.busy.hide()
        self.export_button.setEnabled(True)
        self.outcome.setText(told)
        tint = theme.color("good" if good else "bad").name()
        self.outcome.setStyleSheet(f"color: {tint};")
        self.adjustSize()
