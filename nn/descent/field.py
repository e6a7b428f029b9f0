"""ScalarField: a typed function of x, or of x and y, with its value and gradient anywhere."""

from __future__ import annotations

import ast
import contextlib

import numpy as np
import numpy.typing as npt

from nn.arrays import QUIET, Array
from nn.errors import FormulaError
from nn.tracing.formula import CONSTANTS, KNOWN_FUNCTIONS, Formula, formula
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
        self._check_names()
        self._formula = self._read()
        kinds = [self._formula.operation(node.name) for node in self._formula]
        if not all(isinstance(one, Elementwise | None) for one in kinds):
            raise FormulaError(
                "Lists and functions of lists, such as sum, cannot be used: x is one number here."
            )

    def _check_names(self) -> None:
        """Raise FormulaError where nothing is written, or a name that has no value here."""
        names = " and ".join(self._names)
        if not self._written.strip():
            raise FormulaError("Type a function of {names}, such as x**2.", names=names)
        try:
            parts = list(ast.walk(ast.parse(self._written.strip(), mode="eval")))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return  # nn.formula says what is wrong
        known = *self._names, *CONSTANTS, *KNOWN_FUNCTIONS
        called = [one.func for one in parts if isinstance(one, ast.Call)]
        for one in parts:
            if isinstance(one, ast.Name) and one.id not in known and one not in called:
                raise FormulaError(
                    "{name} has no value here: write a function of {names}.",
                    name=one.id,
                    names=names,
                )

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
        known = dict(zip(self._names, arrays, strict=True))
        return np.broadcast_to(self._formula.value_with(known), arrays[0].shape).astype(float)

    def value(self, point: Array) -> float:
        """f at a point (dimensions,); NaN or infinite where there is no value."""
        return float(self.values(*point))

    def gradient(self, point: Array) -> Array:
        """df/dx (and df/dy) at a point (dimensions,), by backpropagation; NaN where f has none."""
        found: Array = self.gradients(np.asarray(point, np.float64)[np.newaxis])[0]
        return found

    @QUIET
    def gradients(self, points: Array) -> Array:
        """The same at several points (n, dimensions)."""
        known = dict(zip(self._names, points.T, strict=True))
        found = self._formula.gradients_with(known)
        rows = np.array([found[name] for name in self._names], np.float64)
        rows[:, ~np.isfinite(self._formula.value_with(known) + np.zeros(rows.shape[1:]))] = np.nan
        return rows.T
