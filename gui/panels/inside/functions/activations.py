"""ActivationsView: one activation with its slope, and what the slopes do to a lane's gradient."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PyQt5.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

import nn
from gui.lane_view import LaneView
from gui.panels.inside.functions.chips import Chips
from gui.panels.inside.functions.curve_view import CurveView, curve_of
from gui.panels.inside.functions.through_view import ThroughView
from gui.style.i18n import N_

SHARES = 8, 5  # of the width: the curve, the products


class ActivationsView(QWidget):
    """The activation of the lane that is edited is shown until a person chooses another one."""

    def __init__(self) -> None:
        super().__init__()
        names = {name: nn.CHOICE_NAMES[name] for name in nn.CURVES}
        self.chips = Chips({**names, "step": N_("Step function")}, "Activation")
        self.chips.chosen.connect(self._on_chosen)
        self.curve, self.through = CurveView(), ThroughView()
        self._lane: LaneView | None = None
        self._followed: str | None = None  # the lane's activation that is shown
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.chips)
        left.addWidget(self.curve, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(left, SHARES[0])
        row.addWidget(self.through, SHARES[1])

    def show_lane(self, lane: LaneView | None) -> None:
        """The histograms are those of this lane."""
        self._lane = lane
        if lane is None:
            return
        chosen = lane.experiment.activation
        first = chosen if isinstance(chosen, str) else chosen[0]
        if first != self._followed:
            self._followed = first
            self.chips.choose(first)
            self._on_chosen()

    def show_pairs(self, pairs: Sequence[tuple[LaneView, nn.Inspection]]) -> None:
        """Show what was measured of the lanes."""
        self.through.pairs = pairs
        mine = next((one for one in pairs if one[0] is self._lane), None)
        self.curve.lane = mine[0] if mine else None
        known = mine is not None and mine[1].quantity == nn.PRE_ACTIVATIONS
        self.curve.inspection = mine[1] if mine and known else None
        hidden = self._lane.record.layers - 1 if self._lane is not None else 0
        self.through.layers = hidden
        self.curve.update()
        self.through.update()

    def table(self) -> tuple[list[str], nn.Array]:
        """The curve that is shown, as columns."""
        curve = curve_of(self.curve.activation)
        return ["z", "f", "f'"], np.stack([curve.z, curve.y, curve.slope], axis=1)

    def _on_chosen(self) -> None:
        self.curve.activation, self.curve.added = self.chips.current, list(self.chips.added)
        self.through.activation = self.chips.current
        self.curve.update()
        self.through.update()
