"""Excel files are read as their cells are."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

import nn
from tests.nn.data.tables.workbooks import workbook
from tests.nn.data.tables.writing import (
    load,
)


def sheet_rows(count=60):
    return [[i / 4, "가나"[i % 2], None if i == 7 else i * 3, i % 2] for i in range(count)]


def test_an_excel_file_is_read_as_its_cells_are(tmp_path):
    path = tmp_path / "표.xlsx"
    path.write_bytes(workbook(자료=[["길이", "구분", "값", "정답"], *sheet_rows()]))
    data = load(path)
    assert data.names == ("길이", "구분=가", "구분=나", "값")
    assert (data.target, data.task) == ("정답", "binary")
    x = np.concatenate([part.x for part in data.parts.values()])
    assert sorted(x[:, 0]) == [i / 4 for i in range(60)]
    assert data.columns[2].gaps == 1
    assert any("Sheet '자료' was read" in str(one) for one in data.remarks)


def test_titles_dates_and_other_sheets_of_an_excel_file(tmp_path):
    path = tmp_path / "a.xlsx"
    told = [["Weather station 7"], ["day", "x", "y"]]
    told += [[date(2024, 1, 1 + i % 28), i * 1.5, i] for i in range(60)]
    path.write_bytes(workbook(empty=[], first=told, second=[["a"], [1]]))
    data = load(path)
    text = "\n".join(map(str, data.remarks))
    assert (data.names, data.target, data.task) == (("x",), "y", nn.REGRESSION)
    assert "Sheet 'first' was read; the file has 3 sheets" in text
    assert "Weather station 7" in text
    assert "'day' contains dates (YYYY-MM-DD)" in text


@pytest.mark.parametrize("cut", [30, 400, -200])
def test_a_damaged_excel_file_is_refused_in_a_sentence(tmp_path, cut):
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(a=[["x", "y"], *([i, i % 2] for i in range(60))])[:cut])
    with pytest.raises(nn.DataError, match="cannot be read as Excel or ODS"):
        load(path)


def test_a_zip_file_that_would_fill_the_memory_is_refused(tmp_path, monkeypatch):
    from nn.data.tables import spreadsheet

    monkeypatch.setattr(spreadsheet, "MOST_UNPACKED", 1000)
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(a=[["x", "y"], *([i, i % 2] for i in range(60))]))
    with pytest.raises(nn.DataError, match="when unpacked"):
        load(path)
