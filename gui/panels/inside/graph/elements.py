"""One element of a node's elementary operations: the numbers that belong to it."""

from __future__ import annotations

import numpy as np

import nn
from gui.panels.inside.graph.operations_view import Drawn

WHOLE = ("Dot", "Pick", "Join", "Stack", "Rearrange")  # take their inputs as a whole
Index = tuple[int, ...]


def reference_of(graph: nn.Graph) -> nn.Array:
    """The array whose elements can be chosen: the result, or the scores that a loss takes."""
    result = graph.nodes[-1].value
    return result if result.ndim else graph.nodes[0].value


def drawn_nodes(graph: nn.Graph, index: Index) -> list[Drawn]:
    """The nodes with the numbers of the element at ``index`` of ``reference_of(graph)``."""
    shape = reference_of(graph).shape
    whole = {
        name
        for node in graph
        for name in node.inputs
        if node.kind in WHOLE or node.symbol == "∗" or not node.local
    }
    return [
        Drawn(
            node.name,
            node.symbol,
            node.inputs,
            None if node.name in whole else _at(node.value, index, shape),
            None if node.name in whole else _at(node.gradient, index, shape),
            tuple(None if one is None else _at(one, index, shape) for one in node.local),
            node.formula,
            nn.shape_text(node.value.shape),
            node.kind == nn.CONSTANT,
        )
        for node in graph
    ]


def _at(array: nn.Array, index: Index, shape: Index) -> float | None:
    """The number of an element, by the rules of broadcasting; None where it has many."""
    if array.ndim > len(index):
        return None
    own = index[len(index) - array.ndim :]
    sizes = shape[len(shape) - array.ndim :]
    if any(size not in (1, full) for size, full in zip(array.shape, sizes, strict=True)):
        return None
    place = tuple(0 if size == 1 else i for size, i in zip(array.shape, own, strict=True))
    return float(array[place])


def largest_difference(trace: nn.Trace, name: str, graph: nn.Graph) -> tuple[float, int]:
    """The largest difference of the simplified and the expanded gradient, and how many numbers.

    Simplified is what the layer itself sends back to its first input, expanded what the chain rule
    gives through all elementary operations.
    """
    simplified = trace[trace[name].inputs[0]].gradient
    expanded = graph.nodes[0].gradient
    shared = sum(trace[name].inputs[0] in node.inputs for node in trace.nodes) > 1
    if shared or not np.isfinite(simplified).all():
        return float("nan"), 0
    return float(np.abs(simplified - expanded).max()), simplified.size
