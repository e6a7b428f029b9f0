"""Knobs: what a person is told about a field of the recipe, and what may be put into it."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from nn.data.augment import CUSTOM

IN_TABLES = ("data", ("table",))
OTHER = None  # stands for the values of a field that have no name


@dataclass(frozen=True)
class Knob:
    """What a person is told about a field, and what may be put into it.

    ``shared`` fields are the same for all lanes of a race, and those that ``counts_batches``
    reach equally far in epochs; ``live`` ones take effect at the next step, all others when a
    run is built; ``path`` is a file or folder, and ``alarming`` are choices that are there to
    show a mistake; ``named`` are names for some values of a number, and for OTHER values where
    there is a name for those; ``per_layer`` fields have one value for all hidden layers, or a
    list with one for each; ``only_if`` names the field and the values of it that make this field
    matter, and ``group`` is the heading it stands under (a field without one is not in the form;
    those under ``More settings`` are folded away).
    """

    label: str
    help: str
    unit: str = ""
    low: float = -math.inf
    high: float = math.inf
    choices: Collection[str] = ()
    shared: bool = False
    counts_batches: bool = False
    live: bool = False
    logarithmic: bool = False
    path: bool = False
    alarming: Collection[str] = ()
    named: Mapping[int | None, str] = dataclasses.field(default_factory=dict)
    per_layer: bool = False
    only_if: tuple[str, Collection[str]] | None = None
    group: str = ""


def knob(default: Any, label: str, help: str, **options: Any) -> Any:
    """A dataclass field with its knob."""
    return dataclasses.field(
        default=default, metadata={"knob": Knob(label=label, help=help, **options)}
    )


def in_tables(default: str, label: str, help: str, choices: Collection[str] = ()) -> Any:
    """A field that says how a table is read."""
    return knob(
        default,
        label,
        help,
        choices=choices,
        shared=True,
        only_if=IN_TABLES,
        group="More settings",
    )


def custom(default: float, label: str, help: str, high: float, unit: str = "") -> Any:
    """A field of the augmentation that is put together by hand."""
    return knob(
        default,
        label,
        help,
        low=0.0,
        high=high,
        unit=unit,
        only_if=("augment", (CUSTOM,)),
        group="More settings",
    )
