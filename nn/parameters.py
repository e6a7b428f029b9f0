"""Parameters: named views of the flat vector that a network trains."""

from __future__ import annotations

from typing import Any

import numpy as np

from nn.arrays import Array
from nn.errors import ShapeError
from nn.registry import unknown


class Parameters(dict[str, Array]):
    """Named views of a flat vector: assigning to a name writes into the vector.

    Raises UnknownNameError for another name, ShapeError for another shape.
    """

    def __setitem__(self, name: str, value: Array) -> None:
        array = self[name]
        try:
            array[...] = value
        except ValueError:
            raise ShapeError(
                "{name} has shape {expected}, but the value has shape {got}.",
                name=name,
                expected=array.shape,
                got=np.shape(value),
            ) from None

    def __missing__(self, name: str) -> Array:
        raise unknown(name, self, "parameter")

    def update(self, *others: Any, **named: Array) -> None:
        for name, value in dict(*others, **named).items():
            self[name] = value

    def __ior__(self, other: Any) -> Parameters:  # type: ignore[override,misc]
        self.update(other)
        return self
