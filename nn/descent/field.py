"""ScalarField: a typed function of x, or of x and y, with its value and gradient anywhere."""

from __future__ import annotations

import contextlib

import numpy as np
import numpy.typing as npt

from nn.arrays import QUIET, Array
from nn.errors import FormulaError
from nn.tracing.formula import Formula, formula
from nn.tracing.operations import Elementwise

NAMES = ("x", "y")
ELSEWHERE = (0.37, 1.21, -0.83)  # coordinates to try where the formula has no value at the first


class ScalarField:
    """The function that a text such as ``x**2/20 + y**2`` writes; ``^`` is read as a power.

    ``dimensions`` is 1 for a function of x alone, 2 for one of x and y. Raises FormulaError or
    UnknownNameError for a text that is no such function, as nn.formula does.
    """

    def __init__(self, text: str, dimensions: int) -> None:
        self.text, self.dimensions = text, dimensions
        self._written = text.replace("^", "**")
        self._names = NAMES[:dimensions]
        self._formula = self._read()
        kinds = [self._formula.operation(node.name) for node in self._formula]
        self._elementwise = all(isinstance(one, Elementwise | None) for one in kinds)

    def _read(self) -> Formula:
        """The graph at the first point where there is a finite value."""
        for number in ELSEWHERE[:-1]:
            with contextlib.suppress(FormulaError):
                return formula(self._written, **dict.fromkeys(self._names, number))
        return formula(self._written, **dict.fromkeys(self._names, ELSEWHERE[-1]))

    @QUIET
    def values(self, *coordinates: npt.ArrayLike) -> Array:
        """f at each point; the coordinates are arrays of one shape. NaN where there is no value."""
        arrays = np.broadcast_arrays(*(np.asarray(one, np.float64) for one in coordinates))
        if self._elementwise:
            known = dict(zip(self._names, arrays, strict=True))
            return np.broadcast_to(self._formula.value_with(known), arrays[0].shape).astype(float)
        points = zip(*(one.reshape(-1) for one in arrays), strict=True)
        found = [self.value(np.array(point)) for point in points]
        return np.array(found).reshape(arrays[0].shape)

    @QUIET
    def value(self, point: Array) -> float:
        """f at a point (dimensions,); NaN or infinite where there is no value."""
        known = {name: np.asarray(one) for name, one in zip(self._names, point, strict=True)}
        return float(self._formula.value_with(known).item())

    def gradient(self, point: Array) -> Array:
        """df/dx (and df/dy) at a point (dimensions,), by backpropagation; NaN where f has none."""
        found: Array = self.gradients(np.asarray(point, np.float64)[np.newaxis])[0]
        return found

    @QUIET
    def gradients(self, points: Array) -> Array:
        """The same at several points (n, dimensions)."""
        if not self._elementwise:
            return np.array([self._gradient_at(point) for point in points])
        return self._gradient_at(points.T).T

    def _gradient_at(self, coordinates: Array) -> Array:
        """Derivatives for coordinates (dimensions,), or (dimensions, n) of several points."""
        known = {name: np.asarray(one) for name, one in zip(self._names, coordinates, strict=True)}
        found = self._formula.gradients_with(known)
        rows = np.array([found[name] for name in self._names], np.float64)
        rows[:, ~np.isfinite(self._formula.value_with(known) + np.zeros(rows.shape[1:]))] = np.nan
        return rows
