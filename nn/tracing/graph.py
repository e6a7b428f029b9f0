"""Computational graphs: nodes in the order of evaluation, with values and gradients."""

from __future__ import annotations

import collections
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nn.arrays import QUIET, Array
from nn.registry import lookup
from nn.tracing.operations import Operation

VARIABLE, CONSTANT, PARAMETER = "Variable", "Constant", "Parameter"


@dataclass(eq=False)
class GraphNode:
    """One node of a computational graph.

    ``inputs`` are the names of the nodes that it takes, ``value`` what left it on the way
    forward, ``gradient`` = dL/dvalue, of the same shape (NaN where there is none: the numbers
    of words that enter an Embedding). ``formula`` is how the value is computed, and ``symbol``
    what stands in the drawn node. ``local`` has the local derivative dvalue/dinput of an
    elementary operation for each of ``inputs``, element by element (of the value's shape, or
    the input's where many elements become one); None where it is no single number.
    """

    name: str
    kind: str
    inputs: tuple[str, ...]
    value: Array
    gradient: Array
    formula: str = ""
    symbol: str = ""
    local: tuple[Array | None, ...] = ()


class Graph:
    """Nodes in the order of evaluation; the last one is what the gradients are of.

    ``graph[name]`` is a node; iterating gives all of them. Raises UnknownNameError for a name
    that no node has.
    """

    def __init__(self, nodes: Sequence[GraphNode]) -> None:
        self.nodes = tuple(nodes)
        self._by_name = {node.name: node for node in self.nodes}

    def __getitem__(self, name: str) -> GraphNode:
        return lookup(self._by_name, name, "node")

    def __iter__(self) -> Iterator[GraphNode]:
        return iter(self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)

    def __contains__(self, name: object) -> bool:
        return name in self._by_name


class Tape:
    """Records elementary operations on the way forward, and goes back through them once.

    Operations are applied to nodes by name: ``tape.apply(EXP, "u", name="e")``.
    """

    def __init__(self) -> None:
        self._nodes: dict[str, GraphNode] = {}
        self._operations: dict[str, Operation] = {}
        self._counts: collections.Counter[str] = collections.Counter()

    def leaf(self, name: str, value: npt.ArrayLike, kind: str = VARIABLE) -> str:
        """A value that is given. Returns its name."""
        array = np.asarray(value, np.float64)
        return self._add(GraphNode(name, kind, (), array, np.zeros_like(array), symbol=name))

    @QUIET
    def apply(self, operation: Operation, *inputs: str, name: str | None = None) -> str:
        """The node of an operation on these nodes. Returns its name, a counted one if not given."""
        values = [self._nodes[one].value for one in inputs]
        value = operation.forward(*values)
        name = name or self._next_name(operation.kind.lower())
        self._operations[name] = operation
        slopes = operation.local(value, *values)
        return self._add(
            GraphNode(
                name,
                operation.kind,
                inputs,
                value,
                np.zeros_like(value),
                operation.template.format(*inputs),
                operation.symbol,
                tuple(None if slope is None else np.asarray(slope, np.float64) for slope in slopes),
            )
        )

    @property
    def operations(self) -> Mapping[str, Operation]:
        """The operation of each node that is not a leaf."""
        return self._operations

    def value(self, name: str) -> Array:
        """The value of a node."""
        return self._nodes[name].value

    def __contains__(self, name: object) -> bool:
        return name in self._nodes

    @QUIET
    def backward(self, gradients: Mapping[str, Array]) -> Graph:
        """The finished graph, with dL/dvalue of some nodes given and all others from them."""
        for name, gradient in gradients.items():
            self._nodes[name].gradient = np.array(gradient, np.float64)
        for node in reversed(self._nodes.values()):
            if node.name not in self._operations:
                continue
            values = [self._nodes[one].value for one in node.inputs]
            parts = self._operations[node.name].backward(node.gradient, node.value, *values)
            for one, part in zip(node.inputs, parts, strict=True):
                self._nodes[one].gradient = np.asarray(self._nodes[one].gradient + part)
        return Graph(list(self._nodes.values()))

    def _add(self, node: GraphNode) -> str:
        self._nodes[node.name] = node
        return node.name

    def _next_name(self, kind: str) -> str:
        """A name of this kind that no node has yet: "add1", "add2", …"""
        while True:
            self._counts[kind] += 1
            name = f"{kind}{self._counts[kind]}"
            if name not in self._nodes:
                return name
