"""Probe: one way to ask every lane what it says to one sample."""

from __future__ import annotations

from collections.abc import Callable

from PyQt5.QtCore import QEvent, QSize, Qt, pyqtSignal
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

import nn
from gui.lane_view import LaneView
from gui.probe.lane_shares import LaneShares
from gui.style.dressed import Dressed
from gui.style.i18n import tr


class Fitted(QScrollArea):
    """As high as what it shows, where there is room."""

    def sizeHint(self) -> QSize:
        inner = self.widget()
        return super().sizeHint() if inner is None else inner.sizeHint()

    def event(self, event: QEvent | None) -> bool:
        if event is not None and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


def small_button(name: str, clicked: Callable[[], None]) -> QPushButton:
    """A button for the head of a probe."""
    button = QPushButton()
    button.setObjectName(name)
    button.setProperty("role", "small")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda: clicked())
    return button


class Probe(Dressed, QWidget):
    """Base of the probes: a heading with a button, what a person sets, and the predictions.

    A subclass adds its controls to ``body`` in ``create``, and says in ``sample`` what is asked.

    Signals:
        changed: another sample is asked about.
        graph_asked: the sample is to be seen in the computational graph.
    """

    changed = pyqtSignal()
    graph_asked = pyqtSignal()

    name = ""  # the object name
    heading = ""
    next_text = ""  # of the button that takes the next sample of the validation set
    hint = ""
    fills = False  # whether the controls take the room that the predictions leave

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName(self.name)
        self.lanes: tuple[LaneView, ...] = ()
        self.dataset: nn.Dataset | None = None
        self.index = -1  # of the sample that is shown
        self.part = "validation"  # of which it is one
        self.truth: float | None = None  # its target, as long as it is not changed
        self._title, self._hint = QLabel(), QLabel()
        self._title.setProperty("role", "section")
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self.next_button = small_button(f"{self.name}NextButton", self.show_next)
        self.graph_button = small_button(f"{self.name}GraphButton", self.graph_asked.emit)
        self.shares = LaneShares()
        self.head = QHBoxLayout()
        self.head.setSpacing(4)
        self.head.addWidget(self._title, 1)
        self.head.addWidget(self.next_button)
        self.head.addWidget(self.graph_button)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        area = Fitted()  # many classes of four lanes need more room than there is
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.shares)
        self.predictions = area
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(self.head)
        box.addLayout(self.body, int(self.fills))
        box.addWidget(area, int(not self.fills))
        box.addWidget(self._hint)
        self.create()
        self.dress()

    def create(self) -> None:
        """Put the controls together."""
        raise NotImplementedError

    @staticmethod
    def suits(dataset: nn.Dataset) -> bool:
        """Whether samples of this data can be asked about in this way."""
        raise NotImplementedError

    def show_run(self, lanes: tuple[LaneView, ...], dataset: nn.Dataset) -> None:
        """Ask these lanes from now on; begin with the first sample of the validation set."""
        other = self.dataset is None or not self.same(dataset)
        self.lanes, self.dataset = lanes, dataset
        self.shares.show_run(lanes, dataset)
        if other:
            self.begin(dataset)
            self.index = -1
            self.show_next()

    def same(self, dataset: nn.Dataset) -> bool:
        """Whether what is set fits other data too, so that it stays."""
        return self.dataset is dataset

    def begin(self, dataset: nn.Dataset) -> None:
        """Other data: make the controls for them."""

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        """The same lanes have other names, or have stopped."""
        self.lanes = lanes
        self.shares.rename(lanes)

    def sample(self) -> nn.Array | None:
        """What is asked, (1, features); None where it is not complete."""
        raise NotImplementedError

    def show_shares(self, shares: dict[int, nn.Array] | None, steps: dict[int, int]) -> None:
        """What each lane says: probabilities (classes,), or the number of a regression (1,)."""
        self.shares.show_shares(shares, steps, self.truth)

    def show_next(self) -> None:
        """Show the next sample of the validation set."""
        if self.dataset is not None and len(self.dataset.validation):
            self.show_row((self.index + 1) % len(self.dataset.validation))

    def show_row(self, index: int, part: str = "validation") -> None:
        """Show a sample of the validation or the test set, and its target."""
        assert self.dataset is not None
        samples = self.dataset.parts[part]
        self.index, self.part, self.truth = index, part, float(samples.t[index])
        self.fill(samples.x[index])
        self.changed.emit()

    def show_own(self, x: nn.Array) -> None:
        """Show a sample (features,) that is in none of the parts, and whose target nobody knows."""
        self.index = -1
        self.fill(x)
        self.touch()

    def fill(self, x: nn.Array) -> None:
        """Show this sample (features,) in the controls, without telling."""
        raise NotImplementedError

    def touch(self) -> None:
        """A person changed something: the target of the validation sample is no longer its own."""
        self.truth = None
        self.changed.emit()

    def retranslate(self) -> None:
        self._title.setText(tr(self.heading).upper())
        self._hint.setText(tr(self.hint))
        self._hint.setVisible(bool(self.hint))
        self.next_button.setText(tr(self.next_text))
        self.next_button.setToolTip(tr("Show the next sample of the validation set"))
        self.graph_button.setText(tr("Graph"))
        self.graph_button.setToolTip(tr("Show this sample in the computational graph"))
