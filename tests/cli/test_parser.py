"""What can be typed after ``python main.py``."""

from __future__ import annotations

import ast

import pytest

from cli import parser as grammar
from tests.cli.command import ROOT, call


def test_arguments_that_are_not_understood_exit_with_2():
    assert call("train").returncode == 2
    assert call("trian").returncode == 2
    assert call("train", "two-layer-net", "--steps", "3", "--epochs", "1").returncode == 2


def test_a_placement_that_is_no_seed_is_refused(door):
    for seed in ("-1", "9" * 5000, "x"):
        assert door("draw-test", "strokes.npz", "digits-mlp", "--placed", seed)[0] == 2


@pytest.mark.parametrize("name", grammar.COMMANDS)
def test_every_command_is_a_file_with_a_name_in_the_help(name, capsys):
    assert (ROOT / "cli" / f"{name.replace('-', '_')}.py").is_file()
    assert callable(grammar.runner(name))
    with pytest.raises(SystemExit) as end:
        grammar.parser().parse_args(["--help"])
    assert end.value.code == 0
    assert f"    {name}" in [line[: len(name) + 4] for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("name", ["__init__.py", "parser.py", "reporting.py"])
def test_python_3_7_can_read_what_main_needs_before_the_bootstrap(name):
    """Such a Python is refused in a sentence, which it has to come to."""
    ast.parse((ROOT / "cli" / name).read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("arguments", [["--help"], ["train", "--help"], ["train"]])
def test_help_and_usage_need_no_package(arguments):
    """On a bare machine they come before anything is downloaded."""
    done = call(*arguments, environment={"PYTHONNOUSERSITE": "1"}, interpreter=["-S"])
    assert "usage: main.py" in done.stdout + done.stderr
    assert done.returncode == (0 if "--help" in arguments else 2)


@pytest.mark.parametrize("text", ["0", "65", "two", "-1"])
def test_threads_are_1_to_64(text, capsys):
    with pytest.raises(SystemExit) as end:
        grammar.parser().parse_args(["train", "two-layer-net", f"--threads={text}"])
    assert end.value.code == 2
    assert "is not a whole number from 1 to 64" in capsys.readouterr().err
