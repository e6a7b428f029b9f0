"""Help, the details of a failure, and what to do when something cannot be saved."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gui.shell import file_dialogs
from gui.style import theme
from gui.style.i18n import N_, tr

KEYS = (
    ("Space", N_("run or pause")),
    ("S, →", N_("one step")),
    ("R", N_("reset: begin anew with the recipe")),
    ("C, Del", N_("clear the drawing")),
    ("Ctrl+Z", N_("undo a stroke")),
    ("0 … 9", N_("keep the drawing with that label")),
    ("Enter, N", N_("keep the digit that was asked for; show the next picture that waits")),
    ("Ctrl+V", N_("read a copied picture; files can be dropped on the window")),
    ("F", N_("all plots back to the live view")),
    ("F11", N_("maximise the card under the mouse, or put it back; also by double click")),
    ("Ctrl+1, Ctrl+2", N_("fold the left or the right side away")),
    ("Ctrl+O, Ctrl+S", N_("open, save a run")),
    ("Ctrl+L", N_("English or Korean")),
    ("Ctrl+T", N_("light or dark")),
    ("F1", N_("this help")),
)
HELP = (
    N_(
        "Press Run. Every lane takes one step on the same mini-batch, so what differs between "
        "two curves is what differs between their recipes on the left."
    ),
    N_(
        "Loss and accuracy: the line is the mini-batch (averaged where the axis says so), the "
        "band reaches from its smallest to its largest value, circles are the validation set."
    ),
    N_(
        "Lanes: + copies a lane and changes one setting; the new lane begins at step 0 and catches "
        "up. Where the lanes' mini-batches differ, the axis counts epochs."
    ),
    N_(
        "Gradient by layer, as curves, heat map or depth profile, on a logarithmic scale; W1 is "
        "next to the input. At first it is the L2 norm of dL/dW, to which pixels that are always "
        "blank add nothing; the mean of |dL/dW| they pull down in W1."
    ),
    N_(
        "The shrink ledger tells what multiplies the backward signal in each layer: the slope of "
        "the activation or the weights. Distributions shows saturated and dead units. The doctor "
        "names what is wrong with the numbers that prove it; its treatment opens as a new lane."
    ),
    N_(
        "Draw a digit while it trains. The picture below the canvas is what the networks see: "
        "your strokes, fitted to 20 × 20 pixels and centred by mass in 28 × 28, as in MNIST."
    ),
    N_(
        "My drawing tells what each step of its preparation is worth, Inside what every layer "
        "makes of it, Answers when a lane changed its mind. My digits holds what you keep with "
        "0 … 9, and pictures that you drop or paste; they can be watched, tested or trained on."
    ),
    N_(
        "The wheel zooms a plot's steps, Ctrl and wheel its values, dragging moves it; it then "
        "stops following until 'Back to live'."
    ),
)


class HelpDialog(QDialog):
    """What is seen here, and the keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Help"))
        self.resize(700, 740)
        text = QTextBrowser()
        text.setHtml(help_html())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(text)
        box.addWidget(buttons)


def help_html() -> str:
    """The help text in the language that is shown."""
    rows = "".join(
        f"<tr><td style=\"padding: 3px 18px 3px 0; font-family: '{theme.NUMBER_FAMILY}'\">{keys}"
        f'</td><td style="padding: 3px 0">{tr(told)}</td></tr>'
        for keys, told in KEYS
    )
    told = "".join(f"<p>{tr(paragraph)}</p>" for paragraph in HELP)
    return f"<h3>{tr('What you see')}</h3>{told}<h3>{tr('Keys')}</h3><table>{rows}</table>"


class DetailsDialog(QDialog):
    """The sentence of a failure and its details, to copy."""

    def __init__(self, told: str, details: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Details"))
        self.resize(720, 420)
        label = QLabel(told)
        label.setWordWrap(True)
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setFont(theme.number_font(11))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = QPushButton(tr("Copy"))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(f"{told}\n\n{details}"))
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(label)
        box.addWidget(text)
        box.addWidget(buttons)


class Unsaved(Enum):
    """What a person wants when something could not be saved while the window closes."""

    AGAIN = auto()
    DISCARD = auto()
    STAY = auto()


def ask_unsaved(
    parent: QWidget, told: str, name: str, suffix: str = "npz"
) -> tuple[Unsaved, Path | None]:
    """Ask what to do, and for a file to save to instead where that is wanted."""
    box = QMessageBox(parent)
    box.setWindowTitle("Nablascope")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(told)
    box.setInformativeText(tr("If the window closes now, it is lost."))
    role = QMessageBox.ButtonRole
    again = box.addButton(tr("Try again"), role.AcceptRole)
    elsewhere = box.addButton(tr("Save elsewhere …"), role.AcceptRole)
    discard = box.addButton(tr("Close without saving"), role.DestructiveRole)
    stay = box.addButton(tr("Keep the window open"), role.RejectRole)
    for button, key in (
        (again, "againButton"),
        (elsewhere, "elsewhereButton"),
        (discard, "discardButton"),
        (stay, "stayButton"),
    ):
        button.setObjectName(key)
    box.setDefaultButton(again)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    if clicked is elsewhere:
        return Unsaved.AGAIN, file_dialogs.ask_target(
            parent, tr("Save"), f"*.{suffix}", name, suffix
        )
    answers = {again: Unsaved.AGAIN, discard: Unsaved.DISCARD}
    return answers.get(clicked, Unsaved.STAY), None
