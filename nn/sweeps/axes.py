"""Axes of a sweep: the values of a field that are tried, read from "field=values"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

import numpy as np

from nn.errors import FieldError
from nn.registry import lookup
from nn.training.recipe.parsing import as_text, checked, parse
from nn.training.recipe.settings import KNOBS, TYPES

RANGE = re.compile(r"(?P<log>log:)?(?P<low>[^:]+?)\.\.(?P<high>[^:]+?)(:(?P<count>\d{1,9}))?")
USUAL_COUNT, MOST_VALUES = 5, 10_000
DIGITS = 3  # of the values of a log range: 0.0316, which a person can type again
NOT_VARIED = {
    "seed": "seed: say with --seeds how many seeds each combination gets.",
    "name": "name: a lane's name changes nothing. Choose another field.",
    "file": "file: all runs of a sweep learn from the same data. Choose another field.",
    "data": "data: all runs of a sweep learn from the same data. Choose another field.",
}


@dataclass(frozen=True)
class Axis:
    """A field, the values of it in a grid, and the range that a random search draws from.

    ``low`` and ``high`` are None for a list, of which one is drawn.
    """

    field: str
    values: tuple[Any, ...]
    low: float | None = None
    high: float | None = None
    logarithmic: bool = False

    def draw(self, rng: np.random.Generator) -> Any:
        """A value at random: uniform, or in a log range uniform in its exponent."""
        if self.low is None or self.high is None:
            return self.values[rng.integers(len(self.values))]
        if self.logarithmic:
            value = math.exp(rng.uniform(math.log(self.low), math.log(self.high)))
        else:
            value = rng.uniform(self.low, self.high)
        return _as_field(self.field, min(max(value, self.low), self.high))


def parse_axis(pair: str) -> Axis:
    """The axis that "field=values" describes.

    Values are a list ("0.01,0.1", and one that is itself a list in brackets: "[100],[50,50]"), a
    range with the number of its values ("0.1..0.5:5"), or one with equal ratios
    ("log:0.001..1:7"). Raises FieldError or UnknownNameError.
    """
    field, equals, text = pair.partition("=")
    field, text = field.strip(), text.strip()
    if not equals or not text:
        raise FieldError("--over {pair}: write FIELD=VALUES.", pair=pair)
    lookup(KNOBS, field, "field")
    if field in NOT_VARIED:
        raise FieldError(NOT_VARIED[field])
    found = RANGE.fullmatch(text)
    if found and TYPES[field] in (int, float):
        return _range(field, text, found)
    values = dict.fromkeys(checked(field, parse(field, one)) for one in _split(field, text))
    return Axis(field, tuple(values))


def _range(field: str, text: str, found: re.Match[str]) -> Axis:
    low, high = (float(checked(field, parse(field, found[end]))) for end in ("low", "high"))
    count, logarithmic = int(found["count"] or USUAL_COUNT), bool(found["log"])
    if low >= high or not 2 <= count <= MOST_VALUES:
        raise FieldError(
            "{field}: the range {text} is empty. Write LOW..HIGH:N with a larger HIGH and N "
            "from 2 to {most}.",
            field=field,
            text=text,
            most=MOST_VALUES,
        )
    if logarithmic and low <= 0:
        raise FieldError(
            "{field}: a log range starts above 0, but {text} starts at {low}.",
            field=field,
            text=text,
            low=as_text(low),
        )
    if logarithmic:
        numbers = [float(f"{one:.{DIGITS}g}") for one in np.geomspace(low, high, count)]
        numbers[0], numbers[-1] = low, high
    else:
        numbers = np.linspace(low, high, count).tolist()
    values = [_as_field(field, one) for one in numbers]
    return Axis(field, tuple(dict.fromkeys(values)), low, high, logarithmic)


def _as_field(field: str, value: float) -> Any:
    """A number of a range as the field has it; 12 digits are as many as are shown."""
    return round(value) if TYPES[field] is int else float(f"{value:.12g}")


def _split(field: str, text: str) -> list[str]:
    """The parts between commas that stand outside brackets."""
    parts = [part.strip() for part in re.split(r",(?![^\[]*\])", text)]
    if not all(parts) or text.count("[") != text.count("]"):
        raise FieldError(
            "{field}: '{text}' is not a list of values. Separate them by commas, and put a "
            "value that is itself a list in brackets.",
            field=field,
            text=text,
        )
    return parts
