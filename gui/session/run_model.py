"""RunModel: what the window knows of the run that is shown and of the one that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import nn
from gui.lane_view import LaneView
from gui.session.commands import AddLane, ForkLane
from gui.session.draft import Draft, Edit
from gui.session.look_back import LookBack
from gui.session.state import Run, Stage, State
from gui.session.step_rate import StepRate


@dataclass(frozen=True)
class Asked:
    """The run that was asked for last.

    Args:
        number: of the run.
        again: asks for it once more, whatever memory it needs.
        of_draft: whether it was asked for with the recipe as it is edited.
        of_file: whether it comes from a file that a person chose.
        tried: what was changed for it in the draft, to be taken back if it cannot be built.
        data_dir: the data folder before.
    """

    number: int = 0
    again: Callable[[], None] | None = None
    of_draft: bool = False
    of_file: bool = False
    tried: Edit | None = None
    data_dir: Path | None = None


class RunModel:
    """The run that is shown, its state, and the recipe as it is edited. It knows no thread."""

    def __init__(self, data_dir: Path | None = None) -> None:
        self.data_dir = data_dir
        self.state = State.LOADING
        self.run: Run | None = None
        self.number = 0  # of the run that is shown
        self.title = ""
        self.notes: dict[str, str] = {}  # of experiments that were opened, by title
        self.draft = Draft()
        self.rate = StepRate()
        self.asked = Asked()
        self.building: Stage | None = None  # what is being built of a run that was asked for
        self.adding: AddLane | ForkLane | None = None  # the lane that was asked for last
        self.back: LookBack | None = None  # an earlier step that is shown
        self.points_changed = False  # since the run was built

    @property
    def history(self) -> nn.History | None:
        """The record of the run that is shown."""
        return self.run.history if self.run else None

    @property
    def lanes(self) -> tuple[LaneView, ...]:
        """The lanes of the run as they are shown: now, or at an earlier step."""
        if self.back is not None:
            return self.back.lanes
        return self.run.lanes if self.run else ()

    @property
    def moment(self) -> object:
        """What the lanes are shown at: it changes whenever there is something new to see."""
        if self.back is not None:
            return self.back
        return self.history.rows if self.history else None

    @property
    def step_count(self) -> int:
        """Steps recorded of the lane that is furthest."""
        return self.run.history.step if self.run else 0

    @property
    def recipes(self) -> dict[int, nn.Experiment]:
        """The recipes of the run that is shown, by slot."""
        return self.run.recipes if self.run else {}

    @property
    def begun(self) -> bool:
        """Whether there is a run that would be lost with a reset."""
        return self.step_count > 0 or self.state is State.RUNNING

    @property
    def can_go_on(self) -> bool:
        """Whether there is a run with a lane that can take another step."""
        return self.run is not None and self.state is not State.FAILED and self.run.can_go_on

    @property
    def pending(self) -> list[str]:
        """The fields in which the draft differs from what runs, until a reset."""
        fields = self.draft.pending(self.recipes)
        return [*fields, "data"] if self.points_changed and "data" not in fields else fields

    @property
    def extended(self) -> tuple[int, int] | None:
        """The step to which a run continues beyond its recipe, and the recipe's; else None."""
        if self.run is None or self.run.worked_on.slot not in self.draft:
            return None
        lane = self.run.worked_on
        steps = nn.keeping_pace(lane.experiment, self.draft[lane.slot]).steps
        return (lane.experiment.steps, steps) if lane.experiment.steps > steps else None

    @property
    def steps_per_second(self) -> float | None:
        """Of the lane that is worked on; None when there is nothing to measure."""
        if self.run is None or self.state is not State.RUNNING:
            return None
        return self.rate.of(self.run.worked_on.slot)

    def ask(
        self,
        again: Callable[[], None] | None = None,
        of_draft: bool = False,
        of_file: bool = False,
        tried: Edit | None = None,
        data_dir: Path | None = None,
    ) -> int:
        """Note that a run is asked for; the number it gets."""
        self.asked = Asked(self.asked.number + 1, again, of_draft, of_file, tried, data_dir)
        return self.asked.number

    def take_lanes(self, title: str, lanes: Mapping[int, nn.Experiment]) -> None:
        """Show these recipes as the draft."""
        self.title = title
        self.draft.take(lanes)

    def show(self, number: int, run: Run) -> None:
        """Another run is shown from now on."""
        self.number, self.run, self.points_changed = number, run, False
        self.back = None
        self.title = run.title
        if not self.asked.of_draft or self.draft.keys() != run.recipes.keys():
            self.draft.take(run.recipes)
        if number == self.asked.number:
            self.building, self.asked = None, Asked(number, of_draft=self.asked.of_draft)
        self.rate.clear()

    def take_back(self) -> bool:
        """The data that were asked for last cannot be had: undo what was edited for them."""
        asked = self.asked
        if asked.tried is None:
            return False
        self.draft.take_back(asked.tried, self.recipes)
        self.data_dir = asked.data_dir
        self.asked = Asked(asked.number)
        return True

    def end_adding(self) -> None:
        """The lane that was asked for is there, or does not come."""
        if self.building is Stage.LANE:
            self.building = None
