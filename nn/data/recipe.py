"""DataRecipe: what of an experiment decides the data, and where data may be looked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nn.arrays import Array

Progress = Callable[[float], None]
Decode = Callable[[Path], Array]


@dataclass(frozen=True)
class DataRecipe:
    """The fields of an experiment that decide its data; each is explained by its knob there."""

    data: str = "strokes"
    file: str = ""
    target: str = ""
    columns: str = ""
    missing: str = "mean"
    delimiter: str = "auto"
    encoding: str = "auto"
    header: str = "auto"
    decimal: str = "auto"
    gaps: str = ""
    spellings: str = "as written"
    task: str = "auto"
    samples: int = 400
    noise: float = 0.1
    data_seed: int = 0
    validation_share: float = 0.2
    test_share: float = 0.2


@dataclass(frozen=True)
class Place:
    """Where data are looked for, and who is told how far their reading has come.

    ``folder`` is looked into before the user's data folder. ``progress`` gets the fraction done,
    and may raise to cancel. ``decode`` reads a picture's file as uint8 grey values (height,
    width) and raises DataError; nn/ itself knows no file formats of pictures.
    """

    folder: Path | None = None
    progress: Progress | None = None
    decode: Decode | None = None

    def tell(self, fraction: float) -> None:
        """Tell how much is done."""
        if self.progress is not None:
            self.progress(fraction)
