"""Functions as they are drawn: activations with their slopes, and all losses of one output."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np

from nn.activations import ACTIVATIONS, Activation, Softmax, Step
from nn.arrays import QUIET, Array
from nn.cross_entropy import CategoricalCrossEntropy
from nn.errors import FieldError
from nn.labels import one_hot
from nn.loss import Loss
from nn.losses import LOSSES
from nn.registry import lookup

FAR = 40.0  # where every activation of ACTIVATIONS is as steep as it gets, but for rounding
FINE = 1 / 512  # of a unit of z
STEEPEST = 1e-3  # of the largest slope: the z nearest to 0 that comes so near to it is marked
CURVES = tuple(
    name for name, kind in ACTIVATIONS.items() if not issubclass(kind, Softmax)
)  # activations of one number
COMPARED = tuple(name for name in LOSSES if not LOSSES[name].own_activation)


@dataclass(frozen=True, eq=False)
class ActivationCurve:
    """``y = f(z)`` and ``slope = f'(z)`` at each of ``z``; all (n,) in float64."""

    z: Array
    y: Array
    slope: Array


@QUIET
def activation_curve(activation: str | Activation, z: Array) -> ActivationCurve:
    """An activation of CURVES, or a layer of one, at some z (n,), by the layer's own functions.

    The slope of Step is 0: it is flat on both sides of its jump. Raises UnknownNameError.
    """
    layer = activation
    if isinstance(layer, str):
        layer = lookup({name: ACTIVATIONS[name] for name in CURVES}, layer, "activation")()
    x = np.array(z, np.float64)
    y, slope = np.empty_like(x), np.zeros_like(x)
    layer.function(x, y)
    if not isinstance(layer, Step):
        layer.derivative(x, y, slope)
    return ActivationCurve(x, y, slope)


@functools.cache
def largest_slope(activation: str) -> tuple[float, float]:
    """(z, slope) where an activation of CURVES is steepest; of several z the nearest to 0."""
    fine = np.arange(-8.0, 8.0 + FINE, FINE)
    curve = activation_curve(activation, np.concatenate([fine, [-FAR, FAR]]))
    most = float(curve.slope.max())
    there = curve.z[curve.slope >= most * (1.0 - STEEPEST)]
    exact = curve.z[curve.slope == most]
    nearest = exact if np.abs(exact).min() < FAR else there
    return float(nearest[np.abs(nearest).argmin()]), most


@dataclass(frozen=True, eq=False)
class LossOfOutput:
    """One of COMPARED for a single sample: its value and ``gradient`` = dL/dy (classes,)."""

    name: str
    value: float
    gradient: Array


@QUIET
def losses_of_output(y: Array, target: int) -> tuple[LossOfOutput, ...]:
    """All losses of COMPARED of one sample's outputs y (classes,), whose class is ``target``.

    The losses take y as it is: as probabilities, or as numbers to hold against the one-hot row.
    Raises FieldError for fewer than two outputs, and LabelError for a class that is not there.
    """
    if np.ndim(y) != 1 or len(y) < 2:
        raise FieldError("y: give one output for each of two or more classes.")
    row = np.array(y, np.float64)[np.newaxis]
    t = one_hot(np.array([target]), row.shape[1], np.float64)
    return tuple(_of_output(name, LOSSES[name](), row, t) for name in COMPARED)


def _of_output(name: str, loss: Loss, row: Array, t: Array) -> LossOfOutput:
    targets = loss.targets(t, row.shape[1:], np.float64)
    value = loss.forward(row, targets)
    return LossOfOutput(name, value, loss.backward()[0].copy())


@QUIET
def cross_entropy_curve(y: Array) -> tuple[Array, Array]:
    """``-log y`` and its slope ``-1/y`` for probabilities y (n,) of the right class.

    By the loss of the engine, which takes a probability below 1e-7 as 1e-7.
    """
    loss = CategoricalCrossEntropy()
    values, slopes = np.empty(len(y)), np.empty(len(y))
    for index, one in enumerate(np.asarray(y, np.float64)):
        values[index] = loss.forward(np.array([[one, 1.0 - one]]), np.array([[1.0, 0.0]]))
        slopes[index] = loss.backward()[0, 0]
    return values, slopes
