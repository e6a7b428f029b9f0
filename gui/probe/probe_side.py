"""ProbeSide: the right side: the probe that suits the data, and what stays of it when folded."""

from __future__ import annotations

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import QFrame, QStackedLayout, QVBoxLayout

import nn
from gui.lane_view import LaneView
from gui.probe.drawing_probe import DrawingProbe
from gui.probe.point_probe import PointProbe
from gui.probe.probe import Probe
from gui.probe.row_probe import RowProbe
from gui.probe.sample_probe import SampleProbe
from gui.probe.sentence_probe import SentenceProbe

PROBES: tuple[type[Probe], ...] = (RowProbe, SentenceProbe, PointProbe, SampleProbe)
MARGINS = 16, 10, 16, 8


class ProbeSide(QFrame):
    """A drawing where the data are images of digits, else the first of PROBES that suits them.

    Signals:
        graph_asked: the sample that is shown is to be seen in the computational graph.
    """

    graph_asked = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rightPanel")
        self.drawing = DrawingProbe()
        self.probes: dict[str, Probe] = {kind.name: kind() for kind in PROBES}
        self._stack = QStackedLayout()
        self._stack.addWidget(self.drawing)
        for probe in self.probes.values():
            self._stack.addWidget(probe)
        box = QVBoxLayout(self)
        box.setContentsMargins(*MARGINS)
        box.addLayout(self._stack)
        self.probe: Probe | None = None  # that is shown; None for the drawing
        self._lanes: tuple[LaneView, ...] = ()
        self._dataset: nn.Dataset | None = None
        for probe in self.probes.values():
            probe.graph_asked.connect(self.graph_asked)
        self.samples.drawing_asked.connect(self.show_drawing)

    @property
    def row(self) -> RowProbe:
        """The probe of tables."""
        probe = self.probes[RowProbe.name]
        assert isinstance(probe, RowProbe)
        return probe

    @property
    def samples(self) -> SampleProbe:
        """The probe of samples that are only looked at."""
        probe = self.probes[SampleProbe.name]
        assert isinstance(probe, SampleProbe)
        return probe

    def show_run(self, lanes: tuple[LaneView, ...], dataset: nn.Dataset) -> None:
        """Ask these lanes from now on, in the way that suits their data."""
        same = dataset is self._dataset
        self._lanes, self._dataset = lanes, dataset
        self.drawing.show_run(lanes, dataset)
        drawn = DrawingProbe.suits(dataset)
        self.samples.set_drawing(drawn)
        if drawn and not (same and self.probe is self.samples):
            self.show_drawing()
            return
        kind = SampleProbe if drawn else next(kind for kind in PROBES if kind.suits(dataset))
        self._show_probe(self.probes[kind.name])

    def show_sample(self, index: int, part: str) -> None:
        """Ask about a sample of the validation or the test set."""
        if self.probe is None:
            self._show_probe(self.samples)
        assert self.probe is not None
        self.probe.show_row(index, part)

    def show_drawing(self) -> None:
        """Show the canvas."""
        self.probe = None
        self._stack.setCurrentWidget(self.drawing)

    def _show_probe(self, probe: Probe) -> None:
        assert self._dataset is not None
        self.probe = probe
        self._stack.setCurrentWidget(probe)
        probe.show_run(self._lanes, self._dataset)

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        """The same lanes have other names, or have stopped."""
        self.drawing.rename(lanes)
        if self.probe is not None:
            self.probe.rename(lanes)
