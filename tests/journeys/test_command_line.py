"""``python main.py train`` and ``list``, as a person calls them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def data_home(tmp_path_factory):
    """A folder in which the built-in digits are drawn once."""
    return tmp_path_factory.mktemp("data")


def command(*arguments):
    return [sys.executable, "main.py", *map(str, arguments)]


def call(*arguments):
    return subprocess.run(
        command(*arguments), cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60
    )


def train(data_home, *arguments):
    return call("train", *arguments, "--data-dir", data_home)


def test_the_vanishing_gradient_without_a_window(tmp_path, data_home):
    """Sigmoid + Xavier stays at chance with a dead first layer; ReLU + He learns."""
    report = tmp_path / "r.json"
    done = train(data_home, "vanishing-gradient", "--steps", 600, "--report", report)
    assert done.returncode == 0, done.stderr
    assert "test accuracy" in done.stdout
    sigmoid, relu = json.loads(report.read_text())["lanes"]
    assert sigmoid["gradients"][0] / sigmoid["gradients"][-1] < 1e-2
    assert relu["gradients"][0] / relu["gradients"][-1] > 5e-2
    assert relu["train_accuracy"] >= 0.90
    assert sigmoid["train_accuracy"] < 0.30


def test_a_report_holds_what_was_promised(tmp_path, data_home):
    report = tmp_path / "r.json"
    done = train(
        data_home, "two-layer-net", "--steps", 20, "--seed", 3, "--set", "learning_rate=0.5",
        "--report", report,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    content = json.loads(report.read_text())
    assert content["steps"] == 20
    assert content["experiment"]["seed"] == 3
    assert content["experiment"]["learning_rate"] == 0.5
    assert content["steps_per_second"] == pytest.approx(20 / content["train_seconds"])
    assert {"train_accuracy", "test_accuracy", "loss"} <= set(content)


def test_epochs_are_passes_over_the_training_set(tmp_path, data_home):
    report = tmp_path / "r.json"
    train(data_home, "two-layer-net", "--epochs", 2, "--set", "hidden=5", "--report", report)
    assert json.loads(report.read_text())["steps"] == 2 * (10_000 // 200)


def test_a_saved_run_goes_on_from_its_file(tmp_path, data_home):
    """Forty steps at once, and twenty and twenty more, end at the same loss."""
    whole, first, second = (tmp_path / name for name in ("whole.json", "a.npz", "second.json"))
    train(data_home, "two-layer-net", "--steps", 40, "--report", whole)
    train(data_home, "two-layer-net", "--steps", 20, "--save", first)
    done = train(data_home, first, "--steps", 40, "--report", second)
    assert done.returncode == 0, done.stderr
    one, two = (json.loads(path.read_text()) for path in (whole, second))
    assert two["steps"] == 40
    assert one["loss"] == two["loss"]
    assert one["test_accuracy"] == two["test_accuracy"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["two-layer-nett"], "Did you mean 'two-layer-net'"),
        (["gone.json"], "There is no file gone.json"),
        (["gone.npz"], "There is no file gone.npz"),
        (["two-layer-net", "--data", "mnis"], "Did you mean 'mnist'"),
        (["two-layer-net", "--data", "mnist"], "Put the four MNIST files"),
        (["two-layer-net", "--steps", "0"], "steps: 0 is outside"),
        (["two-layer-net", "--steps", "many"], "steps: 'many' is not a whole number"),
        (["two-layer-net", "--epochs", "-1"], "steps: -"),
        (["two-layer-net", "--set", "learning_rat=1"], "Did you mean 'learning_rate'"),
        (["two-layer-net", "--set", "learning_rate"], "write FIELD=VALUE"),
        (["two-layer-net", "--set", "batch_size=20000"], "choose from 1 to 10000"),
        (["two-layer-net", "--steps", "5", "--report", "/dev/null/r.json"], "cannot be written"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_exit_code_2(data_home, arguments, told):
    done = train(data_home, *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_arguments_that_are_not_understood_exit_with_2():
    assert call("train").returncode == 2
    assert call("trian").returncode == 2
    assert call("train", "two-layer-net", "--steps", "3", "--epochs", "1").returncode == 2


def test_a_run_that_diverges_exits_with_1_and_still_reports(tmp_path, data_home):
    report = tmp_path / "r.json"
    done = train(
        data_home, "two-layer-net", "--set", "learning_rate=100", "--set", "hidden=50,50,50",
        "--set", "initializer=he", "--steps", 200, "--report", report,
    )  # fmt: skip
    assert done.returncode == 1
    assert "learning rate" in done.stdout
    assert json.loads(report.read_text())["failure"]


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_ends_cleanly_with_the_report_written(tmp_path, data_home):
    train(data_home, "two-layer-net", "--steps", 1)  # the digits are there now
    report = tmp_path / "r.json"
    arguments = ["train", "two-layer-net", "--steps", "100000000", "--report", report,
                 "--data-dir", data_home]  # fmt: skip
    with subprocess.Popen(
        command(*arguments), cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:  # fmt: skip
        time.sleep(2.5)  # until it trains; it is silent where there is no terminal
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "Interrupted" in errors
    assert "Traceback" not in errors
    assert json.loads(report.read_text())["steps"] > 0


def test_list_names_everything():
    done = call("list")
    assert done.returncode == 0
    for name in ("vanishing-gradient", "two-layer-net", "strokes", "mnist", "relu", "adam", "he"):
        assert name in done.stdout


def test_training_without_a_window_needs_no_qt(data_home):
    code = (
        "import sys; sys.modules['PyQt5'] = None; import main; sys.exit(main.main("
        f"['train', 'two-layer-net', '--steps', '2', '--data-dir', {str(data_home)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
