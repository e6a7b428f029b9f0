"""An SQLite file in one transaction: all of it or nothing."""

from __future__ import annotations

import sqlite3

import pytest

from nn.database import transaction


def test_what_fails_leaves_nothing_behind(tmp_path):
    path = tmp_path / "a b.sqlite"
    with transaction(path, "rwc") as tables:
        tables.execute("CREATE TABLE t (x)")
    with pytest.raises(ZeroDivisionError), transaction(path, "rw") as tables:
        tables.execute("INSERT INTO t VALUES (1)")
        raise ZeroDivisionError
    with transaction(path, "ro") as tables:
        assert tables.execute("SELECT * FROM t").fetchall() == []


def test_a_file_that_is_not_there_is_made_only_where_it_is_asked_for(tmp_path):
    with pytest.raises(sqlite3.OperationalError), transaction(tmp_path / "no.sqlite", "rw"):
        pass
    assert not (tmp_path / "no.sqlite").exists()
