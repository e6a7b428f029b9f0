"""What the options ask for that cannot be had is one sentence and exit code 2."""

from __future__ import annotations

import pytest

import nn
from cli.loading import chosen, fields_set
from cli.parser import parser
from tests.cli.command import sentence, train


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["two-layer-nett"], "Did you mean 'two-layer-net'"),
        (["gone.json"], "The file gone.json does not exist"),
        (["gone.npz"], "The file gone.npz does not exist"),
        (["two-layer-net", "--data", "mnis"], "Did you mean 'mnist'"),
        (["two-layer-net", "--data", "mnist"], "Download it from https"),
        (["two-layer-net", "--steps", "0"], "steps: 0 is outside"),
        (["two-layer-net", "--steps", "many"], "steps: 'many' is not a whole number"),
        (["two-layer-net", "--epochs", "-1"], "steps: -"),
        (["two-layer-net", "--set", "learning_rat=1"], "Did you mean 'learning_rate'"),
        (["two-layer-net", "--set", "learning_rate"], "write FIELD=VALUE"),
        (["two-layer-net", "--set", "batch_size=50000"], "Choose from 1 to 40000"),
        (["two-layer-net", "--steps", "5", "--report", "/dev/null/r.json"], "cannot be written"),
        (["two-layer-net", "--steps", "5", "--report", "."], "it is a folder"),
        (["two-layer-net", "--steps", "5", "--save", "run"], "must end in .npz"),
        (["two-layer-net", "--set", "hidden=100x-5"], "is not a list such as"),
        (["two-layer-net", "--set", "learning_rate=" + "9" * 400], "learning_rate: "),
        (["x" * 300], "no 'xxx"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_exit_code_2(arguments, told):
    done = train(*arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"title": "é", "lanes": [{}]}'.encode("latin-1"), "can't decode byte"),
        (b"[" * 100_000, "recursion"),
        (b'{"lanes": [{"hidden": ' + b"[" * 9999 + b"]" * 9999 + b"}]}", ""),
        (b'{"lanes": [{"learning_rate": ' + b"9" * 400 + b"}]}", "is outside"),
        (b'{"lanes": [{"learning_rate": 1e999}]}', "inf is outside"),
        (b'{"lanes": [{"steps": ' + b"9" * 5000 + b"}]}", ""),
        (b'{"lanes": [{"hidden": [1000000000000]}]}', "is outside"),
        (b'{"lanes": [{"data": "table", "file": "a\\u0000b"}]}', "cannot be read"),
        (b'{"lanes": [{"data": "table", "file": "\\ud800"}]}', ""),
        (b'{"lanes": [{"data": "table", "file": "a\\nb"}]}', "does not exist"),
    ],
)
def test_an_experiment_that_cannot_be_is_one_sentence(content, told, door, here):
    (here / "mine.json").write_bytes(content)
    for command in (["train"], ["check"]):
        code, said = door(*command, "mine.json")
        assert code == 2
        assert told in sentence(said)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--file", "/nowhere/a.csv"], "does not exist"),
        (["--data", "table"], "choose the table to read"),
        (["--data", "moons", "--folds", "1"], "Choose from 2 to 20"),
        (["--data", "moons", "--folds", "many"], "whole number from 2 to 20"),
        (["--data", "reviews", "--set", "scaling=min-max"], "stand for words"),
        (["--data", "moons", "--set", "spoil=salt"], "spoil: there is no 'salt'"),
        (["--data", "fashion-mnist"], "NABLASCOPE_OFFLINE is set"),
    ],
)
def test_data_that_cannot_be_had_are_one_sentence(arguments, told):
    done = train("two-layer-net", *arguments, "--steps", 5)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_chooses_the_kind_of_data_unless_that_is_given(tmp_path):
    """A folder holds pictures, any other file a table."""
    table = tmp_path / "a.csv"

    def fields(*arguments):
        return dict(fields_set(parser().parse_args(["train", "two-layer-net", *arguments])))

    assert fields("--file", str(table)) == {"data": "table", "file": str(table)}
    assert fields("--file", str(tmp_path))["data"] == "pictures"
    assert fields("--file", str(table), "--data", "points")["data"] == "points"
    assert fields("--set", " seed = 3")["seed"] == " 3"


def test_what_counts_batches_is_set_in_the_first_lane_and_followed_by_the_others():
    options = ["check", "batch-size", "--set", "steps=400", "--set", "learning_rate=0.25"]
    options = parser().parse_args([*options, "--set", "data=xor"])
    options.epochs = options.steps = options.seed = None
    lanes, dataset, title = chosen(options)
    assert title == nn.load_preset("batch-size").title
    assert dataset.name == "xor"
    assert {lane.learning_rate for lane in lanes} == {0.25}
    assert lanes[0].steps * lanes[0].batch_size == lanes[1].steps * lanes[1].batch_size
    assert lanes[0].steps == 400
    (full,) = (one for one in nn.Race(lanes, dataset).experiments if one.batch_size == 0)
    assert abs(full.steps * len(dataset.train) - 4000) <= len(dataset.train) / 2
