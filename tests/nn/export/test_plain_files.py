"""Arrays and histories as files."""

from __future__ import annotations

import numpy as np
import pytest

from nn.export.plain_files import csv_files, event_file, read_back, safetensors_file
from nn.export.walk import weights
from tests.nn.export.cases import source


def write(folder, files):
    for name, data in files.items():
        (folder / name).write_bytes(data)


@pytest.mark.parametrize("kind", ["mlp", "cnn with batch norm", "embedding"])
def test_tables_hold_every_array_exactly(tmp_path, kind):
    one = source(kind)
    files = csv_files(one)
    assert set(files) == {f"{name}.csv" for name in weights(one.model)}
    write(tmp_path, files)
    assert read_back(tmp_path, one) == 0.0
    last = [name for name in one.model.network.params if name.startswith("b")][-1]
    lines = files[f"{last}.csv"].decode().splitlines()
    assert len(lines) == len(one.model.network.params[last])


def test_safetensors_hold_every_array_exactly(tmp_path):
    pytest.importorskip("safetensors")
    write(tmp_path, safetensors_file(source("cnn")))
    assert read_back(tmp_path, source("cnn")) == 0.0


def test_a_changed_number_is_seen(tmp_path):
    write(tmp_path, csv_files(source("mlp")))
    rows = np.loadtxt(tmp_path / "W2.csv", delimiter=",")
    rows[3, 4] += 0.25
    np.savetxt(tmp_path / "W2.csv", rows, delimiter=",")
    assert read_back(tmp_path, source("mlp")) == pytest.approx(0.25, abs=1e-6)


def test_tensorboard_reads_the_history(tmp_path):
    pytest.importorskip("tensorboard")
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    one = source("mlp")
    files = event_file(one)
    write(tmp_path, files)
    assert list(files) == ["events.out.tfevents.0.nablascope"]
    found = EventAccumulator(str(tmp_path))
    found.Reload()
    rows = one.rows["steps"]
    scalars = found.Scalars("loss/train")
    assert [event.step for event in scalars] == rows[:, 0].astype(int).tolist()
    np.testing.assert_allclose([event.value for event in scalars], rows[:, 1], rtol=1e-6)
