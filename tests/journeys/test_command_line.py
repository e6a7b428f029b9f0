"""``python main.py train`` and ``list``, as a person calls them."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import main

ROOT = Path(__file__).parents[2]


def command(*arguments):
    return [sys.executable, "main.py", *map(str, arguments)]


def call(*arguments):
    return subprocess.run(
        command(*arguments), cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60
    )


def umask():
    """What is taken from the permissions of a new file here."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def train(*arguments):
    return call("train", *arguments)


def first_by_last(lane):
    """In its last step, the norm of the first layer's gradient by that of the last layer's."""
    first, *_, last = (layer["gradient_norm"] for layer in lane["gradients"][-1]["layers"])
    return first / last


def test_the_vanishing_gradient_without_a_window(tmp_path):
    """Sigmoid + Xavier stays at chance with a dead first layer; ReLU + He learns."""
    report = tmp_path / "r.json"
    done = train("vanishing-gradient", "--steps", 600, "--report", report)
    assert done.returncode == 0, done.stderr
    assert "test accuracy" in done.stdout
    sigmoid, relu = json.loads(report.read_text())["lanes"]
    assert first_by_last(sigmoid) < 1e-2
    assert first_by_last(relu) > 5e-2
    assert relu["train_accuracy"] >= 0.90
    assert sigmoid["train_accuracy"] < 0.30


def test_a_report_holds_what_was_promised(tmp_path):
    report = tmp_path / "r.json"
    done = train(
        "two-layer-net", "--steps", 20, "--seed", 3, "--set", "learning_rate=0.5",
        "--report", report,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert report.stat().st_mode & 0o777 == 0o666 & ~umask()
    content = json.loads(report.read_text())
    assert content["steps"] == 20
    assert content["experiment"]["seed"] == 3
    assert content["experiment"]["learning_rate"] == 0.5
    assert content["steps_per_second"] == pytest.approx(20 / content["train_seconds"])
    assert {"train_accuracy", "test_accuracy", "loss"} <= set(content)
    assert [entry["step"] for entry in content["gradients"]] == list(range(1, 21))
    assert isinstance(content["findings"], list)


def test_epochs_are_passes_over_the_training_set(tmp_path):
    report = tmp_path / "r.json"
    train("two-layer-net", "--epochs", 2, "--set", "hidden=5", "--report", report)
    assert json.loads(report.read_text())["steps"] == 2 * (40_000 // 200)


def test_steps_are_those_of_the_first_lane_and_the_others_go_as_far(tmp_path):
    """Lanes of 50 and of 100 samples a step: 40 steps of the one are 20 of the other."""
    lane = {"hidden": [5], "steps": 1000, "evaluate_every": 100, "batch_size": 50}
    larger = {**lane, "name": "larger", "steps": 500, "evaluate_every": 50, "batch_size": 100}
    mine, kept, report = (tmp_path / name for name in ("mine.json", "run.npz", "r.json"))
    mine.write_text(json.dumps({"lanes": [lane, larger]}))
    done = train(mine, "--steps", 40, "--report", report, "--save", kept)
    assert done.returncode == 0, done.stderr
    assert [lane["steps"] for lane in json.loads(report.read_text())["lanes"]] == [40, 20]
    done = train(kept, "--steps", 60, "--report", report)
    assert done.returncode == 0, done.stderr
    assert [lane["steps"] for lane in json.loads(report.read_text())["lanes"]] == [60, 30]
    train(mine, "--epochs", 1, "--report", report)
    assert [lane["steps"] for lane in json.loads(report.read_text())["lanes"]] == [800, 400]


def test_a_saved_run_goes_on_from_its_file(tmp_path):
    """Forty steps at once, and twenty and twenty more, end at the same loss."""
    whole, first, second = (tmp_path / name for name in ("whole.json", "a.npz", "second.json"))
    train("two-layer-net", "--steps", 40, "--report", whole)
    train("two-layer-net", "--steps", 20, "--save", first)
    done = train(first, "--steps", 40, "--report", second)
    assert done.returncode == 0, done.stderr
    one, two = (json.loads(path.read_text()) for path in (whole, second))
    assert two["steps"] == 40
    assert one["loss"] == two["loss"]
    assert one["test_accuracy"] == two["test_accuracy"]
    done = train(first, "--steps", 10)
    assert done.returncode == 2
    assert "has taken 20 steps already" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["two-layer-nett"], "Did you mean 'two-layer-net'"),
        (["gone.json"], "There is no file gone.json"),
        (["gone.npz"], "There is no file gone.npz"),
        (["two-layer-net", "--data", "mnis"], "Did you mean 'mnist'"),
        (["two-layer-net", "--data", "mnist"], "Fetch it by hand from https"),
        (["two-layer-net", "--steps", "0"], "steps: 0 is outside"),
        (["two-layer-net", "--steps", "many"], "steps: 'many' is not a whole number"),
        (["two-layer-net", "--epochs", "-1"], "steps: -"),
        (["two-layer-net", "--set", "learning_rat=1"], "Did you mean 'learning_rate'"),
        (["two-layer-net", "--set", "learning_rate"], "write FIELD=VALUE"),
        (["two-layer-net", "--set", "batch_size=50000"], "choose from 1 to 40000"),
        (["two-layer-net", "--steps", "5", "--report", "/dev/null/r.json"], "cannot be written"),
        (["two-layer-net", "--steps", "5", "--report", "."], "it is a folder"),
        (["two-layer-net", "--steps", "5", "--save", "run"], "ends in .npz"),
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


def test_arguments_that_are_not_understood_exit_with_2():
    assert call("train").returncode == 2
    assert call("trian").returncode == 2
    assert call("train", "two-layer-net", "--steps", "3", "--epochs", "1").returncode == 2


def test_a_run_that_diverges_exits_with_1_and_still_reports(tmp_path):
    report = tmp_path / "r.json"
    done = train(
        "two-layer-net", "--set", "learning_rate=100", "--set", "hidden=50,50,50",
        "--set", "initializer=he", "--steps", 200, "--report", report,
    )  # fmt: skip
    assert done.returncode == 1
    assert "learning rate" in done.stdout
    assert json.loads(report.read_text())["failure"]


INTERRUPTED = """
import os, signal, sys
import main, nn

def advance(race, real=nn.Race.advance):
    real(race)
    if race.step == 50:
        os.kill(os.getpid(), signal.SIGINT)  # as Ctrl+C does

nn.Race.advance = advance
sys.exit(main.main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_ends_cleanly_with_the_report_and_the_run_written(tmp_path):
    report, kept = tmp_path / "r.json", tmp_path / "run.npz"
    arguments = ["train", "two-layer-net", "--report", report, "--save", kept]
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Interrupted" in done.stderr
    assert "Traceback" not in done.stderr
    assert json.loads(report.read_text())["steps"] == 50
    assert train(kept, "--steps", 60).returncode == 0


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        (["-q"], ["-m", "not long", "-q"]),
        (["-m", "mnist"], ["-m", "mnist"]),
        (["-m", ""], ["-m", ""]),
        (["--maxfail=1"], ["-m", "not long", "--maxfail=1"]),
    ],
)
def test_long_tests_are_run_only_when_asked_for(asked, given, monkeypatch):
    ran = []
    monkeypatch.setattr(pytest, "main", lambda arguments: ran.append(arguments) or 0)
    assert main.run_tests(asked) == 0
    assert ran == [given]


def test_list_names_everything():
    done = call("list")
    assert done.returncode == 0
    for name in ("vanishing-gradient", "two-layer-net", "strokes", "mnist", "relu", "adam", "he"):
        assert name in done.stdout


def test_training_without_a_window_needs_no_qt():
    code = (
        "import sys; sys.modules['PyQt5'] = None; import main; sys.exit(main.main("
        "['train', 'two-layer-net', '--steps', '2']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def table(tmp_path):
    """A table in which b decides what is told, with a gap, in Korean Excel's encoding."""
    path = tmp_path / "표.csv"
    rows = ["이름,a,b,정답"]
    rows += [f"{'가나'[i % 2]},{i % 11},{'' if i == 7 else i % 4},{'큼' if i % 4 > 1 else '작음'}"
             for i in range(200)]  # fmt: skip
    path.write_text("\n".join(rows), encoding="cp949")
    return path


def test_a_table_is_learnt_saved_and_asked_about_new_rows(table, tmp_path):
    run, rows = tmp_path / "run.npz", tmp_path / "rows.csv"
    done = train("two-layer-net", "--file", table, "--steps", 400, "--save", run)
    assert done.returncode == 0, done.stderr
    assert "training accuracy 1.0000" in done.stdout
    rows.write_text("b,a,이름\n3,5,가\n0,5,나\n1,,가\n", encoding="utf-8")
    done = call("predict", run, rows)
    assert done.returncode == 0, done.stderr
    head, *answers = csv.reader(done.stdout.splitlines())
    assert head == ["answer", "probability", "probability of 작음", "probability of 큼"]
    assert [one[0] for one in answers] == ["큼", "작음", "작음"]
    for answer, share, small, large in answers:
        assert share == {"작음": small, "큼": large}[answer]
        assert float(small) + float(large) == pytest.approx(1, abs=2e-4)


CASES = ROOT / "tests" / "cases"


def test_what_a_network_never_saw_is_told_and_can_be_made_an_error(tmp_path):
    run, folder = tmp_path / "run.npz", CASES / "12-unseen-category"
    done = train("two-layer-net", "--file", folder / "train.csv", "--steps", 100, "--save", run)
    assert "Target 'feel': classification into 2 classes" in done.stderr
    done = call("predict", run, folder / "new.csv")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 6
    assert "Column 'colour': 1 cells were empty and are filled." in done.stderr
    assert "'Red' (row 2) does not occur in the training data" in done.stderr
    assert call("predict", run, folder / "new.csv", "--strict").returncode == 1
    known = tmp_path / "known.csv"
    known.write_text("colour,x\nred,0.1\n")
    assert call("predict", run, known, "--strict").returncode == 0


def test_a_class_with_a_comma_and_quotation_marks_is_one_cell(tmp_path):
    run, folder = tmp_path / "run.npz", CASES / "13-comma-in-class"
    train("two-layer-net", "--file", folder / "train.csv", "--steps", 300, "--save", run)
    done = call("predict", run, folder / "new.csv")
    answers = [row[0] for row in csv.reader(done.stdout.splitlines()[1:])]
    assert sorted(answers) == ["Iris, small", 'Iris, tall "giant"']


def test_predictions_name_their_rows_and_stand_in_the_targets_unit(tmp_path):
    path, run = tmp_path / "rents.csv", tmp_path / "run.npz"
    rows = [f"R-{i:03},{i % 60 + 10},{(i % 60 + 10) * 12000}" for i in range(120)]
    path.write_text("\n".join(["room,area,rent", *rows]))
    done = train("two-layer-net", "--file", path, "--steps", 600, "--save", run)
    assert done.returncode == 0, done.stderr
    assert "RMSE" in done.stdout
    new = tmp_path / "new.csv"
    new.write_text("room,area\nA-1,30\nA-2,60\n")
    head, first, second = csv.reader(call("predict", run, new).stdout.splitlines())
    assert head == ["room", "answer"]
    assert (first[0], second[0]) == ("A-1", "A-2")
    assert float(first[1]) == pytest.approx(360_000, rel=0.1)
    assert float(second[1]) == pytest.approx(720_000, rel=0.1)


def test_check_prints_one_json_object():
    done = call("check", "--file", CASES / "10-NA-is-a-value" / "garage.csv", "--json")
    found = json.loads(done.stdout)
    assert (found["rows"], found["target"], found["task"]) == (150, "price", "regression")
    garage = found["columns"][0]
    assert (garage["name"], garage["role"], garage["type"]) == ("garage", "feature", "text")
    assert "'None' in 54 rows is kept as a text" in garage["remark"]
    assert {one["name"] for one in found["checks"]} >= {"finite", "labels", "range"}
    assert {one["level"] for one in found["checks"]} <= {"good", "warn", "bad"}


def test_a_report_says_what_reading_did(tmp_path):
    report, path = tmp_path / "r.json", CASES / "36-house-prices" / "houses.csv"
    train("two-layer-net", "--file", path, "--steps", 200, "--report", report)
    found = json.loads(report.read_text())
    assert (found["data"]["rows"], found["data"]["target"]) == (300, "price")
    assert found["test_r2"] > 0.9
    assert found["test_rmse"] >= found["test_mae"] > 100


def test_rows_that_do_not_fit_are_refused_with_the_column(table, tmp_path):
    run, rows = tmp_path / "run.npz", tmp_path / "rows.csv"
    train("two-layer-net", "--file", table, "--steps", 10, "--save", run)
    rows.write_text("a,c\n1,2\n")
    done = call("predict", run, rows)
    assert done.returncode == 2
    assert "has no column '이름'" in done.stderr
    assert "Traceback" not in done.stderr


def test_folds_print_mean_and_spread(tmp_path):
    report = tmp_path / "r.json"
    done = train(
        "two-layer-net", "--data", "moons", "--steps", 300, "--folds", 4, "--report", report
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(report.read_text())
    scores = [one["score"] for one in result["folds"]]
    assert len(scores) == 4
    mean = sum(scores) / 4
    spread = (sum((one - mean) ** 2 for one in scores) / 3) ** 0.5
    assert f"accuracy {mean:.4f} ± {spread:.4f}" in done.stdout


def test_the_check_names_what_is_wrong_with_data(table):
    done = call("check", "--file", table)
    assert done.returncode == 0, done.stderr
    assert "1 gaps filled" in done.stdout
    assert "good  Statistics" in done.stdout
    spoilt = call("check", "--data", "moons", "--set", "spoil=shuffled-labels")
    assert "bad   Labels and samples" in spoilt.stdout
    assert "was one of the two shuffled" in spoilt.stdout


def test_a_regression_reports_the_explained_variance(tmp_path):
    report = tmp_path / "r.json"
    done = train("sine", "--steps", 1500, "--report", report)
    assert "test R²" in done.stdout
    linear, layers = json.loads(report.read_text())["lanes"]
    assert layers["test_r2"] > 0.6 > linear["test_r2"]
    assert linear["test_accuracy"] is None


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--file", "/nowhere/a.csv"], "is not there"),
        (["--data", "table"], "choose the table to read"),
        (["--data", "moons", "--folds", "1"], "choose from 2 to 20"),
        (["--data", "moons", "--folds", "many"], "whole number from 2 to 20"),
        (["--data", "reviews", "--set", "scaling=min-max"], "stand for words"),
        (["--data", "moons", "--set", "spoil=salt"], "spoil: no 'salt' here"),
        (["--data", "fashion-mnist"], "NABLASCOPE_OFFLINE is set"),
    ],
)
def test_data_that_cannot_be_had_are_one_sentence(arguments, told):
    done = train("two-layer-net", *arguments, "--steps", 5)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
