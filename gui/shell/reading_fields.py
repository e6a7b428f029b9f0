"""ReadingFields: how the file of a table is read: encoding, delimiter, decimal sign and so on."""

from __future__ import annotations

from functools import partial

from PyQt5.QtCore import QSignalBlocker, Qt, pyqtSignal
from PyQt5.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.style import i18n
from gui.style.elided_combo import ElidedCombo
from gui.style.event_filters import StillWhileScrolled
from gui.style.i18n import N_, tr
from gui.style.tooltips import tip

FIELDS = ("encoding", "delimiter", "decimal", "header", "gaps", "spellings")
CHOICES = {
    "comma": N_("comma"),
    "semicolon": N_("semicolon"),
    "tab": N_("tab"),
    "bar": N_("vertical bar"),
    "space": N_("space"),
    "point": N_("point"),
    "as written": N_("as written"),
    "merged": N_("merged"),
    "yes": N_("yes"),
    "no": N_("no"),
    "classification": N_("classification"),
    "binary": N_("two classes"),
    "regression": N_("regression"),
    "auto": N_("auto"),
}


class ReadingFields(QWidget):
    """A control for each of FIELDS; what was detected stands beside "auto".

    Signals:
        changed: (field, value) a person decides otherwise.
        again_asked: all corrections are to be forgotten.
    """

    changed = pyqtSignal(str, object)
    again_asked = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.controls: dict[str, QComboBox | QLineEdit] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for name in FIELDS:
            row.addLayout(self._new_field(name), 2 if name == "gaps" else 1)
        again = QPushButton(tr("Detect again"))
        again.setObjectName("importGuessButton")
        again.setAutoDefault(False)
        again.clicked.connect(self.again_asked)
        row.addWidget(again, 0, Qt.AlignmentFlag.AlignBottom)

    def show_preview(self, found: nn.Preview, recipe: nn.Experiment) -> None:
        """Show the choices of a recipe, and what was detected."""
        decided = {
            "encoding": found.encoding,
            "delimiter": found.delimiter,
            "decimal": found.decimal,
            "header": "yes" if found.header else "no",
        }
        for name, control in self.controls.items():
            value = getattr(recipe, name)
            if isinstance(control, QLineEdit):
                if not control.hasFocus():
                    control.setText(value)
                continue
            with QSignalBlocker(control):
                for index in range(control.count()):
                    choice = control.itemData(index)
                    auto = decided.get(name) if choice == "auto" else None
                    told = f"{named(choice)}: {named(auto)}" if auto else named(choice)
                    control.setItemText(index, told)
                    control.setItemData(index, choice, Qt.ItemDataRole.ToolTipRole)
                control.setCurrentIndex(control.findData(value))

    def _new_field(self, name: str) -> QVBoxLayout:
        knob = nn.KNOBS[name]
        part = QVBoxLayout()
        part.setSpacing(2)
        label = QLabel(tr(knob.label))
        label.setProperty("role", "muted")
        control: QComboBox | QLineEdit
        if knob.choices:
            control = ElidedCombo()
            for choice in knob.choices:
                control.addItem(choice, choice)
            control.activated.connect(partial(self._on_choice, name))
            control.installEventFilter(StillWhileScrolled(control))
        else:
            control = QLineEdit()
            control.setPlaceholderText(tr("for example NA, ?, -999"))
            control.editingFinished.connect(partial(self._on_typed, name))
        control.setObjectName(f"import{name.capitalize()}Field")
        for widget in (label, control):
            widget.setToolTip(tip(tr(knob.help)))
        label.setBuddy(control)
        part.addWidget(label)
        part.addWidget(control)
        self.controls[name] = control
        return part

    def _on_choice(self, name: str, index: int) -> None:
        control = self.controls[name]
        assert isinstance(control, QComboBox)
        self.changed.emit(name, control.itemData(index))

    def _on_typed(self, name: str) -> None:
        control = self.controls[name]
        assert isinstance(control, QLineEdit)
        self.changed.emit(name, control.text().strip())


def named(choice: str) -> str:
    """A choice of the recipe in the language that is shown; encodings keep their names."""
    return tr(CHOICES[choice]) if choice in CHOICES else i18n.choice_name(choice)
