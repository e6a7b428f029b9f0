"""The comparison: how lanes differ, in what was set and in what was measured, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

import nn
from gui import numbers
from gui.i18n import tr
from gui.state import Entrant

WINDOW = 100  # steps, of the largest mini-batches, that are averaged


@dataclass(frozen=True)
class Measured:
    """What a lane shows over the latest part of the way that all lanes have gone."""

    lane: Entrant
    accuracy: float
    gradient: float  # ||dL/dW1||, mean over the steps
    last: float  # the same of the output layer


def comparison(history: nn.History, lanes: Sequence[Entrant]) -> str:
    """The sentence below the plots, of lanes that did not stop; at first, how they are set."""
    lanes = [lane for lane in lanes if lane.failure is None]  # the others go on
    units = [history.unit(lane.record) for lane in lanes]
    ends = [lane.record.step * unit for lane, unit in zip(lanes, units, strict=True)]
    last = min(ends, default=0.0)
    span = min(WINDOW * max(units, default=0.0), last)  # as many samples of every lane
    if not last or any(round(last / unit) < 1 for unit in units):
        return f"{_settings(lanes[0], lanes[-1])}." if len(lanes) > 1 else ""
    measured = [_measure(*one, last, span) for one in zip(lanes, units, strict=True)]
    if len(lanes) == 1:
        return _alone(measured[0], round(span))
    weak, *_, strong = sorted(measured, key=lambda one: one.gradient)
    if weak.gradient == strong.gradient > 0:
        return ""
    if strong.gradient and weak.gradient:
        told = tr("W1 of '{weak}' receives {part} of the gradient that W1 of '{strong}' receives")
    elif strong.gradient:
        told = tr("No gradient reaches W1 of '{weak}'; it reaches W1 of '{strong}'")
    else:
        told = tr("No gradient reaches W1 of any lane")
    text = told.format(
        weak=weak.lane.name,
        strong=strong.lane.name,
        part=numbers.part(weak.gradient / strong.gradient) if strong.gradient else "",
    )
    answers = tr("right answers {weak} % against {strong} %").format(
        weak=numbers.percent(weak.accuracy), strong=numbers.percent(strong.accuracy)
    )
    if lanes[0].prepared.sound.task == nn.REGRESSION:
        answers = tr("R² {weak} % against {strong} %").format(
            weak=numbers.percent(weak.accuracy), strong=numbers.percent(strong.accuracy)
        )
    window = _window(history, last, span)
    return f"{text} ({window}); {answers}. {_settings(weak.lane, strong.lane)}."


def _settings(one: Entrant, other: Entrant) -> str:
    fields = nn.differences(one.experiment, other.experiment)
    labels = ", ".join(tr(nn.KNOBS[field].label) for field in fields) or tr("nothing")
    text = tr("'{one}' and '{other}' differ in: {fields}")
    return text.format(one=one.name, other=other.name, fields=labels)


def _alone(one: Measured, count: int) -> str:
    if one.lane.record.layers < 2 or not one.last:
        return ""
    text = tr("W1 of '{name}' receives {part} of the gradient of W{last} (last {count} steps).")
    return text.format(
        name=one.lane.name,
        part=numbers.part(one.gradient / one.last),
        last=one.lane.record.layers,
        count=count,
    )


def _window(history: nn.History, last: float, span: float) -> str:
    if history.by_epoch:
        told = tr("epochs {first} to {last}")
        return told.format(first=f"{last - span:.2f}", last=f"{last:.2f}")
    first = round(last - span) + 1
    return tr("steps {first} to {last}").format(first=f"{first:,}", last=f"{round(last):,}")


def _measure(lane: Entrant, unit: float, last: float, span: float) -> Measured:
    """The means over the lane's steps in the ``span`` of the shared axis that ends at ``last``."""
    end, count = round(last / unit), max(round(span / unit), 1)
    norms = lane.record.measure("gradient_norm")
    columns = [0, nn.ACCURACY, norms[0], norms[-1]]
    buckets = lane.record.steps.view(end - count + 1, end, lane.record.steps.capacity, columns)
    inside = (buckets.low[:, 0] > end - count) & (buckets.high[:, 0] <= end)
    chosen, rows = (inside, buckets.rows[inside]) if inside.any() else (slice(None), buckets.rows)
    accuracy, gradient, output = np.average(buckets.mean[chosen, 1:], axis=0, weights=rows)
    return Measured(lane, float(accuracy), float(gradient), float(output))
