"""Selection: what a person has chosen of the results; one selection goes through the window."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Selection:
    """A ``cell`` of the confusion matrix (true class, predicted class) and a ``sample``.

    The sample is an index in the ``part`` "validation" or "test" of the data.
    """

    part: str = "validation"
    cell: tuple[int, int] | None = None
    sample: int | None = None
