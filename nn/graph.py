"""The functional way to build: layers called on nodes, ``y = Affine(4, 2)(x)``.

x = nn.Input(4)
h = nn.ReLU()(nn.Affine(4, 8)(x))
y = nn.Affine(12, 3)(nn.Concatenate()(h, x))
network = nn.Network(y)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nn.errors import ShapeError

if TYPE_CHECKING:
    from nn.layers import Layer, Shape


class Node:
    """A layer with the nodes whose outputs it takes. The input is a node without a layer."""

    def __init__(self, layer: Layer | None, sources: Sequence[Node], shape: Shape = ()) -> None:
        self.layer = layer
        self.sources = tuple(sources)
        self.shape = shape
        if layer is None:
            return
        if not self.sources or not all(isinstance(source, Node) for source in self.sources):
            raise ShapeError(
                "{layer}: call a layer on nodes, beginning with nn.Input(…); "
                "for numbers use {layer}.forward(x).",
                layer=type(layer).__name__,
            )
        if layer.several_inputs:
            self.shape = layer.merged_shape([source.shape for source in self.sources])  # type: ignore[attr-defined]
        elif len(self.sources) == 1:
            self.shape = layer.output_shape(self.sources[0].shape)
        else:
            raise ShapeError(
                "{layer} takes one input, not {count}: join branches with Add or Concatenate.",
                layer=str(layer),
                count=len(self.sources),
            )


def Input(*shape: int | None) -> Node:
    """Where samples of ``shape`` enter: ``Input(784)``, ``Input(1, 28, 28)``."""
    return Node(None, (), shape)


def chain(layers: Sequence[Layer], input_shape: Shape | None) -> Node:
    """The node at the end of a list of layers. Raises ShapeError where two do not fit."""
    if not layers:
        raise ShapeError("A network needs at least one layer.")
    shape = layers[0].input_shape if input_shape is None else tuple(input_shape)
    if shape is None:
        raise ShapeError(
            "A network that begins with {layer} must be told the shape of a sample: "
            "Network(layers, input_shape=(…)).",
            layer=str(layers[0]),
        )
    node = Node(None, (), shape)
    for layer in layers:
        node = Node(layer, (node,))
    return node


def in_order(end: Node) -> list[Node]:
    """All nodes up to ``end``, each after its sources, the input first.

    Raises ShapeError when there is more than one input or a layer stands twice.
    """
    order: list[Node] = []
    seen: set[int] = set()
    waiting = [(end, False)]
    while waiting:
        node, ready = waiting.pop()
        if ready:
            order.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            waiting.append((node, True))
            waiting += [(source, False) for source in reversed(node.sources)]
    if sum(node.layer is None for node in order) != 1:
        raise ShapeError("A network has one input; build all branches from the same nn.Input(…).")
    layers = [id(node.layer) for node in order if node.layer is not None]
    if len(set(layers)) != len(layers):
        raise ShapeError("A layer stands twice in the network; make one for each place.")
    return order
