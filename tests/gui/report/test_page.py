"""The frame of a report."""

from __future__ import annotations

from gui.report.page import document, section, table


def test_a_section_without_parts_is_left_out():
    assert section("Title", "", "") == ""
    assert section("A < B", "x").startswith("<h2>A &lt; B</h2>")


def test_a_table_has_a_head_for_each_row():
    found = table([["a", "1"], ["b", "2"]], ["", "value"])
    assert found.count("<tr>") == 3
    assert "<th>a</th><td>1</td>" in found
    assert table([]) == ""


def test_a_document_says_its_language_and_escapes_its_title():
    page = document("<x>", "ko", ["one", "", "two"])
    assert '<html lang="ko">' in page
    assert "<title>&lt;x&gt;</title>" in page
    assert "one\ntwo" in page
