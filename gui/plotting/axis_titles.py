"""Titles of a plot's axes, which give way where there is no room: the tooltip has them then."""

from __future__ import annotations

import pyqtgraph as pg
from PyQt5.QtGui import QFontMetricsF

from gui.style import theme

TITLE_PIXELS, BOTTOM_PIXELS, TICKS_PIXELS = 11, 34, 18  # of the text; of an axis with, without it
MARGIN = 8  # of a plot around its axes
LOW = 118  # a plot that is lower needs the room of the lower title for its curves


def fit_titles(plot: pg.PlotWidget, left: str, bottom: str) -> None:
    """Show the titles that fit along their axes."""
    metrics = QFontMetricsF(theme.text_font(TITLE_PIXELS))
    low = plot.height() < theme.px(LOW)
    wide = plot.width() - plot.getAxis("left").width() - MARGIN
    fits = {"bottom": metrics.horizontalAdvance(bottom) <= wide and not low}
    height = theme.px(BOTTOM_PIXELS if fits["bottom"] else TICKS_PIXELS)
    fits["left"] = metrics.horizontalAdvance(left) <= plot.height() - height - MARGIN
    hidden = [text for name, text in (("left", left), ("bottom", bottom)) if not fits[name]]
    for name, fit in fits.items():
        axis = plot.getAxis(name)
        axis.showLabel(fit and bool(axis.labelText))  # also makes room for a larger title
    if plot.getAxis("bottom").fixedHeight != height:
        plot.getAxis("bottom").setHeight(height)
    told = "\n".join(filter(None, hidden))
    if plot.toolTip() != told:
        plot.setToolTip(told)
