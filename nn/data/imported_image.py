"""ImportedImage: a digit that was found in an image file."""

from __future__ import annotations

from dataclasses import dataclass

from nn.data.drawings import Drawing


@dataclass(frozen=True)
class ImportedImage:
    """A digit found in a picture; ``label`` is what the name of its file or folder tells.

    ``mark`` is that of the drawing it was exported from, ``animated`` whether the file holds
    more pictures than the one that was taken.
    """

    name: str
    drawing: Drawing
    label: int | None = None
    mark: str = ""
    animated: bool = False
