"""The words by which a recipe corrects how a table is read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nn.errors import FieldError, Phrase

DELIMITERS = {
    "auto": "",
    "comma": ",",
    "semicolon": ";",
    "tab": "\t",
    "bar": "|",
    "space": " ",
}
ENCODINGS = {
    "auto": "",
    "utf-8": "utf-8-sig",
    "cp949": "cp949",
    "utf-16": "utf-16",
    "cp1252": "cp1252",
    "latin-1": "latin-1",
}
HEADERS = ("auto", "yes", "no")
DECIMALS = {"auto": "", "point": ".", "comma": ","}
TASKS_ASKED = ("auto", "classification", "regression")
SPELLINGS = ("as written", "merged")
USUAL = Phrase("most frequent")
FILLS = {"mean": Phrase("mean"), "median": Phrase("median"), "most frequent": USUAL}
MISSING = (*FILLS, "drop")

FEATURE, TARGET, SKIP, ID = ROLES = ("feature", "target", "skip", "id")
NUMBER, TEXT, DATE, FLAG = TYPES = ("number", "text", "date", "flag")

# What stands for a missing value in a column of numbers, in any case.
SIGNS = frozenset(
    ["", "na", "n/a", "n.a.", "nan", "null", "nil", "none", "#n/a", "<na>", "(null)", "-", "--",
     "---", "–", "—", "?", ".", "*", "**", "***", "missing", "unknown", "not available",
     "#null!", "#num!", "#value!", "#ref!", "#div/0!", "#name?", "결측", "없음"]
)  # fmt: skip
# What stood for one in every column, in runs that were saved before signs could be told.
FORMER_SIGNS = ("", "NA", "N/A", "n/a", "NaN", "nan", "NULL", "null", "None", "#N/A", "<NA>", "-",
                "?", ".", "결측")  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What a recipe says of a column: a role, a type, or both; "" where it says nothing."""

    role: str = ""
    type: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.role, self.type)))


def asked_columns(text: str) -> dict[str, Asked]:
    """What a recipe says of columns: "age=number, zip=text, id=skip, price=target number".

    Raises FieldError.
    """
    asked = {}
    for part in parts_of(text):
        name, equals, words = (one.strip() for one in part.rpartition("="))
        told = words.split()
        roles, types = [one for one in told if one in ROLES], [one for one in told if one in TYPES]
        wrong = len(roles) + len(types) != len(told) or len(roles) > 1 or len(types) > 1
        if not equals or not told or wrong:
            raise FieldError(
                "columns: '{part}' should be name=role, name=type or both, such as price=target "
                "number. Roles are {roles}; types are {types}.",
                part=part,
                roles=", ".join(ROLES),
                types=", ".join(TYPES),
            )
        asked[name] = Asked("".join(roles), "".join(types))
    return asked


def told_columns(asked: Mapping[str, Asked]) -> str:
    """What ``asked_columns`` reads; a name with a comma stands in quotation marks."""
    return in_a_row(f"{name}={words}" for name, words in asked.items() if str(words))


def asked_signs(text: str) -> tuple[str, ...]:
    """The gap signs that a recipe names, such as "NA, ?, -999"."""
    return tuple(parts_of(text))


def parts_of(text: str) -> list[str]:
    """The parts of a text between commas; quotation marks hold a comma together."""
    parts = next(csv.reader([text.strip()], skipinitialspace=True), [])
    return [one.strip() for one in parts if one.strip()]


def in_a_row(parts: Iterable[str]) -> str:
    """What ``parts_of`` reads."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(parts)
    return line.getvalue()
