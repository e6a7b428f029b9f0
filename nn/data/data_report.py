"""DataReport: what is known of the data of a lane: the clinic's checks and a description."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nn.data.clinic.checkup import Check, checkup
from nn.data.description import Description, describe
from nn.data.prepared import Prepared
from nn.errors import Cancelled


@dataclass(frozen=True)
class DataReport:
    """What is known of the data ``prepared``."""

    prepared: Prepared
    checks: tuple[Check, ...]
    description: Description


def report_on_data(prepared: Prepared, cancelled: Callable[[], bool]) -> DataReport:
    """Check and describe data. Raises Cancelled as soon as ``cancelled`` says so."""
    if cancelled():
        raise Cancelled
    checks = tuple(checkup(prepared, cancelled))
    return DataReport(prepared, checks, describe(prepared.dataset))
