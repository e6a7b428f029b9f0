"""What the window remembers: language, theme, and where things lay."""

from __future__ import annotations

from typing import Any

from PyQt5.QtCore import QByteArray, QSettings

(
    LANGUAGE,
    THEME,
    SCALE,
    GEOMETRY,
    LEFT,
    RIGHT,
    PEN,
    FOLDER,
    RECENT,
    PRINT,
    AUTOSAVE_BYTES,
    MOMENTS,
) = (
    "language",
    "theme",
    "textPercent",
    "geometry",
    "leftPanel",
    "rightPanel",
    "penWidth",
    "folder",
    "recentFiles",
    "lightExports",
    "autosaveBytes",
    "momentMegabytes",
)


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
