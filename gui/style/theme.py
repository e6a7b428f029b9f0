"""Colours, fonts and icons: one model of named colours, from which all else follows.

Switching the theme sets the application's palette and style sheet; Qt then tells
every widget (``QEvent.PaletteChange``), and what paints itself reads ``current()``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from string import Template

from PyQt5.QtCore import QByteArray, QEvent, QRectF, Qt
from PyQt5.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap, QRawFont
from PyQt5.QtSvg import QSvgRenderer
from PyQt5.QtWidgets import QApplication

from gui.style.resources import FONTS, ICONS, STYLE

TEXT_FAMILY = "Pretendard"
NUMBER_FAMILY = "JetBrains Mono"
FALLBACK_FAMILIES = ["Malgun Gothic", "Apple SD Gothic Neo", "Noto Sans CJK KR"]
TEXT_PIXELS = 13
SCALED = re.compile(r"\b([3-9]|[1-9][0-9]+)px")


@dataclass(frozen=True)
class Theme:
    """The named colours of one look. ``layers`` runs from the input to the output layer."""

    name: str
    window: str
    panel: str
    card: str
    raised: str
    line: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    good: str
    warn: str
    bad: str
    forward: str  # values on their way forward
    gradient: str  # everything that is dL/d…
    gradient_soft: str
    hit: str  # what is pointed at
    lanes: tuple[str, ...]
    layers: tuple[str, ...]
    points: tuple[str, ...]


DARK = Theme(
    name="dark",
    window="#0E1217",
    panel="#151A21",
    card="#1A2029",
    raised="#232B36",
    line="#2A3340",
    text="#E8ECF2",
    muted="#93A0B1",
    faint="#5C6878",
    accent="#4C9AFF",
    on_accent="#06121F",
    good="#2FBF8F",
    warn="#F0B429",
    bad="#F0743E",
    forward="#C6D0DD",
    gradient="#FF7AB8",
    gradient_soft="#5A2A45",
    hit="#FFE45C",
    lanes=("#F28E4B", "#56B4E9", "#2FC79A", "#DE8FBD"),
    layers=("#7D7BEA", "#4E9BE8", "#2FB5B5", "#4CC774", "#B4D43E", "#FFE45C"),
    points=("#8F86F2", "#F2D04B", "#35BDBD", "#F0718C"),
)
LIGHT = Theme(
    name="light",
    window="#F3F5F8",
    panel="#FFFFFF",
    card="#FFFFFF",
    raised="#EEF1F5",
    line="#DCE2EA",
    text="#18212C",
    muted="#566375",
    faint="#8D99A8",
    accent="#1769E0",
    on_accent="#FFFFFF",
    good="#0B8A63",
    warn="#A86800",
    bad="#C4490C",
    forward="#2F3E52",
    gradient="#B4136B",
    gradient_soft="#F3C9DF",
    hit="#B07A00",
    lanes=("#D55E00", "#0072B2", "#00835F", "#A8487F"),
    layers=("#3F1E8C", "#2C55B5", "#007C94", "#1E8A4C", "#708300", "#B07A00"),
    points=("#5A46C8", "#C79400", "#008A8A", "#C8385A"),
)
THEMES = {theme.name: theme for theme in (DARK, LIGHT)}

_current = DARK
_scale = 1.0  # of all text, and of what has room for it

SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


def scale() -> float:
    """How large text is shown: 1 is its usual size."""
    return _scale


def set_scale(scale: float) -> None:
    """Show all text in this size from now on, one of SCALES."""
    global _scale
    _scale = min(SCALES, key=lambda one: abs(one - scale))
    px.cache_clear()
    QApplication.setFont(text_font())
    apply(_current)
    for widget in QApplication.allWidgets():
        QApplication.sendEvent(widget, QEvent(QEvent.Type.PaletteChange))


@lru_cache(maxsize=512)
def px(pixels: float) -> int:
    """A length that text needs, in pixels of the screen at the size that is shown."""
    return round(pixels * _scale)


def current() -> Theme:
    """The theme that is shown."""
    return _current


def apply(theme: Theme) -> None:
    """Show the whole application in this theme."""
    global _current
    _current = theme
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setPalette(palette(theme))
    application.setStyleSheet(style_sheet(theme))


def color(name: str) -> QColor:
    """A named colour of the current theme."""
    return QColor(_parsed(getattr(_current, name)))


@lru_cache(maxsize=128)
def _parsed(code: str) -> QColor:
    """A colour by its code: reading the code costs more than painting with it."""
    return QColor(code)


def lane_color(lane: int, look: Theme | None = None) -> QColor:
    """The colour of a lane, counted from 0, in the current theme or another one."""
    colors = (look or _current).lanes
    return QColor(_parsed(colors[lane % len(colors)]))


def layer_color(layer: int, layers: int, look: Theme | None = None) -> QColor:
    """The colour of a weight layer (0 is next to the input) among ``layers`` of them.

    Taken evenly from a ramp whose lightness only rises, so that the order of the
    layers is seen with any colour vision.
    """
    ramp = (look or _current).layers
    along = (len(ramp) - 1) * (layer / (layers - 1) if layers > 1 else 0.3)
    below = min(int(along), len(ramp) - 2)
    first, second, share = QColor(ramp[below]), QColor(ramp[below + 1]), along - below
    return QColor(
        round(first.red() + (second.red() - first.red()) * share),
        round(first.green() + (second.green() - first.green()) * share),
        round(first.blue() + (second.blue() - first.blue()) * share),
    )


def class_color(index: int, classes: int) -> QColor:
    """The colour of a class: once around the circle of hues, lighter and darker in turn."""
    return QColor.fromHsl(round(360 * index / classes), 140, 165 if index % 2 else 125)


def point_color(index: int) -> QColor:
    """The colour of a class whose samples are drawn as points; others than those of lanes."""
    return QColor(_current.points[index % len(_current.points)])


def load_fonts() -> None:
    """Make the bundled fonts known and the text font the application's own."""
    for path in [*FONTS.glob("*.otf"), *FONTS.glob("*.ttf")]:
        QFontDatabase.addApplicationFont(str(path))
    QFont.insertSubstitutions(TEXT_FAMILY, FALLBACK_FAMILIES)
    QApplication.setFont(text_font())


def has_hangul() -> bool:
    """Whether the bundled font, or one in its place, can show Korean."""
    korean = QFontDatabase.WritingSystem.Korean
    return QRawFont.fromFont(text_font(), korean).supportsCharacter("한")


def text_font(pixels: int = TEXT_PIXELS, strong: bool = False) -> QFont:
    """The font of all text."""
    font = QFont(TEXT_FAMILY)
    font.setPixelSize(px(pixels))
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def strong(text: str) -> str:
    """Rich text in the semibold face (as ``<b>``, Qt would smear the regular one)."""
    return f'<span style="font-weight:500">{text}</span>'


def number_font(pixels: int = 12) -> QFont:
    """The font of all numerals: every digit is equally wide, so live numbers stand still."""
    font = QFont(NUMBER_FAMILY)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(px(pixels))
    return font


def icon(name: str, color_name: str = "muted") -> QIcon:
    """An icon in a named colour of the current theme."""
    return _icon(name, getattr(_current, color_name), color("faint").name())


@lru_cache(maxsize=256)
def _icon(name: str, normal: str, disabled: str) -> QIcon:
    result = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, normal), (QIcon.Mode.Disabled, disabled)):
        for scale in (1, 2, 3):
            result.addPixmap(_render(name, tint, 18 * scale, scale), mode)
    return result


def _render(name: str, tint: str, side: int, scale: int) -> QPixmap:
    source = (ICONS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", tint)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def palette(theme: Theme) -> QPalette:
    """The palette for native parts such as dialogs, menus and tool tips."""
    roles = QPalette.ColorRole
    colors = {
        roles.Window: theme.panel,
        roles.WindowText: theme.text,
        roles.Base: theme.card,
        roles.AlternateBase: theme.raised,
        roles.Text: theme.text,
        roles.Button: theme.raised,
        roles.ButtonText: theme.text,
        roles.ToolTipBase: theme.raised,
        roles.ToolTipText: theme.text,
        roles.Highlight: theme.accent,
        roles.HighlightedText: theme.on_accent,
        roles.PlaceholderText: theme.faint,
        roles.Link: theme.accent,
    }
    result = QPalette()
    for role, value in colors.items():
        result.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.faint))
    return result


def style_sheet(theme: Theme) -> str:
    """The application's style sheet, from the theme's named colours, in the size that is shown.

    Lengths of more than two pixels are scaled; lines stay thin.
    """
    names = {
        **{field.name: getattr(theme, field.name) for field in fields(theme)},
        "arrow": (ICONS / f"arrow-{theme.name}.svg").as_posix(),
        "check": (ICONS / f"check-{theme.name}.svg").as_posix(),
    }
    return SCALED.sub(lambda found: f"{px(int(found[1]))}px", _template().substitute(names))


@cache
def _template() -> Template:
    """The style sheet of resources/, with names for its colours."""
    return Template(STYLE.read_text(encoding="utf-8"))
