"""ProbeSide: the right side: the probe that suits the data, and what stays of it when folded."""

from __future__ import annotations

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
    """A drawing where the data are images of digits, else the first of PROBES that suits them."""

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

    @property
    def row(self) -> RowProbe:
        """The probe of tables."""
        probe = self.probes[RowProbe.name]
        assert isinstance(probe, RowProbe)
        return probe

    def show_run(self, lanes: tuple[LaneView, ...], dataset: nn.Dataset) -> None:
        """Ask these lanes from now on, in the way that suits their data."""
        self.drawing.show_run(lanes, dataset)
        if DrawingProbe.suits(dataset):
            self.probe = None
            self._stack.setCurrentWidget(self.drawing)
            return
        kind = next(kind for kind in PROBES if kind.suits(dataset))
        self.probe = self.probes[kind.name]
        self._stack.setCurrentWidget(self.probe)
        self.probe.show_run(lanes, dataset)

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        """The same lanes have other names, or have stopped."""
        self.drawing.rename(lanes)
        if self.probe is not None:
            self.probe.rename(lanes)
