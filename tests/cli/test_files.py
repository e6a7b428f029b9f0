"""Files that cannot be written are refused before the training, or told of after it."""

from __future__ import annotations

import json

import pytest

import nn
from cli.files import check_targets
from tests.cli.command import TRAIN, call, sentence


def test_a_full_disk_costs_the_one_file_and_not_the_other(full, here):
    full.close()
    done = call(*TRAIN, "--save", "full.npz", "--report", "r.json")
    assert done.returncode == 1
    assert "No space left" in sentence(done.stderr)
    assert "3 steps" in done.stdout
    assert json.loads((here / "r.json").read_text())["steps"] == 3
    done = call(*TRAIN, "--save", "run.npz", "--report", "/dev/full")
    assert done.returncode == 1
    assert "/dev/full cannot be written: No space left" in sentence(done.stderr)
    assert (here / "run.npz").is_file()


def test_a_file_that_cannot_be_written_is_refused_before_the_work(tmp_path):
    check_targets(None, str(tmp_path / "r.json"))
    with pytest.raises(nn.DataError, match="it is a folder"):
        check_targets(str(tmp_path))
    (tmp_path / "file").touch()
    with pytest.raises(nn.DataError, match="not a writable folder"):
        check_targets(str(tmp_path / "file" / "r.json"))
