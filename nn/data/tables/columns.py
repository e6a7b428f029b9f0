"""Columns as they are read: numbers in the spelling that explains them, or codes of texts."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from nn.arrays import Array
from nn.data.tables.dates import date_formats, look_like_months
from nn.data.tables.spelling import (
    PLAIN,
    Spelling,
    candidates,
    leaning,
)
from nn.data.tables.words import NUMBER, SIGNS, Asked

EXACT = 2.0**24  # whole numbers up to here are the same in 32 bits
LONGEST_TOLD = 40
CODE = re.compile(r"\s*0\d+\s*")
MOST_KEPT = 2000  # distinct cells by which a spelling is judged


@dataclass(frozen=True)
class Signs:
    """What stands for a missing value: in a column of numbers, and in one of texts.

    ``values`` are those told signs that are numbers, such as -999.
    """

    numbers: frozenset[str] = SIGNS
    texts: frozenset[str] = frozenset([""])
    values: tuple[float, ...] = ()

    @classmethod
    def told(cls, signs: Sequence[str]) -> Signs:
        """The usual signs, and those that a recipe names, which count in every column."""
        folded = frozenset(one.casefold() for one in signs)
        values = tuple(value for one in signs if (value := PLAIN.value(one)) is not None)
        return cls(SIGNS | folded, frozenset([""]) | folded, values)


class Codes(dict[str, int]):
    """Texts with their numbers, in the order in which they were asked for first."""

    def __missing__(self, text: str) -> int:
        code = self[text] = len(self)
        return code


@dataclass(eq=False)
class Cells:
    """A column as it is read: numbers (NaN where there is none), or codes of its texts.

    ``ways`` are the spellings that explain all numbers so far, the first of which they are read
    in. ``strays`` cells hold neither a number nor a gap (``stray`` is the first, in
    ``stray_row``); a column with any is text unless it is told to be numbers. ``again`` says that
    the column must be read again, in another way than at first.
    """

    name: str
    asked: Asked = field(default_factory=Asked)
    signs: Signs = field(default_factory=Signs)
    decimal: str = ""  # the decimal sign, where the recipe says it
    numbers: list[Array] = field(default_factory=list)
    codes: list[Array] = field(default_factory=list)
    texts: Codes = field(default_factory=lambda: Codes())
    is_text: bool = False
    ways: list[Spelling] = field(default_factory=list)
    kept: Counter[str] = field(default_factory=Counter)
    example: str = ""  # a number that is not written as Python writes it
    code: str = ""  # a number that begins with a nought, as codes do
    months: bool = False  # whether it is text because its numbers looked like months
    judge: Spelling | None = None  # by which a column of texts has strays
    strays: int = 0
    stray: str = ""
    stray_row: int = 0
    again: bool = False
    empty: int = 0  # rows at the beginning without a value
    started: bool = False
    fixed: bool = False  # whether it is read for the second time

    def take(self, cells: Sequence[str], lines: Sequence[int]) -> None:
        """Take the cells of some rows."""
        if not self.started and not self._start(cells):
            self.empty += len(cells)  # it may still be either
            self._take_texts(cells)
            return
        if self.is_text:
            self._take_texts(cells)
            return
        values = self.ways[0].values(cells, self.signs.numbers)
        if values is None and not self._reconsider(cells, lines):
            values = self._with_strays(cells, lines)
        elif not self.fixed and len(self.ways) > 1:
            self.ways[1:] = [
                one for one in self.ways[1:] if one.explains(cells, self.signs.numbers)
            ]
            self._keep(cells)
        if values is not None:
            array = np.array(values, np.float64)
            for sign in self.signs.values:
                array[array == sign] = math.nan
            self.numbers.append(_compact(array))

    def _take_texts(self, cells: Sequence[str]) -> None:
        found = map(self.texts.__getitem__, map(str.strip, cells))
        self.codes.append(np.fromiter(found, np.int32, len(cells)))

    def restart(self, spelling: Spelling | None) -> None:
        """Be read for the second time: as numbers in a spelling, or as texts."""
        self.numbers, self.codes, self.texts = [], [], Codes()
        self.strays, self.empty, self.again, self.fixed, self.started = 0, 0, False, True, True
        self.is_text = spelling is None
        self.ways = [spelling] if spelling is not None else []

    def finish(self) -> None:
        """What is known only when the last row has been read."""
        if self.empty and not self.started:
            self.is_text = any(self.texts)  # nothing but signs: they may be texts
            if not self.is_text:
                self.codes, self.texts = [], Codes()
                self.numbers = [np.full(self.empty, np.nan, np.float32)]
        if self.fixed and self.is_text and self.judge is not None:
            folded = self.signs.numbers
            strays = [
                code
                for text, code in self.texts.items()
                if self.judge.value(text) is None and text.casefold() not in folded
            ]
            self.strays = int(np.isin(np.concatenate(self.codes), strays).sum())
        days = [text for text in self.categories if text.casefold() not in self.signs.numbers]
        if self.months and self.is_text and not date_formats(days):
            self.is_text, self.months, self.again = False, False, True
            self.ways = [PLAIN]

    @property
    def values(self) -> Array:
        """All numbers, float32 or float64 (rows,)."""
        return np.concatenate(self.numbers) if self.numbers else np.empty(0, np.float32)

    @property
    def coded(self) -> Array:
        """The number of each row's text in ``texts`` (rows,); -1 for a gap."""
        codes = np.concatenate(self.codes) if self.codes else np.empty(0, np.int64)
        lost = [code for text, code in self.texts.items() if text.casefold() in self.signs.texts]
        if lost:
            codes[np.isin(codes, lost)] = -1
        return codes

    @property
    def categories(self) -> dict[str, int]:
        """The texts that are no gaps, with their codes."""
        return {
            text: code
            for text, code in self.texts.items()
            if text.casefold() not in self.signs.texts
        }

    @property
    def gaps(self) -> Array:
        """Which cells hold no value, bool (rows,)."""
        return self.coded < 0 if self.is_text else np.isnan(self.values)

    @property
    def missing(self) -> int:
        """How many cells hold no value."""
        return int(self.gaps.sum())

    @property
    def spelling(self) -> Spelling:
        """How its numbers are written."""
        return self.ways[0] if self.ways else PLAIN

    def _start(self, cells: Sequence[str]) -> bool:
        """Decide by the first cells with a value what the column is; False where there are none."""
        signs = self.signs.numbers
        told = Counter(cell for cell in cells if cell.strip().casefold() not in signs)
        if self.asked.type and self.asked.type != NUMBER:
            self.is_text = True
        elif not told:
            return False
        else:
            some = Counter(dict(itertools.islice(told.items(), MOST_KEPT)))
            self.months = not self.asked.type and look_like_months(some)
            self.ways = [] if self.months else candidates(some, self.decimal)
            self._keep(cells)
            self.code = next((cell.strip() for cell in told if CODE.fullmatch(cell)), "")
            self.example = next((cell for cell in told if PLAIN.value(cell) is None), "").strip()
            self.is_text = not self.ways and self.asked.type != NUMBER
            if not self.ways:
                self.ways = [PLAIN]
        self.started = True
        if self.empty and not self.is_text:
            self.codes, self.texts = [], Codes()
            self.numbers = [np.full(self.empty, np.nan, np.float32)]
        return True

    def _keep(self, cells: Sequence[str]) -> None:
        """Remember some distinct cells, by which the spelling is judged in the end."""
        if len(self.ways) > 1 and len(self.kept) < MOST_KEPT:
            signs = self.signs.numbers
            told = (cell for cell in cells if cell.strip().casefold() not in signs)
            self.kept.update(itertools.islice(told, MOST_KEPT))

    def _reconsider(self, cells: Sequence[str], lines: Sequence[int]) -> bool:
        """Look for another spelling where the first does not explain a cell; True if it is found.

        The column is then read again; so is one that turns out to be text.
        """
        if self.fixed or (self.asked.type == NUMBER and self.strays):
            return False
        left = [one for one in self.ways[1:] if one.explains(cells, self.signs.numbers)]
        if left:
            self.ways, self.again = left, True
            return True
        if self.asked.type == NUMBER:
            return False
        row = next(
            index
            for index, cell in enumerate(cells)
            if self.ways[0].value(cell) is None
            and cell.strip().casefold() not in self.signs.numbers
        )
        self.stray, self.stray_row = cells[row].strip()[:LONGEST_TOLD], lines[row]
        self.judge = self.ways[0]
        self.is_text = self.again = True
        self.codes, self.texts = [], Codes()
        return True

    def _with_strays(self, cells: Sequence[str], lines: Sequence[int]) -> list[float]:
        """The numbers in cells, NaN for all others, which are counted."""
        values = []
        for cell, line in zip(cells, lines, strict=True):
            value = self.ways[0].value(cell)
            if value is None:
                if cell.strip().casefold() not in self.signs.numbers:
                    self.strays += 1
                    if self.strays == 1:
                        self.stray, self.stray_row = cell.strip()[:LONGEST_TOLD], line
                value = math.nan
            values.append(value)
        return values


def settle(columns: Sequence[Cells], delimiter: str) -> dict[str, Spelling]:
    """Choose between the spellings that are left of each column, by its own cells, else the file's.

    Gives the columns, by name, for which both a point and a comma could be the decimal sign.
    """
    sure: Counter[str] = Counter()
    open_ones = []
    for one in columns:
        if one.is_text or not one.ways:
            continue
        if len({way.decimal for way in one.ways}) > 1:
            open_ones.append(one)
        elif one.ways[0].decimal == ",":
            sure[","] += 1
        elif _shows_point(one):
            sure["."] += 1
    doubtful = {}
    for one in open_ones:
        chosen = leaning(one.kept, one.ways)
        if chosen is None and len(sure) >= 1:
            decimal = sure.most_common(1)[0][0]
            chosen = next((way for way in one.ways if way.decimal == decimal), None)
        if chosen is None:
            chosen = _usual(one.ways, delimiter)
        if chosen != one.ways[0]:
            one.again = True
        one.ways = [chosen]
        if chosen != PLAIN or any("," in cell for cell in one.kept):
            doubtful[one.name] = chosen
    return doubtful


def _usual(ways: Sequence[Spelling], delimiter: str) -> Spelling:
    """What is meant where nothing else tells: a point is the decimal sign.

    A comma is one beside semicolons, as spreadsheets write in countries that have it.
    """
    wanted = "," if delimiter == ";" and not any(way == PLAIN for way in ways) else "."
    return next((way for way in ways if way.decimal == wanted), ways[0])


def _shows_point(column: Cells) -> bool:
    """Whether the numbers of a column have decimals after a point."""
    if column.ways[0].group == ",":
        return True
    some = column.numbers[0] if column.numbers else np.empty(0)
    some = some[np.isfinite(some)]
    return bool((some != np.floor(some)).any())


def _compact(values: Array) -> Array:
    """The same numbers in 32 bits, unless they are so large that whole numbers would merge.

    What no 32 bits can hold becomes infinite.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        largest = np.nanmax(np.abs(values), initial=0.0, where=np.isfinite(values))
        if largest < EXACT:
            return values.astype(np.float32)
        return np.where(np.abs(values) > np.finfo(np.float32).max, np.sign(values) * np.inf, values)
