"""The comparison: how lanes differ, in what was set and in what was measured, in words."""

from __future__ import annotations

from collections.abc import Sequence

import nn
from gui.lane_view import LaneView, in_plane
from gui.style import formatting, i18n
from gui.style.i18n import tr

DEEP = 3  # weight layers from which the gradient of the first one is a story of its own
WINDOW = 100  # steps, of the largest mini-batches, that are averaged


def comparison(history: nn.History, lanes: Sequence[LaneView]) -> str:
    """The sentence below the plots, of lanes that did not stop; at first, how they are set."""
    lanes = [lane for lane in lanes if lane.failure is None]  # the others go on
    units = [history.unit(lane.record) for lane in lanes]
    ends = [lane.seen.step * unit for lane, unit in zip(lanes, units, strict=True)]
    last = min(ends, default=0.0)
    begins = [lane.record.begin * unit for lane, unit in zip(lanes, units, strict=True)]
    since = last - max(begins, default=0.0)  # which all lanes have recorded
    span = min(WINDOW * max(units, default=0.0), since)  # as many samples of every lane
    if span <= 0.0 or any(round(last / unit) < 1 for unit in units):
        return f"{_settings(lanes[0], lanes[-1])}." if len(lanes) > 1 else ""
    found = [
        (lane, nn.measure(lane.seen, unit, last, span))
        for lane, unit in zip(lanes, units, strict=True)
    ]
    if min(lane.record.layers for lane in lanes) < DEEP:
        return _by_validation(lanes)
    if len(lanes) == 1:
        return " ".join(filter(None, [_alone(*found[0], round(span)), _by_validation(lanes)]))
    (one, weak), *_, (other, strong) = sorted(found, key=lambda pair: pair[1].gradient)
    if weak.gradient == strong.gradient > 0:
        return _by_validation(lanes)
    if strong.gradient and weak.gradient:
        told = tr("W1 of '{weak}' receives {part} of the gradient that W1 of '{strong}' receives")
    elif strong.gradient:
        told = tr("No gradient reaches W1 of '{weak}', unlike W1 of '{strong}'")
    else:
        told = tr("No gradient reaches W1 of any lane")
    text = told.format(
        weak=one.name,
        strong=other.name,
        part=formatting.part(weak.gradient / strong.gradient) if strong.gradient else "",
    )
    window = _window(history, last, span)
    return f"{text} ({window}). {_by_validation([one, other])}"


def _by_validation(lanes: Sequence[LaneView]) -> str:
    """What the lanes get right of the validation set, from the worst to the best, and why."""
    known = [(lane, lane.seen.evaluations.latest()) for lane in lanes if lane.seen.evaluations]
    scored = sorted(((float(row[nn.ACCURACY]), lane.slot, lane, row) for lane, row in known))
    told = tr("Validation accuracy: {figures}.")
    if lanes[0].prepared.sound.task == nn.REGRESSION:
        told = tr("Validation R²: {figures}.")
    figures = ", ".join(
        tr("'{name}' {share} % (step {step})").format(
            name=lane.name, share=formatting.percent(score), step=f"{row[0]:,.0f}"
        )
        for score, _, lane, row in scored
    )
    parts = [told.format(figures=figures)] if figures else []
    if in_plane(lanes) and len(lanes) > 1:
        parts.append(tr("Results → Regions shows the boundary that each has found."))
    if len(lanes) > 1:
        ends = (scored[0][2], scored[-1][2]) if len(scored) > 1 else (lanes[0], lanes[-1])
        parts.append(f"{_settings(*ends)}.")
    return " ".join(parts)


def _settings(one: LaneView, other: LaneView) -> str:
    fields = nn.differences(one.experiment, other.experiment)
    labels = ", ".join(tr(nn.KNOBS[field].label) for field in fields) or tr("nothing")
    return i18n.told(
        "'{one}' and '{other}' differ in: {fields}", one=one.name, other=other.name, fields=labels
    )


def _alone(lane: LaneView, measured: nn.Measured, count: int) -> str:
    if lane.record.layers < 2 or not measured.last:
        return ""
    text = tr("W1 of '{name}' receives {part} the gradient of W{last} (last {count} steps).")
    return text.format(
        name=lane.name,
        part=formatting.part(measured.gradient / measured.last),
        last=lane.record.layers,
        count=count,
    )


def _window(history: nn.History, last: float, span: float) -> str:
    if history.by_epoch:
        told = tr("epochs {first} to {last}")
        return told.format(first=f"{last - span:.2f}", last=f"{last:.2f}")
    first = round(last - span) + 1
    return tr("steps {first} to {last}").format(first=f"{first:,}", last=f"{round(last):,}")
