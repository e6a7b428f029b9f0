"""Ranking: which samples to look at first, and whose label is in doubt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from nn.arrays import Array
from nn.results.assessment import Assessment

HIGH_LOSS = 2.0  # nats: the true class has a probability below 0.14
NEIGHBOURS, MOST_ALIKE = 8, 3  # of so many neighbours at most so many may have the same label
MOST_DOUBTED = 200  # samples whose neighbours are looked for


def by_loss(chosen: Array, assessment: Assessment) -> Array:
    """These samples (indices), the largest loss first."""
    return chosen[np.argsort(-assessment.losses[chosen], kind="stable")]


def by_confidence(chosen: Array, assessment: Assessment) -> Array:
    """These samples, those first whose predicted class was the most probable."""
    return chosen[np.argsort(-assessment.confidence[chosen], kind="stable")]


def disagreements(assessments: Sequence[Assessment]) -> Array:
    """The samples that the lanes do not all give the same class, as indices."""
    predicted = np.stack([one.predicted for one in assessments])
    return np.flatnonzero((predicted != predicted[0]).any(axis=0))


def suspects(assessments: Sequence[Assessment]) -> Array:
    """The samples that every lane takes for another class, with a high loss.

    The largest loss first, at most MOST_DOUBTED.
    """
    losses = np.stack([one.losses for one in assessments]).min(axis=0)
    wrong = np.stack([one.wrong for one in assessments]).all(axis=0)
    chosen = np.flatnonzero(wrong & (losses > HIGH_LOSS))
    return chosen[np.argsort(-losses[chosen], kind="stable")][:MOST_DOUBTED]


def nearest(x: Array, chosen: Array, count: int) -> Array:
    """Which ``count`` of the samples x (n, features) lie nearest to each of those ``chosen``.

    Euclidean, the nearest first, without the sample itself: (chosen, count) indices.
    """
    x = x.reshape(len(x), -1)
    squares = np.einsum("ij,ij->i", x, x)
    distances = squares - 2.0 * (x[chosen] @ x.T)  # less the chosen one's own square
    distances[np.arange(len(chosen)), chosen] = np.inf
    count = min(count, max(len(x) - 1, 0))
    found = np.argpartition(distances, max(count - 1, 0), axis=1)[:, :count]
    order = np.take_along_axis(distances, found, axis=1).argsort(axis=1, kind="stable")
    return np.take_along_axis(found, order, axis=1)


def in_doubt(
    assessments: Sequence[Assessment],
    x: Array,
    check: Callable[[], None] = lambda: None,
) -> Array:
    """The ``suspects`` most of whose nearest neighbours have another label too, as indices.

    ``x`` (n, features) are the samples as they enter the networks. Their label, or the sample
    itself, is in doubt; it is not known to be wrong. ``check`` may raise to cancel.
    """
    chosen = suspects(assessments)
    if not len(chosen) or len(x) < 2:
        return chosen[:0]
    check()
    truth = assessments[0].truth
    alike = truth[nearest(x, chosen, NEIGHBOURS)] == truth[chosen][:, np.newaxis]
    check()
    return chosen[alike.sum(axis=1) <= MOST_ALIKE]
