"""BugChoice: a wrong backward pass to put into a lane, and the layer for it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.panels.scrolled import scrolled
from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.elided_label import ElidedLabel
from gui.style.i18n import tr
from gui.style.tooltips import tip

MOST_LAYERS = 12
MOST_HIGH = 300  # pixels of the list
RIGHT: Any = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BugChoice(Dressed, QWidget):
    """A list of bugs, those that this network cannot have greyed out, and the layers for one.

    Signals:
        asked: (bug, layer) race a lane with this mistake beside the sound one.
        hidden_changed: names that would tell the answer are to be covered, or shown.
    """

    asked = pyqtSignal(str, int)
    hidden_changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.places: Mapping[str, Sequence[int]] = {}
        self._title, self._about = QLabel(), ElidedLabel()
        self._title.setProperty("role", "section")
        self._about.setProperty("role", "muted")
        self._group, self._layers = QButtonGroup(self), QButtonGroup(self)
        self.bugs: dict[str, QRadioButton] = {}
        self._missing: dict[str, QLabel] = {}
        self._batch_size = 0
        self._list = QWidget()
        self._list.setLayout(self._new_list())
        self._in = QLabel()
        self.layer_buttons: list[QPushButton] = []
        self.hide_box, self.race = QCheckBox(), QPushButton()
        self.hide_box.setObjectName("hideBugBox")
        self.race.setObjectName("raceBrokenButton")
        for button in (self.hide_box, self.race):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide_box.toggled.connect(self._on_hidden)
        self.race.clicked.connect(self._on_race)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._title)
        box.addWidget(self._about)
        area = scrolled(self._list)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMaximumHeight(theme.px(MOST_HIGH))
        box.addWidget(area, 1)
        box.addLayout(self._new_layers())
        box.addWidget(self.hide_box)
        box.addWidget(self.race)
        box.addStretch(1)
        self.dress()

    def _new_list(self) -> QGridLayout:
        """A line for each bug, with the reason why it cannot be."""
        rows = QGridLayout()
        rows.setContentsMargins(0, 0, 4, 0)
        rows.setVerticalSpacing(0)
        rows.setColumnStretch(1, 1)
        for index, bug in enumerate(nn.BUGS):
            button = self.bugs[bug] = QRadioButton()
            button.setObjectName(f"bug-{bug}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.toggled.connect(self._on_chosen)
            self._group.addButton(button)
            label = self._missing[bug] = ElidedLabel()
            label.setProperty("role", "muted")
            label.setAlignment(RIGHT)
            rows.addWidget(button, index, 0)
            rows.addWidget(label, index, 1)
        return rows

    def _new_layers(self) -> QHBoxLayout:
        """A button for each layer."""
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._in)
        for number in range(1, MOST_LAYERS + 1):
            choice = QPushButton(str(number))
            choice.setObjectName(f"bugLayer{number}Button")
            choice.setProperty("role", "choice")
            choice.setCheckable(True)
            choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._layers.addButton(choice, number)
            row.addWidget(choice)
            self.layer_buttons.append(choice)
        row.addStretch(1)
        return row

    @property
    def hidden(self) -> bool:
        """Whether the exercise covers which bug it is."""
        return self.hide_box.isChecked()

    @property
    def bug(self) -> str:
        """The bug that is chosen, "" for none."""
        return next((name for name, button in self.bugs.items() if button.isChecked()), "")

    @property
    def layer(self) -> int:
        """The layer that is chosen."""
        return max(self._layers.checkedId(), 0)

    def show_places(self, places: Mapping[str, Sequence[int]], batch_size: int) -> None:
        """In which layers the network can have each bug, with mini-batches of this size."""
        self.places, self._batch_size = places, batch_size
        for bug, button in self.bugs.items():
            button.setEnabled(bool(places.get(bug)))
        self._show()

    def _on_chosen(self, chosen: bool) -> None:
        if chosen:
            self._show()

    def _show(self) -> None:
        """Offer the layers of the chosen bug; the middle one is chosen at first."""
        possible = list(self.places.get(self.bug, ()))
        in_a_layer = bool(self.bug) and nn.BUGS[self.bug].at != "loss"
        for number, button in enumerate(self.layer_buttons, start=1):
            button.setVisible(in_a_layer and number in possible)
        self._in.setVisible(in_a_layer and bool(possible))
        if possible and self.layer not in possible:
            self._layers.button(min(possible[len(possible) // 2], MOST_LAYERS)).setChecked(True)
        ready = bool(possible) or (self.hidden and any(self.places.values()))
        self.race.setEnabled(ready)
        self.retranslate()

    def _on_hidden(self) -> None:
        self._list.setEnabled(not self.hidden)
        if self.hidden:
            self._group.setExclusive(False)
            for button in self.bugs.values():
                button.setChecked(False)
            self._group.setExclusive(True)
        self._show()
        self.hidden_changed.emit()

    def _on_race(self) -> None:
        bug, layer = self.bug, self.layer
        if self.hidden:
            found = [one for one in self.places if self.places[one] and nn.BUGS[one].at == "layer"]
            if not found:
                return
            bug = random.choice(found)
            layer = random.choice(list(self.places[bug]))
        if bug:
            self.asked.emit(bug, layer)

    def retranslate(self) -> None:
        self._title.setText(tr("Break the backprop").upper())
        self._about.setText(tr("A lane that is wrong on purpose races beside the sound one."))
        for name, button in self.bugs.items():
            bug = nn.BUGS[name]
            button.setText(tr(bug.title))
            button.setToolTip(tip(tr(bug.about)))
            known = self.places.get(name) or self.hidden
            self._missing[name].setText("" if known else tr(bug.obstacle(self._batch_size)))
        self._in.setText(tr("in layer"))
        self.hide_box.setText(tr("Hide which, and find it"))
        self.hide_box.setToolTip(
            tr("A mistake is chosen at random; click the bar of the layer that you think has it")
        )
        self.race.setText(tr("Race it"))
        self.race.setToolTip(tr("Add a lane with this mistake; its file and its name say so"))
