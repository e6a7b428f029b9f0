"""How a column spells its numbers: decimal sign, thousands, currency, percent, unit, minus.

A spelling is found from the distinct cells of a column. Where more than one explains all of them
(12,345 is twelve thousand or twelve), all stay until the rest of the file has decided.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

BLANKS = " \t\u00a0\u2009\u202f"
MINUS = "\u2212"
CURRENCY = (
    r"(?:US\$|R\$|Rs\.?|[$€£¥₩₹₽฿₫₺₴]"
    r"|(?:USD|EUR|GBP|JPY|KRW|CNY|CHF|AUD|CAD|NZD|INR|SEK|NOK|DKK|PLN|CZK|HUF|BRL|MXN|SGD|HKD|TWD)"
    r"(?=[ \u00a0\u202f\d(-]))"
)
LONE_UNITS = frozenset("mgshdlLVWKCFNJ")  # single letters that may follow a number at once
LETTERS = r"(?:[^\W\d_]|[%‰°µ])"
UNIT = rf"{LETTERS}(?:{LETTERS}|[/²³^*·.$€]|(?<=[/^])\d|(?<={LETTERS})\d(?!\d)){{0,11}}|[$€£¥₩₹]"
BODY = rf"(?:\d(?:[\d.,'’{BLANKS}]*\d)?[.,]?|[.,]\d+)"
SHAPE = re.compile(
    rf"(?P<open>\()?[{BLANKS}]*(?P<sign>[-+{MINUS}])?[{BLANKS}]*(?P<prefix>{CURRENCY})?[{BLANKS}]*"
    rf"(?P<late>[-+{MINUS}])?(?P<body>{BODY})(?P<power>[eE][-+]?\d+)?"
    rf"[{BLANKS}]*(?P<suffix>{UNIT})?[{BLANKS}]*(?P<close>\))?"
)
GROUPS = {"": "", ",": ",", ".": r"\.", " ": f"[{BLANKS}]", "'": "['’]"}
FREE_SUFFIXES = {"$", "€", "£", "¥", "₩", "₹", "원"}  # cells may lack them
MOST_UNITLESS = 0.1  # of the cells, where the others have a unit
AMONG_HUNDREDS = 100.0  # what stands alone beside 12.345 if the point parts thousands
LEAST_GROUPED = 3  # cells, for the numbers that stand alone beside them to say anything


@dataclass(frozen=True)
class Spelling:
    """One way to write numbers; ``group`` parts thousands, where it is not empty.

    ``prefix`` and ``suffix`` are a currency or a unit, ``round`` says that parentheses stand for
    minus, ``either`` that a point and a comma are both the decimal sign.
    """

    decimal: str = "."
    group: str = ""
    prefix: str = ""
    suffix: str = ""
    round: bool = False
    either: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What a cell looks like."""
        point, parts = "[.,]" if self.either else re.escape(self.decimal), GROUPS[self.group]
        whole = r"\d+"
        if self.group:
            indian = r"|[1-9]\d?(?:,\d\d)+,\d{3}" if self.group == "," else ""
            whole = rf"(?:[1-9]\d{{0,2}}(?:{parts}\d{{3}})+{indian}|\d+)"
        power = "" if self.group else r"(?:[eE][-+]?\d+)?"
        number = rf"(?:{whole}(?:{point}\d*)?|{point}\d+){power}"
        before = rf"(?:{re.escape(self.prefix)})?[{BLANKS}]*" if self.prefix else ""
        after = rf"[{BLANKS}]*(?:{re.escape(self.suffix)})?" if self.suffix else ""
        sign = f"[-+{MINUS}]?[{BLANKS}]*"
        told = rf"{sign}{before}{sign if before else ''}{number}{after}"
        told = rf"(?:{told}|\({before}{number}{after}\))" if self.round else told
        return re.compile(rf"[{BLANKS}]*{told}[{BLANKS}]*")

    @cached_property
    def plain(self) -> bool:
        """Whether Python reads it as it is."""
        return self == PLAIN

    @cached_property
    def _replaced(self) -> Mapping[int, str]:
        dropped = {" ": BLANKS, "'": "'’"}.get(self.group, self.group) + BLANKS
        return str.maketrans({**dict.fromkeys(dropped, ""), MINUS: "-", self.decimal: "."})

    def value(self, cell: str) -> float | None:
        """The number in a cell; None where it is no number in this spelling."""
        if self.plain:
            try:
                return None if "_" in cell else float(cell)
            except ValueError:
                pass
        if not self.pattern.fullmatch(cell):
            return None
        return float(self._bare(cell))

    def _bare(self, cell: str) -> str:
        """A number, or several, as Python writes them."""
        for affix in (self.prefix, self.suffix):
            if affix:
                cell = cell.replace(affix, "")
        cell = cell.translate(self._replaced)
        if self.round and "(" in cell:
            cell = re.sub(r"\(([^()\n]*)\)", r"-\1", cell)
        return cell

    def values(self, cells: Sequence[str], gaps: Collection[str]) -> list[float] | None:
        """The numbers in cells, NaN for gaps; None where a cell is neither."""
        if self.plain:
            try:
                values = list(map(float, cells))
            except ValueError:
                pass
            else:
                if "_" not in "".join(cells):  # Python would take 20_1 for 201
                    return values
        elif self == COMMA:  # the most usual other spelling; float checks each cell
            text = "\n".join(cells)
            if "." not in text and "_" not in text:
                try:
                    values = list(map(float, text.replace(",", ".").split("\n")))
                except ValueError:
                    values = []
                if len(values) == len(cells):  # a cell may hold a line break
                    return values
        elif all(map(self.pattern.fullmatch, cells)):
            return list(map(float, self._bare("\n".join(cells)).split("\n")))
        values = []
        for cell in cells:
            value = self.value(cell)
            if value is None:
                if cell.strip().casefold() not in gaps:
                    return None
                value = math.nan
            values.append(value)
        return values

    def explains(self, cells: Iterable[str], gaps: Collection[str]) -> bool:
        """Whether every cell is a number in this spelling, or a gap."""
        return all(
            self.value(cell) is not None or cell.strip().casefold() in gaps for cell in cells
        )

    def shows(self, cells: Iterable[str]) -> tuple[bool, bool]:
        """Whether the decimal sign, and the sign between thousands, occur in any of the cells."""
        point = parts = False
        for cell in cells:
            found = SHAPE.fullmatch(cell.strip())
            body = found["body"] if found else ""
            point = point or self.decimal in body
            parts = parts or bool(self.group and re.search(GROUPS[self.group], body))
        return point, parts


PLAIN = Spelling()
COMMA = Spelling(",")
FORMER = Spelling(",", either=True)  # as runs of the first edition read, where no comma parts cells
POINT_FIRST = [Spelling(".", group) for group in ("", ",", " ", "'")]
COMMA_FIRST = [Spelling(",", group) for group in ("", ".", " ", "'")]


def shape_of(cell: str) -> re.Match[str] | None:
    """The parts of a number in any spelling; None for a cell that is none.

    A single letter that follows at once is a unit only if it is one that people use: 1A and 2A
    are classes.
    """
    found = SHAPE.fullmatch(cell.strip())
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    unit = found["suffix"] or ""
    if len(unit) == 1 and unit.isascii() and unit.isalpha() and unit not in LONE_UNITS:
        return None
    return found


def looks_like_number(cell: str) -> bool:
    """Whether a cell is a number in any spelling, perhaps with a currency or a unit."""
    return PLAIN.value(cell) is not None or shape_of(cell) is not None


def bare_number(cell: str) -> bool:
    """Whether a cell is a number without letters, such as the name of a column may be."""
    found = SHAPE.fullmatch(cell.strip())
    return bool(found and not found["prefix"] and not found["suffix"]) or (
        PLAIN.value(cell) is not None
    )


def candidates(cells: Counter[str], decimal: str = "") -> list[Spelling]:
    """The spellings that explain the most of some cells, the most likely first.

    ``cells`` are distinct cells with their counts, gaps left out; ``decimal`` is the decimal sign
    where it is known. Empty where no spelling explains half of them.
    """
    total = sum(cells.values())
    if not total:
        return []
    if decimal in ("", ".") and all(PLAIN.value(cell) is not None for cell in cells):
        ways = [PLAIN]
        if not decimal and all(map(_may_be_grouped, cells)) and any("." in one for one in cells):
            ways.append(Spelling(",", "."))
        return ways
    prefix, suffix = _affixes(cells, total)
    shapes = [SHAPE.fullmatch(cell.strip()) for cell in cells]
    rounds = any(one and one["open"] and one["close"] for one in shapes)
    found = []
    for way in (*POINT_FIRST, *COMMA_FIRST):
        if not decimal or way.decimal == decimal:
            told = Spelling(way.decimal, way.group, prefix, suffix, rounds)
            explained = {cell for cell in cells if told.value(cell) is not None}
            found.append((sum(cells[cell] for cell in explained), told, explained))
    most = max(count for count, _, _ in found)
    if 2 * most < total:
        return []
    best = [(told, explained) for count, told, explained in found if count == most]
    kept = []
    for told, explained in best:
        point, parts = told.shows(explained)
        simpler = parts != bool(told.group) or (
            told.decimal == "," and not point and any(one.decimal == "." for one, _ in best)
            and not parts
        )  # fmt: skip
        if not simpler:
            kept.append(told)
    if len({one.group for one in kept}) == 1:  # no cell has a decimal sign
        kept = kept[:1]
    return kept or [best[0][0]]


def _may_be_grouped(cell: str) -> bool:
    return bool(re.fullmatch(r"\s*-?(?:[1-9]\d{0,2}(?:\.\d{3})?|0)\s*", cell))


def _affixes(cells: Counter[str], total: int) -> tuple[str, str]:
    """The currency or unit that the cells have in common."""
    found: Counter[tuple[str, str]] = Counter()
    for cell, count in cells.items():
        shape = shape_of(cell)
        if shape:
            found[shape["prefix"] or "", shape["suffix"] or ""] += count
    found.pop(("", ""), None)
    if not found:
        return "", ""
    (prefix, suffix), count = found.most_common(1)[0]
    if suffix and suffix not in FREE_SUFFIXES and count < (1 - MOST_UNITLESS) * total:
        return "", ""
    return prefix, suffix


def leaning(cells: Iterable[str], ways: Sequence[Spelling]) -> Spelling | None:
    """The spelling that a column's own cells speak for, where two explain them all.

    Thousands are parted in all cells of four digits and more: beside them stand numbers below a
    thousand. Decimals of exactly three digits everywhere have no such neighbours.
    """
    grouped = next((one for one in ways if one.group in (",", ".")), None)
    if grouped is None:
        return None
    if grouped.suffix == "%":  # shares have decimals rather than thousands
        return next((one for one in ways if not one.group), None)
    alone, parted = [], 0
    for cell in cells:
        shape = SHAPE.fullmatch(cell.strip())
        body = shape["body"] if shape else ""
        if body.isdigit():
            alone.append(float(body))
        elif grouped.group in body:
            parted += 1
    if not alone or parted < LEAST_GROUPED or max(alone) >= 1000.0:
        return None
    enough = grouped.group == "," or sorted(alone)[len(alone) // 2] >= AMONG_HUNDREDS
    return grouped if enough else None
