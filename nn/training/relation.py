"""Relation: two recorded quantities of a lane against each other, without the steps."""

from __future__ import annotations

import numpy as np

from nn.arrays import Array
from nn.errors import Phrase
from nn.registry import lookup
from nn.training.curves import Curves
from nn.training.history import ACCURACY, ALPHA, LOSS, SHARPNESS, Record
from nn.training.probes import MEASURES

RECORDED = {  # what can be set against each other
    "step": Phrase("Training step"),
    "loss": Phrase("Loss"),
    "accuracy": Phrase("Accuracy"),
    "validation-loss": Phrase("Validation loss"),
    "validation-accuracy": Phrase("Validation accuracy"),
    "gradient-first": Phrase("‖∂L/∂W‖ of the first layer"),
    "gradient-last": Phrase("‖∂L/∂W‖ of the last layer"),
    "update-first": Phrase("‖ΔW‖ / ‖W‖ of the first layer"),
    "alpha": Phrase("Step quality α"),
    "sharpness": Phrase("Sharpness"),
}
OF_EVALUATIONS = {"validation-loss": LOSS, "validation-accuracy": ACCURACY}
OF_INSTRUMENTS = {"alpha": ALPHA, "sharpness": SHARPNESS}
OF_LAYERS = {
    "gradient-first": ("gradient_norm", 0),
    "gradient-last": ("gradient_norm", -1),
    "update-first": ("update_ratio", 0),
}


def quantity(record: Record, name: str) -> tuple[Array, Array]:
    """The steps (n,) at which a quantity of RECORDED was recorded, and its values (n,).

    Where a curve has been summarised these are means of neighbouring steps. Raises
    UnknownNameError.
    """
    lookup(RECORDED, name, "quantity")
    curves, column = _place(record, name)
    rows = curves.all([0, column]).mean if column else curves.all([0]).mean
    values = rows[:, 1] if column else rows[:, 0]
    known = np.isfinite(values)
    return rows[known, 0], values[known]


def _place(record: Record, name: str) -> tuple[Curves, int]:
    """The curves that hold a quantity, and its column."""
    if name in OF_EVALUATIONS:
        return record.evaluations, OF_EVALUATIONS[name]
    if name in OF_INSTRUMENTS:
        return record.instruments, OF_INSTRUMENTS[name]
    if name in OF_LAYERS:
        measure, layer = OF_LAYERS[name]
        assert measure in MEASURES
        return record.steps, record.measure(measure)[layer]
    return record.steps, {"step": 0, "loss": LOSS, "accuracy": ACCURACY}[name]


def related(record: Record, across: str, up: str) -> tuple[Array, Array]:
    """Values of two quantities at the same steps, in the order of the steps.

    The steps are those of the quantity that was recorded less often; the other is taken between
    its neighbours there. Raises UnknownNameError.
    """
    first, second = quantity(record, across), quantity(record, up)
    if len(first[0]) == len(second[0]) and np.array_equal(first[0], second[0]):
        return first[1], second[1]
    steps = min((first[0], second[0]), key=len)
    if not len(first[0]) or not len(second[0]):
        return np.empty(0), np.empty(0)
    low = max(first[0][0], second[0][0])
    high = min(first[0][-1], second[0][-1])
    steps = steps[(steps >= low) & (steps <= high)]
    return np.interp(steps, *first), np.interp(steps, *second)
