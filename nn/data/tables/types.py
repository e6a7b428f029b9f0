"""What a column is: its role and its type, by its cells and its name, or as the recipe says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from nn.data.tables.columns import Cells
from nn.data.tables.dates import date_formats, shown
from nn.data.tables.reading import Table
from nn.data.tables.spelling import PLAIN, Spelling
from nn.data.tables.words import DATE, FEATURE, FLAG, ID, NUMBER, SIGNS, SKIP, TARGET, TEXT
from nn.errors import DataError, Sentence, remark, sentence
from nn.registry import lookup

FLAGS = (
    ("false", "true"), ("no", "yes"), ("n", "y"), ("f", "t"), ("아니오", "예"), ("아니요", "예"),
    ("거짓", "참"),
)  # fmt: skip
TRUE = frozenset(["1", *(pair[1] for pair in FLAGS)])
FALSE = frozenset(["0", *(pair[0] for pair in FLAGS)])
ID_NAMES = frozenset(
    ["id", "index", "idx", "no", "no.", "nr", "nr.", "번호", "순번", "row", "rowid"]
)
TARGET_NAMES = frozenset(
    ["class", "label", "target", "species", "정답", "레이블", "라벨", "클래스", "목표", "목푯값"]
)
STAND_INS = (-9999.0, -999.0, -99.0, 999.0, 9999.0)  # that people write for missing numbers
FEWEST_STAND_INS = 3
APART = 3.0  # spans of the other values
MOST_CATEGORIES = 100  # of a text column that becomes features
NEARLY_UNIQUE = 0.9  # of the cells with a text
FEWEST_UNIQUE = 20  # texts
MOST_QUOTED = 3  # signs in one column


@dataclass(eq=False)
class Typed:
    """A column with what it is taken for.

    ``form`` is the format of its dates, ``left_out`` says why it is no feature.
    """

    cells: Cells
    role: str = FEATURE
    type: str = NUMBER
    form: str = ""
    remarks: list[Sentence] = field(default_factory=list)
    left_out: Sentence | None = None

    @property
    def told(self) -> list[Sentence]:
        """All that is to be told of it."""
        return [*self.remarks, *([self.left_out] if self.left_out else [])]

    @property
    def name(self) -> str:
        """Of the column."""
        return self.cells.name

    def leave_out(self, why: Sentence, role: str = SKIP) -> None:
        """Not a feature, and why."""
        self.role, self.left_out = role, why


def typed_columns(table: Table) -> list[Typed]:
    """What each column of a table is. Raises DataError where the recipe asks for what is not."""
    found = [_typed(table, cells, index) for index, cells in enumerate(table.columns)]
    lost = [one.name for one in found if one.role == SKIP and one.cells.name in table.layout.unnamed
            and not one.left_out and not one.cells.asked.role]  # fmt: skip
    if lost:
        table.remarks.append(
            sentence("{count} empty column(s) without a name were skipped.", count=len(lost))
        )
    return found


def _typed(table: Table, cells: Cells, index: int) -> Typed:
    one = Typed(cells)
    asked = cells.asked
    if asked.role == SKIP:
        one.role, one.type = SKIP, asked.type or TEXT
        return one
    _find_type(table, one)
    if asked.role:
        one.role = asked.role
    elif cells.missing == table.rows and not asked.type:
        one.role = SKIP
        if one.name not in table.layout.unnamed:
            one.leave_out(
                sentence("Column '{name}' has no values and was left out.", name=one.name)
            )
    elif _is_id(table, one, index):
        one.leave_out(
            remark(
                "Column '{name}' only numbers or names the rows and was left out.",
                ("columns", f"{one.name}=feature"),
                name=one.name,
            ),
            ID,
        )
    return one


def _find_type(table: Table, one: Typed) -> None:
    cells, asked = one.cells, one.cells.asked.type
    if not cells.is_text:
        one.type = NUMBER
        _tell_numbers(table, one)
        return
    known = cells.categories
    signs = {text.casefold() for text in known} & SIGNS
    days = [text for text in known if text.casefold() not in signs]
    forms = date_formats(days) if days else []
    if forms and signs:  # among dates they can only be gaps
        cells.signs = replace(cells.signs, texts=cells.signs.texts | signs)
        known = cells.categories
    flag = bool(known) and {text.casefold() for text in known} in [set(pair) for pair in FLAGS]
    one.type = asked or (DATE if forms else FLAG if flag else TEXT)
    _check_asked(table, one, bool(forms), flag)
    if one.type == DATE:
        one.form = forms[0]
        if asked == DATE and len(forms) > 1:
            one.remarks.append(
                sentence(
                    "Column '{name}': the dates are read as {form}, but could also be {other}. In "
                    "that case write them as YYYY-MM-DD.",
                    name=cells.name,
                    form=shown(forms[0]),
                    other=shown(forms[1]),
                )
            )
    if cells.strays and not asked:
        one.remarks.append(
            sentence(
                "Column '{name}' is text because {count} cells are not numbers, such as '{value}' "
                "(row {row}).",
                name=cells.name,
                count=cells.strays,
                value=cells.stray,
                row=cells.stray_row,
            )
        )


def _check_asked(table: Table, one: Typed, dates: bool, flag: bool) -> None:
    """Raise DataError for texts that are not the dates or flags that they are asked to be."""
    known = one.cells.categories
    if one.type == DATE and not dates:
        raise DataError(
            "{path}: column '{name}' contains no recognisable dates (example: '{value}'). Read it "
            "as text, or skip it.",
            path=table.path,
            name=one.name,
            value=next(iter(known), ""),
        )
    if one.type == FLAG and not flag:
        raise DataError(
            "{path}: column '{name}' is not a flag: it contains other values than yes and no or "
            "true and false (example: '{value}').",
            path=table.path,
            name=one.name,
            value=next(iter(known), ""),
        )


def _tell_numbers(table: Table, one: Typed) -> None:
    """How numbers were read, where it is not as they stand."""
    cells, spelling = one.cells, one.cells.spelling
    if cells.asked.type == NUMBER and cells.missing == table.rows and cells.strays:
        raise DataError(
            "{path}: column '{name}' contains no numbers (the first other cell is '{value}', row "
            "{row}). Read it as text, or skip it.",
            path=table.path,
            name=cells.name,
            value=cells.stray,
            row=cells.stray_row,
        )
    if table.doubtful.get(cells.name) is not None:
        one.remarks.append(_other_reading(cells))
    elif spelling != PLAIN and cells.example and spelling.value(cells.example) is not None:
        one.remarks.append(
            sentence(
                "Column '{name}': '{cell}' is read as {value}.",
                name=cells.name,
                cell=cells.example,
                value=f"{spelling.value(cells.example):.12g}",
            )
        )
    elif cells.code:
        one.remarks.append(
            remark(
                "Column '{name}': '{cell}' is read as {value}. Set columns: {name}=text if these "
                "are codes.",
                ("columns", f"{cells.name}=text"),
                name=cells.name,
                cell=cells.code,
                value=f"{float(cells.code):.12g}",
            )
        )
    if cells.strays:
        one.remarks.append(
            sentence(
                "Column '{name}': {count} cells that are not numbers, such as '{value}' (row "
                "{row}), count as missing.",
                name=cells.name,
                count=cells.strays,
                value=cells.stray,
                row=cells.stray_row,
            )
        )


def _other_reading(cells: Cells) -> Sentence:
    """How numbers were read that could be read in another way too, and in which."""
    spelling = cells.spelling
    example = next((cell for cell in cells.kept if not cell.strip().isdigit()), "").strip()
    others = (Spelling(",", "."), Spelling(".", ","), Spelling(","), PLAIN)
    readings = [f"{value:.12g}" for other in others
                if (value := other.value(example)) is not None]  # fmt: skip
    taken = f"{spelling.value(example):.12g}"
    return remark(
        "Column '{name}': '{cell}' is read as {value}, but could also be {other}. In that case "
        "set decimal: {sign}.",
        ("decimal", "comma" if spelling.decimal == "." else "point"),
        name=cells.name,
        cell=example,
        value=taken,
        other=next((text for text in readings if text != taken), ""),
        sign="comma" if spelling.decimal == "." else "point",
    )


def _is_id(table: Table, one: Typed, index: int) -> bool:
    """Whether a column only numbers or names the rows."""
    cells, unnamed = one.cells, one.name in table.layout.unnamed
    name = one.name.casefold()
    named = table.header and (name in ID_NAMES or name.endswith(("_id", " id", "-id")))
    if cells.asked.type or table.rows < 2:
        return False
    if cells.is_text:
        each = len(cells.categories) == table.rows and one.type == TEXT
        return each and (named or (index == 0 and (unnamed or table.rows > FEWEST_UNIQUE)))
    if not (named or (unnamed and index == 0)):
        return False
    values = cells.values
    whole = bool(np.isfinite(values).all()) and bool((values == np.floor(values)).all())
    if not whole:
        return False
    counting = bool((np.diff(values) == 1.0).all()) and values[0] in (0.0, 1.0)
    return counting if unnamed else len(np.unique(values)) == table.rows


def _stand_in(cells: Cells) -> float | None:
    """A number that stands for missing ones: far from all others, and there more than once."""
    values = cells.values
    values = values[np.isfinite(values)]
    for sign in STAND_INS:
        others = values[values != sign]
        if len(values) - len(others) < FEWEST_STAND_INS or len(others) < FEWEST_UNIQUE:
            continue
        low, high = float(others.min()), float(others.max())
        room = APART * (high - low)
        if not low - room <= sign <= high + room:
            return sign
    return None


def judge_feature(one: Typed, merged: bool) -> None:
    """Leave out what no network can learn from, and say what else is odd about a feature."""
    cells, asked = one.cells, one.cells.asked
    if one.type == TEXT:
        _judge_text(one, merged)
    if one.type == NUMBER and (sign := _stand_in(cells)) is not None:
        one.remarks.append(
            remark(
                "Column '{name}': {sign} in {count} rows looks like a marker for missing values. "
                "In that case set gaps: {sign}.",
                ("gaps", f"{sign:g}"),
                name=one.name,
                sign=f"{sign:g}",
                count=int((cells.values == sign).sum()),
            )
        )
    if one.type == DATE and asked.type != DATE and asked.role != FEATURE:
        one.leave_out(
            remark(
                "Column '{name}' contains dates ({form}) and was left out. Set columns: "
                "{name}=date to use the day count, month and weekday.",
                ("columns", f"{one.name}=date"),
                name=one.name,
                form=shown(one.form),
            )
        )


def _judge_text(one: Typed, merged: bool) -> None:
    """Leave out texts that are nearly all different, or far too many."""
    cells, asked = one.cells, one.cells.asked
    count, told = len(cells.categories), len(cells.coded) - cells.missing
    if count > MOST_CATEGORIES:
        one.leave_out(
            sentence(
                "Column '{name}' was left out: it has {count} different texts (at most {most} "
                "become features).",
                name=one.name,
                count=count,
                most=MOST_CATEGORIES,
            )
        )
    elif count > max(NEARLY_UNIQUE * told, FEWEST_UNIQUE) and not asked.type:
        one.leave_out(
            remark(
                "Column '{name}' was left out: nearly every row has a different text ({count} in "
                "{rows} rows).",
                ("columns", f"{one.name}=text"),
                name=one.name,
                count=count,
                rows=told,
            )
        )
    else:
        one.remarks += quoted_signs(one, as_class=False) + alike(one, merged)


def quoted_signs(one: Typed, as_class: bool) -> list[Sentence]:
    """Texts that often stand for a missing value, and are kept as texts."""
    known = one.cells.categories
    codes = one.cells.coded
    told = []
    for text in [text for text in known if text.casefold() in SIGNS][:MOST_QUOTED]:
        values = {"name": one.name, "text": text, "count": int((codes == known[text]).sum())}
        if as_class:
            kept = remark(
                "Column '{name}': '{text}' in {count} rows is kept as a class. If it means a "
                "missing value, set gaps: {text}.",
                ("gaps", text),
                **values,
            )
        else:
            kept = remark(
                "Column '{name}': '{text}' in {count} rows is kept as text. If it means a missing "
                "value, set gaps: {text}.",
                ("gaps", text),
                **values,
            )
        told.append(kept)
    return told


def folded(text: str) -> str:
    """A text without its capitals and its spare blanks."""
    return " ".join(text.casefold().split())


def spellings(texts: Iterable[str]) -> list[list[str]]:
    """Groups of texts that differ in capitals or blanks only."""
    groups: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        groups[folded(text)].append(text)
    return [group for group in groups.values() if len(group) > 1]


def alike(one: Typed, merged: bool) -> list[Sentence]:
    """What is to be told of texts that differ in capitals or blanks only; nothing if merged."""
    groups = spellings(one.cells.categories)
    if merged or not groups or (one.type == FLAG and one.role != TARGET):
        return []
    return [
        remark(
            "Column '{name}': {texts} differ only in capitals or spaces. Set spellings: merged to "
            "treat them as one.",
            ("spellings", "merged"),
            name=one.name,
            texts=", ".join(f"'{text}'" for text in groups[0][:4]),
        )
    ]


def target_of(table: Table, columns: list[Typed], asked: str) -> Typed:
    """The column to learn: the one that is named, else the last that can be one."""
    names = {one.name: one for one in columns}
    if asked:
        chosen: Typed = lookup(names, asked, "target")
        return chosen
    told = [one for one in columns if one.role == TARGET]
    left = [one for one in columns if one.role == FEATURE]
    if told:
        return told[-1]
    if len(left) < 2:
        raise DataError(
            "{path} has only one usable column ('{name}'; left out: {others}), but a table needs "
            "features and a target. Is the delimiter right?",
            path=table.path,
            name=left[0].name if left else columns[0].name,
            others=", ".join(f"'{one.name}'" for one in columns if one not in left[:1]) or "—",
        )
    fit = [one for one in left if one.type != DATE and not _names_rows(one)] or left
    named = [one for one in fit if table.header and one.name.casefold() in TARGET_NAMES]
    if len(named) == 1 and named[0] is not fit[-1]:
        named[0].remarks.append(
            remark(
                "'{name}' is the target because of its name. Otherwise it would be the last "
                "column.",
                ("target", fit[-1].name),
                name=named[0].name,
            )
        )
        return named[0]
    return fit[-1]


def _names_rows(one: Typed) -> bool:
    """Whether a column of texts has another one in nearly every row."""
    cells = one.cells
    return (
        one.type == TEXT
        and not cells.asked.type
        and len(cells.categories) > max(NEARLY_UNIQUE * len(cells.coded), MOST_CATEGORIES)
    )
