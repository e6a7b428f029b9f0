"""FeedChoice: what goes through the networks."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QStandardItemModel
from PyQt5.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

import nn
from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.elided_combo import ElidedCombo
from gui.style.event_filters import KeysForTheWindow
from gui.style.i18n import N_, tr

COUNTED = ("one", "correct", "wrong", "worst", "sample")  # feeds with a next one
OF_CLASSES = ("correct", "wrong")  # feeds that regression does not have
NO_LABEL = N_("Label …")
WIDEST = 190  # pixels of the list


class FeedChoice(Dressed, QWidget):
    """A list of feeds, a button for the next sample of a kind, and the label of one's own sample.

    Signals:
        changed: something else should go through.
    """

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._x: nn.Array | None = None
        self._truth: float | None = None
        self._number = 0
        self._classes: tuple[str, ...] = ()
        self.kinds, self.labels = ElidedCombo(), ElidedCombo()
        self.kinds.setObjectName("feedField")
        self.labels.setObjectName("feedLabelField")
        self.about = QLabel()
        self.about.setProperty("role", "muted")
        for kind in nn.FEEDS:
            self.kinds.addItem("", kind)
        self.another = QToolButton()
        self.another.setObjectName("feedNextButton")
        self.another.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.another.clicked.connect(self.show_next)
        for box in (self.kinds, self.labels):
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            box.installEventFilter(KeysForTheWindow(self))
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            box.setSizeAdjustPolicy(policy)
        self.kinds.setMinimumContentsLength(14)
        self.labels.setMinimumContentsLength(4)
        self.kinds.activated.connect(self._on_chosen)
        self.labels.activated.connect(lambda _: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.about, self.kinds, self.another, self.labels):
            row.addWidget(widget)
        self._show()
        self.dress()

    @property
    def kind(self) -> str:
        """The kind of the feed, one of nn.FEEDS."""
        return str(self.kinds.currentData())

    @property
    def feed(self) -> nn.Feed:
        """What should go through."""
        if self.kind != "given":
            return nn.Feed(self.kind, self._number)
        index = self.labels.currentIndex()
        target = self._truth if not self._classes else float(index - 1) if index > 0 else None
        return nn.Feed("given", x=self._x, target=target)

    @property
    def missing(self) -> str:
        """What has to be given before anything can go through; "" if nothing."""
        if self.kind != "given" or (self.feed.target is not None and self._x is not None):
            return ""
        if self._x is None:
            return tr("Draw a digit, or fill in the sample on the right.")
        return tr("Choose the label of the sample: without it there is no loss and no gradient.")

    def choose(self, kind: str, number: int = 0) -> None:
        """Choose a feed."""
        self.kinds.setCurrentIndex(self.kinds.findData(kind))
        self._number = number
        self._show()
        self.changed.emit()

    def show_data(self, dataset: nn.Dataset) -> None:
        """Which labels a sample of this data can have."""
        numbers = dataset.task == nn.REGRESSION
        classes = () if numbers else dataset.class_names
        model = self.kinds.model()
        assert isinstance(model, QStandardItemModel)
        for kind in OF_CLASSES:
            model.item(self.kinds.findData(kind)).setEnabled(not numbers)
        if numbers and self.kind in OF_CLASSES:
            self.kinds.setCurrentIndex(0)
        if classes != self._classes:
            self._classes = classes
            self.labels.clear()
            self.labels.addItem("")
            self.labels.addItems(classes)
            self.retranslate()
        self._show()

    def show_given(self, x: nn.Array | None, truth: float | None) -> None:
        """The sample on the right is another; ``truth`` is its target where that is known."""
        known = self._x
        same = x is known or (x is not None and known is not None and np.array_equal(x, known))
        if same and truth == self._truth:
            return
        self._x, self._truth = x, truth
        if self._classes and (truth is not None or x is None):
            self.labels.setCurrentIndex(0 if truth is None else int(truth) + 1)
        if self.kind == "given":
            self.changed.emit()

    def show_next(self) -> None:
        """The next sample of this kind."""
        self._number += 1
        self.changed.emit()

    def _on_chosen(self) -> None:
        self._number = 0
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.another.setVisible(self.kind in COUNTED)
        self.labels.setVisible(self.kind == "given" and bool(self._classes))

    def show_theme(self) -> None:
        self.another.setIcon(theme.icon("chevron-right"))
        self.kinds.setMaximumWidth(theme.px(WIDEST))

    def retranslate(self) -> None:
        for index, name in enumerate(nn.FEEDS.values()):
            self.kinds.setItemText(index, tr(name))
        if self._classes:
            self.labels.setItemText(0, tr(NO_LABEL))
        self.about.setText(tr("Input"))
        self.kinds.setToolTip(tr("What goes through the networks"))
        self.kinds.setAccessibleName(tr("What goes through the networks"))
        self.another.setToolTip(tr("The next sample of this kind"))
        self.another.setAccessibleName(tr("The next sample of this kind"))
        self.labels.setToolTip(tr("What the sample on the right should be"))
        self.labels.setAccessibleName(tr("What the sample on the right should be"))
