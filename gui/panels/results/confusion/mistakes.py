"""MistakesView: which samples are listed, in which order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

import nn
from gui.panels.results.confusion.sample_list import Pair, SampleList
from gui.style.choice import Choice
from gui.style.dressed import Dressed
from gui.style.elided_combo import ElidedCombo
from gui.style.i18n import N_, tr

CELL, ALL, DISAGREE, DOUBT = "cell", "all", "disagree", "doubt"
LISTS = {
    CELL: N_("Cell"),
    ALL: N_("Mistakes"),
    DISAGREE: N_("Disagree"),
    DOUBT: N_("In doubt"),
}
ORDER_LETTERS = 11  # that the list of orders has room for
ORDERS = {"loss": N_("by loss"), "confidence": N_("by confidence")}


class MistakesView(Dressed, QWidget):
    """Pictures or rows of predictions against the truth; the worst first.

    Signals:
        sample_chosen, entered_sample: (index in the part) see SampleList.
        doubt_asked: the samples whose label is in doubt are to be found.
    """

    sample_chosen = pyqtSignal(int)
    entered_sample = pyqtSignal(int)
    doubt_asked = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.list = Choice(LISTS), SampleList()
        self.kind.setObjectName("mistakeKind")
        self.kind.show_chosen(ALL)
        self.order = ElidedCombo()
        self.order.setObjectName("mistakeOrder")
        policy = ElidedCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.order.setSizeAdjustPolicy(policy)
        self.order.setMinimumContentsLength(ORDER_LETTERS)
        for name, text in ORDERS.items():
            self.order.addItem(text, name)
        self.kind.chosen.connect(self._on_kind)
        self.order.currentIndexChanged.connect(self._show)
        self.list.sample_chosen.connect(self.sample_chosen)
        self.list.entered_sample.connect(self.entered_sample)
        self._pairs: Sequence[Pair] = ()
        self._cell: tuple[int, int] | None = None
        self._sample: int | None = None
        self._first = 0
        self._part = ""
        self._doubted: nn.Array | None = None
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.kind)
        head.addStretch(1)
        head.addWidget(self.order)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(head)
        box.addWidget(self.list, 1)
        self.dress()

    def show_pairs(self, pairs: Sequence[Pair], slot: int, part: str) -> None:
        """Show samples of these lanes; the mistakes are those of the lane in ``slot``."""
        self._pairs, self._first, self._part = pairs, slot, part
        self._show()

    def show_cell(self, cell: tuple[int, int] | None, sample: int | None) -> None:
        """A cell of the matrix, and a sample, were chosen."""
        if cell != self._cell:
            self._cell = cell
            self.kind.show_chosen(CELL if cell is not None else ALL)
            self._sample = sample
            self._show()
        elif sample != self._sample:
            self._sample = sample
            self.list.show_chosen(sample)

    def show_doubted(self, doubted: nn.Array | None) -> None:
        """The samples whose label is in doubt; None while it is not known."""
        if doubted is not self._doubted:
            self._doubted = doubted
            self._show()

    @property
    def first(self) -> int | None:
        """The sample at the top of the list."""
        order = self.list.samples.order
        return int(order[0]) if len(order) else None

    def retranslate(self) -> None:
        for index, text in enumerate(ORDERS.values()):
            self.order.setItemText(index, tr(text))
        self.order.setToolTip(tr("Which samples come first"))
        self.order.setAccessibleName(tr("Which samples come first"))
        self.kind.buttons[DISAGREE].setToolTip(tr("Samples to which lanes give different classes"))
        self.kind.buttons[DOUBT].setToolTip(
            tr(
                "Every lane takes these samples for another class with a loss above 2, and most of "
                "their eight nearest neighbors have another label too. The label, or the image, is "
                "in doubt; it is not known to be wrong."
            )
        )
        self._show()

    def show_theme(self) -> None:
        self.list.show_theme()

    def _on_kind(self, kind: str) -> None:
        if kind == DOUBT:
            self.doubt_asked.emit()
        self._show()

    def _found(self) -> nn.Assessment | None:
        chosen = (one for lane, one in self._pairs if lane.slot == self._first)
        return next(chosen, self._pairs[0][1] if self._pairs else None)

    def _show(self) -> None:
        """List what is chosen, with how many there are of each kind."""
        found = self._found()
        self.kind.buttons[CELL].setEnabled(self._cell is not None)
        self.kind.buttons[DISAGREE].setEnabled(len(self._pairs) > 1)
        if found is None:
            return
        all_found = [one for _, one in self._pairs]
        lists = {
            CELL: found.cell(*self._cell) if self._cell is not None else np.empty(0, np.intp),
            ALL: np.flatnonzero(found.wrong),
            DISAGREE: nn.disagreements(all_found),
            DOUBT: self._doubted if self._doubted is not None else np.empty(0, np.intp),
        }
        for kind, chosen in lists.items():
            known = kind not in (CELL, DOUBT) or (
                self._cell is not None if kind == CELL else self._doubted is not None
            )
            self.kind.add(kind, f" · {len(chosen):,}" if known else "")
        rank = nn.by_loss if self.order.currentData() == "loss" else nn.by_confidence
        order = rank(lists[self.kind.current], found)
        data = self._pairs[0][0].prepared.dataset
        self.list.show_samples(order, self._pairs, data, self._part, self._first)
        self.list.show_chosen(self._sample)
        waiting = self.kind.current == DOUBT and self._doubted is None
        self.list.show_note(tr("Comparing them with their neighbors …") if waiting else tr("None"))
