"""In which encoding a table is written, and which byte does not fit it."""

from __future__ import annotations

import codecs
import os

import pytest

import nn
from tests.nn.data.tables.writing import GOOD, TOWNS, load, load_case, refused, told, written


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_both_byte_orders_of_utf_16_are_read(saved, mark):
    kind = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    dataset = load(saved(mark + written(TOWNS, "\t").encode(kind)))
    assert dataset.class_names == ("부산", "서울")


@pytest.mark.parametrize("word", ["청주", "홍길동", "화요일", "천안", "표"])
def test_korean_whose_first_letter_looks_like_utf_8_is_read_as_cp949(saved, word):
    rows = [["word", "n", "y"], *([word, f"{i}", "가나"[i % 2]] for i in range(20))]
    assert load(saved(rows, "cp949")).names == (f"word={word}", "n")


def test_an_encoding_that_was_missed_can_be_corrected(saved):
    path = saved("x,호\n" + "".join(f"{i},{i % 2}\n" for i in range(20)), "cp949")
    assert load(path).target == codecs.decode("호".encode("cp949"), "utf-8")
    assert load(path, encoding="cp949").target == "호"


@pytest.mark.parametrize(("row", "zeros"), [(10, 0), (40, 20), (40, 900), (3000, 20)])
def test_bytes_that_do_not_fit_the_chosen_encoding_are_named(saved, row, zeros):
    above = b"a,y\n" + (b"1." + b"0" * zeros + b",1\n") * (row - 2)
    path = saved(above + "2,서울\n".encode("cp949") + b"1,0\n" * 3000)
    refused(path, str(path), f"row {row}", encoding="utf-8")


def test_half_a_character_at_the_end_of_utf_16_is_named(saved):
    path = saved(GOOD.encode("utf-16") + b"1")
    refused(path, str(path))


@pytest.mark.parametrize("asked", ["auto", "utf-16"])
@pytest.mark.parametrize("order", ["le", "be"])
def test_utf_16_is_read_without_its_mark(saved, order, asked):
    dataset = load(saved(written(TOWNS).encode(f"utf-16-{order}")), encoding=asked)
    assert dataset.class_names == ("부산", "서울")


def test_a_folder_is_no_table(tmp_path):
    refused(tmp_path, str(tmp_path), "folder")


@pytest.mark.parametrize("name", ["gone.csv", "x" * 400, "a\0b"])
def test_a_file_that_cannot_be_is_named(tmp_path, name):
    refused(tmp_path / name, str(tmp_path / name))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission_is_named(saved):
    path = saved(GOOD)
    path.chmod(0)
    refused(path, str(path), "ermission")


@pytest.mark.parametrize(
    ("name", "names", "classes"),
    [
        ("degree-sign", ("Temp (°C)", "Druck (µbar)"), ("Ärmer", "Übrig")),
        ("french-header", ("température", "débit"), ("réduit", "élevé!")),
        ("french", ("size", "cost"), ("Bouché", "Tatié")),
        ("german", ("Größe", "Länge"), ("Müller", "Schröder")),
        ("quebec", ("size", "cost"), ("Montréal", "Québec")),
    ],
)
def test_windows_1252(name, names, classes):
    data = load_case(f"27-windows-1252/{name}.csv")
    assert (data.names, data.class_names) == (names, classes)
    assert "Read as cp1252" in told(data)


def test_a_degree_sign_in_the_header_alone_is_not_korean(tmp_path):
    path = tmp_path / "a.csv"
    lines = "".join(f"{i},{i * 2},{i % 2}\n" for i in range(40))
    path.write_bytes(("Temp (°C),Druck (µbar),y\n" + lines).encode("cp1252"))
    assert load_case(path).names == ("Temp (°C)", "Druck (µbar)")


def test_an_empty_file_is_told_once(tmp_path):
    path = tmp_path / "empty.csv"
    path.write_text("\n \n")
    with pytest.raises(nn.DataError) as raised:
        load_case(path)
    assert str(raised.value).count("empty") == 1 + str(path).count("empty")
