"""What is shown of every node of a trace at a glance: a few numbers and a sample of its array."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from nn.arrays import QUIET, Array
from nn.tracing.trace import LayerNode, Trace

ROWS, COLUMNS = 15, 30  # of a sample


@dataclass(frozen=True, eq=False)
class NodeSummary:
    """A node at a glance.

    ``shape`` is that of its value, with ``mean``, ``deviation``, ``low`` and ``high`` of all its
    numbers; ``gradient_norm`` is ||dL/dvalue||, and ``parameter_norms`` has ||dL/dparameter|| for
    each parameter. ``value`` and ``gradient`` are samples of the arrays, at most ROWS × COLUMNS:
    samples of the mini-batch down, units across.
    """

    shape: tuple[int, ...]
    mean: float
    deviation: float
    low: float
    high: float
    gradient_norm: float
    parameter_norms: dict[str, float]
    value: Array
    gradient: Array


@QUIET
def summarize(trace: Trace) -> dict[str, NodeSummary]:
    """A summary of every node of a trace, by name."""
    return {node.name: _summary(node) for node in trace.nodes}


def _summary(node: LayerNode) -> NodeSummary:
    flat = node.value.reshape(-1)
    mean = float(flat.mean())
    spread = float(flat.dot(flat)) / flat.size - mean * mean
    return NodeSummary(
        node.value.shape,
        mean,
        math.sqrt(max(spread, 0.0)) if math.isfinite(spread) else math.nan,
        float(flat.min()),
        float(flat.max()),
        _norm(node.gradient),
        {name: _norm(grad) for name, grad in node.grads.items()},
        sampled(node.value),
        sampled(node.gradient),
    )


def _norm(array: Array) -> float:
    flat = array.reshape(-1)
    return math.sqrt(float(flat.dot(flat)))


def sampled(array: Array, rows: int = ROWS, columns: int = COLUMNS) -> Array:
    """At most so many evenly spaced rows and columns of an array; the first axis goes down."""
    table = array.reshape(len(array), -1) if array.ndim else array.reshape(1, 1)
    down, across = spaced(table.shape[0], rows), spaced(table.shape[1], columns)
    return table[np.ix_(down, across)].copy()


def spaced(count: int, most: int) -> Array:
    """At most ``most`` of the indices 0 … count - 1, evenly spaced."""
    if count <= most:
        return np.arange(count)
    return (np.arange(most) * (count / most)).astype(np.intp)
