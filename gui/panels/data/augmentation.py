"""Augmentation: what each kind of change does to one training picture, live."""

from __future__ import annotations

import dataclasses

import numpy as np
from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QPainter, QPaintEvent, QShowEvent
from PyQt5.QtWidgets import QPushButton, QSizePolicy, QSpinBox, QWidget

import nn
from gui.panels.data_panel import DataPanel
from gui.plotting.pixels import paint_pictures, write
from gui.style import formatting, theme
from gui.style.i18n import N_, tr

KINDS = {
    "shift": N_("Shift"),
    "rotate": N_("Rotate"),
    "scale": N_("Scale"),
    "shear": N_("Shear"),
    "elastic": N_("Elastic"),
    "thickness": N_("Stroke"),
    "noise": N_("Ink noise"),
}
NAME, GAP = 104, 3.0
MOST_SIDE, MOST_COLUMNS = 84.0, 24
SHOWN_WHEN_OFF = "light"


class VariantsView(QWidget):
    """A row for each kind of change, and one for all together."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, nn.Array]] = []  # the name, and pictures (n, 28, 28)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self.rows:
            return
        side, wide = min(self.height() / len(self.rows) - GAP, MOST_SIDE), theme.px(NAME)
        for index, (name, pictures) in enumerate(self.rows):
            top = index * (side + GAP)
            write(painter, QRectF(0, top, wide - 6, side), name, "text")
            lefts = [
                wide + column * (side + GAP) + (10 if column else 0)
                for column in range(len(pictures))
            ]
            fitting = [left for left in lefts if left + side <= self.width()]
            frames = [QRectF(left, top, side, side) for left in fitting]
            paint_pictures(painter, frames, pictures)


class AugmentationPanel(DataPanel):
    """The strengths of the lane's recipe, upon one training picture."""

    name = "augmentationPanel"
    workspace = "data"
    timeless = True
    tab = N_("Augmentation")
    title = N_("Augmentation")
    question = N_("How are training images changed before each step?")
    help = N_(
        "The first image of each row is the original. The rows show each kind of change on its "
        "own, and the last row all of them together, with the strengths of the recipe. The seed "
        "sets the random numbers of this preview."
    )

    def create(self) -> None:
        super().create()
        self.view = VariantsView()
        self.seed = QSpinBox()
        self.seed.setObjectName("previewSeed")
        self.seed.setRange(0, 2**31 - 1)
        self.seed.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.seed.valueChanged.connect(self.show_frame)
        self.another = QPushButton()
        self.another.setProperty("role", "small")
        self.another.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.another.setObjectName("anotherButton")
        self.another.clicked.connect(self._on_another)
        self._picture = 0
        self._experiment: nn.Experiment | None = None
        self.tools.addWidget(self.seed)
        self.tools.addWidget(self.another)
        self.body.addWidget(self.view, 1)

    def show_draft(self, experiment: nn.Experiment) -> None:
        """The recipe as it is edited: the preview follows it before the reset."""
        if experiment != self._experiment:
            self._experiment = experiment
            self.show_frame()

    def show_frame(self) -> None:
        lane = self.lane
        if not self.isVisible():
            return  # it is drawn when it is seen
        self.view.rows = []
        fitting = lane is None or lane.prepared.sound.like_drawings
        told = tr("Augmentation needs images of 28 × 28 pixels.")
        advice = tr("Choose strokes or mnist as the data set to see it.")
        self.show_empty(
            tr("No augmentation for this data") if not fitting else "", f"{told} {advice}", "tiles"
        )
        if lane is not None and lane.prepared.sound.like_drawings:
            experiment = self._experiment or lane.experiment
            strengths = experiment.augmentation
            told = "" if strengths else tr("switched off; shown with '{name}'")
            self.say(told.format(name=SHOWN_WHEN_OFF))
            self._fill(lane.prepared.sound.train.x, strengths or nn.AUGMENTATIONS[SHOWN_WHEN_OFF])
        else:
            self.say("")
        self.view.update()

    def _fill(self, x: nn.Array, strengths: nn.Augmentation | None) -> None:
        assert strengths is not None
        picture = x[self._picture % len(x)]
        rows = np.repeat(picture[None], MOST_COLUMNS, axis=0)
        nothing = nn.Augmentation()
        seed = (self.seed.value(),)

        def changed(how: nn.Augmentation) -> nn.Array:
            return np.concatenate([picture[None], how.apply(rows, seed)]).reshape(
                -1, nn.PICTURE_SIDE, nn.PICTURE_SIDE
            )

        for kind, text in KINDS.items():
            value = getattr(strengths, kind)
            how = dataclasses.replace(nothing, **{kind: value})
            self.view.rows.append((f"{tr(text)}  {formatting.plain(value)}", changed(how)))
        self.view.rows.append((tr("all together"), changed(strengths)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_frame()

    def table(self) -> tuple[list[str], nn.Array]:
        experiment = self._experiment
        strengths = (experiment.augmentation if experiment else None) or nn.Augmentation()
        return list(KINDS), np.array([[getattr(strengths, kind) for kind in KINDS]], float)

    def retranslate(self) -> None:
        super().retranslate()
        self.seed.setPrefix(f"{tr('Seed')} ")
        told = tr("Seed of the random numbers of this preview")
        self.seed.setToolTip(told)
        self.seed.setAccessibleName(told)
        self.another.setText(tr("Another image"))
        self.show_frame()

    def _on_another(self) -> None:
        self._picture += 1
        self.show_frame()
