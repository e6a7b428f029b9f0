"""One number of a trace, written out as the sum of products that it comes from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn.arrays import Array
from nn.errors import ShapeError
from nn.registry import unknown
from nn.tracing.terms import INPUT_GRADIENT, OUTPUT, Index, Products, element, products_of
from nn.tracing.trace import LOSS, LayerNode, Trace


@dataclass(frozen=True)
class Term:
    """One product of a sum: the names and values of its factors, and the product."""

    left_name: str
    left: float
    right_name: str
    right: float
    value: float


@dataclass(frozen=True)
class WrittenSum:
    """``value`` = ``after`` (the sum of all products and of ``added``).

    ``name`` and ``index`` say which number it is. ``added`` are terms without factors, such as a
    bias, with their names. ``after`` is the function that is applied to the sum, "" for none.
    """

    name: str
    index: Index
    value: float
    groups: tuple[Products, ...]
    added: tuple[tuple[str, float], ...] = ()
    after: str = ""

    @property
    def label(self) -> str:
        """The number as it is written, such as "Y[74, 55]"."""
        return element(self.name, self.index)

    @property
    def count(self) -> int:
        """The number of products."""
        return sum(len(group.left) for group in self.groups)

    @property
    def total(self) -> float:
        """The sum."""
        products = sum(float(group.values.sum()) for group in self.groups)
        return products + sum(value for _, value in self.added)

    def largest(self, most: int) -> tuple[list[Term], int, float]:
        """The ``most`` largest products, how many more there are, and what these add up to."""
        values = np.concatenate([group.values for group in self.groups])
        starts = np.cumsum([0, *(len(group.left) for group in self.groups)])
        order = np.argsort(-np.abs(values), kind="stable")
        terms = []
        for k in order[:most].tolist():
            which = int(np.searchsorted(starts, k, side="right")) - 1
            group, i = self.groups[which], k - int(starts[which])
            left, right = group.labels(i)
            terms.append(
                Term(left, float(group.left[i]), right, float(group.right[i]), float(values[k]))
            )
        return terms, max(len(values) - most, 0), float(values[order[most:]].sum())


def written_sum(trace: Trace, name: str, array: str, index: Index) -> WrittenSum:
    """Where one number of the node ``name`` comes from.

    ``array`` is OUTPUT, INPUT_GRADIENT (of a node with several inputs with its number, "dX2"), or
    "d" and the name of a parameter ("dW1"); of the loss L and dX. Raises UnknownNameError for
    another array or node, ShapeError for an index outside it.
    """
    node = trace[name]
    target = _target(trace, node, array)
    index = tuple(int(one) for one in index)
    inside = len(index) == target.ndim and all(
        0 <= i < size for i, size in zip(index, target.shape, strict=True)
    )
    if not inside:
        raise ShapeError(
            "{array} has shape {shape}, so it has no element {index}.",
            array=array,
            shape=target.shape,
            index=index,
        )
    groups, added, after = products_of(trace, node, array, index)
    return WrittenSum(array, index, float(target[index]), groups, added, after)


def array_of(trace: Trace, name: str, array: str) -> Array:
    """The array of a node that ``written_sum`` explains. Raises UnknownNameError."""
    return _target(trace, trace[name], array)


def _target(trace: Trace, node: LayerNode, array: str) -> Array:
    known = {LOSS if node.name == LOSS else OUTPUT: node.value}
    known |= dict(zip(_input_labels(node), _input_gradients(trace, node), strict=True))
    known |= {f"d{name}": grad for name, grad in node.grads.items()}
    if array not in known:
        raise unknown(array, known, "array")
    return known[array]


def _input_labels(node: LayerNode) -> list[str]:
    count = len(node.inputs)
    if count == 1:
        return [INPUT_GRADIENT]
    return [f"{INPUT_GRADIENT}{i}" for i in range(1, count + 1)]


def _input_gradients(trace: Trace, node: LayerNode) -> list[Array]:
    """What goes back from this node to each of its inputs: a part of their gradient."""
    if len(node.inputs) == 1 and sum(node.inputs[0] in one.inputs for one in trace.nodes) == 1:
        return [trace[node.inputs[0]].gradient]
    expanded = trace.expand(node.name)
    return [one.gradient for one in expanded.nodes[: len(node.inputs)]]
