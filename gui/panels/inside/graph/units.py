"""The units of a small network from a trace: what they compute for a sample, and their errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

import nn

MOST_UNITS = 40  # of a network whose units are drawn one by one


@dataclass(frozen=True, eq=False)
class UnitLayer:
    """A column of units: z before the activation, a after it, δ = ∂L/∂z; of the input only a.

    ``weights`` (before, here), ``bias`` and their ``gradients`` lead from the column before.
    ``activation`` is the kind of the activation, "" for none.
    """

    name: str
    a: nn.Array
    z: nn.Array | None = None
    delta: nn.Array | None = None
    slope: nn.Array | None = None
    weights: nn.Array | None = None
    gradient: nn.Array | None = None
    activation: str = ""


def unit_layers(trace: nn.Trace, sample: int = 0) -> list[UnitLayer] | None:
    """The columns for one sample; None where the network is no small chain of affine layers.

    The gradients of weights are those of all samples that went through.
    """
    nodes = trace.nodes
    plain = all(
        node.kind == "Affine" or node.kind in {one.__name__ for one in nn.ACTIVATIONS.values()}
        for node in nodes[1:-1]
    )
    columns = [nodes[0], *(node for node in nodes[1:-1] if node.params)]
    sizes = [node.value.shape[1] if node.value.ndim == 2 else MOST_UNITS + 1 for node in columns]
    if not plain or sum(sizes) > MOST_UNITS or sample >= trace.samples:
        return None
    found = [UnitLayer("x", nodes[0].value[sample])]
    for index, node in enumerate(nodes[1:-1], start=1):
        if not node.params:
            continue
        after = nodes[index + 1]
        active = after.layer is not None and not after.params
        weights, _ = node.params
        found.append(
            UnitLayer(
                node.name,
                (after if active else node).value[sample],
                node.value[sample],
                node.gradient[sample],
                _slopes(node, after)[sample] if active else np.ones_like(node.value[sample]),
                node.params[weights],
                node.grads[weights],
                after.kind if active else "",
            )
        )
    return found


def _slopes(before: nn.LayerNode, node: nn.LayerNode) -> nn.Array:
    """dvalue/dinput of an activation, element by element."""
    layer: Any = node.layer
    slope = np.empty_like(node.value)
    layer.derivative(before.value, node.value, slope)
    return slope
