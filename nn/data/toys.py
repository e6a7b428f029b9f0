"""Toys: small tasks in one or two dimensions that can be seen whole, made from a seed.

Each function takes a generator, a number of samples and a noise, and gives x (n, 1 or 2) and
t: class numbers, or numbers to reach. Noise is a standard deviation in the units of x (of t in
a regression). All lie in about -2 … 2; the gates in 0 … 1, as in the study notes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nn.arrays import Array
from nn.data.dataset import BINARY, CLASSIFICATION, REGRESSION, Dataset, Part
from nn.data.recipe import DataRecipe, Place
from nn.data.split import in_parts
from nn.errors import Phrase

Rng = np.random.Generator
Samples = tuple[Array, Array]

CORNERS = np.array([(0, 0), (0, 1), (1, 0), (1, 1)], float)


def gate(truth: tuple[int, int, int, int]) -> Callable[[Rng, int, float], Samples]:
    """A logic gate: its four points, or with more samples a cloud around each.

    ``truth`` are the outputs for (0, 0), (0, 1), (1, 0) and (1, 1).
    """

    def draw(rng: Rng, samples: int, noise: float) -> Samples:
        corner = np.arange(samples) % 4
        spread = noise if samples > 4 else 0.0
        return CORNERS[corner] + rng.normal(0, 1, (samples, 2)) * spread, np.array(truth)[corner]

    return draw


def circle(rng: Rng, samples: int, noise: float) -> Samples:
    """A disc of radius 1 inside a ring from 1.4 to 2."""
    t = np.arange(samples) % 2
    low, high = np.where(t, 1.4, 0.0), np.where(t, 2.0, 1.0)
    radius = np.sqrt(rng.uniform(low**2, high**2))  # evenly over the area
    return _polar(radius, rng.uniform(0, 2 * np.pi, samples)) + _jitter(rng, samples, noise), t


def gaussians(rng: Rng, samples: int, noise: float) -> Samples:
    """Two normal clouds around (-1, -1) and (1, 1), of standard deviation 0.3 + noise."""
    t = np.arange(samples) % 2
    return (2.0 * t[:, None] - 1) + rng.normal(0, 0.3 + noise, (samples, 2)), t


def moons(rng: Rng, samples: int, noise: float) -> Samples:
    """Two half circles of radius 1 that reach into each other."""
    t = np.arange(samples) % 2
    angle = rng.uniform(0, np.pi, samples)
    x = np.column_stack([np.cos(angle), np.sin(angle)])
    x[t == 1] = [1.0, 0.5] - x[t == 1]
    return x - [0.5, 0.25] + _jitter(rng, samples, noise), t


def spiral(arms: int) -> Callable[[Rng, int, float], Samples]:
    """As many arms as classes, each once and a quarter around the middle."""

    def draw(rng: Rng, samples: int, noise: float) -> Samples:
        t = np.arange(samples) % arms
        way = np.sqrt(rng.uniform(0.01, 1, samples))
        angle = 2.5 * np.pi * way + 2 * np.pi * t / arms
        return _polar(2 * way, angle) + _jitter(rng, samples, noise), t

    return draw


def plane(rng: Rng, samples: int, noise: float) -> Samples:
    """To reach: half the sum of the two coordinates."""
    x = rng.uniform(-2, 2, (samples, 2))
    return x, x.sum(axis=1) / 2 + rng.normal(0, 1, samples) * noise


def bumps(rng: Rng, samples: int, noise: float) -> Samples:
    """To reach: a Gaussian hill of height 1 around (1, 1) and a hollow around (-1, -1)."""
    x = rng.uniform(-2, 2, (samples, 2))
    hill, hollow = (np.exp(-2 * ((x - centre) ** 2).sum(axis=1)) for centre in (1.0, -1.0))
    return x, hill - hollow + rng.normal(0, 1, samples) * noise


def sine(rng: Rng, samples: int, noise: float) -> Samples:
    """To reach: sin(pi x), of one coordinate."""
    x = rng.uniform(-2, 2, (samples, 1))
    return x, np.sin(np.pi * x[:, 0]) + rng.normal(0, 1, samples) * noise


@dataclass(frozen=True)
class Toy:
    """How a toy is drawn, and how many classes it has (none: a regression)."""

    draw: Callable[[Rng, int, float], Samples]
    classes: int = 2

    def load(self, recipe: DataRecipe, place: Place) -> Dataset:
        """The toy as a Dataset; a gate of four points has the same four in all its parts."""
        rng = np.random.default_rng(recipe.data_seed)
        x, t = self.draw(rng, recipe.samples, recipe.noise)
        x = x.astype(np.float32)
        t = t.astype(np.int64 if self.classes else np.float32)
        task = {0: REGRESSION, 2: BINARY}.get(self.classes, CLASSIFICATION)
        whole = Part(x, t)
        parts = (whole,) * 3 if len(t) <= 4 else in_parts(x, t, recipe, task)
        return Dataset(
            recipe.data,
            Phrase("Nablascope, generated from a random seed"),
            tuple(map(str, range(self.classes))),
            *parts,
            licence="GPL-3.0-or-later",
            task=task,
            names=("x1", "x2")[: x.shape[1]],
            target="class" if self.classes else "y",
        )


TOYS: dict[str, Toy] = {
    "and": Toy(gate((0, 0, 0, 1))),
    "or": Toy(gate((0, 1, 1, 1))),
    "xor": Toy(gate((0, 1, 1, 0))),
    "circle": Toy(circle),
    "gaussians": Toy(gaussians),
    "moons": Toy(moons),
    "spiral": Toy(spiral(2)),
    "spiral-3": Toy(spiral(3), classes=3),
    "plane": Toy(plane, classes=0),
    "bumps": Toy(bumps, classes=0),
    "sine": Toy(sine, classes=0),
}


def _polar(radius: Array, angle: Array) -> Array:
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def _jitter(rng: Rng, samples: int, noise: float) -> Array:
    return rng.normal(0, 1, (samples, 2)) * noise
