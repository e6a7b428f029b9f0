"""A file is the old one or the new one, whatever happens."""

from __future__ import annotations

import os
import time

import pytest

from nn.files import OLD_SECONDS, remove_old_parts, replace_file


def test_a_file_is_written_with_the_folders_above_it(tmp_path):
    path = tmp_path / "a" / "b" / "한.txt"
    replace_file(path, lambda file: file.write("서울"), "w")
    assert path.read_text(encoding="utf-8") == "서울"
    assert os.listdir(path.parent) == ["한.txt"]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def fail(file):
        file.write(b"half")
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        replace_file(path, fail)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a"]


def test_a_very_long_name_can_be_written(tmp_path):
    path = tmp_path / ("x" * 250)
    replace_file(path, lambda file: file.write(b"1"))
    assert path.read_bytes() == b"1"


def test_only_parts_of_yesterday_are_removed(tmp_path):
    old, new, other = (tmp_path / name for name in (".a-0123abcd", ".b-0123abcd", "c-0123abcd"))
    for path in (old, new, other):
        path.touch()
    past = time.time() - OLD_SECONDS - 60
    for path in (old, other):
        os.utime(path, (past, past))
    remove_old_parts(tmp_path)
    assert sorted(os.listdir(tmp_path)) == [new.name, other.name]
