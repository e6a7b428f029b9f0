"""Preview: what a table would become, to be looked at and corrected before anything is trained."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nn.data.dataset import REGRESSION, Column
from nn.data.recipe import DataRecipe, Place
from nn.data.split import shares_of
from nn.data.tables.dates import shown
from nn.data.tables.features import feature_names
from nn.data.tables.reading import read
from nn.data.tables.samples import examine
from nn.data.tables.types import Typed
from nn.data.tables.words import DATE, DELIMITERS, FEATURE, NUMBER, TEXT
from nn.errors import Phrase, Sentence, sentence

DECIMAL_NAMES = {".": "point", ",": "comma"}


@dataclass(frozen=True)
class PreviewColumn:
    """A column: its role and type in the words of the recipe, its values in short, and its gaps."""

    name: str
    role: str
    type: str
    told: Sentence
    gaps: int
    features: int
    remarked: bool


@dataclass(frozen=True)
class Preview:
    """A table as it would be read.

    ``rows`` are those that were read: all of them if ``whole``. ``cells`` are the first rows as
    they stand in the file. ``told`` says what the task is, ``remarks`` what else was decided.
    ``samples`` are those of the training, validation and test part.
    """

    path: Path
    size: int
    rows: int
    whole: bool
    columns: tuple[PreviewColumn, ...]
    cells: list[list[str]]
    encoding: str
    delimiter: str
    decimal: str
    header: bool
    target: str
    task: str
    classes: int
    told: Sentence
    remarks: tuple[Sentence, ...]
    samples: tuple[int, int, int]

    @property
    def features(self) -> int:
        """Numbers in one sample."""
        return sum(one.features for one in self.columns if one.role == FEATURE)

    @property
    def outputs(self) -> int:
        """Numbers that leave the network."""
        return self.classes if self.classes > 2 else 1


def preview(recipe: DataRecipe, place: Place, most_rows: int | None = None) -> Preview:
    """Read a table, or its first rows only, and tell what it would become.

    Raises DataError, FieldError or UnknownNameError as reading it for training would.
    """
    path = Path(recipe.file)
    table = read(path, recipe, place, most_rows=most_rows)
    found = examine(table, recipe)
    signs = [one.cells.spelling.decimal for one in found.columns if one.type == NUMBER]
    known = int((np.isfinite(found.t) if found.task == REGRESSION else found.t >= 0).sum())
    train, validation, test = (round(share * known) for share in shares_of(recipe))
    names = {code: name for name, code in DELIMITERS.items()}
    text = table.source.kind == "text"
    return Preview(
        path,
        path.stat().st_size,
        table.rows,
        table.whole,
        tuple(_column(one) for one in found.columns),
        table.shown,
        table.source.encoding if text else "",
        names[table.source.delimiter] if text else "",
        DECIMAL_NAMES["," if "," in signs else "."],
        table.header,
        found.target.name,
        found.task,
        len(found.class_names),
        found.told,
        (*table.remarks, *(told for one in found.columns for told in one.told)),
        (train, validation, test),
    )


def _column(one: Typed) -> PreviewColumn:
    cells = one.cells
    if not (cells.numbers or cells.codes):  # left out before it was read
        return PreviewColumn(one.name, one.role, one.type, sentence("—"), 0, 0, False)
    texts: tuple[str, ...] = ()
    if one.type == NUMBER:
        told = _span(cells.values)
    elif one.type == DATE:
        told = sentence("{form}", form=shown(one.form))
    else:
        told = sentence("{count} different", count=f"{len(cells.categories):,}")
        texts = tuple(cells.categories) if one.type == TEXT else ()
    features = len(feature_names(Column(one.name, texts, type=one.type, form=one.form)))
    gaps = cells.missing
    if gaps:
        told = sentence("{told}, {count} missing", told=told, count=f"{gaps:,}")
    return PreviewColumn(one.name, one.role, one.type, told, gaps, features, bool(one.told))


def _span(values: np.ndarray) -> Sentence:
    values = values[np.isfinite(values)]
    if not len(values):
        return sentence("{words}", words=Phrase("no numbers"))
    return sentence("{low} … {high}", low=f"{values.min():.5g}", high=f"{values.max():.5g}")
