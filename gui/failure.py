"""Failure: what went wrong, as a sentence for a person with details for a report."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass

import nn


@dataclass(frozen=True)
class Failure:
    """What went wrong, as a sentence for a person, with details for a report.

    ``remedy`` builds what was refused for its memory all the same; ``unsaved``
    is where a run should have been written, which is kept in memory; ``of_file`` tells that a file
    that was opened cannot be used.
    """

    error: nn.NablascopeError
    details: str
    remedy: Callable[[], None] | None = None
    unsaved: str = ""
    of_run: bool = True  # whether it goes with the run that is shown
    of_file: bool = False

    @property
    def foreseen(self) -> bool:
        """Whether the sentence says all there is to know."""
        return type(self.error) is not nn.NablascopeError


def failure(error: Exception) -> Failure:
    """An exception as a sentence with details."""
    details = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    if isinstance(error, nn.NablascopeError):
        return Failure(error, details)
    sentence = nn.NablascopeError(
        "An error occurred: {kind}: {reason}. The window keeps working. You can copy the details.",
        kind=type(error).__name__,
        reason=error,
    )
    return Failure(sentence, details)
