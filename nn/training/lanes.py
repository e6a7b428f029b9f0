"""Lanes: what experiments must share to race each other, and what follows a change of one."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from nn.data import USUAL_BATCH
from nn.errors import FieldError
from nn.registry import lookup
from nn.training.recipe.basics import FULL_BATCH
from nn.training.recipe.experiment import LONGEST_NAME, Experiment
from nn.training.recipe.parsing import as_text, parse
from nn.training.recipe.settings import KNOBS, USUAL_LIMITS

MOST_LANES = 4


def check_lanes(experiments: Sequence[Experiment]) -> None:
    """Raise FieldError unless the experiments can race each other."""
    if not experiments:
        raise FieldError("A race needs at least one lane.")
    if len(experiments) > MOST_LANES:
        raise FieldError(
            "A race has at most {most} lanes. Remove one before you add another.",
            most=MOST_LANES,
        )
    names = [experiment.name for experiment in experiments]
    if len(set(names)) != len(names):
        raise FieldError(
            "Two lanes are called '{name}'. Give each lane its own name.",
            name=max(names, key=names.count),
        )
    for field, knob in KNOBS.items():
        values = {getattr(experiment, field) for experiment in experiments}
        if knob.shared and len(values) > 1:
            raise FieldError(
                "{field}: all lanes of a race must have the same value, but the values are "
                "{values}.",
                field=field,
                values=", ".join(sorted(map(str, values))),
            )
        if knob.counts_batches and not all(
            _level(one, other, field) for one, other in itertools.combinations(experiments, 2)
        ):
            raise FieldError(
                "{field}: all lanes of a race must train for the same number of epochs, but the "
                "values are {values} with batch sizes {sizes}.",
                field=field,
                values=", ".join(str(getattr(one, field)) for one in experiments),
                sizes=", ".join(str(one.batch_size) for one in experiments),
            )


def edited(lanes: Sequence[Experiment], index: int, field: str, value: Any) -> list[Experiment]:
    """The lanes with one field of one lane changed, and with what follows in the others.

    A shared field changes in all lanes; with the data the batch size, where it is more than
    small data give, and the scaling, which tables need. Fields that count mini-batches change
    so that all lanes go equally far in epochs, and a name that was made from the value follows
    it. Raises FieldError or UnknownNameError, for lanes that cannot race too.
    """
    knob = lookup(KNOBS, field, "field")
    before = lanes[index]
    changed = before.changed(field, value)
    if field != "name" and before.name in _names_of(before.name, field, getattr(before, field)):
        others = [one for one in lanes if one is not before]
        name = _fresh_name(others, before.name, field, getattr(changed, field))
        changed = changed.changed("name", name)
    if field == "data":
        first, *others = [_with_data(one, changed.data) for one in lanes]
        return [first, *(keeping_pace(one, first) for one in others)]
    usual = Experiment().stop_value
    if field == "stopping" and before.stop_value == USUAL_LIMITS.get(before.stopping, usual):
        limit = USUAL_LIMITS.get(changed.stopping, before.stop_value)
        changed = changed.changed("stop_value", limit)
    if field == "batch_size" and len(lanes) > 1:
        changed = keeping_pace(changed, lanes[0 if index else 1])
    result = [
        changed
        if one is before
        else one.changed(field, _scaled(changed, one, field))
        if knob.counts_batches
        else one.changed(field, getattr(changed, field))
        if knob.shared
        else one
        for one in lanes
    ]
    check_lanes(result)
    return result


def with_fields(lanes: Sequence[Experiment], pairs: Sequence[tuple[str, str]]) -> list[Experiment]:
    """The lanes with fields set in all of them from texts: pairs of field and text.

    The data come first, since they change what suits them, and what counts mini-batches last:
    that of the first lane is meant. The others are set at once, in whatever order they come.
    Raises FieldError or UnknownNameError.
    """
    values = {field: parse(field, text) for field, text in pairs}
    result = list(lanes)
    if "data" in values:
        result = edited(result, 0, "data", values.pop("data"))
    counting = [field for field in values if KNOBS[field].counts_batches]
    plain = {field: value for field, value in values.items() if field not in counting}
    result = [dataclasses.replace(lane, **plain) for lane in result]
    for field in counting:
        result = edited(result, 0, field, values[field])
    return result


def _with_data(lane: Experiment, data: str) -> Experiment:
    """A lane with other data, and with what suits them: small batches, and tables scaled."""
    size = min(lane.batch_size, USUAL_BATCH.get(data, lane.batch_size))  # a full batch stays
    if data not in USUAL_BATCH and lane.batch_size == USUAL_BATCH.get(lane.data):
        size = Experiment().batch_size  # small data had made it small
    if data == lane.data:
        return dataclasses.replace(lane, batch_size=size)  # its owner has said how it is scaled
    scaling, targets = lane.scaling, "none"
    if data == "table":
        scaling, targets = "standardise" if scaling == "none" else scaling, "standardise"
    elif data == "reviews" or (lane.data == "table" and scaling == "standardise"):
        scaling = "none"  # numbers of words cannot be scaled; and pictures need not be
    return dataclasses.replace(
        lane, data=data, batch_size=size, scaling=scaling, target_scaling=targets, file=""
    )


def keeping_pace(experiment: Experiment, other: Experiment) -> Experiment:
    """``experiment`` with its counts of mini-batches such that it goes as far as ``other``."""
    counts: dict[str, Any] = {
        field: _scaled(other, experiment, field)
        for field, knob in KNOBS.items()
        if knob.counts_batches
    }
    return dataclasses.replace(experiment, **counts)


def can_differ(field: str) -> bool:
    """Whether lanes of a race may differ in a field of the recipe."""
    knob = KNOBS[field]
    return not (knob.shared or knob.counts_batches or field == "name")


def variation(
    lanes: Sequence[Experiment],
    index: int,
    field: str,
    value: Any,
    name: str = "",
    also: Mapping[str, Any] | None = None,
) -> Experiment:
    """A copy of a lane in which one setting differs, to race beside it.

    ``also`` are settings that belong to it, such as the layer of a bug. Its name, where none is
    given, tells the setting. Raises FieldError or UnknownNameError.
    """
    lookup(KNOBS, field, "field")
    if not can_differ(field):
        raise FieldError(
            "{field}: all lanes of a race share this setting, so it cannot differ in one of them.",
            field=field,
        )
    copy = lanes[index]
    changed = dataclasses.replace(copy, **{field: value}, **(also or {}))
    if getattr(changed, field) == getattr(copy, field):
        raise FieldError(
            "{field}: the new lane would be the same as '{name}'. Choose another value.",
            field=field,
            name=copy.name,
        )
    told = name or _fresh_name(lanes, copy.name, field, getattr(changed, field))
    if field == "batch_size":
        changed = keeping_pace(changed, lanes[0])
    changed = changed.changed("name", told)
    check_lanes([*lanes, changed])
    return changed


def differences(one: Experiment, other: Experiment) -> list[str]:
    """The fields in which two lanes differ and that have an effect in one of them."""

    return [
        field
        for field, knob in KNOBS.items()
        if field != "name"
        and not knob.counts_batches
        and getattr(one, field) != getattr(other, field)
        and (one.uses(field) or other.uses(field))
    ]


def _fresh_name(lanes: Sequence[Experiment], origin: str, field: str, value: Any) -> str:
    """A name that none of the lanes has and that tells the value."""
    taken = {lane.name.casefold() for lane in lanes}
    return next(name for name in _names_of(origin, field, value) if name.casefold() not in taken)


def _names_of(origin: str, field: str, value: Any) -> list[str]:
    """What a lane may be called after a value, which comes after its field where it is a number."""
    text = as_text(value)
    if not KNOBS[field].choices:
        text = f"{field.replace('_', ' ')} {text}"
    numbered = [f"{text[: LONGEST_NAME - 3]} {number}" for number in range(2, MOST_LANES + 2)]
    return [name for name in (text, f"{origin} → {text}", *numbered) if len(name) <= LONGEST_NAME]


def in_step(lanes: Sequence[Experiment], samples: Sequence[int]) -> list[Experiment]:
    """The lanes with counts of full batches such that they go as far as the others.

    ``samples`` are the training samples of each lane.
    """
    paced = list(lanes)
    known = with_sizes(lanes, samples)
    first = next((one for one in lanes if one.batch_size != FULL_BATCH), known[0])
    for index, (lane, full) in enumerate(zip(lanes, known, strict=True)):
        if lane.batch_size == FULL_BATCH and not _are_level(first, full):
            counts = keeping_pace(full, first)
            paced[index] = dataclasses.replace(counts, batch_size=FULL_BATCH)
    return paced


def with_sizes(lanes: Sequence[Experiment], samples: Sequence[int]) -> list[Experiment]:
    """The lanes with the number of their training samples in place of FULL_BATCH."""
    return [
        lane if lane.batch_size != FULL_BATCH else lane.changed("batch_size", count)
        for lane, count in zip(lanes, samples, strict=True)
    ]


def _are_level(one: Experiment, other: Experiment) -> bool:
    return all(_level(one, other, field) for field, knob in KNOBS.items() if knob.counts_batches)


def _scaled(source: Experiment, target: Experiment, field: str) -> int:
    """How many of ``target``'s mini-batches hold as many samples as that field of ``source``.

    Where only one of them has full batches, that depends on the data: it stays as it is.
    """
    full = [one.batch_size == FULL_BATCH for one in (source, target)]
    if any(full):
        return int(getattr(source if all(full) else target, field))
    samples = getattr(source, field) * source.batch_size
    return max(1, round(samples / target.batch_size))


def _level(one: Experiment, other: Experiment, field: str) -> bool:
    """Whether that field goes equally far in both, as nearly as their mini-batches allow."""
    counts = getattr(one, field), getattr(other, field)
    sizes = one.batch_size, other.batch_size
    if FULL_BATCH in sizes:
        return True  # only the data can tell: see in_step
    if sizes[0] == sizes[1]:
        return counts[0] == counts[1]
    apart = abs(counts[0] * sizes[0] - counts[1] * sizes[1])
    least = counts[sizes.index(max(sizes))] == 1  # a larger mini-batch cannot go less far
    return least or apart <= (sizes[0] + sizes[1]) / 2
