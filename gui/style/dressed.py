"""Dressed: a widget that follows the language and the theme from the moment it is built."""

from __future__ import annotations

from PyQt5.QtCore import QEvent


class Dressed:
    """Mixin before a QWidget. Its class calls ``dress`` once, when all its parts are built.

    From then on ``retranslate`` is called when another language is shown, and ``show_theme``
    when another theme is; before, changes reach nothing that is not there yet.
    """

    _built = False

    def dress(self) -> None:
        """Everything is built: say and show it as the application does now."""
        self._built = True
        self.show_theme()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language that is shown."""

    def show_theme(self) -> None:
        """Take icons and colours of the current theme."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)  # type: ignore[misc]
        if not self._built:
            return
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.show_theme()
