"""UserPoints: the points that a person puts into the plane, and the file that keeps them."""

from __future__ import annotations

from pathlib import Path

import nn


class UserPoints:
    """``unsaved`` are points that could not be written."""

    def __init__(self) -> None:
        self.unsaved: nn.Part | None = None

    def save(self, points: nn.Part) -> nn.NablascopeError | None:
        """Write these points; why they cannot be written."""
        self.unsaved = points
        return self.flush()

    def flush(self, path: Path | None = None) -> nn.NablascopeError | None:
        """Write the points that have not been written, perhaps elsewhere; why they cannot be."""
        if self.unsaved is None:
            return None
        try:
            nn.save_points(path or nn.points_file(), self.unsaved)
        except nn.NablascopeError as error:
            return error
        self.unsaved = None
        return None
