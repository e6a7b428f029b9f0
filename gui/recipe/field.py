"""A field: one knob of the recipe as a control that tells what a person chose or typed."""

from __future__ import annotations

import math
from typing import Any

from PyQt5.QtCore import QEvent, QObject, Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent
from PyQt5.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.elided_combo import ElidedCombo
from gui.style.event_filters import KeysForTheWindow, StillWhileScrolled
from gui.style.i18n import choice_name, tr
from gui.style.tooltips import tip

SLIDER_STEPS_PER_DECADE = 20
NUMBER_PIXELS = 43  # of a line beside a list of names
EACH = "each"  # the entry of a list that opens a line for one value per layer


def name_choices(control: QComboBox) -> None:
    """Name the choices of a list in the language that is shown; a tooltip has the code's name."""
    for index in range(control.count()):
        choice = control.itemData(index)
        control.setItemText(index, tr("One per layer …") if choice == EACH else choice_name(choice))
        control.setItemData(index, choice, Qt.ItemDataRole.ToolTipRole)


class LeftWithEscape(QObject):
    """Lets Escape leave a line of the window, with what was in it before; a dialog closes."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._field = field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() != Qt.Key.Key_Escape or isinstance(self._field.window(), QDialog):
            return False
        self._field.show_value(self._field.value)
        watched.clearFocus()  # type: ignore[attr-defined]
        return True


class Field(Dressed, QWidget):
    """One knob as a control: a list where it has choices, else a line to type into.

    Signals:
        changed: (value) a person chose or typed a value of the right kind.
        refused: (error) what was typed is of the wrong kind or outside the limits.
        file_asked: a person wants to choose a file in a dialog.
    """

    changed = pyqtSignal(object)
    refused = pyqtSignal(object)
    file_asked = pyqtSignal()

    def __init__(self, name: str, knob: nn.Knob) -> None:
        super().__init__()
        self.name, self.knob = name, knob
        self.value: Any = None
        self.note = ""  # what else its tooltip tells
        self._past: QLabel | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self.control: QComboBox | QLineEdit = self._new_list() if knob.choices else self._new_line()
        self.control.setObjectName(f"{name}Field")
        still = StillWhileScrolled(self)
        self.control.installEventFilter(still)
        row = self._row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.control)
        box.addLayout(row)
        self.names: QComboBox | None = None
        self.line: QLineEdit | None = None
        self.browse: QToolButton | None = None
        self.slider: QSlider | None = None
        self._add_rest(box, still)
        self.dress()

    def _add_rest(self, box: QVBoxLayout, still: QObject) -> None:
        """What some fields have besides their control."""
        name, knob = self.name, self.knob
        if knob.per_layer:
            self.line = self._new_line()
            self.line.setObjectName(f"{name}Line")
            box.addWidget(self.line)
        if knob.path:
            self.browse = QToolButton()
            self.browse.setObjectName(f"{name}Button")
            self.browse.setText("…")
            self.browse.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.browse.clicked.connect(self.file_asked)
            self._row.addWidget(self.browse)
        if knob.named:
            self.names = self._new_names()
            self.names.setObjectName(f"{name}Names")
            for part in (self.names, self.control):
                part.setProperty("role", "compact")
            self._row.setSpacing(2)
            self._row.addWidget(self.names, 1)
        if knob.logarithmic:
            self.slider = QSlider(Qt.Orientation.Horizontal)
            self.slider.setObjectName(f"{name}Slider")
            self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.slider.setRange(
                *(round(SLIDER_STEPS_PER_DECADE * math.log10(end)) for end in (knob.low, knob.high))
            )
            self.slider.valueChanged.connect(self._on_slid)
            self.slider.installEventFilter(still)
            box.addWidget(self.slider)

    def _new_list(self) -> QComboBox:
        control = ElidedCombo()
        control.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # keys stay with the window
        for choice in (*self.knob.choices, *([EACH] if self.knob.per_layer else [])):
            control.addItem(choice, choice)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        control.setSizeAdjustPolicy(policy)  # a long choice does not widen the form
        control.installEventFilter(KeysForTheWindow(self))
        control.activated.connect(self._on_chosen)
        return control

    def _new_names(self) -> QComboBox:
        """A list of the names that some values have, beside the line with the number."""
        names = ElidedCombo()
        names.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for value in self.knob.named:
            names.addItem("", value)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        names.setSizeAdjustPolicy(policy)
        names.installEventFilter(StillWhileScrolled(self))
        names.installEventFilter(KeysForTheWindow(self))
        names.activated.connect(self._on_named)
        return names

    def _new_line(self) -> QLineEdit:
        control = QLineEdit()
        control.setFont(theme.number_font(12))
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        control.editingFinished.connect(self._on_typed)
        control.returnPressed.connect(control.clearFocus)
        control.installEventFilter(LeftWithEscape(self))
        return control

    def show_value(self, value: Any) -> None:
        """Show a value without telling that it changed."""
        self.value = value
        self._mark(False)
        if isinstance(self.control, QComboBox):
            listed = not isinstance(value, str)
            self.control.setCurrentIndex(self.control.findData(EACH if listed else value))
            if self.line is not None:
                self.line.setText(nn.as_text(value))
                self.line.setVisible(listed)
            alarming = value in self.knob.alarming
            if bool(self.control.property("alarming")) != alarming:  # to polish costs a layout
                self.control.setProperty("alarming", alarming)
                self.control.style().polish(self.control)
        else:
            self.control.setText(nn.as_text(value))
            self.control.setCursorPosition(0 if not self.knob.path else len(str(value)))
        if self.names is not None:
            known = value if value in self.knob.named else nn.OTHER
            self.names.setCurrentIndex(list(self.knob.named).index(known))
        if self.slider is not None:
            self.slider.blockSignals(True)
            self.slider.setValue(round(SLIDER_STEPS_PER_DECADE * math.log10(value)))
            self.slider.blockSignals(False)

    def show_past(self, value: Any) -> None:
        """Tell inside the line what the value was at an earlier step; None: as it is."""
        if isinstance(self.control, QLineEdit) and self._past is None and value is not None:
            self._past = QLabel()
            self._past.setProperty("role", "small")
            self._past.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            room = QHBoxLayout(self.control)
            room.setContentsMargins(0, 0, 6, 0)
            room.addStretch(1)
            room.addWidget(self._past)
        if self._past is not None:
            told = tr("was {value}").format(value=nn.as_text(value)) if value is not None else ""
            self._past.setText(told)

    def refuse(self) -> None:
        """Mark what was typed as wrong."""
        self._mark(True)

    def about(self) -> str:
        """What the field is for and what may be put into it, in the language that is shown."""
        limits = ""
        if not self.knob.choices and math.isfinite(self.knob.low):
            limits = f"{nn.as_text(self.knob.low)} … {nn.as_text(self.knob.high)}"
            if self.knob.unit:
                limits += f" {tr(self.knob.unit)}"
        return tip(tr(self.knob.help), limits, self.note)

    def show_theme(self) -> None:
        if self.names is not None:
            self.control.setFixedWidth(theme.px(NUMBER_PIXELS))

    def retranslate(self) -> None:
        for widget in (self.control, self.line, self.names, self.slider):
            if widget is not None:
                widget.setToolTip(self.about())
                widget.setAccessibleName(tr(self.knob.label))
        if isinstance(self.control, QComboBox):
            name_choices(self.control)
        if self.names is not None:
            for index, told in enumerate(self.knob.named.values()):
                self.names.setItemText(index, tr(told))
        if self.browse is not None:
            self.browse.setToolTip(tr("Browse …"))
            self.browse.setAccessibleName(tr("Browse …"))

    def unread(self) -> bool:
        """Read what is being typed; whether it cannot be taken."""
        typed = self._typed_into
        if typed is not None and not typed.isHidden():
            self._on_typed()
        return bool((typed or self.control).property("wrong"))

    def _on_chosen(self, index: int) -> None:
        assert isinstance(self.control, QComboBox)
        choice = self.control.itemData(index)
        if choice != EACH:
            if self.line is not None:
                self.line.hide()
            self._tell(choice)
        elif self.line is not None:
            self.line.show()
            self.line.setFocus()
            self.line.selectAll()

    def _on_named(self, index: int) -> None:
        """A named value was chosen; for another one a person may type it."""
        assert self.names is not None
        value = self.names.itemData(index)
        if value == nn.OTHER:
            usual = nn.USUAL[self.name]
            if self.value in self.knob.named and usual not in self.knob.named:
                self._tell(usual)
            self.control.setFocus()
            assert isinstance(self.control, QLineEdit)
            self.control.selectAll()
        else:
            self._tell(value)

    @property
    def _typed_into(self) -> QLineEdit | None:
        """The line that a person types into; None for a list alone."""
        return self.control if isinstance(self.control, QLineEdit) else self.line

    def _on_typed(self) -> None:
        line = self._typed_into
        assert line is not None
        if line.text() == nn.as_text(self.value):
            self._mark(False)
            return
        try:
            value = nn.parse(self.name, line.text())
        except nn.NablascopeError as error:
            self.refuse()
            self.refused.emit(error)
        else:
            self._mark(False)
            self._tell(value)

    def _on_slid(self, position: int) -> None:
        value = float(f"{10 ** (position / SLIDER_STEPS_PER_DECADE):.2g}")
        assert isinstance(self.control, QLineEdit)
        self.control.setText(nn.as_text(value))
        self._tell(value)

    def _tell(self, value: Any) -> None:
        if value != self.value:
            self.changed.emit(value)

    def _mark(self, wrong: bool) -> None:
        control = self._typed_into or self.control
        if bool(control.property("wrong")) != wrong:
            control.setProperty("wrong", wrong)
            control.style().polish(control)
