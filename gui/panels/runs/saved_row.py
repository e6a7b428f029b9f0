"""SavedRow: one lane of a saved run, as the workspace Runs lists it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nn
from gui.panels.runs.run_table import as_curve
from gui.style.i18n import tr, value_text


@dataclass(frozen=True)
class SavedRow:
    """A lane of a saved run; ``index`` is its place in the file. A damaged file has no lane."""

    run: nn.SavedRun
    index: int
    lane: nn.LaneSummary | None

    @property
    def key(self) -> tuple[Path, int]:
        """By what it is known again."""
        return self.run.path, self.index

    @property
    def title(self) -> str:
        """What the run is called."""
        return tr(self.run.title)

    @property
    def name(self) -> str:
        """What it is called among others: the run, and the lane where there are several."""
        several = self.run.summary is not None and len(self.run.summary.lanes) > 1
        if not several or self.lane is None:
            return self.title
        return f"{self.title} · {self.lane.experiment.name}"

    @property
    def regression(self) -> bool:
        """Whether its score is an R²."""
        return self.run.summary is not None and self.run.summary.regression

    @cached_property
    def curve(self) -> nn.Array:
        """Steps, losses and scores (3, n) of the validation set."""
        return as_curve(self.lane.curve if self.lane else [])

    @cached_property
    def _searched(self) -> tuple[Collection[str], str]:
        """What a search looks at: field=value of the recipe, and all texts and chosen names."""
        run = self.run
        settings, texts = [], [run.title, self.title, run.path.stem, run.notes, *run.tags]
        if self.lane is not None:
            recipe = self.lane.experiment
            texts.append(recipe.name)
            for field, knob in nn.KNOBS.items():
                if recipe.uses(field):
                    told = nn.as_text(getattr(recipe, field))
                    settings.append(f"{field}={told}".casefold())
                    if knob.choices:
                        texts.append(told)
        return frozenset(settings), "\n".join(texts).casefold()

    def matches(self, words: Collection[str]) -> bool:
        """Whether every word is found; field=value has to be whole."""
        if not words:
            return True
        settings, text = self._searched
        return all(word in settings if "=" in word else word in text for word in words)

    def difference(self, present: nn.Experiment | None) -> str:
        """In which settings it differs from another recipe, and its values there."""
        if self.lane is None or present is None:
            return ""
        recipe = self.lane.experiment
        fields = nn.differences(recipe, present)
        told = [
            f"{tr(nn.KNOBS[one].label)} {value_text(one, getattr(recipe, one))}" for one in fields
        ]
        return ", ".join(told) or tr("same recipe")


def rows_of(runs: Collection[nn.SavedRun]) -> list[SavedRow]:
    """A row for each lane of these runs."""
    return [
        SavedRow(run, index, lane)
        for run in runs
        for index, lane in enumerate(run.summary.lanes if run.summary else (None,))
    ]
