"""Data sets: one file a source, each giving a Dataset."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nn.data import embedded, mnist
from nn.data.dataset import Dataset
from nn.registry import lookup

Progress = Callable[[float], None]


def _mnist(folder: Path | None, progress: Progress | None) -> Dataset:
    return mnist.load(folder)


def _strokes(folder: Path | None, progress: Progress | None) -> Dataset:
    return embedded.load(progress)


def load_dataset(
    name: str, folder: Path | None = None, progress: Progress | None = None
) -> Dataset:
    """The data set called ``name``; its files are looked for in ``folder``.

    Raises UnknownNameError, DataError. ``progress`` gets the fraction done, and may raise.
    """
    return lookup(DATASETS, name, "data set")(folder, progress)


DATASETS: dict[str, Callable[[Path | None, Progress | None], Dataset]] = {
    "strokes": _strokes,
    "mnist": _mnist,
}
