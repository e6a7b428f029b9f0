"""A sample that is no image in a line of words."""

from __future__ import annotations

import nn
from gui.style import formatting

MOST_CELLS = 6  # that are told of a sample


def cells_of(dataset: nn.Dataset, x: nn.Array, most: int = MOST_CELLS) -> list[str]:
    """The first cells of a row, or the first numbers of a sample x (features,)."""
    if dataset.columns:
        cells = nn.row_as_texts(dataset.columns[:most], x).values()
        return [text or formatting.MISSING for text in cells]
    return [formatting.figure(float(value)) for value in x[:most]]


def sample_text(dataset: nn.Dataset, x: nn.Array) -> str:
    """What a sample x (features,) holds: the words of a sentence, the cells of a row, numbers."""
    if dataset.words:
        return nn.sentence_of(dataset, x)
    names = [one.name for one in dataset.columns] or list(dataset.feature_names)
    parts = [f"{name} {cell}" for name, cell in zip(names, cells_of(dataset, x), strict=False)]
    return " · ".join(parts) + (" …" if len(names) > MOST_CELLS else "")
