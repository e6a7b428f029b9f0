"""UndoStack: what a person did to the recipe and the lanes, to be taken back step by step."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from gui.session.draft import Edit

MOST_STEPS = 100


@dataclass(frozen=True)
class EditDone:
    """Fields of the recipe were changed."""

    edit: Edit


@dataclass(frozen=True)
class LaneAdded:
    """A lane came into run number ``run``."""

    run: int
    slot: int


@dataclass(frozen=True)
class LaneRemoved:
    """A lane was removed from run number ``run``; the training loop has kept it."""

    run: int


Done = EditDone | LaneAdded | LaneRemoved


class UndoStack:
    """The latest steps, the last one last.

    ``undoing`` is how many changes of the lanes are under way that take a step back: they are
    not steps of their own.
    """

    def __init__(self) -> None:
        self._steps: list[Done] = []
        self.undoing = 0

    def __len__(self) -> int:
        return len(self._steps)

    def push(self, step: Done) -> None:
        """Note what a person did."""
        self._steps = [*self._steps, step][-MOST_STEPS:]

    def pop(self, run: int) -> Done | None:
        """The last step that can be taken back while run number ``run`` is shown."""
        while self._steps:
            step = self._steps.pop()
            if isinstance(step, EditDone) or step.run == run:
                return step
        return None

    def lanes_changed(self, run: int, before: Collection[int], after: Collection[int]) -> None:
        """Note which lanes (slots) came or went, unless that took a step back."""
        came, gone = set(after) - set(before), set(before) - set(after)
        if not came and not gone:
            return
        if self.undoing:
            self.undoing -= 1
            return
        for slot in came:
            self.push(LaneAdded(run, slot))
        for _ in gone:
            self.push(LaneRemoved(run))

    def clear(self) -> None:
        """Other recipes were opened: nothing of this can be taken back."""
        self._steps, self.undoing = [], 0
