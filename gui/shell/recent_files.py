"""The files that were opened or saved last, remembered from one start to the next."""

from __future__ import annotations

from pathlib import Path

from gui.style import settings

MOST = 8
BETWEEN = "\n"  # in the settings: no path has one


def recent() -> list[Path]:
    """The latest first; those that are gone are left out."""
    kept = settings.recall(settings.RECENT, "").split(BETWEEN)
    return [Path(one) for one in kept if one and Path(one).exists()]


def note(path: Path) -> None:
    """A file was opened or saved."""
    absolute = path.absolute()
    others = [one for one in recent() if one != absolute]
    kept = [absolute, *others][:MOST]
    settings.remember(settings.RECENT, BETWEEN.join(map(str, kept)))
