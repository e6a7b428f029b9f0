"""The built-in data set: drawn once, kept, and drawn again when what was kept is damaged."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.data import embedded


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(embedded, "SIZES", {"train": 60, "validation": 20, "test": 20})


def test_the_parts_are_kept_apart_and_read_back_the_same(tmp_path, few):
    drawn = embedded.load(tmp_path)
    assert [len(part) for part in (drawn.train, drawn.validation, drawn.test)] == [60, 20, 20]
    assert drawn.train.x.dtype == np.float32
    assert 0 <= drawn.train.x.min() < drawn.train.x.max() <= 1

    def never(_fraction):
        raise AssertionError("drawn again")

    kept = embedded.load(tmp_path, never)
    np.testing.assert_array_equal(kept.train.x, drawn.train.x)
    assert kept.fingerprint == drawn.fingerprint


def test_a_damaged_file_is_drawn_again(tmp_path, few):
    drawn = embedded.load(tmp_path)
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:100])
    np.testing.assert_array_equal(embedded.load(tmp_path).train.x, drawn.train.x)


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path, few):
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert len(embedded.load(blocked / "data").train) == 60


def test_drawing_can_be_cancelled(tmp_path, few):
    def stop(_fraction):
        raise nn.Cancelled

    with pytest.raises(nn.Cancelled):
        embedded.load(tmp_path, stop)
    assert not list(tmp_path.iterdir())
