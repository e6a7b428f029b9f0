"""DialogButtons: the two buttons at the foot of a dialog that asks for something."""

from __future__ import annotations

from PyQt5.QtWidgets import QDialogButtonBox

from gui.style.i18n import tr


class DialogButtons(QDialogButtonBox):
    """One that accepts, which Enter presses, and Cancel."""

    def __init__(self, accept: str) -> None:
        super().__init__()
        self.accept_button = self.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        self.accept_button.setDefault(True)
