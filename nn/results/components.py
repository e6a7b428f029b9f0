"""Components: activations seen in the plane in which they differ most."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from nn.arrays import Array

TINY = 1e-15  # of the variance: a direction that explains less is chance


@dataclass(frozen=True, eq=False)
class Components:
    """The first two principal components of activations (samples, units).

    ``points`` (samples, 2) are the samples in their plane, ``axes`` (2, units) the directions,
    ``mean`` (units,) the point that is 0, and ``shares`` (2,) what each direction explains of the
    variance. Pearson 1901; Jolliffe 2002, chapter 1.
    """

    points: Array
    axes: Array
    mean: Array
    shares: Array

    @classmethod
    def of(cls, activations: Array) -> Components:
        """Those of activations; all 0 where nothing varies.

        The eigenvectors are those of the smaller one of two matrices of the same eigenvalues: of
        units with units, or of samples with samples (Gram).
        """
        mean = activations.mean(axis=0, dtype=np.float64)
        away = activations - mean
        samples, units = away.shape
        total = float(np.square(away).sum())
        if not total > 0.0 or not math.isfinite(total):
            return cls(np.zeros((samples, 2)), np.zeros((2, units)), mean, np.zeros(2))
        if units <= samples:
            values, vectors = _largest(away.T @ away)
            axes = vectors.T
            points = away @ vectors
        else:
            values, vectors = _largest(away @ away.T)
            points = vectors * np.sqrt(values)
            squares = np.where(values > TINY * total, values, math.inf)
            axes = (points.T @ away) / squares[:, np.newaxis]
        return cls(points, axes, mean, values / total)

    def like(self, before: Components) -> Components:
        """The same plane turned so that it looks as it did: the sign, and the order, of two
        directions of nearly the same variance are chance."""
        if before.axes.shape != self.axes.shape:
            return self
        alike = self.axes @ before.axes.T
        swapped = abs(alike[0, 1]) + abs(alike[1, 0]) > abs(alike[0, 0]) + abs(alike[1, 1])
        order = [1, 0] if swapped else [0, 1]
        signs = np.where(alike[order, [0, 1]] < 0, -1.0, 1.0)
        return Components(
            self.points[:, order] * signs,
            self.axes[order] * signs[:, np.newaxis],
            self.mean,
            self.shares[order],
        )

    def place(self, activations: Array) -> Array:
        """Where other activations (n, units) lie in the plane, (n, 2)."""
        return np.asarray((activations - self.mean) @ self.axes.T)


def _largest(matrix: Array) -> tuple[Array, Array]:
    """The two largest eigenvalues of a symmetric matrix, and their vectors as columns."""
    values, vectors = np.linalg.eigh(matrix)
    values, vectors = values[::-1][:2].clip(min=0.0), vectors[:, ::-1][:, :2]
    missing = 2 - len(values)
    return np.pad(values, (0, missing)), np.pad(vectors, ((0, 0), (0, missing)))


def separation(activations: Array, labels: Array) -> float:
    """The share of the variance of activations (samples, units) that lies between classes.

    ``1 - within / total``: 0 where every class has the same mean, 1 where all samples of a class
    are the same (the correlation ratio η², Fisher 1925). NaN where nothing varies.
    """
    activations = activations.astype(np.float64)
    mean = activations.mean(axis=0)
    total = float(np.square(activations - mean).sum())
    if not total > 0.0 or not math.isfinite(total):
        return math.nan
    between = 0.0
    for one in np.unique(labels):
        chosen = activations[labels == one]
        between += len(chosen) * float(np.square(chosen.mean(axis=0) - mean).sum())
    return between / total
