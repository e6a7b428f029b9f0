"""Draft: the recipe of every lane as a person edits it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import nn
from gui.lane_view import LaneView

DATA_FIELDS = [field.name for field in fields(nn.DataRecipe)]
LIVE = [field for field, knob in nn.KNOBS.items() if knob.live]
COUNTS = [field for field, knob in nn.KNOBS.items() if knob.counts_batches]
Lanes = dict[int, nn.Experiment]  # by slot
Edit = dict[int, dict[str, tuple[Any, Any]]]  # by slot: old and new values of the fields changed


class Draft(Mapping[int, nn.Experiment]):
    """What Reset would start: an experiment for each lane, by the lane's slot.

    A lane is found by its slot here and in the run, never by its index in a list, since lanes
    come and go while a person edits.
    """

    def __init__(self) -> None:
        self._lanes: Lanes = {}

    def __getitem__(self, slot: int) -> nn.Experiment:
        return self._lanes[slot]

    def __iter__(self) -> Iterator[int]:
        return iter(self._lanes)

    def __len__(self) -> int:
        return len(self._lanes)

    @property
    def first(self) -> nn.Experiment:
        """The first lane's; what all lanes share is the same in each."""
        return next(iter(self._lanes.values()))

    def take(self, lanes: Mapping[int, nn.Experiment]) -> None:
        """Take other lanes in place of these."""
        self._lanes = dict(lanes)

    def edit(self, slot: int, changes: Mapping[str, Any]) -> Edit:
        """Change fields of a lane, with what follows in the others; what has changed.

        Raises FieldError or UnknownNameError, with nothing changed.
        """
        if slot not in self._lanes:
            raise nn.FieldError("This lane no longer exists.")
        slots, lanes = list(self._lanes), list(self._lanes.values())
        for field, value in changes.items():
            lanes = nn.edited(lanes, slots.index(slot), field, value)
        before, self._lanes = self._lanes, dict(zip(slots, lanes, strict=True))
        edit = {one: _changes(before[one], new) for one, new in self._lanes.items()}
        return {one: changed for one, changed in edit.items() if changed}

    def take_back(self, edit: Edit, running: Mapping[int, nn.Experiment]) -> None:
        """Undo an edit in the lanes that are still there, and where it still stands."""
        shared = {
            field: values
            for changed in edit.values()
            for field, values in changed.items()
            if nn.KNOBS[field].shared
        }
        lanes = {
            slot: replace(
                one,
                **{
                    field: old
                    for field, (old, new) in (shared | edit.get(slot, {})).items()
                    if getattr(one, field) == new
                },
            )
            for slot, one in self._lanes.items()
        }
        self._take_level(lanes, running)

    def follow(self, lanes: Sequence[LaneView], known: Mapping[int, LaneView]) -> None:
        """Lanes came or went: keep the drafts of those that stay, and draft those that came.

        ``known`` are the lanes before, by slot. A new lane shares what the others share.
        """
        self._lanes = {
            lane.slot: self._lanes[lane.slot]
            if lane.slot in self._lanes
            and lane.slot in known
            and known[lane.slot].record is lane.record
            else self._sharing(lane.experiment)
            for lane in lanes
        }

    def keep_live(self, running: Mapping[int, nn.Experiment]) -> None:
        """Live fields are as they run: what was asked of them could not be done."""
        lanes = {
            slot: replace(
                one,
                **{
                    field: getattr(running[slot], field)
                    for field in LIVE
                    if field not in COUNTS and slot in running
                },
            )
            for slot, one in self._lanes.items()
        }
        self._take_level(lanes, running)

    def pending(self, running: Mapping[int, nn.Experiment]) -> list[str]:
        """The fields that wait for a reset."""
        return [
            field
            for field, knob in nn.KNOBS.items()
            if not knob.live
            and any(
                getattr(one, field) != getattr(running[slot], field)
                for slot, one in self._lanes.items()
                if slot in running
            )
        ]

    @property
    def lacks_file(self) -> bool:
        """Whether its data are in a file that has not been chosen yet."""
        return bool(self) and self.first.uses("file") and not self.first.file

    def with_file(self, path: Path) -> dict[str, Any]:
        """What changes in the recipe when the data come from a table, or a folder of images.

        A table is read as it is found, unless the draft says how this one is read.
        """
        kind = "pictures" if path.is_dir() else "table"
        changes: dict[str, Any] = {"data": kind, "file": str(path.absolute())}
        if self.first.data != "table" or self.first.file not in ("", changes["file"]):
            changes |= nn.READING
        return changes

    def _sharing(self, experiment: nn.Experiment) -> nn.Experiment:
        """A new lane's recipe with what all lanes share as it is drafted."""
        if not self._lanes:
            return experiment
        shared = [field for field, knob in nn.KNOBS.items() if knob.shared]
        first = self.first
        experiment = replace(experiment, **{field: getattr(first, field) for field in shared})
        return nn.keeping_pace(experiment, first)

    def _take_level(self, lanes: Lanes, running: Mapping[int, nn.Experiment]) -> None:
        """Take these lanes, with their counts level; those that run, if these cannot race."""
        first, *others = lanes.values()
        level = [first, *(nn.keeping_pace(one, first) for one in others)]
        try:
            nn.check_lanes(level)
        except nn.FieldError:
            self._lanes = dict(running)
        else:
            self._lanes = dict(zip(lanes, level, strict=True))


def _changes(old: nn.Experiment, new: nn.Experiment) -> dict[str, tuple[Any, Any]]:
    return {
        field: (getattr(old, field), getattr(new, field))
        for field in nn.KNOBS
        if getattr(old, field) != getattr(new, field)
    }
