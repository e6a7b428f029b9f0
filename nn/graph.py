"""The functional way to build: layers called on nodes, ``y = Affine(4, 2)(x)``.

x = nn.Input(4)
h = nn.ReLU()(nn.Affine(4, 8)(x))
y = nn.Affine(12, 3)(nn.Concatenate()(h, x))
network = nn.Network(y)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nn.errors import ShapeError
from nn.layer import Node, Shape


def Input(*shape: int | None) -> Node:
    """Where samples of ``shape`` enter: ``Input(784)``, ``Input(1, 28, 28)``."""
    return Node(None, (), sample_shape(shape))


def sample_shape(shape: Any) -> Shape:
    """The shape of a sample from a number or several. Raises ShapeError for anything else."""
    if isinstance(shape, int):
        shape = (shape,)
    if len(shape) == 1 and isinstance(shape[0], tuple | list):
        shape = shape[0]
    if not all(size is None or (type(size) is int and size > 0) for size in shape):
        raise ShapeError(
            "The shape of a sample must consist of whole numbers of at least 1, but is {got}.",
            got=tuple(shape),
        )
    return tuple(shape)


def chain(layers: Any, input_shape: Any) -> Node:
    """The node at the end of a list of layers. Raises ShapeError where two do not fit."""
    listed = list(layers) if isinstance(layers, Iterable) else [layers]
    if not listed:
        raise ShapeError("A network needs at least one layer.")
    for layer in listed:
        if not hasattr(layer, "output_shape") or isinstance(layer, type):
            raise ShapeError(
                "{got} is not a layer. A network is a list of layers such as nn.Affine(784, 10) "
                "and nn.ReLU().",
                got=layer.__name__ if isinstance(layer, type) else repr(layer),
            )
    shape = listed[0].input_shape if input_shape is None else sample_shape(input_shape)
    if shape is None:
        raise ShapeError(
            "A network that begins with {layer} needs the shape of a sample: Network(layers, "
            "input_shape=(…)).",
            layer=str(listed[0]),
        )
    node = Node(None, (), shape)
    for layer in listed:
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
        raise ShapeError("A network has one input. Build all branches from the same nn.Input(…).")
    layers = [id(node.layer) for node in order if node.layer is not None]
    if len(set(layers)) != len(layers):
        raise ShapeError(
            "The same layer is used twice in the network. Create a separate layer for each "
            "position."
        )
    return order
