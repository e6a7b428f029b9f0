"""What the views of the graph show of a lane."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

import nn
from gui.lane_view import LaneView
from gui.panels.inside.graph.phases import Reach
from gui.style.i18n import tr


@dataclass(frozen=True, eq=False)
class ShownLane:
    """A lane with its trace, and how far the step in slow motion has gone."""

    view: LaneView
    traced: nn.LaneTrace
    reach: Reach = field(default_factory=Reach)

    @property
    def slot(self) -> int:
        """The lane's mark."""
        return self.view.slot

    @property
    def trace(self) -> nn.Trace:
        """The trace, which is there."""
        assert self.traced.trace is not None
        return self.traced.trace

    def picture(self, sample: int = 0) -> nn.Array | None:
        """A sample that went through as a picture in 0 … 1; None where it is none."""
        shape = self.view.prepared.sound.picture_shape
        if shape is None or self.traced.x.shape[1] != int(np.prod(shape)):
            return None
        return self.traced.x[sample % len(self.traced.x)].reshape(shape)

    def told_target(self, sample: int = 0) -> str:
        """What a sample should be, in words."""
        name = self.target_name(sample)
        if self.view.prepared.sound.task == nn.REGRESSION:
            return tr("target {number}").format(number=name)
        return tr("label {label}").format(label=name)

    def target_name(self, sample: int = 0) -> str:
        """What a sample should be: its class by its name, or the number to reach."""
        data, target = self.view.prepared.sound, self.traced.targets
        value = target[sample % len(target)]
        if data.task == nn.REGRESSION:
            return f"{float(value):.4g}"
        return data.class_names[int(value)]
