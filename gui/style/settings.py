"""What the window remembers: language, theme, and where things lay."""

from __future__ import annotations

from typing import Any

from PyQt5.QtCore import QByteArray, QSettings

LANGUAGE, THEME, SCALE = "language", "theme", "textPercent"
GEOMETRY, LEFT, RIGHT = "geometry", "leftPanel", "rightPanel"
PEN, PRINT = "penWidth", "lightExports"
FOLDER, RECENT = "folder", "recentFiles"
AUTOSAVE_BYTES = "autosaveBytes"
LESSONS = "lessons"
MOMENTS, KEEP_MOMENTS = "momentMegabytes", "keepMoments"


def settings() -> QSettings:
    """The person's settings file."""
    return QSettings(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Nablascope", "Nablascope"
    )


def recall(key: str, default: Any) -> Any:
    """A remembered value of the type of ``default``; the default when there is none."""
    value = settings().value(key, default)
    if isinstance(default, bool):
        return str(value).lower() == "true"
    try:
        return type(default)(value)
    except (TypeError, ValueError):
        return default


def remember(key: str, value: str | int | bool | QByteArray) -> None:
    """Keep a value for the next start."""
    settings().setValue(key, value)
