"""FoldRunner: a cross-validation in the training loop's thread, told of as it goes on."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import nn
from gui.session.events import Event, FoldsChanged

PROGRESS_SECONDS = 0.1  # between two messages on how far it is


class FoldRunner:
    """At most one cross-validation; ``advance`` does a small piece of it."""

    def __init__(self, tell: Callable[[Event], None]) -> None:
        self._tell = tell
        self._run = 0
        self._told_at = 0.0
        self._folds: nn.CrossValidation | None = None

    @property
    def active(self) -> bool:
        """Whether there is a cross-validation that is not over."""
        return self._folds is not None

    def start(self, run: int, experiment: nn.Experiment, dataset: nn.Dataset, folds: int) -> None:
        """Begin. Raises FieldError for a number of folds that is not possible."""
        self._folds = nn.CrossValidation(experiment, dataset, folds)
        self._run = run
        self._report()

    def advance(self) -> None:
        """The next piece of work. Raises what the training raises."""
        folds = self._folds
        if folds is None:
            return
        folds.advance()
        if folds.finished:
            self._report()
            self._folds = None
        elif perf_counter() - self._told_at > PROGRESS_SECONDS:
            self._report()

    def end(self) -> None:
        """Stop it, if there is one; what was found so far is told."""
        if self._folds is not None:
            self._report(cancelled=True)
            self._folds = None

    def drop(self) -> None:
        """Forget it: its run is gone."""
        self._folds = None

    def _report(self, cancelled: bool = False) -> None:
        assert self._folds is not None
        self._told_at = perf_counter()
        self._tell(FoldsChanged(self._run, self._folds.report(cancelled)))
