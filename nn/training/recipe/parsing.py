"""From texts to the values of fields and back, and whether a value is within its knob's limits."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any

from nn.errors import FieldError, Phrase
from nn.registry import lookup
from nn.training.recipe.knobs import Knob
from nn.training.recipe.settings import KNOBS, TYPES

MOST_HIDDEN_LAYERS = 20
LARGEST = 2**1000  # whole numbers beyond it are no floats
EXPECTED = {
    int: Phrase("a whole number"),
    float: Phrase("a number"),
    tuple: Phrase("a list such as 100, 50 or 100 × 5"),
    str: Phrase("text"),
}


def parse(field: str, text: str) -> Any:
    """The value that ``text`` gives to ``field``. Raises FieldError for text of another kind."""
    kind = lookup(TYPES, field, "field")
    if KNOBS[field].per_layer:
        return _one_or_each(field, text)
    try:
        if kind is tuple:
            return _sizes(text)
        if kind is float and text.count(",") == 1:
            text = text.replace(",", ".")  # the decimal sign of many languages
        return kind(text.strip())
    except ValueError:
        raise FieldError(
            "{field}: '{value}' is not {expected}.",
            field=field,
            value=text,
            expected=EXPECTED[kind],
        ) from None


def as_text(value: Any) -> str:
    """A field's value as it is typed: ``parse(field, as_text(value)) == value``."""
    if isinstance(value, tuple):
        runs = [(size, len(list(same))) for size, same in itertools.groupby(value)]
        return ", ".join(
            f"{size} × {count}" if count > 2 else ", ".join([str(size)] * count)
            for size, count in runs
        )
    if isinstance(value, float):
        text = f"{value:.12g}"
        return text if float(text) == value else repr(value)
    return str(value)


def _one_or_each(field: str, text: str) -> str | tuple[str, ...]:
    """A name, or one for each layer from "sigmoid, relu" or "sigmoid × 3, relu" (x or * too)."""
    names: list[str] = []
    plain = re.sub(r"\s*[*×]\s*|\s+x\s+", "×", text.strip("[]() "))
    for part in filter(None, re.split(r"[,\s]+", plain)):
        name, _, count = part.partition("×")
        if count and not (count.isdecimal() and 0 < int(count) <= MOST_HIDDEN_LAYERS):
            raise FieldError(
                "{field}: '{value}' is not {expected}.",
                field=field,
                value=text,
                expected=Phrase("a name, or a list such as sigmoid, relu or sigmoid × 3, relu"),
            )
        names += [name] * int(count or 1)
    return _each_or_one(names)


def _each_or_one(names: Sequence[str]) -> str | tuple[str, ...]:
    """The name that all of them are, or all of them."""
    return tuple(names) if len(set(names)) > 1 else names[0] if names else ""


def _sizes(text: str) -> tuple[int, ...]:
    """Sizes from "100, 50", "100 50", "[100, 50]" or "100 × 5" (x or * too). Raises ValueError."""
    sizes: list[int] = []
    plain = re.sub(r"\s*[x*×]\s*", "×", text.strip().strip("[]()"))
    for part in filter(None, re.split(r"[,\s]+", plain)):
        size, _, count = part.partition("×")
        times = int(count or 1)
        if times < 1:
            raise ValueError(part)
        sizes += [int(size)] * min(times, MOST_HIDDEN_LAYERS + 1)
    return tuple(sizes)


def checked(field: str, value: Any) -> Any:
    """``value`` in the field's own type, when it is within the knob's limits.

    Raises FieldError or UnknownNameError.
    """
    one, kind = KNOBS[field], TYPES[field]
    if one.per_layer and isinstance(value, list | tuple):
        for name in value:
            lookup(dict.fromkeys(one.choices), name, field)
        value = _each_or_one(value)
        if not isinstance(value, str):
            return value
    if kind is tuple:
        return _checked_sizes(field, one, value)
    if kind is float and type(value) is int:
        value = float(min(max(value, -LARGEST), LARGEST))
    if not _is_a(kind, value):
        raise FieldError(
            "{field}: '{value}' is not {expected}.",
            field=field,
            value=value,
            expected=EXPECTED[kind],
        )
    if one.choices:
        lookup(dict.fromkeys(one.choices), value, field)
    elif kind is not str and not one.low <= value <= one.high:
        raise FieldError(
            "{field}: {value} is outside {low} … {high}.",
            field=field,
            value=value,
            low=as_text(float(one.low)),
            high=as_text(float(one.high)),
        )
    return value


def _is_a(kind: type, value: Any) -> bool:
    """Whether a value is of a field's type; True and False are no numbers here."""
    return isinstance(value, kind) and not isinstance(value, bool)


def _checked_sizes(field: str, one: Knob, value: Any) -> tuple[int, ...]:
    if not isinstance(value, list | tuple) or not all(_is_a(int, size) for size in value):
        raise FieldError(
            "{field}: '{value}' is not {expected}.",
            field=field,
            value=value,
            expected=EXPECTED[tuple],
        )
    if len(value) > MOST_HIDDEN_LAYERS:
        raise FieldError(
            "{field}: {count} layers are too many; at most {most} are allowed.",
            field=field,
            count=len(value),
            most=MOST_HIDDEN_LAYERS,
        )
    for size in value:
        if not one.low <= size <= one.high:
            raise FieldError(
                "{field}: {value} is outside {low} … {high}.",
                field=field,
                value=size,
                low=f"{one.low:g}",
                high=f"{one.high:g}",
            )
    return tuple(value)
