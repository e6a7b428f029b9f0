"""What a file is: by its name, and by what it holds where the name says nothing or lies."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

import nn
from gui.shell.file_dialogs import TABLES
from gui.shell.file_kinds import Kind, kind_of
from nn.training.presets import PRESETS_FOLDER

CASES = Path(__file__).parents[2] / "cases"
SEVEN = CASES / "18-odd-pictures" / "7-palette.png"
PRESET = PRESETS_FOLDER / "spiral.json"


def run_file(path):
    lane = nn.Experiment(name="a", data="moons", hidden=(4,), steps=10)
    race = nn.Race([lane], nn.load_dataset(lane.data_recipe))
    history = nn.History(race.records)
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, "test"))
    return path


def digits_file(path):
    nn.Drawings([nn.Drawing((np.array([[60.0, 60.0], [200.0, 62.0]]),))], [7]).save(path)
    return path


@pytest.mark.parametrize("suffix", [*TABLES, ".CSV", ".Xlsx"])
def test_a_table_is_known_by_its_name(tmp_path, suffix):
    (tmp_path / f"a{suffix}").write_bytes(b"anything")
    assert kind_of(tmp_path / f"a{suffix}") is Kind.TABLE


def test_archives_are_known_by_what_they_hold(qapp, tmp_path):
    for name in ("run.npz", "run.npz.bak", "mnist.npz"):  # a run may be called so, too
        assert kind_of(run_file(tmp_path / name)) is Kind.RUN
    assert kind_of(digits_file(tmp_path / "digits.NPZ")) is Kind.DIGITS
    np.savez(tmp_path / "other.npz", a=np.zeros(3))
    assert kind_of(tmp_path / "other.npz") is None
    (tmp_path / "cut.npz").write_bytes((tmp_path / "run.npz").read_bytes()[:200])
    assert kind_of(tmp_path / "cut.npz") is Kind.RUN  # whose reader says that it is cut off


def test_json_is_an_experiment_where_it_has_lanes(qapp, tmp_path):
    assert kind_of(PRESET) is Kind.EXPERIMENT
    shutil.copy(PRESET, tmp_path / "spiral")
    assert kind_of(tmp_path / "spiral") is Kind.EXPERIMENT
    assert kind_of(CASES / "41-json-xlsx" / "rows.json") is None
    (tmp_path / "cut.json").write_text(PRESET.read_text()[:50])
    assert kind_of(tmp_path / "cut.json") is Kind.EXPERIMENT  # whose reader says what is wrong


def test_the_files_of_mnist_are_known_packed_and_unpacked_and_their_folder(qapp, tmp_path):
    for path in (CASES / "15-idx-names" / "gz").iterdir():
        assert kind_of(path) is Kind.MNIST
        plain = path.name.removesuffix(".gz")
        for name in (plain, plain.replace("-idx", ".idx")):
            (tmp_path / name).write_bytes(gzip.decompress(path.read_bytes()))
            assert kind_of(tmp_path / name) is Kind.MNIST
    assert kind_of(tmp_path) is Kind.MNIST
    assert kind_of(CASES / "19-class-folder" / "clean") is Kind.FOLDER


def test_a_picture_is_known_by_its_name_or_its_content(qapp, tmp_path):
    assert kind_of(SEVEN) is Kind.PICTURE
    shutil.copy(SEVEN, tmp_path / "scan")
    assert kind_of(tmp_path / "scan") is Kind.PICTURE
    (tmp_path / "a.png").write_text("no picture")
    assert kind_of(tmp_path / "a.png") is Kind.PICTURE  # whose reader says what is wrong


def test_rows_are_a_table_whatever_their_file_is_called(qapp, tmp_path):
    (tmp_path / "adult.test").write_text("39, State-gov, 77516\n50, Private, 83311\n")
    assert kind_of(tmp_path / "adult.test") is Kind.TABLE


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7\n\x00\x01",
        b"To whom it may concern\nHello, world\n",
        gzip.compress(b"a,b", mtime=0),
    ],
)
def test_other_files_are_no_kind(qapp, tmp_path, content):
    (tmp_path / "other.xyz").write_bytes(content)
    assert kind_of(tmp_path / "other.xyz") is None


def test_random_bytes_raise_nothing(qapp, tmp_path):
    rng = np.random.default_rng(0)
    heads = [b"", b"PK\x03\x04", b"{", b"[", b"\x1f\x8b", b"\x89PNG\r\n\x1a\n", b"<"]
    path = tmp_path / "random"
    for number in range(200):
        path.write_bytes(heads[number % len(heads)] + rng.bytes(int(rng.integers(300))))
        kind_of(path)


def test_a_file_that_is_gone_is_named(qapp, tmp_path):
    with pytest.raises(nn.DataError, match="gone cannot be read"):
        kind_of(tmp_path / "gone")


def test_json_that_is_too_large_for_an_experiment_is_not_parsed(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr("nn.training.presets.MOST_BYTES", 10)
    (tmp_path / "a.json").write_text(json.dumps({"lanes": list(range(100))}))
    assert kind_of(tmp_path / "a.json") is None
