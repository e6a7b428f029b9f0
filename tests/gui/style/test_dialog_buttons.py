from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from gui.style.dialog_buttons import DialogButtons


def test_enter_accepts_and_cancel_rejects(qtbot):
    dialog, buttons = QDialog(), DialogButtons("Add")
    qtbot.addWidget(dialog)
    QVBoxLayout(dialog).addWidget(buttons)
    dialog.show()
    with qtbot.waitSignal(buttons.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    role = QDialogButtonBox.ButtonRole.RejectRole
    cancel = next(one for one in buttons.buttons() if buttons.buttonRole(one) == role)
    assert not cancel.autoDefault()
    with qtbot.waitSignal(buttons.rejected):
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
