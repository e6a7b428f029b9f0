"""Dates in a column of texts, and what a network can take of them."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime

FORMATS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y. %m. %d",
    "%Y. %m. %d.",
    "%Y년 %m월 %d일",
    "%d.%m.%Y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d-%m-%Y",
    "%d-%b-%Y",
    "%b %Y",
    "%m-%d-%Y",
    "%d %b %Y",
    "%b %d, %Y",
    "%Y-%m",
    "%Y/%m",
    "%Y.%m",
    "%m/%Y",
    "%Y%m%d",
)
TIMES = ("", " %H:%M", " %H:%M:%S", "T%H:%M", "T%H:%M:%S")
# Numbers that are months or days of a year where all of a column are: 2023.01, 20230105.
MONTHS = re.compile(r"\s*(?:19|20)\d\d\.(?:0[1-9]|1[0-2])\s*")
DAYS = re.compile(r"\s*(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\s*")
YEAR = re.compile(r"(?<!\d)(?:\d{4}|\d{6,8})(?!\d)")  # in every date: alone, or before its month
FEWEST_MONTHS = 6
FIRST_YEAR, LAST_YEAR = 1500, 2500
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def date_formats(texts: Collection[str]) -> list[str]:
    """The formats in which all texts are dates, as ``strptime`` names them."""
    first = next(iter(texts), "")
    if not YEAR.search(first):  # trying all formats takes long
        return []
    formats = [
        day + time for day in FORMATS for time in TIMES if parsed(first, day + time) is not None
    ]
    return [one for one in formats if all(parsed(text, one) is not None for text in texts)]


def parsed(text: str, form: str) -> datetime | None:
    """The date in a text, None where there is none."""
    bare = re.sub(r"(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$", "", text) if ":" in text else text
    try:
        day = datetime.strptime(bare.strip(), form)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def look_like_months(cells: Collection[str]) -> bool:
    """Whether numbers such as 2023.01 or 20230105 are months or days of a year."""
    some = len(set(cells)) >= FEWEST_MONTHS
    return some and (all(map(MONTHS.fullmatch, cells)) or all(map(DAYS.fullmatch, cells)))


def shown(form: str) -> str:
    """A format as a person reads it, such as YYYY-MM-DD."""
    named = {"%Y": "YYYY", "%m": "MM", "%d": "DD", "%b": "Mon", "%H": "hh", "%M": "mm", "%S": "ss"}
    for code, name in named.items():
        form = form.replace(code, name)
    return form
