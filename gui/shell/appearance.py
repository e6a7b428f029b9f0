"""Appearance: language, theme and size of text, as a person chose them."""

from __future__ import annotations

from gui.shell import messages
from gui.shell.notices import Notices
from gui.shell.top_bar import TopBar
from gui.style import i18n, settings, theme


class Appearance:
    """What is chosen is remembered for the next start."""

    def __init__(self, bar: TopBar, notices: Notices) -> None:
        self._bar, self._notices = bar, notices
        bar.theme_button.clicked.connect(self.switch_theme)
        bar.language_menu.triggered.connect(lambda action: self.choose_language(action.data()))
        self._check_language()

    def choose_language(self, code: str) -> None:
        """Show everything in this language, if its letters can be shown."""
        if code == "ko" and not theme.has_hangul():
            self._notices.say(lambda: (messages.NO_HANGUL, "warn"))
            code = "en"
        settings.remember(settings.LANGUAGE, code)
        i18n.show_language(code)
        self._check_language()

    def next_language(self) -> None:
        """The next of the languages there are."""
        codes = list(i18n.LANGUAGES)
        self.choose_language(codes[(codes.index(i18n.language()) + 1) % len(codes)])

    def switch_theme(self) -> None:
        """Light to dark, dark to light."""
        other = theme.LIGHT if theme.current() is theme.DARK else theme.DARK
        settings.remember(settings.THEME, other.name)
        theme.apply(other)

    def enlarge(self) -> None:
        """The next larger size of text."""
        self._resize(next((one for one in theme.SCALES if one > theme.scale()), theme.SCALES[-1]))

    def shrink(self) -> None:
        """The next smaller size of text."""
        smaller = [one for one in theme.SCALES if one < theme.scale()]
        self._resize(smaller[-1] if smaller else theme.SCALES[0])

    def reset_size(self) -> None:
        """Text in its usual size."""
        self._resize(1.0)

    def _resize(self, scale: float) -> None:
        settings.remember(settings.SCALE, round(100 * scale))
        if scale != theme.scale():
            theme.set_scale(scale)
        self._notices.say(lambda: messages.of_text_size(scale))

    def _check_language(self) -> None:
        for action in self._bar.language_menu.actions():
            action.setChecked(action.data() == i18n.language())
