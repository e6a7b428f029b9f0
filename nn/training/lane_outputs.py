"""LaneOutputs: what a network gave for whole parts of the data, from evaluations made anyway."""

from __future__ import annotations

from nn.arrays import Array

Known = tuple[int, Array]  # a step, and outputs (n, …) after it


class LaneOutputs:
    """The outputs of the last evaluation of each part, and of the best one."""

    def __init__(self) -> None:
        self._known: dict[str, list[Known]] = {}  # by part, the last one last

    def note(self, part: str, step: int, outputs: Array, best_step: int) -> None:
        """Keep the outputs after ``step`` steps; forget older ones but the best."""
        kept = [one for one in self._known.get(part, ()) if step != one[0] == best_step]
        self._known[part] = [*kept, (step, outputs)]

    def latest(self, part: str) -> Known | None:
        """The last ones of a part; None before any."""
        known = self._known.get(part)
        return known[-1] if known else None

    def get(self, part: str, step: int) -> Known | None:
        """Those after ``step`` steps; None where they are not known."""
        return next((one for one in self._known.get(part, ()) if one[0] == step), None)
