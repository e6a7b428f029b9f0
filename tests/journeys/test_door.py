"""What the command line's user or system did wrong is one sentence, never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import main

ROOT = Path(__file__).parents[2]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX system")
LONG_NAME = "x" * 5000
NO_UTF_8 = "\udcff\udcfe"  # how Python shows the bytes FF FE in a file's name
TRAIN = ["train", "two-layer-net", "--data", "xor", "--steps", "3"]


def call(*arguments, environment=None, **options):
    """Run main.py; what it prints comes as text."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        env={**os.environ, **(environment or {})},
        encoding="utf-8",
        errors="surrogateescape",
        timeout=60,
        **options,
    )


def sentence(text):
    """The one sentence that was told, without Qt's remarks on this machine."""
    lines = [line for line in text.splitlines() if "XDG_RUNTIME_DIR" not in line]
    assert len(lines) == 1, text
    return lines[0]


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder to work in, with a table."""
    monkeypatch.chdir(tmp_path)
    rows = [f"{i % 7},{'ab'[i % 2]}" for i in range(100)]
    (tmp_path / "표.csv").write_text("\n".join(["수,정답", *rows]), encoding="utf-8")
    return tmp_path


@pytest.fixture
def door(capsys):
    """Give main the arguments; the exit code and what was printed to stderr."""

    def knock(*arguments):
        try:
            code = main.main(list(arguments))
        except SystemExit as end:  # argparse
            code = end.code
        return code, capsys.readouterr().err

    return knock


# What is printed


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "cp1252:strict"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""},
    ],
)
def test_every_text_can_be_printed_in_every_encoding(environment, here):
    done = call("check", "--file", "표.csv", environment=environment)
    assert done.returncode == 0, done.stderr
    assert ".csv" in done.stdout
    assert call("list", environment=environment).returncode == 0


def test_bytes_that_are_no_text_in_a_name_are_shown_escaped(here):
    shutil.copy("표.csv", f"{NO_UTF_8}.csv")
    done = call(*TRAIN, "--data", "table", "--file", f"{NO_UTF_8}.csv", "--save", f"{NO_UTF_8}.npz")
    assert done.returncode == 0, done.stderr
    done = call("check", "--file", f"{NO_UTF_8}.csv")
    assert r"\udcff\udcfe.csv" in done.stdout
    assert call("predict", f"{NO_UTF_8}.npz", f"{NO_UTF_8}.csv").returncode == 0
    done = call("train", f"{NO_UTF_8}.json")
    assert done.returncode == 2
    assert r"There is no file \udcff\udcfe.json" in sentence(done.stderr)


@POSIX
@pytest.mark.parametrize("arguments", [["list"], ["--help"], ["train", "nope"], TRAIN])
def test_a_closed_pipe_ends_it_quietly(arguments):
    reader, writer = os.pipe()
    os.close(reader)
    done = call(*arguments, stdout=writer)
    os.close(writer)
    assert "Traceback" not in done.stderr
    assert "ignored" not in done.stderr
    assert "BrokenPipe" not in done.stderr


@POSIX
@pytest.mark.parametrize("closed", [(1,), (2,), (0, 1, 2)])
def test_closed_streams_do_not_matter(closed, here):
    def close():
        for number in closed:
            os.close(number)

    done = call(*TRAIN, "--report", "r.json", stdout=None, stderr=None, preexec_fn=close)
    assert done.returncode == 0
    assert json.loads((here / "r.json").read_text())["steps"] == 3
    assert call("nope", stdout=None, stderr=None, preexec_fn=close).returncode == 2


@pytest.fixture
def full(here):
    """A device without room; skips where there is none."""
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    (here / "full.npz").symlink_to("/dev/full")
    return open("/dev/full", "w")


@pytest.mark.parametrize("arguments", [["list"], TRAIN])
def test_output_to_a_full_disk_fails_with_a_sentence(arguments, full):
    with full:
        done = call(*arguments, stdout=full)
    assert done.returncode == 1
    assert "No space left" in sentence(done.stderr)


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


# Paths


PLACES = [
    lambda path: ["train", path],
    lambda path: ["train", f"{path}.json"],
    lambda path: ["train", f"{path}.npz"],
    lambda path: ["check", path],
    lambda path: ["check", "--file", path],
    lambda path: ["check", "--data", "pictures", "--file", path],
    lambda path: ["check", "--data", "mnist", "--data-dir", path],
    lambda path: ["predict", path, path],
    lambda path: ["draw-test", path, "digits-mlp"],
    lambda path: ["train", "two-layer-net", "--steps", "3", "--file", path],
    lambda path: [*TRAIN, "--report", path],
    lambda path: [*TRAIN, "--save", f"{path}.npz"],
    lambda path: [*TRAIN, "--set", f"file={path}", "--data", "table"],
    lambda path: [*TRAIN, "--folds", "2", "--report", path],
]


@pytest.mark.parametrize("path", [LONG_NAME, "y/" * 2500], ids=["name", "path"])
@pytest.mark.parametrize("place", range(len(PLACES)))
def test_a_path_that_is_too_long_is_one_short_sentence(place, path, door, here):
    code, told = door(*PLACES[place](path))
    assert code == 2
    assert len(sentence(told)) < 1500


@pytest.mark.parametrize("place", range(len(PLACES)))
def test_a_folder_is_no_file(place, door, here):
    for name in ("folder", "folder.npz", "folder.json"):
        (here / name).mkdir()
    code, told = door(*PLACES[place]("folder"))
    assert code == 2
    sentence(told)


@pytest.mark.parametrize("place", range(len(PLACES)))
def test_what_may_not_be_read_or_written_is_one_sentence(place, door, here):
    if sys.platform == "win32" or os.geteuid() == 0:
        pytest.skip("root may read and write all")
    for name in ("locked", "locked.npz", "locked.json"):
        (here / name).touch(0)
    here.chmod(0o500)
    code, told = door(*PLACES[place]("locked"))
    here.chmod(0o700)
    assert code == 2
    sentence(told)


@pytest.mark.parametrize("place", range(len(PLACES)))
def test_a_nul_character_is_refused(place, door):
    code, told = door(*PLACES[place]("a\0b"))
    assert code == 2
    assert told.endswith("error: an argument contains a NUL character\n")


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
        (b'{"lanes": [{"data": "table", "file": "a\\nb"}]}', "is not there"),
    ],
)
def test_an_experiment_that_cannot_be_is_one_sentence(content, told, door, here):
    (here / "mine.json").write_bytes(content)
    for command in (["train"], ["check"]):
        code, said = door(*command, "mine.json")
        assert code == 2
        assert told in sentence(said)


def test_a_placement_that_is_no_seed_is_refused(door):
    for seed in ("-1", "9" * 5000, "x"):
        assert door("draw-test", "strokes.npz", "digits-mlp", "--placed", seed)[0] == 2


# What the program did wrong, and what the system lacks


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (OSError(5, "Input/output error", "a.csv"), 1, "a.csv: Input/output error."),
        (FileNotFoundError(2, "No such file", "a.csv"), 2, "a.csv: No such file."),
        (OSError("not in the mood"), 1, "not in the mood."),
        (MemoryError(), 2, "not enough memory"),
        (RecursionError(), 1, "nested too deeply"),
        (UnicodeEncodeError("ascii", "é", 0, 1, "no"), 1, "this system's encoding"),
        (BrokenPipeError(), 1, None),
        (KeyboardInterrupt(), 130, "interrupted."),
    ],
)
def test_errors_of_the_system_become_a_sentence(error, code, told, door, monkeypatch):
    def fail(options):
        raise error

    monkeypatch.setattr(main, "list_names", fail)
    before = signal.getsignal(signal.SIGINT)
    ended, said = door("list")
    signal.signal(signal.SIGINT, before)  # the door lets a second Ctrl+C do nothing
    assert ended == code
    assert not said if told is None else told in sentence(said)


def test_a_fault_of_the_program_keeps_its_traceback(door, monkeypatch):
    monkeypatch.setattr(main, "list_names", lambda options: 1 / 0)
    code, told = door("list")
    assert code == 1
    assert told.startswith("Traceback")
    assert "ZeroDivisionError" in told
    assert told.endswith("please report it together with the lines above.\n")


# Ctrl+C

IMPORTING = """
import os, runpy, signal, sys

class Interrupt:
    def find_spec(self, name, *_):
        if name == module:
            os.kill(os.getpid(), signal.SIGINT)  # as Ctrl+C does

_, module, *sys.argv = sys.argv
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Interrupt())
sys.path.insert(0, os.path.dirname(sys.argv[0]))
runpy.run_path(sys.argv[0], run_name="__main__")
"""
LOADING = """
import os, signal, sys
import main, nn

def load(*_):
    os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
nn.load_dataset = load
sys.exit(main.main(sys.argv[1:]))
"""


def interrupted(code, *arguments):
    """Run code that interrupts main.py; what came to stderr, if it ended as it should."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 130, done.stderr
    assert sentence(done.stderr) == "nablascope: interrupted."


@POSIX
@pytest.mark.parametrize(
    "module",
    ["argparse", "bootstrap", "tqdm.std", "numpy.linalg", "nn.layers", "nn.training.report"],
)
def test_ctrl_c_while_modules_are_imported(module):
    interrupted(IMPORTING, module, str(ROOT / "main.py"), *TRAIN)


@POSIX
@pytest.mark.parametrize("module", ["PyQt5.QtWidgets", "gui.probe.replay"])
def test_ctrl_c_while_the_canvas_is_imported(module, here):
    from nn import Drawings

    Drawings().save(here / "none.npz")
    interrupted(IMPORTING, module, str(ROOT / "main.py"), "draw-test", "none.npz", "digits-mlp")


@POSIX
@pytest.mark.parametrize("command", [TRAIN, ["check"], [*TRAIN, "--folds", "2"]])
def test_ctrl_c_while_data_are_loaded(command):
    interrupted(LOADING, *command)
