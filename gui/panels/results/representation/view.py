"""RepresentationView: three planes side by side, renewed while the lanes train."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

import nn
from gui.lane_view import LaneView
from gui.panels.results.representation.plane_view import MOST_GLYPHS, PlaneView
from gui.panels.results.representation.pointed_view import PointedView
from gui.panels.results.representation.separation_plot import SeparationPlot
from gui.panels.study import left_out
from gui.panels.study_view import StudyView
from gui.style import theme
from gui.style.elided_combo import ElidedCombo
from gui.style.elided_label import ElidedLabel
from gui.style.i18n import tr

PLANES = 3
SECONDS = 0.7  # at least between two pictures
UPPER, LOWER = 6, 4  # how the height is shared
COMBO = 92  # pixels
Pair = tuple[LaneView, nn.Representation]


class RepresentationView(StudyView):
    """Planes of the lane that is edited, and how far the classes part in every lane.

    Signals:
        sample_clicked: (index in the validation set) a person clicked at a sample.
    """

    sample_clicked = pyqtSignal(int)

    def __init__(self) -> None:
        super().__init__("representation", SECONDS)
        self.slot = 0
        self.pairs: Sequence[Pair] = ()
        self._given: nn.Array | None = None  # the sample on the right, (features,)
        self._before: dict[int, nn.Representation] = {}
        self._chosen: list[str | None] = [None] * PLANES  # layers that a person chose
        self.again.setObjectName("representationAgainButton")
        self.told = ElidedLabel()
        self.told.setProperty("role", "muted")
        self.planes = [PlaneView(f"plane{number}") for number in range(1, PLANES + 1)]
        self.layers = [ElidedCombo() for _ in self.planes]
        self.shares = [ElidedLabel() for _ in self.planes]
        self.separation, self.pointed = SeparationPlot(), PointedView()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 2, 6, 4)
        head = QHBoxLayout()
        head.addWidget(self.again)
        head.addWidget(self.told, 1)
        box.addLayout(head)
        box.addLayout(self._arranged(), 1)
        self.dress()

    def _arranged(self) -> QGridLayout:
        """The planes above, each below its list of layers; the curve and the sample below."""
        grid = QGridLayout()
        grid.setSpacing(10)
        parts = zip(self.planes, self.layers, self.shares, strict=True)
        for index, (plane, combo, shares) in enumerate(parts):
            shares.setProperty("role", "muted")
            combo.setObjectName(f"layerField{index + 1}")
            combo.setSizeAdjustPolicy(ElidedCombo.SizeAdjustPolicy.AdjustToContents)
            combo.activated.connect(partial(self._on_layer, index))
            plane.pointed.connect(self._on_pointed)
            plane.clicked.connect(self._on_clicked)
            line, box = QHBoxLayout(), QVBoxLayout()
            line.addWidget(combo)
            line.addWidget(shares, 1)
            box.setSpacing(2)
            box.addLayout(line)
            box.addWidget(plane, 1)
            grid.addLayout(box, 0, 2 * index, 1, 2)
        grid.addWidget(self.separation, 1, 0, 1, 3)
        grid.addWidget(self.pointed, 1, 3, 1, 3)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(0, UPPER)
        grid.setRowStretch(1, LOWER)
        return grid

    def work(self) -> Callable[..., Any]:
        return partial(_represented, dict(self._before))

    def show_lanes(self, lanes: tuple[LaneView, ...]) -> None:
        if [one.record for one in lanes] != [one.record for one in self.lanes]:
            self._before = {}
        super().show_lanes(lanes)

    def show_slot(self, slot: int) -> None:
        """Show the planes of this lane."""
        self.slot = slot
        self.show_report()

    def show_given(self, x: nn.Array | None) -> None:
        """The sample on the right (features,) is another; it is the star."""
        self._given = x
        self._show_star()

    @property
    def shown(self) -> Pair | None:
        """The lane whose planes are seen."""
        chosen = (pair for pair in self.pairs if pair[0].slot == self.slot)
        return next(chosen, self.pairs[0] if self.pairs else None)

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        self.pairs = pairs
        self._before = {found.slot: found for _, found in pairs}
        self.separation.show_pairs(pairs)
        if self.shown is None:
            for plane in self.planes:
                plane.show_layer(None, None, ())
            self.pointed.show_sample(None, None, None)
        else:
            self._show_planes(*self.shown)
        self._show_star()
        self.told.setText(self.waiting(pairs) or self._told(pairs))

    def _told(self, pairs: Sequence[Pair]) -> str:
        if self.shown is None:
            return ""
        lane, found = self.shown
        told = tr(
            "{name} at step {step}: {count} validation samples, of which {drawn} are drawn. Ring: "
            "wrong; star: the sample on the right."
        ).format(
            name=lane.name,
            step=f"{found.step:,}",
            count=f"{len(found.rows):,}",
            drawn=f"{min(len(found.rows), MOST_GLYPHS):,}",
        )
        return f"{left_out(self.lanes, [one.slot for one, _ in pairs])} {told}".strip()

    def _show_planes(self, lane: LaneView, found: nn.Representation) -> None:
        names = [layer.name for layer in found.layers]
        usual = usual_layers(names)
        for index, (plane, combo) in enumerate(zip(self.planes, self.layers, strict=True)):
            if [combo.itemText(row) for row in range(combo.count())] != names:
                combo.clear()
                combo.addItems(names)
            chosen = self._chosen[index]
            name = chosen if chosen in names else usual[index]
            combo.setCurrentIndex(names.index(name))
            plane.show_layer(found, found.layer(name), lane.prepared.dataset.class_names)
            self.shares[index].setText(plane.told)
        row = self.pointed.row
        known = row is not None and row < len(found.rows)
        self._mark(row if known else None)

    def _show_star(self) -> None:
        """Where the sample on the right lies in each plane."""
        places: dict[str, nn.Array] = {}
        if self.shown is not None and self._given is not None:
            lane, found = self.shown
            if len(self._given) == lane.prepared.dataset.features:
                entering = lane.prepared.preparation.apply(self._given[np.newaxis])
                places = found.place(entering)
        for plane in self.planes:
            place = places.get(plane.layer.name) if plane.layer is not None else None
            usable = place is not None and bool(np.isfinite(place).all())
            plane.show_star(place if usable else None)

    def _on_layer(self, index: int) -> None:
        self._chosen[index] = self.layers[index].currentText()
        if self.shown is not None:
            self._show_planes(*self.shown)
            self._show_star()

    def _on_pointed(self, row: int | None) -> None:
        if row is not None and row != self.pointed.row:
            self._mark(row)

    def _mark(self, row: int | None) -> None:
        for plane in self.planes:
            plane.show_row(row)
        lane, found = self.shown if self.shown is not None else (None, None)
        self.pointed.show_sample(lane, found, row)

    def _on_clicked(self, row: int) -> None:
        if self.shown is not None:
            self.sample_clicked.emit(int(self.shown[1].rows[row]))

    def show_sample(self, sample: int | None) -> None:
        """A sample of the validation set was chosen elsewhere: mark it, where it is seen."""
        if self.shown is not None and sample is not None:
            rows = np.flatnonzero(self.shown[1].rows == sample)
            if len(rows):
                self._mark(int(rows[0]))

    def table(self) -> tuple[list[str], nn.Array]:
        """The share between classes of each layer, a row for each layer and a column a lane."""
        if not self.pairs:
            return ["nothing"], np.empty((0, 1))
        most = max(len(found.layers) for _, found in self.pairs)
        columns = [
            [layer.separation for layer in found.layers] + [np.nan] * (most - len(found.layers))
            for _, found in self.pairs
        ]
        return [lane.name for lane, _ in self.pairs], np.array(columns).T

    def retranslate(self) -> None:
        for combo in self.layers:
            combo.setToolTip(tr("The layer whose activations are shown"))
            combo.setAccessibleName(tr("The layer whose activations are shown"))
        self.show_report()

    def show_theme(self) -> None:
        for combo in self.layers:
            combo.setMaximumWidth(theme.px(COMBO))
        for widget in (*self.planes, self.separation, self.pointed):
            widget.update()


def _represented(
    before: dict[int, nn.Representation], copy: nn.LaneCopy, progress: Callable[[float], None]
) -> nn.Representation:
    return nn.represent(copy, before.get(copy.slot), progress)


def usual_layers(names: Sequence[str]) -> list[str]:
    """The first, the middle and the last hidden layer; of shallow networks what else there is."""
    hidden = [name for name in names if name != "x"][:-1]
    if len(hidden) >= PLANES:
        return [hidden[0], hidden[len(hidden) // 2], hidden[-1]]
    shown = list(names)[-PLANES:] if len(names) >= PLANES else list(names)
    return (shown + [shown[-1]] * PLANES)[:PLANES]
