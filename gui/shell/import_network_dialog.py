"""ImportNetworkDialog: what a file with weights does not say of its network."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QWidget,
)

import nn
from gui.style import theme
from gui.style.dialog_buttons import DialogButtons
from gui.style.i18n import choice_name, tr

WIDTH, MARGIN = 440, 14  # pixels


class ImportNetworkDialog(QDialog):
    """Asks for the activation, and whether there are skip connections where there could be.

    Signals:
        asked: (fields of the recipe) a person wants the lane.
    """

    asked = pyqtSignal(dict)

    def __init__(
        self, name: str, fields: Mapping[str, Any], order: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import '{name}'").format(name=name))
        self.setMinimumWidth(theme.px(WIDTH))
        told = QLabel(
            tr(
                "The file holds weights, but neither the order of its layers nor which function "
                "follows each. By their shapes and names the order is: {order}. Choose what the "
                "network was trained with; otherwise its predictions are wrong."
            ).format(order=" → ".join(order))
        )
        told.setWordWrap(True)
        self.activation, self.skip = QComboBox(), QCheckBox(tr("Residual connections"))
        self.activation.setObjectName("importActivation")
        for choice in nn.KNOBS["activation"].choices:
            self.activation.addItem(choice_name(choice), choice)
        self.activation.setCurrentIndex(self.activation.findData("relu"))
        hidden = fields["hidden"]
        self.skip.setVisible(any(a == b for a, b in itertools.pairwise(hidden)))
        rows = QFormLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setVerticalSpacing(10)
        rows.addRow(told)
        rows.addRow(tr("Activation"), self.activation)
        rows.addRow("", self.skip)
        buttons = DialogButtons(tr("Add"))
        self.add_button = buttons.accept_button
        buttons.accepted.connect(self._ask)
        buttons.rejected.connect(self.reject)
        rows.addRow(buttons)

    def _ask(self) -> None:
        skip = "add" if self.skip.isChecked() else "none"
        self.asked.emit({"activation": self.activation.currentData(), "skip": skip})
        self.accept()
