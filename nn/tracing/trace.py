"""Trace: every layer of a network as a node, with its value and gradient for given samples."""

from __future__ import annotations

import collections
import functools
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from nn.arrays import QUIET, Array
from nn.layer import Layer
from nn.loss import Loss
from nn.network import Network
from nn.passes import backward_gradients, forward_values
from nn.tracing.expansions import expand_layer, expand_loss
from nn.tracing.formulas import formula_of
from nn.tracing.graph import Graph, GraphNode

INPUT, LOSS = "x", "L"  # the names of the first and the last node


@dataclass(eq=False)
class LayerNode(GraphNode):
    """A node of a trace: the input, a layer, or the loss.

    ``params`` and ``grads`` hold the layer's parameters and their gradients under their names in
    the network; ``backward`` are the formulas of the gradients that leave. ``layer`` is None for
    the input and the loss.
    """

    params: dict[str, Array] = field(default_factory=dict)
    grads: dict[str, Array] = field(default_factory=dict)
    backward: tuple[str, ...] = ()
    layer: Layer | None = None

    @property
    def weights(self) -> str | None:
        """The network's name of its (first) weights; None where it has none."""
        return next((name for name in self.params if name.startswith("W")), None)


class Trace(Graph):
    """The nodes of one forward and backward pass: x, each layer as the network lists them, L.

    ``targets`` are the labels in the form that the loss takes, ``loss_function`` the loss.
    """

    nodes: tuple[LayerNode, ...]

    def __init__(self, nodes: Sequence[LayerNode], loss_function: Loss, targets: Array) -> None:
        super().__init__(nodes)
        self.loss_function = loss_function
        self.targets = targets
        self._expanded: dict[str, Graph] = {}

    def __getitem__(self, name: str) -> LayerNode:
        found = super().__getitem__(name)
        assert isinstance(found, LayerNode)
        return found

    @property
    def loss(self) -> float:
        """The mean loss over the samples."""
        return float(self[LOSS].value)

    @property
    def samples(self) -> int:
        """How many samples went through."""
        return len(self[INPUT].value)

    @functools.cached_property
    def not_finite(self) -> str | None:
        """Where a number first became infinite or NaN: forward, then backward, then parameters."""
        for node in self.nodes:
            if not np.isfinite(node.value).all():
                return node.name
        for node in self.nodes[:0:-1]:
            if not np.isfinite(node.gradient).all():
                return node.name
        for node in self.nodes:
            if not all(np.isfinite(grad).all() for grad in node.grads.values()):
                return node.name
        return None

    def expand(self, name: str) -> Graph:
        """The elementary operations of a node, with their values, local derivatives, gradients.

        The last node of the graph has the value and gradient of the node; the first ones are its
        inputs and parameters. Raises UnknownNameError, also for the input.
        """
        if name not in self._expanded:
            self._expanded[name] = self._expansion(self[name])
        return self._expanded[name]

    def _expansion(self, node: LayerNode) -> Graph:
        inputs = [self[one].value for one in node.inputs]
        if node.name == LOSS:
            return expand_loss(self.loss_function, inputs[0], self.targets)
        if node.layer is None:
            return Graph([node])
        return expand_layer(node.layer, inputs, node.params, node.gradient)


@QUIET
def trace(network: Network, x: Array, t: Array, dtype: npt.DTypeLike = np.float64) -> Trace:
    """One forward and backward pass through a copy of ``network``, with all that is in it.

    x and t as for ``network.gradient``. The copy is in training mode (dropout uses the mask that
    the next step would use) and computes in float64, unless ``dtype`` says float32. The network
    is not changed. Errors as for ``network.gradient``.
    """
    twin = network.copy(dtype)
    x, targets = twin.samples(x, t)
    x, loss = x.copy(), twin.loss_function
    values = forward_values(twin.layers, twin.sources, x)
    value = loss.forward(values[-1].copy(), targets)
    grad = np.array(loss.backward())
    gradients = backward_gradients(twin.layers, twin.sources, values, x, grad)
    return Trace(_nodes(twin, [*values, x], gradients, value), loss, targets)


def _nodes(
    twin: Network, values: Sequence[Array], gradients: Sequence[Array], loss: float
) -> list[LayerNode]:
    """The nodes in the order of the layers; ``values`` and ``gradients`` end with the input's."""
    counts: collections.Counter[str] = collections.Counter()
    nodes = [LayerNode(INPUT, "Input", (), values[-1], gradients[-1], symbol=INPUT)]
    for index, (layer, named) in enumerate(zip(twin.layers, twin.names(), strict=True)):
        kind = layer.kind
        counts[kind] += 1
        formula = formula_of(layer, named)
        nodes.append(
            LayerNode(
                f"{kind}{counts[kind]}",
                kind,
                tuple(nodes[one + 1].name for one in twin.sources[index]),
                values[index],
                gradients[index],
                formula.forward,
                kind,
                params={full: twin.params[full].copy() for full in named.values()},
                grads={full: twin.grads[full].copy() for full in named.values()},
                backward=formula.backward,
                layer=layer,
            )
        )
    end, formula = twin.loss_function, formula_of(twin.loss_function, {})
    kind = type(end).__name__
    one = np.ones((), twin.dtype)
    last = (nodes[-1].name,)
    nodes.append(
        LayerNode(
            LOSS, kind, last, one * loss, one, formula.forward, kind, backward=formula.backward
        )
    )
    return nodes
