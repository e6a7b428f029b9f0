"""The gradient check: backpropagation held against central differences."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from nn.arrays import Array
from nn.bugs import BrokenNetwork
from nn.differences import around
from nn.network import Network

STEPS = tuple(1e-5 / 4**k for k in range(7))  # float64: differences err least near eps^(1/3)
DOUBT = 1e-5  # of an array's largest gradient: a larger error is measured with smaller steps too
NOISE = 1e-4  # of the largest gradient: smaller numbers drown in rounding
PASS_LINE = 1e-4  # relative error of a gradient that is right, at most
Progress = Callable[[float], None] | None


class Checked(NamedTuple):
    """What a gradient check found for one array.

    ``relative_error`` is the largest difference over the array's largest gradient. Where that
    is very small (before a BatchNorm a bias has the gradient 0), it is over a ten-thousandth of
    the network's largest, or over what stands out from the rounding of the loss. ``entry`` is
    where the difference is, with the two values there. ``kinks`` counts entries that were left
    out: where the loss has a corner (a ReLU at exactly 0, a tie in a max pooling) there is no
    gradient to compare with. ``layer`` counts the layers with weights (0: before the first).
    ``ours`` and ``theirs`` are the gradients by backpropagation and by differences of all entries
    that were compared. ``passed`` is whether the error is below PASS_LINE.
    """

    name: str
    relative_error: float
    entry: tuple[int, ...]
    backpropagation: float
    differences: float
    kinks: int
    layer: int = 0
    ours: Array = np.zeros(0)
    theirs: Array = np.zeros(0)

    @property
    def passed(self) -> bool:
        """Whether backpropagation is right here."""
        return self.relative_error < PASS_LINE


def check_gradients(
    network: Network,
    x: Array,
    t: Array,
    most: int = 200,
    seed: int = 0,
    decay: float = 0.0,
    progress: Progress = None,
) -> list[Checked]:
    """Backpropagation against central differences, in float64, for every parameter array.

    Up to ``most`` entries of each array are looked at, drawn with ``seed``. The network is
    looked at as it trains, with a dropout mask that stays the same. With ``decay`` the gradients
    are those of the loss plus decay/2 sum w². ``progress`` gets the share of the arrays that are
    done, and may raise to cancel. Errors as for ``network.gradient``.

    The loss of a ReLU network has corners everywhere. A difference taken across one is off, but
    a smaller step does not reach that far, while a wrong gradient is wrong with every step. So
    an entry has the least error of STEPS, as far as rounding allows to go. Where even the last
    step meets corners, the slopes to the two sides, or the differences of the last two steps,
    are at least as far apart as the error, which then proves nothing: the entry is left out.
    """
    x, targets = network.samples(x, t)
    twin = network.copy(np.float64)
    loss = _with_penalty(twin, twin.training_loss(x.astype(np.float64), targets), decay)
    here = loss()
    twin.backward(twin.loss_function.backward())
    twin.gradients += decayed(twin, decay)
    rounding = abs(here) * sys.float_info.epsilon
    floor = max(NOISE * float(np.abs(twin.gradients).max()), rounding / STEPS[0] / DOUBT)
    rng = np.random.default_rng(seed)
    layers = _layer_of_each(twin)
    results = []
    for index, (name, array) in enumerate(twin.params.items()):
        if progress is not None:
            progress(index / len(twin.params))
        found = compare(name, loss, here, array, twin.grads[name], floor, rounding, most, rng)
        results.append(found._replace(layer=layers[name]))
    return results


def _with_penalty(network: Network, loss: Callable[[], float], decay: float) -> Callable[[], float]:
    """The loss plus decay/2 sum w²."""
    w = network.parameters
    return lambda: loss() + 0.5 * decay * float(w.dot(w)) if decay else loss()


def decayed(network: Network, decay: float) -> Array:
    """The weight decay that an optimizer adds to the gradients of a network."""
    added = decay * network.parameters
    if isinstance(network, BrokenNetwork) and network.undecayed is not None:
        added[network.undecayed] = 0.0
    return added


def _layer_of_each(network: Network) -> dict[str, int]:
    """For each parameter array, how many layers with weights there are up to its own."""
    count = 0
    found: dict[str, int] = {}
    for layer, named in zip(network.layers, network.names(), strict=True):
        count += layer.has_weights
        found |= dict.fromkeys(named.values(), count)
    return found


def compare(
    name: str,
    loss: Callable[[], float],
    here: float,
    array: Array,
    gradient: Array,
    floor: float,
    rounding: float,
    most: int,
    rng: np.random.Generator,
) -> Checked:
    """Hold up to ``most`` entries of a gradient against the differences of ``loss``.

    ``loss`` depends on ``array``, which is changed in place and put back, and is ``here`` as it
    is; its rounding error is ``rounding``. Gradients below ``floor`` count as so large.
    """
    drawn = _drawn(gradient, min(most, array.size), rng)
    indices = list(zip(*np.unravel_index(drawn, array.shape), strict=True))
    exact = np.array([gradient[index] for index in indices])
    slopes = [functools.partial(_slopes, loss, here, array, index) for index in indices]
    near, smooth = _differences(slopes, exact, floor, rounding)
    errors = np.where(smooth, np.abs(exact - near), 0.0)
    scale = max(float(np.abs([exact, near]).max(where=smooth, initial=0.0)), floor)
    worst = int(np.argmax(errors))
    return Checked(
        name,
        float(errors[worst]) / scale if scale else 0.0,
        tuple(int(one) for one in indices[worst]),
        float(exact[worst]),
        float(near[worst]),
        int(np.count_nonzero(~smooth)),
        ours=exact[smooth],
        theirs=near[smooth],
    )


def _drawn(gradient: Array, most: int, rng: np.random.Generator) -> Array:
    """Which entries are looked at: half of them where there is a gradient, the rest anywhere."""
    live = np.flatnonzero(gradient)
    some = rng.choice(live, min(most // 2, len(live)), replace=False)
    rest = np.setdiff1d(np.arange(gradient.size), some)
    more = rng.choice(rest, most - len(some), replace=False)
    return np.sort(np.concatenate([some, more]))


def _differences(
    slopes: Sequence[Callable[[float], Array]], exact: Array, floor: float, rounding: float
) -> tuple[Array, Array]:
    """The central difference nearest to each exact gradient, and which entries have a gradient.

    ``slopes`` are functions of the step, one for each entry; ``rounding`` is the error of a loss.
    """
    near = np.array([one(STEPS[0]).mean() for one in slopes])
    smooth = np.ones(len(near), bool)
    scale = max(float(np.abs(exact).max()), floor)
    for i in np.flatnonzero(np.abs(near - exact) > DOUBT * scale).tolist():
        last, error, unsure = near[i], abs(near[i] - exact[i]), 0.0
        for step in STEPS[1:]:
            if error <= DOUBT * scale or rounding / step > NOISE * scale:
                break
            right, left = slopes[i](step)
            middle = (right + left) / 2.0
            unsure, last = max(abs(right - left), abs(middle - last)), middle
            if abs(middle - exact[i]) < error:
                near[i], error = middle, abs(middle - exact[i])
        smooth[i] = error <= DOUBT * scale or error > unsure
    return near, smooth


def _slopes(
    loss: Callable[[], float], here: float, array: Array, index: tuple[int, ...], step: float
) -> Array:
    """Slopes of the loss to the two sides of an entry; their mean is the central difference."""
    return (around(loss, array, index, step) - here) / [step, -step]
