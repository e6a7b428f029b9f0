"""Small dialogs about a lane: a new one in which one setting differs, a fork, another name."""

from __future__ import annotations

from typing import Any

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

import nn
from gui.lane_view import LaneView
from gui.recipe.field import Field
from gui.style import i18n, theme
from gui.style.dialog_buttons import DialogButtons
from gui.style.i18n import sentence, tr
from gui.style.tooltips import tip

WIDTH, MARGIN = 420, 14


class LaneDialog(QDialog):
    """Base: rows, a sentence about what is wrong, and two buttons; it is about one ``lane``."""

    def __init__(self, lane: LaneView, title: str, told: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lane = lane
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(WIDTH))
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.rows.setVerticalSpacing(10)
        self.rows.setHorizontalSpacing(14)
        about = QLabel(told)
        about.setWordWrap(True)
        about.setMinimumHeight(about.heightForWidth(theme.px(WIDTH) - 2 * MARGIN))
        self.rows.addRow(about)
        self.wrong = QLabel()
        self.wrong.setProperty("role", "wrong")
        self.wrong.setWordWrap(True)
        self.wrong.hide()

    def finish(self, accept: str) -> None:
        """Add the sentence and the buttons below the rows."""
        self.rows.addRow(self.wrong)
        buttons = DialogButtons(accept)
        self.accept_button = buttons.accept_button
        buttons.accepted.connect(self.ask)
        buttons.rejected.connect(self.reject)
        self.rows.addRow(buttons)

    def ask(self) -> None:
        """A person pressed the first button."""
        raise NotImplementedError

    def refuse(self, error: nn.NablascopeError) -> None:
        """Say why not, and stay open."""
        self.wrong.setText(sentence(error))
        self.wrong.setMinimumHeight(self.wrong.heightForWidth(theme.px(WIDTH) - 2 * MARGIN))
        self.wrong.show()
        self.adjustSize()


class NewLaneDialog(LaneDialog):
    """Base: which one setting of a new lane shall differ, and how.

    Signals:
        asked: (slot, field, value, name) a person wants this lane.
    """

    asked = pyqtSignal(int, str, object, str)

    def __init__(self, lane: LaneView, title: str, told: str, accept: str, parent: QWidget) -> None:
        super().__init__(lane, title, told, parent)
        self._value: Any = None
        self._field: Field | None = None
        self.settings = QComboBox()
        self.settings.setObjectName("settingField")
        for name, knob in nn.KNOBS.items():
            if knob.group and lane.experiment.uses(name) and self.can_differ(name):
                self.settings.addItem(tr(knob.label), name)
                about = tip(tr(knob.help))
                self.settings.setItemData(
                    self.settings.count() - 1, about, Qt.ItemDataRole.ToolTipRole
                )
        self.settings.setCurrentIndex(self.settings.findData("activation"))
        self.settings.currentIndexChanged.connect(self._show_field)
        self.name = QLineEdit()
        self.name.setObjectName("laneNameField")
        self.name.setMaxLength(nn.LONGEST_NAME)
        self.name.setPlaceholderText(tr("same as the value"))
        self._blank = QWidget()
        self.rows.addRow(tr("Setting"), self.settings)
        self.rows.addRow(tr("Value"), self._blank)
        self.rows.addRow(tr("Name"), self.name)
        self.finish(accept)
        self._show_field()

    @property
    def field(self) -> Field:
        """The control of the value."""
        assert self._field is not None
        return self._field

    def ask(self) -> None:
        if self.field.unread():
            return  # what is typed cannot be taken, and has been told
        name = str(self.settings.currentData())
        self.asked.emit(self.lane.slot, name, self._value, self.name.text().strip())

    def can_differ(self, name: str) -> bool:
        """Whether the new lane may differ in a field."""
        return nn.can_differ(name)

    def _show_field(self) -> None:
        name = str(self.settings.currentData())
        field = Field(name, nn.KNOBS[name])
        field.changed.connect(self._take)
        field.refused.connect(self.refuse)
        self._value = getattr(self.lane.experiment, name)
        field.show_value(self._value)
        self.rows.replaceWidget(self._field or self._blank, field)
        (self._field or self._blank).hide()
        (self._field or self._blank).deleteLater()
        self._field = field
        self.wrong.hide()

    def _take(self, value: Any) -> None:
        self._value = value
        self.field.value = value
        self.wrong.hide()


class AddLaneDialog(NewLaneDialog):
    """A new lane that starts at step 0."""

    def __init__(self, lane: LaneView, parent: QWidget) -> None:
        told = i18n.told(
            "The new lane is a copy of '{name}' with one setting changed. It starts at step 0 "
            "and catches up with the other lanes. Unless the seed is what you change, it has "
            "the same random numbers and mini-batches.",
            name=lane.name,
        )
        super().__init__(lane, tr("Add a lane"), told, tr("Add"), parent)


class ForkDialog(NewLaneDialog):
    """A new lane that starts as a lane was after ``step`` steps."""

    def __init__(self, lane: LaneView, step: int, parent: QWidget) -> None:
        self.step = step
        told = i18n.told(
            "The new lane starts at step {step} with the weights, the optimizer state and the "
            "order of mini-batches of '{name}', and one setting changed. A new optimizer starts "
            "with an empty state.",
            step=f"{step:,}",
            name=lane.name,
        )
        super().__init__(lane, tr("Fork a lane"), told, tr("Fork"), parent)

    def can_differ(self, name: str) -> bool:
        return nn.can_fork(name, self.step)


class RenameDialog(LaneDialog):
    """A lane's new name.

    Signals:
        asked: (slot, name).
    """

    asked = pyqtSignal(int, str)

    def __init__(self, lane: LaneView, name: str, parent: QWidget) -> None:
        told = tr("The name of '{name}' in legends and reports.").format(name=name)
        super().__init__(lane, tr("Rename"), told, parent)
        self.name = QLineEdit(name)
        self.name.setObjectName("laneNameField")
        self.name.setMaxLength(nn.LONGEST_NAME)
        self.name.selectAll()
        self.rows.addRow(tr("Name"), self.name)
        self.finish(tr("Rename"))

    def ask(self) -> None:
        self.asked.emit(self.lane.slot, self.name.text().strip())
