"""LandscapePanel: the loss of every lane around its present weights."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QShowEvent
from PyQt5.QtWidgets import QCheckBox, QComboBox, QPushButton

import nn
from gui.lane_view import LaneView
from gui.panels.inside.landscape.views import LandscapeViews
from gui.panels.panel import Panel
from gui.panels.renewal import Renewal
from gui.panels.study import Study, left_out, of_every
from gui.style.choice import Choice
from gui.style.elided_combo import ElidedCombo
from gui.style.elided_label import ElidedLabel
from gui.style.event_filters import KeysForTheWindow
from gui.style.i18n import N_, tr

REACHES = {"0.3": "× 0.3", "1": "× 1", "3": "× 3"}


class LandscapePanel(Panel):
    """Computed beside the training, on demand or every few seconds."""

    name = "landscapePanel"
    workspace = "inside"
    tab = N_("Landscape")
    title = N_("Landscape")
    question = N_("What does the loss look like around the weights?")
    help = N_(
        "The loss on a sample of the validation set over a plane through the present weights. Two "
        "random directions are as long as the weights, unit by unit (Li et al. 2018), so lanes can "
        "be compared. All lanes share one scale, at which larger losses are cut off. Drag to turn "
        "the surfaces, double-click to turn them back."
    )

    def create(self) -> None:
        super().create()
        self.study = Study(self)
        self.study.setObjectName("plane")
        self.study.changed.connect(self.show_frame)
        self._renewal = Renewal()
        self.kind = ElidedCombo()
        self.kind.setObjectName("landscapeKind")
        self.kind.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.kind.installEventFilter(KeysForTheWindow(self))
        for kind in nn.PLANES:
            self.kind.addItem("", kind)
        policy = QComboBox.SizeAdjustPolicy.AdjustToContents
        self.kind.setSizeAdjustPolicy(policy)
        self.kind.activated.connect(self.ask)
        self.reach = Choice(REACHES)
        self.reach.show_chosen("1")
        self.reach.chosen.connect(self.ask)
        self.live = QCheckBox()
        self.live.setObjectName("landscapeLive")
        self.live.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.again = QPushButton()
        self.again.setObjectName("landscapeAgainButton")
        self.again.setProperty("role", "small")
        self.again.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.again.clicked.connect(self._on_again)
        self.state = ElidedLabel()
        self.state.setProperty("role", "muted")
        self.tools.insertSpacing(0, 12)
        for widget in (self.kind, self.reach, self.again, self.live):
            self.tools.addWidget(widget)
            self.tools.addSpacing(6)
        self.tools.addStretch(1)
        self.views = LandscapeViews()
        self.body.addWidget(self.state)
        self.body.addWidget(self.views, 1)

    @property
    def studies(self) -> Sequence[Study]:
        return (self.study,)

    def ask(self) -> None:
        """Have the landscapes computed around the lanes as they are now."""
        if self.lanes:
            self._renewal.begin(self.lanes)
            kind, reach = self.kind.currentData(), float(self.reach.current)
            self.study.ask(partial(of_every, partial(nn.lane_landscape, kind=kind, reach=reach)))

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self.study.forget()
        if self.isVisible():
            self.ask()

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        super().rename(lanes)
        self.show_frame()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.study.report is None and not self.study.busy:
            self.ask()

    @property
    def parts(self) -> int:
        return 1

    def show_part(self, index: int) -> None:
        if not self.live.isChecked() or not self._renewal.is_stale(self.lanes):
            return
        if not self.study.busy and self._renewal.is_due(self.lanes):
            self.ask()
        self.outdated.emit()  # looked after once more: nothing else may happen after a pause

    def show_frame(self) -> None:
        study = self.study
        if not study.busy:
            self._renewal.end()
        found = {one.slot: one for one in study.report or ()}
        pairs = [(lane, found[lane.slot]) for lane in self.lanes if lane.slot in found]
        self.views.show_pairs(pairs)
        waiting = tr("Computing …") if study.busy else tr("Nothing computed yet")
        if study.told:
            waiting = tr("No landscape")
        told = study.told or tr("The loss over a plane through the weights of every lane.")
        self.show_empty("" if pairs else waiting, told, "tiles")
        self.again.setText(tr("Cancel") if study.busy else tr("Compute again"))
        self.state.setText(self._told([one for _, one in pairs]))

    def _told(self, shown: list[nn.Landscape]) -> str:
        if self.study.busy:
            return tr("Computing … {share} %").format(share=round(100 * self.study.share))
        if self.study.told:
            return self.study.told
        if not shown:
            return ""
        low, high = self.views.scale
        told = tr("{samples} validation samples, loss {low} … {high}, axes: weight distance")
        fewest = min(one.samples for one in shown)
        told = told.format(samples=f"{fewest:,}", low=f"{low:.3g}", high=f"{high:.3g}")
        return f"{told}. {left_out(self.lanes, [one.slot for one in shown])}".rstrip(". ")

    def _on_again(self) -> None:
        self.study.cancel() if self.study.busy else self.ask()

    def table(self) -> tuple[list[str], nn.Array]:
        """The losses as rows of lane, distance across, distance up, loss."""
        blocks = []
        for lane, one in self.views.pairs:
            across, up = np.meshgrid(one.across, one.up)
            slot = np.full(across.size, float(lane.slot))
            blocks.append(np.column_stack([slot, across.ravel(), up.ravel(), one.loss.ravel()]))
        names = ["lane", "across", "up", "loss"]
        return names, np.concatenate(blocks) if blocks else np.empty((0, 4))

    def show_theme(self) -> None:
        super().show_theme()
        self.views.update()

    def retranslate(self) -> None:
        super().retranslate()
        for index, name in enumerate(nn.PLANES.values()):
            self.kind.setItemText(index, tr(name))
        self.kind.setToolTip(tr("The plane through the weights"))
        self.kind.setAccessibleName(tr("The plane through the weights"))
        self.reach.setToolTip(tr("How far from the present weights the plane reaches"))
        self.live.setText(tr("while it trains"))
        self.live.setToolTip(tr("Compute it again every few seconds while the lanes train"))
        self.show_frame()
