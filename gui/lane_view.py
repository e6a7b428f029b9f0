"""LaneView: what the window knows of a lane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import nn


@dataclass(frozen=True)
class LaneView:
    """A lane as the window knows it. ``slot`` is its mark, which decides its colour.

    ``first`` is the earliest step that can be brought back, and ``then`` the record up to an
    earlier step, while the window shows that.
    """

    slot: int
    experiment: nn.Experiment
    record: nn.Record  # its curves belong to the window, its rings' writing ends to the worker
    network: nn.Network  # a copy for the window to ask
    prepared: nn.Prepared  # what it learns from
    paused: bool = False
    failure: nn.DivergedError | None = None
    stop: nn.Stop | None = None  # before its last step
    first: int = 0
    then: nn.Record | None = None

    @classmethod
    def of(cls, lane: nn.Lane) -> LaneView:
        """A lane as it stands; its network is the one that trains."""
        facts = lane.slot, lane.experiment, lane.record, lane.network, lane.prepared
        return cls(*facts, lane.paused, lane.failure, lane.stop)

    @property
    def seen(self) -> nn.Record:
        """The record up to the step that the window shows."""
        return self.then or self.record

    def recipe_at(self, step: int) -> nn.Experiment:
        """Its recipe after so many steps, before what was changed then or later."""
        recipe = self.experiment
        for change in reversed(self.record.changes):
            if change.step >= step and change.field != "name":
                recipe = recipe.changed(change.field, change.old)
        return recipe

    @property
    def over(self) -> bool:
        """Whether it has ended: it diverged, stopped early, or took all its steps."""
        return self.failure is not None or self.stop is not None or self.progress >= 1

    @property
    def name(self) -> str:
        """What the lane is called."""
        return self.experiment.name

    @property
    def progress(self) -> float:
        """How far it is on the way to its last step, 0 … 1."""
        return self.seen.step / self.experiment.steps

    def model(self, network: nn.Network | None = None) -> nn.Model:
        """Its network (or another like it) with all that a sample needs to be asked of it."""
        return nn.Model.of(network or self.network, self.prepared)


def draws(lanes: Sequence[LaneView]) -> bool:
    """Whether the lanes classify images like drawn digits."""
    data = lanes[0].prepared.sound if lanes else None
    return data is not None and data.like_drawings and bool(data.class_names)


def in_plane(lanes: Sequence[LaneView]) -> bool:
    """Whether the lanes' samples can be drawn in a plane."""
    return bool(lanes) and nn.can_be_drawn(lanes[0].prepared.sound)
