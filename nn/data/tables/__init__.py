"""Tables as people have them: CSV, TSV, Excel, ODS, ARFF and Orange's, with their faults named.

Encoding, delimiter, layout, header, spelling of numbers, gaps, types, target and task are found,
told, and each can be corrected in the recipe.
"""

from nn.data.tables.dates import parsed
from nn.data.tables.preview import Preview, PreviewColumn, preview
from nn.data.tables.reading import Table, read
from nn.data.tables.samples import (
    Examined,
    NewRows,
    as_dataset,
    encode_row,
    encode_rows,
    examine,
    fill_as_text,
    load,
    row_as_texts,
)
from nn.data.tables.spelling import Spelling
from nn.data.tables.types import TRUE, Typed, spellings
from nn.data.tables.words import (
    DECIMALS,
    DELIMITERS,
    ENCODINGS,
    HEADERS,
    MISSING,
    ROLES,
    SPELLINGS,
    TASKS_ASKED,
    TYPES,
    Asked,
    asked_columns,
    asked_signs,
    told_columns,
)

__all__ = [
    "DECIMALS",
    "DELIMITERS",
    "ENCODINGS",
    "HEADERS",
    "MISSING",
    "ROLES",
    "SPELLINGS",
    "TASKS_ASKED",
    "TRUE",
    "TYPES",
    "Asked",
    "Examined",
    "NewRows",
    "Preview",
    "PreviewColumn",
    "Spelling",
    "Table",
    "Typed",
    "as_dataset",
    "asked_columns",
    "asked_signs",
    "encode_row",
    "encode_rows",
    "examine",
    "fill_as_text",
    "load",
    "parsed",
    "preview",
    "read",
    "row_as_texts",
    "spellings",
    "told_columns",
]
