"""Numbers as a person reads them; nothing is rounded to something it is not."""

from __future__ import annotations

import math

from gui.style.i18n import tr

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
MISSING = "–"
LEAST_SHARE = -10.0


def short(value: float) -> str:
    """A tick such as 500, 2.5k, 3M, 2e13."""
    if abs(value) >= 1e12:
        return plain(float(f"{value:.3g}")).replace("e+", "e")
    for limit, unit in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= limit:
            return f"{value / limit:g}{unit}"
    return f"{value:g}"


def figure(value: float) -> str:
    """Three or four significant digits: 0.1234, 12.34, 1.23e-5."""
    if not math.isfinite(value):
        return MISSING
    size = abs(value)
    if size == 0:
        return "0"
    if size < 1e-2 or size >= 1e4:
        return scientific(value)
    decimals = 4 if size < 1 else 3 if size < 10 else 2 if size < 100 else 1
    return f"{value:.{decimals}f}"


def amount(value: float) -> str:
    """A predicted number: 460,612 where it is large, else as a figure."""
    if math.isfinite(value) and 1e4 <= abs(value) < 1e9:
        return f"{value:,.0f}"
    return figure(value)


def brief(value: float) -> str:
    """Two significant digits where there is little room: 4.7e-4, 0.063, 1.3."""
    if value and math.isfinite(value) and not 1e-2 <= abs(value) < 1e4:
        return scientific(value, 1)
    return significant(value) if value else figure(value)


def significant(value: float, digits: int = 2) -> str:
    """A factor with so many significant digits: 0.071, 1.3, 210."""
    if not math.isfinite(value):
        return MISSING
    if value and not 1e-4 <= abs(value) < 1e6:
        return scientific(value)
    power = int(f"{value:.{digits - 1}e}".partition("e")[2])  # of what it is rounded to
    decimals = digits - 1 - power
    return f"{round(value, decimals):.{max(decimals, 0)}f}"


def plain(value: float) -> str:
    """A number as short as it can be told: 0.02, 1e-5, 100."""
    text = f"{value:g}"
    mantissa, exponent, power = text.partition("e")
    return f"{mantissa}e{int(power)}" if exponent else text


def scientific(value: float, decimals: int = 2) -> str:
    """So many decimals and a power of ten: 1.23e-5."""
    if not math.isfinite(value):
        return MISSING
    mantissa, exponent = f"{value:.{decimals}e}".split("e")
    return f"{mantissa}e{int(exponent)}"


def byte_count(count: int) -> str:
    """The size of a file, or of many: 12.3 kB, 4.5 MB."""
    return f"{count / 1e6:,.1f} MB" if count >= 1e6 else f"{max(count / 1e3, 0.1):,.1f} kB"


def percent(share: float, decimals: int = 1) -> str:
    """A share as a percentage, rounded; but all but all is not 100.0, it is cut off.

    An R² may lie far below zero; what is below LEAST_SHARE is told as such.
    """
    if not math.isfinite(share):
        return MISSING
    if share < LEAST_SHARE:
        return f"< {100 * LEAST_SHARE:,.0f}"
    text = f"{100 * share:.{decimals}f}"
    if share < 1.0 and float(text) == 100.0:
        return f"{100 - 10**-decimals:.{decimals}f}"
    return text


def part(share: float) -> str:
    """A share as a fraction of one, or a multiple: 1/315, 1/2.5, 1.8 ×."""
    if not math.isfinite(share) or share <= 0:
        return MISSING if not math.isfinite(share) else "0"
    if share >= 0.95:
        return tr("{factor} ×").format(factor=f"{share:,.2f}")
    return f"1/{1 / share:,.0f}" if share < 0.1 else f"1/{1 / share:.1f}"


def power_of_ten(exponent: float) -> str:
    """A tick of a log10 axis: 10⁻³."""
    return "10" + str(round(exponent)).translate(SUPERSCRIPTS)


def rate(value: float) -> str:
    """Events a second: whole, or with one decimal where they are few."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"


def duration(seconds: float) -> str:
    """Seconds, minutes or hours in words."""
    whole = math.ceil(seconds)
    if whole < 60:
        return tr("{seconds} s").format(seconds=whole)
    if whole < 3600:
        return tr("{minutes} min {seconds} s").format(minutes=whole // 60, seconds=whole % 60)
    return tr("{hours} h {minutes} min").format(hours=whole // 3600, minutes=whole % 3600 // 60)


def round_up(value: float) -> float:
    """The next number of the kind 1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten."""
    if value <= 0 or not math.isfinite(value):
        return 1.0
    scale = 10.0 ** math.floor(math.log10(value))
    for step in (1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10):
        if value <= step * scale * (1 + 1e-9):
            return step * scale
    return 10.0 * scale
