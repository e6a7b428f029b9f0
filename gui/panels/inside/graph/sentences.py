"""What each phase of a step does, in a sentence with the numbers of every lane."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

import nn
from gui.panels.inside.graph.phases import BACKWARD, FORWARD, LOSS, Phase
from gui.panels.inside.graph.shown import ShownLane
from gui.style import formatting, theme
from gui.style.i18n import tr


def overview(lanes: Sequence[ShownLane]) -> str:
    """What went through, when no phase is shown by itself."""
    if not lanes:
        return ""
    one = lanes[0].traced
    if one.feed.kind == "next":
        steps = {lane.traced.step for lane in lanes}
        if len(steps) > 1:
            each = " · ".join(f"{lane.view.name} {lane.traced.step + 1:,}" for lane in lanes)
            return tr("The lanes are at different steps: {steps}").format(steps=each)
        told = tr("Step {step} as a whole: {count} samples")
        return told.format(step=f"{one.step + 1:,}", count=len(one.x))
    if one.feed.kind == "latest" and not one.step:
        return tr("No step has been made: this is the first mini-batch, which is the next")
    if one.feed.kind == "latest":
        told = tr("The mini-batch of step {step} with the weights after it")
        return told.format(step=f"{one.step:,}")
    losses = " · ".join(f"{lane.view.name} {formatting.figure(lane.trace.loss)}" for lane in lanes)
    label = lanes[0].told_target()
    if one.index is not None:
        label = tr("validation sample {index}, {label}").format(index=one.index, label=label)
    told = tr("One sample, no update: {sample}; loss: {losses}")
    return told.format(sample=label, losses=losses)


def phase_title(phase: Phase, trace: nn.Trace) -> str:
    """The node and its formula, as rich text."""
    node = trace[phase.node]
    if phase.kind == FORWARD:
        return tr("Forward through {node}").format(node=node.name) + _code(node.formula, "forward")
    if phase.kind == LOSS:
        return tr("The loss") + _code(node.formula, "forward")
    if phase.kind == BACKWARD:
        formula = node.backward[1] if node.params and len(node.backward) > 1 else node.backward[0]
        return tr("Backward through {node}").format(node=node.name) + _code(formula, "gradient")
    name = next(iter(node.params))
    return tr("Update of {node}").format(node=node.name) + _code(
        f"{name} ← {name} + Δ{name}", "forward"
    )


def phase_sentence(phase: Phase, lanes: Sequence[ShownLane], plotted: bool) -> str:
    """The numbers of a phase in every lane that has the node.

    ``plotted`` says whether the pass is the step that the gradient plot will show next.
    """
    having = [lane for lane in lanes if phase.node in lane.trace]
    if phase.kind == FORWARD:
        return _each(having, tr("mean ± std"), lambda lane: _spread(lane, phase.node))
    if phase.kind == LOSS:
        return _each(having, tr("L"), lambda lane: formatting.figure(lane.trace.loss))
    if phase.kind == BACKWARD:
        return _backward(phase, having, plotted)
    return _update(phase, having)


def _backward(phase: Phase, lanes: Sequence[ShownLane], plotted: bool) -> str:
    node = lanes[0].trace[phase.node]
    weights = node.weights
    if weights is None:
        return _each(lanes, "‖∂L/∂x‖", lambda lane: _arriving(lane, phase.node))
    told = _each(
        lanes,
        f"‖∂L/∂{weights}‖",
        lambda lane: formatting.figure(lane.traced.summary[phase.node].parameter_norms[weights]),
    )
    if not plotted:
        return told
    steps = {lane.traced.step + 1 for lane in lanes}
    if len(steps) > 1:
        return told
    shown = tr("The gradient plot shows this value at step {step}.")
    return f"{told}. " + shown.format(step=f"{steps.pop():,}")


def _arriving(lane: ShownLane, name: str) -> str:
    """The norm of the gradient that a node sends on to its first input."""
    return formatting.figure(lane.traced.summary[lane.trace[name].inputs[0]].gradient_norm)


def _update(phase: Phase, lanes: Sequence[ShownLane]) -> str:
    name = next(iter(lanes[0].trace[phase.node].params))

    def change(lane: ShownLane) -> str:
        if lane.traced.update is None:
            return formatting.MISSING
        before, after = lane.traced.update[name]
        size = float(np.linalg.norm(before)) or 1.0
        moved = float(np.linalg.norm(after - before))
        norms = f"{_norm(before)} → {_norm(after)}"
        return f"{norms}, Δ {formatting.figure(moved)} ({formatting.percent(moved / size, 2)} %)"

    return _each(lanes, f"‖{name}‖", change)


def _norm(array: nn.Array) -> str:
    """A norm with so many digits that a step can be seen in it."""
    return f"{float(np.linalg.norm(array)):.6g}"


def _each(lanes: Sequence[ShownLane], what: str, number: object) -> str:
    assert callable(number)
    return f"{what}: " + " · ".join(f"{lane.view.name} {number(lane)}" for lane in lanes)


def _spread(lane: ShownLane, name: str) -> str:
    summary = lane.traced.summary[name]
    return f"{formatting.brief(summary.mean)} ± {formatting.brief(summary.deviation)}"


def _code(formula: str, tint: str) -> str:
    color = theme.color(tint).name()
    shown = escape(formula, quote=False)
    return f'&nbsp; <span style="color:{color}; font-weight:400">{shown}</span>'
