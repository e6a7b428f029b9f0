"""The recipe: a form that the knobs of Experiment write.

It shows a recipe and tells what a person changed in it; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.lane_view import LaneView
from gui.recipe.field import Field
from gui.recipe.lane_bar import LaneBar
from gui.recipe.network_diagram import NetworkDiagram
from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.elided_combo import ElidedCombo
from gui.style.elided_label import ElidedLabel
from gui.style.event_filters import KeysForTheWindow, StillWhileScrolled
from gui.style.glossary import explained
from gui.style.i18n import tr
from gui.style.tooltips import tip

ROW_PIXELS = 28
LABEL_PIXELS = 92
MEGABYTES = 16, 16_384  # of memory for earlier steps, the least and the most
TERMS = {  # fields that have a term in the glossary
    "batch_size": "mini-batch",
    "train_size": "training set",
    "loss": "loss",
    "stopping": "early stopping",
    "patience": "early stopping",
    "scaling": "input scaling",
    "target": "target",
    "hidden": "hidden layer",
    "activation": "activation",
    "initializer": "initial weights",
    "optimizer": "optimizer",
    "learning_rate": "learning rate",
    "momentum": "momentum",
    "steps": "step",
    "evaluate_every": "validation set",
    "seed": "seed",
    "convolutions": "convolution",
    "augment": "augmentation",
    "validation_share": "validation set",
    "test_share": "test set",
    "spoil": "fault",
    "missing": "missing value",
    "embedding": "embedding",
    "schedule": "learning rate schedule",
    "weight_decay": "weight decay",
    "l1": "L1 penalty",
    "clip_norm": "gradient clipping",
    "dropout": "dropout",
    "normalization": "batch normalization",
    "skip": "residual connection",
}
MORE = "More settings"  # the group that is folded away


class RecipeForm(Dressed, QWidget):
    """The presets, the lanes of the race, and the fields of one lane.

    Signals:
        preset_chosen: (name).
        changed: (slot, field, value).
        refused: (error) what was typed cannot be taken.
        file_asked: a person wants to choose the file or folder of the data.
        reading_asked: a person wants to see how the table is read.
        lane_chosen: (slot) another lane is edited.
        moments_limited: (megabytes) what earlier steps may take in memory.
    """

    file_asked = pyqtSignal()
    reading_asked = pyqtSignal()
    lane_chosen = pyqtSignal(int)
    preset_chosen = pyqtSignal(str)
    changed = pyqtSignal(int, str, object)
    refused = pyqtSignal(object)
    moments_limited = pyqtSignal(int)

    def __init__(self) -> None:
        super().__init__()
        self.slot = 0  # of the lane that is edited
        self._lanes: dict[int, nn.Experiment] = {}
        self._ends = (784, 10)
        self._samples: tuple[int, int, int] | None = None
        self.fields: dict[str, Field] = {}
        self._labels: dict[str, QLabel] = {}
        self._sections: list[tuple[QLabel | QToolButton, str]] = []
        self.more = QToolButton()
        self.reading = QPushButton()
        self.reading.setObjectName("readingButton")
        self.reading.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.reading.clicked.connect(self.reading_asked)
        self.presets = ElidedCombo()
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.presets.setSizeAdjustPolicy(adjust)  # a long title does not widen the form
        self.presets.setObjectName("presetField")
        self.presets.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._presets = {name: nn.load_preset(name) for name in nn.preset_names()}
        for name in self._presets:
            self.presets.addItem("", name)
        self.watch = QLabel()
        self.watch.setObjectName("watchLabel")
        self.watch.setWordWrap(True)
        self.watch.setProperty("role", "muted")
        self.presets.installEventFilter(StillWhileScrolled(self))
        self.presets.installEventFilter(KeysForTheWindow(self))
        self.presets.activated.connect(
            lambda index: self.preset_chosen.emit(self.presets.itemData(index))
        )
        self.diagram = NetworkDiagram()
        self.lane_bar = LaneBar()
        self.lane_bar.selected.connect(self.select_lane)
        self.advice = QLabel()
        self.advice.setWordWrap(True)
        self._pending: list[str] = []
        self._past: Mapping[int, nn.Experiment] = {}
        self._moments_label, self.moments = ElidedLabel(), QSpinBox()
        self._notes = ""
        self._build()
        self.dress()

    def show_recipe(
        self,
        title: str,
        drafts: Mapping[int, nn.Experiment],
        pending: Sequence[str],
        lanes: Sequence[LaneView],
        notes: str = "",
    ) -> None:
        """Show these drafts of the lanes.

        ``pending`` names the fields that wait for a reset, and ``notes`` tell of an experiment
        that is not one of the presets.
        """
        gone = self.slot not in drafts
        if gone:
            self.slot = next(iter(drafts), 0)
        self.lane_bar.show_lanes(drafts, lanes, self.slot)
        self._lanes = dict(drafts)
        self._pending, self._notes = list(pending), notes
        titles = [preset.title for preset in self._presets.values()]
        self.presets.setCurrentIndex(titles.index(title) if title in titles else -1)
        self.presets.setPlaceholderText(title)  # of a run that no preset began
        self._show_watch()
        self._show_lane()
        if gone and drafts:
            self.lane_chosen.emit(self.slot)

    def show_data(self, dataset: nn.Dataset) -> None:
        """What the data decide: units of the input and the output, and how many samples."""
        self._ends = dataset.features, dataset.outputs
        train, validation, test = map(len, dataset.parts.values())
        self._samples = train, validation, test
        target = self.fields["target"].control
        if isinstance(target, QLineEdit):
            target.setPlaceholderText(dataset.target)  # what an empty field stands for
        self._show_lane()
        self.retranslate()

    def show_values(self) -> None:
        """Show the recipe's own values again, in place of what was typed and refused."""
        self._show_lane()

    def show_past(self, recipes: Mapping[int, nn.Experiment]) -> None:
        """Tell which values the lanes, by slot, had at the earlier step that is shown."""
        self._past = recipes
        self._show_past()

    def _show_past(self) -> None:
        then, now = self._past.get(self.slot), self._lanes.get(self.slot)
        for name, field in self.fields.items():
            if field.knob.live and now is not None:
                differs = then is not None and getattr(then, name) != getattr(now, name)
                field.show_past(getattr(then, name) if differs else None)

    def show_moments(self, megabytes: int) -> None:
        """Show what earlier steps may take in memory."""
        self.moments.blockSignals(True)
        self.moments.setValue(megabytes)
        self.moments.blockSignals(False)

    def select_lane(self, slot: int) -> None:
        """Edit this lane."""
        self.slot = slot
        self.lane_bar.select(slot)
        self._show_lane()
        self.lane_chosen.emit(slot)

    def retranslate(self) -> None:
        for index in range(self.presets.count()):
            preset = self._presets[self.presets.itemData(index)]
            self.presets.setItemText(index, tr(preset.title))
            self.presets.setItemData(index, tr(preset.about), Qt.ItemDataRole.ToolTipRole)
        self.presets.setToolTip(tr("Choose an experiment to start from"))
        self.presets.setAccessibleName(tr("Experiment"))
        for label, text in self._sections:
            label.setText(tr(text).upper())
        self.reading.setText(tr("Import settings …"))
        self.reading.setToolTip(
            tr("Change how the table is read: columns, target, task, missing values")
        )
        if self._samples:
            told = tr("{train:,} training, {validation:,} validation and {test:,} test samples")
            self.fields["data"].note = told.format(
                **dict(zip(("train", "validation", "test"), self._samples, strict=True))
            )
            self.fields["data"].retranslate()
        for name, field in self.fields.items():
            self._labels[name].setText(tr(field.knob.label))
            term = TERMS.get(name)
            self._labels[name].setToolTip(tip(explained(term) if term else "", field.about()))
        self._moments_label.setText(tr("Time machine"))
        self.moments.setSuffix(f" {tr('MB')}")
        told = tr(
            "Memory for going back to earlier steps, for all lanes together. With less, they are "
            "kept farther apart, and going back takes longer."
        )
        self.moments.setToolTip(tip(told))
        self._moments_label.setToolTip(tip(told))
        self.moments.setAccessibleName(tr("Time machine"))
        self._show_watch()
        self._show_advice()

    def _build(self) -> None:
        """From the outside in, since widgets are styled again whenever their parent moves."""
        inner = QWidget()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a click would take the keys from the window
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        box = QVBoxLayout(inner)
        box.setContentsMargins(16, 5, 16, 0)
        box.setSpacing(4)
        box.addWidget(self._section("Experiment"))
        box.addWidget(self.presets)
        box.addWidget(self.lane_bar)
        box.addWidget(self.watch)
        for group in dict.fromkeys(knob.group for knob in nn.KNOBS.values() if knob.group):
            box.addSpacing(4)
            box.addWidget(self._folding(group) if group == MORE else self._section(group))
            if group == "Network":
                box.addWidget(self.diagram)
            rows = self._rows(group)
            if group == MORE:
                rows.addRow(self._moments_label, self._new_moments())
            box.addLayout(rows)
        box.addStretch(1)
        self.advice.setContentsMargins(16, 0, 16, 6)
        outer.addWidget(self.advice)

    def _new_moments(self) -> QSpinBox:
        """What is no setting of a run: the memory for going back to earlier steps."""
        self.moments.setObjectName("momentsField")
        self.moments.setRange(*MEGABYTES)
        self.moments.setSingleStep(64)
        self.moments.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.moments.setKeyboardTracking(False)
        self.moments.installEventFilter(StillWhileScrolled(self))
        self.moments.valueChanged.connect(self.moments_limited)
        self._moments_label.setProperty("role", "muted")
        self._moments_label.setBuddy(self.moments)
        return self.moments

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
        return self.more

    def show_theme(self) -> None:
        for label in (*self._labels.values(), self._moments_label):
            label.setFixedWidth(theme.px(LABEL_PIXELS))
            label.setMinimumHeight(theme.px(ROW_PIXELS))
        self._show_arrow()

    def _show_arrow(self) -> None:
        self.more.setIcon(
            theme.icon("chevron-down" if self.more.isChecked() else "chevron-right", "muted")
        )

    def _rows(self, group: str) -> QFormLayout:
        rows = QFormLayout()
        rows.setVerticalSpacing(0)  # else rows that are hidden leave gaps
        rows.setHorizontalSpacing(6)
        for name, knob in nn.KNOBS.items():
            if knob.group != group:
                continue
            field = Field(name, knob)
            field.changed.connect(partial(self._on_changed, name))
            field.refused.connect(self.refused)
            field.file_asked.connect(self.file_asked)
            label = ElidedLabel()
            label.setProperty("role", "muted")
            label.setBuddy(field.control)
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            rows.addRow(label, field)
            self.fields[name], self._labels[name] = field, label
            if name == "file":
                rows.addRow("", self.reading)
        return rows

    def _on_changed(self, name: str, value: Any) -> None:
        self.changed.emit(self.slot, name, value)

    def _show_lane(self) -> None:
        if self.slot not in self._lanes:
            return
        lane = self._lanes[self.slot]
        for name, field in self.fields.items():
            field.show_value(getattr(lane, name))
            shown = self._matters(lane, field)
            field.setVisible(shown)
            self._labels[name].setVisible(shown)
        self._moments_label.setVisible(self.more.isChecked())
        self.moments.setVisible(self.more.isChecked())
        self._show_past()
        self.reading.setVisible(lane.data == "table" and bool(lane.file))
        self.diagram.show_network(lane.sizes(*self._ends), len(lane.convolutions))
        self._show_advice()

    def _matters(self, lane: nn.Experiment, field: Field) -> bool:
        """Whether a field is shown: it has an effect, and is not folded away as usual."""
        knob = field.knob
        if not lane.uses(field.name):
            return False
        if knob.group != MORE or self.more.isChecked():
            return True
        usual = nn.Experiment()
        deciding = field.name if knob.only_if is None else knob.only_if[0]
        return getattr(lane, deciding) != getattr(usual, deciding)

    def _show_watch(self) -> None:
        """What to look at in the preset that is chosen, or what was noted of another experiment."""
        preset = self._presets.get(self.presets.currentData())
        first = next(iter(self._lanes.values()), None)
        as_it_was = preset is not None and first is not None and first.data == preset.lanes[0].data
        told = self._notes if preset is None else tr(preset.watch) if as_it_was else ""
        self.watch.setText(told)
        self.watch.setVisible(bool(told))

    def _show_advice(self) -> None:
        """What waits for a reset."""
        labels = ", ".join(tr(nn.KNOBS[name].label) for name in self._pending if name in nn.KNOBS)
        told = tr("Changed: {fields}. Press Reset (R) to start again with these settings.")
        self.advice.setText(told.format(fields=labels) if labels else "")
        self.advice.setVisible(bool(labels))
        self.advice.setProperty("role", "pending")
        self.advice.style().polish(self.advice)
