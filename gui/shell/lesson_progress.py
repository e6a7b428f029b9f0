"""LessonProgress: how far a learner has come in each lesson, and what was predicted."""

from __future__ import annotations

import json
from typing import Any

from gui.style import settings


class LessonProgress:
    """It is kept for the next start. ``steps`` are those that were taken, by lesson."""

    def __init__(self) -> None:
        try:
            kept = json.loads(settings.recall(settings.LESSONS, "{}"))
        except ValueError:
            kept = {}
        known = kept.items() if isinstance(kept, dict) else ()
        self._kept: dict[str, dict[str, Any]] = {
            name: one for name, one in known if isinstance(one, dict)
        }

    @property
    def steps(self) -> dict[str, int]:
        """How many steps of each lesson have been taken."""
        return {name: _whole(one.get("step")) for name, one in self._kept.items()}

    def step(self, name: str) -> int:
        """The step at which a lesson is taken up."""
        return self.steps.get(name, 0)

    def note(self, name: str, step: int) -> None:
        """So many steps of a lesson have been taken."""
        self._of(name)["step"] = step
        self._keep()

    def prediction(self, name: str, step: int) -> Any:
        """What was predicted in a step: a number, or points; None before that."""
        return self._of(name).get("predictions", {}).get(str(step))

    def predict(self, name: str, step: int, value: Any) -> None:
        """Keep a prediction; None forgets it."""
        self._of(name).setdefault("predictions", {})[str(step)] = value
        self._keep()

    def _of(self, name: str) -> dict[str, Any]:
        return self._kept.setdefault(name, {})

    def _keep(self) -> None:
        settings.remember(settings.LESSONS, json.dumps(self._kept))


def _whole(value: Any) -> int:
    return value if isinstance(value, int) and value >= 0 else 0
