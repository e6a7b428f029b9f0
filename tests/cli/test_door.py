"""What a path, a key or the system can do to any command is one sentence, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import main
from tests.cli.command import POSIX, ROOT, TRAIN, sentence

LONG_NAME = "x" * 5000


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
    assert ran == [["-n", "auto", "--dist", "worksteal", *given]]


def test_training_without_a_window_needs_no_qt():
    code = (
        "import sys; sys.modules['PyQt5'] = None; import main; sys.exit(main.main("
        "['train', 'two-layer-net', '--steps', '2']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
