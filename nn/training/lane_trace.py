"""LaneTrace: one pass through a lane's network, of samples that a person chooses."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from nn.arrays import QUIET, Array
from nn.data.dataset import REGRESSION
from nn.errors import Cancelled, NablascopeError, NoSampleError, Phrase, ShapeError
from nn.registry import lookup
from nn.tracing.summary import NodeSummary, summarize
from nn.tracing.trace import Trace, trace
from nn.training.lane import Lane

NEXT, LATEST, ONE = "next", "latest", "one"
CORRECT, WRONG, WORST, SAMPLE, GIVEN = "correct", "wrong", "worst", "sample", "given"
FEEDS = {
    NEXT: Phrase("The next mini-batch"),
    LATEST: Phrase("The last mini-batch"),
    ONE: Phrase("One sample of the next mini-batch"),
    CORRECT: Phrase("A validation sample that is classified correctly"),
    WRONG: Phrase("A validation sample that is classified wrongly"),
    WORST: Phrase("The validation sample with the largest loss"),
    SAMPLE: Phrase("A validation sample"),
    GIVEN: Phrase("The sample on the right"),
}
MOST_SEARCHED = 1000  # samples of the validation set


@dataclass(frozen=True, eq=False)
class Feed:
    """What goes through the networks: a ``kind`` of FEEDS.

    ``number`` is the index of a sample in the mini-batch (ONE) or the validation set (SAMPLE), or
    which of those found (CORRECT, WRONG, WORST), counted on without end. GIVEN needs ``x``
    (features,) before its preparation, and its ``target``, the number of its class or the number
    to reach; without it there is no loss and no gradient, so ``trace_lanes`` raises ShapeError.
    """

    kind: str = NEXT
    number: int = 0
    x: Array | None = None
    target: float | None = None


@dataclass(frozen=True, eq=False)
class LaneTrace:
    """One pass through the network of the lane ``slot`` after ``step`` steps.

    ``x`` (n, features) and ``targets`` (n,) are the samples before their preparation, augmented;
    ``index`` is that of a validation sample. ``trace`` is None where ``error`` says why there is
    none, and ``summary`` has its nodes at a glance. ``update`` has the values of each parameter
    array before and after the step that this mini-batch would make, where it was asked for.
    """

    slot: int
    step: int
    feed: Feed
    x: Array
    targets: Array
    trace: Trace | None
    index: int | None = None
    error: NablascopeError | None = None
    summary: dict[str, NodeSummary] = field(default_factory=dict)
    update: dict[str, tuple[Array, Array]] | None = None


def trace_lanes(
    lanes: Sequence[Lane],
    feed: Feed,
    first: int,
    with_update: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[LaneTrace, ...]:
    """Let the same samples go through the networks of some lanes, which do not change.

    Mini-batches are each lane's own. A validation sample is found by the lane with the slot
    ``first``, and goes through all. ``with_update`` adds what the next step would change (for
    NEXT). Raises UnknownNameError for another kind of feed, LabelError or ShapeError for a sample
    that is not complete, NoSampleError where none is classified so, and Cancelled between two
    lanes as soon as ``cancelled`` says so.
    """
    lookup(FEEDS, feed.kind, "feed")
    index = _found(next((one for one in lanes if one.slot == first), lanes[0]), feed)
    traces = []
    for lane in lanes:
        if cancelled():
            raise Cancelled
        traces.append(_trace_lane(lane, feed, index, with_update))
    return tuple(traces)


@QUIET
def _trace_lane(lane: Lane, feed: Feed, index: int | None, with_update: bool) -> LaneTrace:
    raw, targets, entering = _samples(lane, feed, index)
    found, error = None, None
    dtype = np.float64 if lane.failure is None else lane.network.dtype  # where NaN came up
    try:
        found = trace(lane.network, *entering, dtype=dtype)
    except NablascopeError as reason:
        error = reason
    update = _update(lane, *entering) if with_update and feed.kind == NEXT else None
    summary = summarize(found) if found else {}
    return LaneTrace(lane.slot, lane.step, feed, raw, targets, found, index, error, summary, update)


def _samples(lane: Lane, feed: Feed, index: int | None) -> tuple[Array, Array, tuple[Array, Array]]:
    """Samples and targets as a person knows them, and both as they enter the network."""
    if feed.kind in (NEXT, LATEST, ONE):
        x, targets = lane.upcoming_samples() if feed.kind != LATEST else lane.latest_samples()
        entering = lane.upcoming() if feed.kind != LATEST else lane.latest()
        known = lane.as_known(targets)
        if feed.kind == ONE:
            one = slice(feed.number % len(x), feed.number % len(x) + 1)
            return x[one].copy(), known[one], (entering[0][one].copy(), entering[1][one])
        return x.copy(), known, (entering[0].copy(), entering[1].copy())
    if feed.kind == GIVEN:
        if feed.x is None or feed.target is None:
            raise ShapeError("Say what the sample should be: without a label there is no loss.")
        x, known = feed.x[np.newaxis], np.array([feed.target])
        return x, known, lane.entering(x, known)
    part = lane.prepared.dataset.validation
    assert index is not None
    x, known = part.x[index : index + 1], part.t[index : index + 1]
    return x, known, lane.entering(x, known)


@QUIET
def _found(lane: Lane, feed: Feed) -> int | None:
    """The index of the validation sample that is meant; None for other feeds."""
    part = lane.prepared.dataset.validation
    if feed.kind == SAMPLE:
        return feed.number % len(part)
    if feed.kind not in (CORRECT, WRONG, WORST):
        return None
    count = min(len(part), MOST_SEARCHED)
    x, targets = lane.entering(part.x[:count], part.t[:count])
    scores = lane.network.copy().predict(x)
    loss = lane.network.loss_function.unbound_copy()
    losses = np.array([loss.forward(scores[i : i + 1], targets[i : i + 1]) for i in range(count)])
    order = np.argsort(-np.nan_to_num(losses, nan=np.inf), kind="stable")
    if feed.kind == WORST or lane.prepared.dataset.task == REGRESSION:
        chosen = order if feed.kind != CORRECT else order[::-1]
    else:
        right = lane.answers(scores) == part.t[:count].astype(np.intp)
        chosen = np.flatnonzero(right if feed.kind == CORRECT else ~right)
    if not len(chosen):
        raise _none_of(lane, feed, count)
    return int(chosen[feed.number % len(chosen)])


def _none_of(lane: Lane, feed: Feed, count: int) -> NoSampleError:
    name = lane.experiment.name
    if feed.kind == CORRECT:
        return NoSampleError(
            "'{name}' classifies none of {count:,} validation samples correctly at this step.",
            name=name,
            count=count,
        )
    return NoSampleError(
        "'{name}' classifies none of {count:,} validation samples wrongly at this step.",
        name=name,
        count=count,
    )


def _update(lane: Lane, x: Array, targets: Array) -> dict[str, tuple[Array, Array]]:
    """What the step with this mini-batch changes, by a copy of the network and the optimizer."""
    twin, optimizer = lane.network.copy(), copy.deepcopy(lane.optimizer)
    before = {name: array.copy() for name, array in twin.params.items()}
    twin.loss_and_gradients(np.asarray(x, twin.dtype), targets)
    optimizer.update(twin.parameters, twin.gradients)
    return {name: (old, twin.params[name].copy()) for name, old in before.items()}
