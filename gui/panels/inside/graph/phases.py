"""The phases of one step: forward through the layers, the loss, backward, and the update."""

from __future__ import annotations

from dataclasses import dataclass

import nn
from gui.style.i18n import N_

FORWARD, LOSS, BACKWARD, UPDATE = "forward", "loss", "backward", "update"
NAMES = {
    FORWARD: N_("Forward"),
    LOSS: N_("Loss"),
    BACKWARD: N_("Backward"),
    UPDATE: N_("Update"),
}


@dataclass(frozen=True)
class Phase:
    """One bead: what is done, and the node where it is done."""

    kind: str
    node: str


def phases_of(trace: nn.Trace, with_update: bool) -> list[Phase]:
    """The beads of a step in their order; a sample alone makes no update."""
    names = [node.name for node in trace.nodes]
    learning = [node.name for node in trace.nodes if node.params]
    return [
        *(Phase(FORWARD, name) for name in names[1:-1]),
        Phase(LOSS, names[-1]),
        *(Phase(BACKWARD, name) for name in names[:0:-1]),
        *(Phase(UPDATE, name) for name in (learning if with_update else [])),
    ]


@dataclass(frozen=True)
class Reach:
    """How far a step has gone: so many beads of each kind; None is all of them."""

    forward: int | None = None
    loss: bool = True
    backward: int | None = None
    update: int = 0

    @classmethod
    def after(cls, phases: list[Phase], count: int) -> Reach:
        """After so many beads."""
        kinds = [phase.kind for phase in phases[:count]]
        return cls(kinds.count(FORWARD), LOSS in kinds, kinds.count(BACKWARD), kinds.count(UPDATE))

    def values_of(self, trace: nn.Trace) -> set[str]:
        """The nodes whose values are known; a shorter lane waits before its loss."""
        names = [node.name for node in trace.nodes]
        if self.forward is None or self.loss:
            return set(names)
        return set(names[: min(1 + self.forward, len(names) - 1)])

    def gradients_of(self, trace: nn.Trace) -> set[str]:
        """The nodes for whose values the gradient is known."""
        names = [node.name for node in trace.nodes]
        if self.backward is None:
            return set(names)
        if not self.backward:
            return set()
        done = names[::-1][: self.backward]  # these have sent it on to their inputs
        waiting = [one for node in trace.nodes if node.name not in done for one in node.inputs]
        known = {one for name in done for one in trace[name].inputs} - set(waiting)
        return known | {names[-1]}

    def backward_of(self, trace: nn.Trace) -> set[str]:
        """The nodes whose backward pass is done, so that the gradients of their parameters are."""
        names = [node.name for node in trace.nodes][::-1]
        return set(names if self.backward is None else names[: self.backward])
