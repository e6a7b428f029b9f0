"""What is told of a lane in a table: its network, data, training, and how good it is. Rich text."""

from __future__ import annotations

import math
from html import escape, unescape

import numpy as np

import nn
from gui.lane_view import LaneView
from gui.style import formatting
from gui.style.i18n import choice_name, sentence, tr, value_text


def interval(lane: LaneView, score: float, count: int) -> tuple[float, float]:
    """The 95 % interval of an accuracy; NaN for an R² and without one."""
    if lane.prepared.dataset.task == nn.REGRESSION or not math.isfinite(score):
        return math.nan, math.nan
    return nn.wilson_interval(score * count, count)


def score_text(lane: LaneView, score: float, count: int) -> str:
    """An accuracy with its interval, or an R², of so many samples."""
    if lane.prepared.dataset.task == nn.REGRESSION:
        told = tr("R² {score} ({count} samples)")
        return told.format(score=formatting.significant(score, 3), count=f"{count:,}")
    low, high = interval(lane, score, count)
    return tr("{share} % ({low} to {high} %, {count} samples)").format(
        share=formatting.percent(score),
        low=formatting.percent(low),
        high=formatting.percent(high),
        count=f"{count:,}",
    )


def time_text(seconds: float) -> str:
    """How long the steps took: with a tenth of a second where it is less than a minute."""
    if seconds < 60.0:
        return tr("{seconds} s").format(seconds=f"{seconds:.1f}")
    return formatting.duration(seconds)


def recipe_line(lane: LaneView) -> str:
    """Network and training in one line of plain text."""
    return unescape(f"{network_text(lane)}; {training_text(lane)}")


def network_text(lane: LaneView) -> str:
    """Sizes, activation and number of parameters."""
    recipe, data = lane.experiment, lane.prepared
    sizes = recipe.sizes(data.features, data.dataset.outputs)
    told = tr("{sizes}, {activation}; {count} parameters")
    if not recipe.hidden and not recipe.convolutions:  # no activation is there
        told = tr("{sizes}; {count} parameters")
    activation = value_text("activation", recipe.activation)
    return escape(
        told.format(
            sizes=" – ".join(map(str, sizes)),
            activation=activation,
            count=f"{lane.network.parameters.size:,}",
        )
    )


def data_text(lane: LaneView) -> str:
    """Name, samples of each part, and scaling."""
    data = lane.prepared.dataset
    counts = " / ".join(f"{len(part):,}" for part in data.parts.values())
    told = tr("{name}: {counts} samples (training / validation / test), scaling: {scaling}")
    scaling = choice_name(lane.prepared.scaling)
    name = choice_name(data.name)
    return escape(told.format(name=name, counts=counts, scaling=scaling))


def training_text(lane: LaneView) -> str:
    """Optimizer, learning rate, batch size and steps."""
    recipe = lane.experiment
    samples = len(lane.prepared.dataset.train)
    batch = recipe.batch_size or samples
    told = tr(
        "{optimizer}, learning rate {rate}, batch size {batch}; {step} steps ({epochs} epochs)"
    )
    return escape(
        told.format(
            optimizer=choice_name(recipe.optimizer),
            rate=formatting.plain(recipe.learning_rate),
            batch=f"{batch:,}",
            step=f"{lane.seen.step:,}",
            epochs=f"{lane.seen.step * batch / max(samples, 1):.1f}",
        )
    )


def validation_text(lane: LaneView) -> str:
    """Score and loss on the validation set, and at which step."""
    if not len(lane.seen.evaluations):
        return tr("not measured yet")
    row = lane.seen.evaluations.latest()
    if lane.stop is not None:  # it is judged by its best weights
        rows = lane.seen.evaluations.all().mean
        row = rows[int(np.abs(rows[:, 0] - lane.stop.best_step).argmin())]
    score = score_text(lane, float(row[nn.ACCURACY]), len(lane.prepared.dataset.validation))
    told = tr("{score}, loss {loss}, at step {step}")
    loss = formatting.figure(float(row[nn.LOSS]))
    return told.format(score=score, loss=loss, step=f"{row[0]:,.0f}")


def lowest_loss_text(lane: LaneView) -> str:
    """The lowest validation loss, and at which step."""
    rows = lane.seen.evaluations.all().mean if len(lane.seen.evaluations) else np.empty((0, 2))
    known = rows[np.isfinite(rows[:, nn.LOSS])] if len(rows) else rows
    if not len(known):
        return formatting.MISSING
    best = known[int(known[:, nn.LOSS].argmin())]
    told = tr("{loss} at step {step}")
    return told.format(loss=formatting.figure(float(best[nn.LOSS])), step=f"{best[0]:,.0f}")


def end_text(lane: LaneView) -> str:
    """How it ended, or how far it is."""
    if lane.failure is not None:
        return escape(sentence(lane.failure))
    if lane.stop is not None:
        told = tr("stopped at step {step}: {reason} Results are those of step {best}.")
        return escape(
            told.format(
                step=f"{lane.stop.step:,}",
                reason=sentence(lane.stop.reason),
                best=f"{lane.stop.best_step:,}",
            )
        )
    if lane.over:
        return tr("all steps taken")
    return tr("{share} % of {steps} steps").format(
        share=formatting.percent(lane.progress, 0), steps=f"{lane.experiment.steps:,}"
    )
