"""A table on disk."""

from __future__ import annotations

import pytest

from tests.nn.data.tables.writing import written


@pytest.fixture
def saved(tmp_path):
    """Write text, bytes or rows to a file."""

    def save(content, encoding="utf-8", delimiter=","):
        if isinstance(content, list):
            content = written(content, delimiter)
        data = content if isinstance(content, bytes) else content.encode(encoding)
        path = tmp_path / "my table.csv"
        path.write_bytes(data)
        return path

    return save
