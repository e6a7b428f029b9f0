"""The layers of a trained network in the order in which they are run, for those who write it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn.arrays import Array
from nn.errors import FieldError
from nn.graph import in_order
from nn.layer import Layer, Shape
from nn.regularization import BatchNorm, Dropout
from nn.training.model import Model


@dataclass(frozen=True, eq=False)
class Call:
    """One layer as it is run: ``output = layer(*inputs)``.

    ``names`` are the full names of its parameters by their own ("W" is "W1"), with those of a
    BatchNorm's running statistics ("mean" and "variance"). ``shape`` is that of its output,
    ``shapes`` are those of its inputs, all without the batch. "x" is the prepared input.
    """

    layer: Layer
    inputs: tuple[str, ...]
    output: str
    names: dict[str, str]
    shapes: tuple[Shape, ...]
    shape: Shape

    @property
    def kind(self) -> str:
        """The name of the layer's class."""
        return type(self.layer).__name__


def calls(model: Model) -> list[Call]:
    """What is run at inference, in order; Dropout, which does nothing then, is left out."""
    network = model.network
    names = {-1: "x"}
    shapes = dict(enumerate((node.shape for node in in_order(network.end)), start=-1))
    found: list[Call] = []
    for index, (layer, sources, own) in enumerate(
        zip(network.layers, network.sources, network.names(), strict=True)
    ):
        if isinstance(layer, Dropout):
            names[index] = names[sources[0]]
            continue
        if isinstance(layer, BatchNorm):
            number = own["gamma"].removeprefix("gamma")
            own = {**own, "mean": f"mean{number}", "variance": f"variance{number}"}
        names[index] = f"h{len(found) + 1}"
        taken = tuple(names[one] for one in sources)
        inputs = tuple(shapes[one] for one in sources)
        found.append(Call(layer, taken, names[index], own, inputs, shapes[index]))
    return found


def weights(model: Model) -> dict[str, Array]:
    """Every array of a trained network by its name, float32: parameters, running statistics.

    With the ``offset`` and ``factor`` of its preparation where it has one.
    """
    found = {name: array.astype(np.float32) for name, array in model.network.params.items()}
    for call in calls(model):
        if isinstance(call.layer, BatchNorm):
            found[call.names["mean"]] = call.layer.running_mean.astype(np.float32)
            found[call.names["variance"]] = call.layer.running_var.astype(np.float32)
    for name in ("offset", "factor"):
        array = getattr(model.preparation, name)
        if array is not None:
            found[name] = array
    return found


def check(model: Model) -> None:
    """Raise FieldError for what no other program could do, and for what predicts nothing."""
    if not all(np.isfinite(array).all() for array in weights(model).values()):
        raise FieldError(
            "This lane has weights that are not finite numbers, so it predicts nothing. Export a "
            "lane that has not diverged."
        )
    if model.preparation.text is not None:
        raise FieldError(
            "This lane has a fault in its preparation (a column that became text) and cannot be "
            "exported. Export a lane without the fault."
        )
