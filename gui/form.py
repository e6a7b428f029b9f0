"""The recipe: a form that the knobs of Experiment write.

It shows a recipe and tells what a person changed in it; it decides nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import Any

from PyQt5.QtCore import QEvent, QObject, Qt, pyqtSignal
from PyQt5.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

import nn
from gui import theme
from gui.chain import NetworkChain
from gui.i18n import tr

LABEL_PIXELS = 92
TABS_PIXELS, TAB_GAP, TAB_PADDING = 232, 6, 22
SLIDER_STEPS_PER_DECADE = 20
MORE = "More settings"  # the group that is folded away


class StillWhileScrolled(QObject):
    """Lets the wheel scroll the form: a list or slider under the mouse keeps its value."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel:
            return False
        event.ignore()
        return True


class Field(QWidget):
    """One knob as a control: a list where it has choices, else a line to type into.

    Signals:
        changed: (value) a person chose or typed a value of the right kind.
        refused: (error) what was typed is of the wrong kind or outside the limits.
    """

    changed = pyqtSignal(object)
    refused = pyqtSignal(object)

    def __init__(self, name: str, knob: nn.Knob) -> None:
        super().__init__()
        self.name, self.knob = name, knob
        self.value: Any = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self.control: QComboBox | QLineEdit
        if knob.choices:
            self.control = QComboBox()
            self.control.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # keys stay with the window
            for choice in knob.choices:
                self.control.addItem(choice, choice)
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            self.control.setSizeAdjustPolicy(policy)  # a long choice does not widen the form
            self.control.activated.connect(self._on_chosen)
        else:
            self.control = QLineEdit()
            self.control.setFont(theme.number_font(12))
            self.control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.control.editingFinished.connect(self._on_typed)
            self.control.returnPressed.connect(self.control.clearFocus)
        self.control.setObjectName(f"{name}Field")
        still = StillWhileScrolled(self)
        self.control.installEventFilter(still)
        box.addWidget(self.control)
        self.slider: QSlider | None = None
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

    def show_value(self, value: Any) -> None:
        """Show a value without telling that it changed."""
        self.value = value
        self._mark(False)
        if isinstance(self.control, QComboBox):
            self.control.setCurrentIndex(self.control.findData(value))
        else:
            self.control.setText(nn.as_text(value))
            self.control.setCursorPosition(0)
        if self.slider is not None:
            self.slider.blockSignals(True)
            self.slider.setValue(round(SLIDER_STEPS_PER_DECADE * math.log10(value)))
            self.slider.blockSignals(False)

    def refuse(self) -> None:
        """Mark what was typed as wrong."""
        self._mark(True)

    def retranslate(self) -> None:
        """Say everything in the language that is shown."""
        limits = ""
        if not self.knob.choices and math.isfinite(self.knob.low):
            limits = f"\n{nn.as_text(self.knob.low)} … {nn.as_text(self.knob.high)}"
            if self.knob.unit:
                limits += f" {tr(self.knob.unit)}"
        for widget in (self.control, self.slider):
            if widget is not None:
                widget.setToolTip(tr(self.knob.help) + limits)
                widget.setAccessibleName(tr(self.knob.label))

    def _on_chosen(self, index: int) -> None:
        assert isinstance(self.control, QComboBox)
        self._tell(self.control.itemData(index))

    def _on_typed(self) -> None:
        assert isinstance(self.control, QLineEdit)
        if self.control.text() == nn.as_text(self.value):
            self._mark(False)
            return
        try:
            self._tell(nn.parse(self.name, self.control.text()))
        except nn.NablascopeError as error:
            self.refuse()
            self.refused.emit(error)

    def _on_slid(self, place: int) -> None:
        value = float(f"{10 ** (place / SLIDER_STEPS_PER_DECADE):.2g}")
        assert isinstance(self.control, QLineEdit)
        self.control.setText(nn.as_text(value))
        self._tell(value)

    def _tell(self, value: Any) -> None:
        if value != self.value:
            self.changed.emit(value)

    def _mark(self, wrong: bool) -> None:
        if bool(self.control.property("wrong")) != wrong:
            self.control.setProperty("wrong", wrong)
            self.control.style().polish(self.control)


class RecipeForm(QWidget):
    """The presets, the lanes of the race, and the fields of one lane.

    Signals:
        preset_chosen: (name).
        changed: (lane, field, value).
        refused: (error) what was typed cannot be taken.
    """

    preset_chosen = pyqtSignal(str)
    changed = pyqtSignal(int, str, object)
    refused = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self.lane = 0
        self._lanes: list[nn.Experiment] = []
        self._ends = (784, 10)
        self._samples: tuple[int, int, int] | None = None
        self.fields: dict[str, Field] = {}
        self._labels: dict[str, QLabel] = {}
        self._sections: list[tuple[QLabel | QToolButton, str]] = []
        self.more = QToolButton()
        self.presets = QComboBox()
        self.presets.setObjectName("presetField")
        self.presets.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for name in nn.preset_names():
            self.presets.addItem("", name)
        self.presets.installEventFilter(StillWhileScrolled(self))
        self.presets.activated.connect(
            lambda index: self.preset_chosen.emit(self.presets.itemData(index))
        )
        self.chain = NetworkChain()
        self._tabs = QHBoxLayout()
        self._tabs.setSpacing(TAB_GAP)
        self._group = QButtonGroup(self)
        self.advice = QLabel()
        self.advice.setWordWrap(True)
        self._build()
        self.retranslate()

    def show_recipe(
        self, title: str, lanes: Sequence[nn.Experiment], pending: Sequence[str]
    ) -> None:
        """Show these lanes; ``pending`` names the fields that wait for a reset."""
        names = [lane.name for lane in lanes]
        if names != [lane.name for lane in self._lanes]:
            self._show_tabs(names)
        self._lanes = list(lanes)
        self._pending = list(pending)
        place = next(
            (
                i
                for i in range(self.presets.count())
                if nn.load_preset(self.presets.itemData(i)).title == title
            ),
            -1,
        )
        self.presets.setCurrentIndex(place)
        self._show_lane()

    def show_data(self, features: int, classes: int, samples: tuple[int, int, int]) -> None:
        """What the data decide: units of the input and the output, and how many samples."""
        self._ends, self._samples = (features, classes), samples
        self._show_lane()
        self.retranslate()

    def show_values(self) -> None:
        """Show the recipe's own values again, in place of what was typed and refused."""
        self._show_lane()

    def select_lane(self, lane: int) -> None:
        """Edit this lane."""
        self.lane = lane
        button = self._group.button(lane)
        if button is not None:
            button.setChecked(True)
        self._show_lane()

    def retranslate(self) -> None:
        """Say everything in the language that is shown."""
        for index in range(self.presets.count()):
            preset = nn.load_preset(self.presets.itemData(index))
            self.presets.setItemText(index, tr(preset.title))
            self.presets.setItemData(index, tr(preset.about), Qt.ItemDataRole.ToolTipRole)
        self.presets.setToolTip(tr("An experiment to start from"))
        self.presets.setAccessibleName(tr("Experiment"))
        for label, text in self._sections:
            label.setText(tr(text).upper())
        for name, field in self.fields.items():
            self._labels[name].setText(tr(field.knob.label))
            field.retranslate()
        if self._samples:
            told = tr("{train:,} to train, {validation:,} to validate, {test:,} to test")
            told = told.format(
                **dict(zip(("train", "validation", "test"), self._samples, strict=True))
            )
            data = self.fields["data"].control
            data.setToolTip(f"{data.toolTip()}\n{told}")
        self._show_advice()

    def _build(self) -> None:
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(16, 8, 16, 0)
        box.setSpacing(5)
        box.addWidget(self._section("Experiment"))
        box.addWidget(self.presets)
        box.addLayout(self._tabs)
        for group in dict.fromkeys(knob.group for knob in nn.KNOBS.values() if knob.group):
            box.addSpacing(4)
            box.addWidget(self._folding(group) if group == MORE else self._section(group))
            if group == "Network":
                box.addWidget(self.chain)
            box.addLayout(self._rows(group))
        box.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.advice.setContentsMargins(16, 0, 16, 6)
        outer.addWidget(self.advice)

    def _section(self, text: str) -> QLabel:
        label = QLabel()
        label.setProperty("role", "section")
        self._sections.append((label, text))
        return label

    def _folding(self, text: str) -> QToolButton:
        """The heading of settings that are shown on demand, or when they are not as usual."""
        self.more.setObjectName("moreButton")
        self.more.setProperty("role", "section")
        self.more.setCheckable(True)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.toggled.connect(self._show_lane)
        self.more.toggled.connect(self._show_arrow)
        self._sections.append((self.more, text))
        self._show_arrow()
        return self.more

    def _show_arrow(self) -> None:
        self.more.setIcon(
            theme.icon("chevron-down" if self.more.isChecked() else "chevron-right", "muted")
        )

    def _rows(self, group: str) -> QFormLayout:
        rows = QFormLayout()
        rows.setVerticalSpacing(4)
        rows.setHorizontalSpacing(6)
        for name, knob in nn.KNOBS.items():
            if knob.group != group:
                continue
            field = Field(name, knob)
            field.changed.connect(partial(self._on_changed, name))
            field.refused.connect(self.refused)
            label = QLabel()
            label.setProperty("role", "muted")
            label.setFixedWidth(LABEL_PIXELS)
            label.setMinimumHeight(26)
            label.setBuddy(field.control)
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            rows.addRow(label, field)
            self.fields[name], self._labels[name] = field, label
        return rows

    def _on_changed(self, name: str, value: Any) -> None:
        self.changed.emit(self.lane, name, value)

    def _show_tabs(self, names: list[str]) -> None:
        while self._tabs.count():
            old = self._tabs.takeAt(0).widget()
            self._group.removeButton(old)
            old.deleteLater()
        for lane, name in enumerate(names if len(names) > 1 else []):
            button = QPushButton()
            room = (TABS_PIXELS - TAB_GAP * (len(names) - 1)) // len(names) - TAB_PADDING
            elide = Qt.TextElideMode.ElideRight
            button.setText(button.fontMetrics().elidedText(name, elide, room))
            button.setToolTip(name)
            button.setProperty("role", "lane")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setChecked(lane == 0)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked, lane=lane: self.select_lane(lane))
            self._group.addButton(button, lane)
            self._tabs.addWidget(button)
        self.lane = 0
        self._show_colors()

    def _show_colors(self) -> None:
        for button in self._group.buttons():
            tint = theme.lane_color(self._group.id(button)).name()
            button.setStyleSheet(f"color: {tint}; font-weight: 500;")

    def _show_lane(self) -> None:
        if not self._lanes:
            return
        lane = self._lanes[self.lane]
        for name, field in self.fields.items():
            field.show_value(getattr(lane, name))
            shown = self._matters(lane, field)
            field.setVisible(shown)
            self._labels[name].setVisible(shown)
        self.chain.show_network(lane.sizes(*self._ends), lane.activation)
        self._show_advice()

    def _matters(self, lane: nn.Experiment, field: Field) -> bool:
        """Whether a field is shown: it has an effect, and is not folded away as usual."""
        knob = field.knob
        if knob.only_if is not None and getattr(lane, knob.only_if[0]) not in knob.only_if[1]:
            return False
        if knob.group != MORE or self.more.isChecked():
            return True
        usual = nn.Experiment()
        deciding = field.name if knob.only_if is None else knob.only_if[0]
        return getattr(lane, deciding) != getattr(usual, deciding)

    def _show_advice(self) -> None:
        pending = getattr(self, "_pending", [])
        if pending:
            labels = ", ".join(tr(nn.KNOBS[name].label) for name in pending if name in nn.KNOBS)
            text = tr("Changed: {fields}. Press Reset (R) to start anew with it.")
            self.advice.setText(text.format(fields=labels))
        else:
            self.advice.setText(
                tr("Rate, momentum, penalties and steps apply at once; all else needs a reset.")
            )
        self.advice.setProperty("role", "pending" if pending else "muted")
        self.advice.style().polish(self.advice)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not hasattr(self, "advice"):
            return
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._show_colors()
            self._show_arrow()
