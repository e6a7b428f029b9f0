"""Every command and every piece of Python in the documents works as it is written there.

Commands are found by how they are written, so a new one is run without a change here. They get
small made files for DIR, ``strokes.npz`` and ``patients.csv``, and are cut short: ``train`` by
fewer steps, ``python -m tests.…`` by ``--smoke``. The Korean pages have the commands and the Python
of the English ones (``tests/test_docs.py``), so these are run once.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from PyQt5.QtGui import QImage

import nn
from tests.gui.made_sweeps import made
from tests.nn.data.test_digit_pages import page
from tests.nn.data.test_mnist import write_files

ROOT = Path(__file__).parents[2]
DOCUMENTS = [
    ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))
]  # fmt: skip
COMMAND_LINE, SCRIPTS = ROOT / "docs" / "command-line.md", ROOT / "docs" / "script-api.md"
NOT_RUN = {
    "py main.py": "opens the window, on Windows",
    "uv run main.py": "opens the window; test_bootstrap.py compares what it installs",
    "uv run": "is the name of a command",
    "pip install -r requirements.txt && python main.py": "installs packages",
    "pip install torch scikit-learn jax": "installs packages",
    "pip install -r requirements-dev.txt": "installs packages",
    "pip install -r requirements-sweep.txt": "installs packages",
    "bash .ci/run": "runs these tests",
    "python main.py": "opens the window",
    "python main.py --test": "runs these tests",
    "python main.py --test -q": "runs these tests",
    'python main.py --test -m ""': "runs these tests",
}
CODE = re.compile(r"```(\w*)\n(.*?)```|`([^`]+)`", re.DOTALL)
SHELL = ("", "bash", "console", "sh")  # languages of code blocks whose lines are commands
INLINE_COMMAND = re.compile(r"(python3?|py|pip|uv|bash|main\.py)\s")
STEPS, FEWER = 20, 50  # steps where none are said; otherwise so many times fewer
MADE_IMAGES, MADE_DRAWINGS, MADE_ROWS = 600, 20, 80


def commands(document: Path) -> list[str]:
    """The commands of a document in order, each once: lines of code blocks, and inline code."""
    text = document.read_text(encoding="utf-8")
    found = []
    for language, block, inline in CODE.findall(text):
        if language in SHELL:
            found += map(tidy, filter(None, block.splitlines()))
        if INLINE_COMMAND.match(inline):
            found.append(tidy(inline))
    return list(dict.fromkeys(found))


def block_commands(document: Path) -> list[str]:
    """Those in code blocks only."""
    found = CODE.findall(document.read_text(encoding="utf-8"))
    blocks = [block for language, block, _ in found if language in SHELL]
    return [tidy(line) for block in blocks for line in filter(None, block.splitlines())]


def tidy(command: str) -> str:
    """A command without its comment and its line breaks; ``python3`` is ``python``."""
    return re.sub(r"^python3\b", "python", " ".join(re.sub(r"\s#.*", "", command).split()))


EVERY = list(dict.fromkeys(chain.from_iterable(map(commands, DOCUMENTS))))
IN_BLOCKS = set(chain.from_iterable(map(block_commands, DOCUMENTS)))
# Prose names some commands without their arguments: those are run with them.
RUN = [
    one
    for one in EVERY
    if one not in NOT_RUN
    and (one in IN_BLOCKS or not any(other.startswith(f"{one} ") for other in EVERY))
]
MODULES = [one for one in RUN if one.startswith("python -m tests.")]


def of_main(document: Path) -> list[str]:
    """What a document does with main.py."""
    return [one for one in commands(document) if one in RUN and one.startswith("python main.py ")]


@pytest.fixture
def folder(tmp_path):
    """A folder with what the commands name: DIR, pen strokes, a table, new rows, a page."""
    rng = np.random.default_rng(0)
    (tmp_path / "DIR").mkdir()
    write_files(tmp_path / "DIR", MADE_IMAGES)
    drawings = nn.Drawings()
    for place in range(MADE_DRAWINGS):
        stroke = 100 + np.cumsum(rng.integers(-5, 6, (20, 2)), axis=0)
        drawings.add(nn.Drawing([stroke.astype(np.float64)]), place % 10)
    drawings.save(tmp_path / "strokes.npz")
    rows = [f"{20 + 7 * i % 60},{20 + i % 13},{'yes' if i % 3 else 'no'}" for i in range(MADE_ROWS)]
    told = [f"{row},{'yes' if i % 13 > 6 else 'no'}" for i, row in enumerate(rows)]
    (tmp_path / "patients.csv").write_text("\n".join(["age,bmi,smoker,ill", *told]))
    (tmp_path / "new-patients.csv").write_text("\n".join(["age,bmi,smoker", *rows[:5]]))
    pixels = page(2, 3)[0]
    height, width = pixels.shape
    image = QImage(pixels.tobytes(), width, height, width, QImage.Format_Grayscale8)
    assert image.save(str(tmp_path / "page.png"))
    return tmp_path


def shortened(words: list[str]) -> list[str]:
    """The same command of main.py with fewer steps."""
    if words[0] not in ("train", "draw-test"):
        return words
    if "--steps" not in words:
        return [*words, "--steps", str(STEPS)]
    steps = words.index("--steps") + 1
    return [*words[:steps], str(int(words[steps]) // FEWER), *words[steps + 1 :]]


def call(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the folder; the project's own packages are found."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=dict(os.environ, PYTHONPATH=str(ROOT), PYTHONIOENCODING="utf-8"),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_every_documented_command_is_known():
    known = ("python main.py ", "python -m tests.")
    unknown = [one for one in EVERY if one not in NOT_RUN and not one.startswith(known)]
    assert not unknown
    assert not [one for one in NOT_RUN if one not in EVERY]
    assert len(MODULES) >= 14
    assert len(of_main(COMMAND_LINE)) >= 14


@pytest.mark.long
@pytest.mark.timeout(120)
@pytest.mark.parametrize("command", MODULES)
def test_a_module_of_the_tests_runs(command, folder):
    done = call(folder, *shlex.split(command)[1:], "--smoke")
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize("document", list(filter(of_main, DOCUMENTS)), ids=lambda one: one.name)
def test_the_commands_of_main_run_one_after_the_other(document, folder):
    for command in of_main(document):
        _, _, *words = shlex.split(command)
        done = call(folder, str(ROOT / "main.py"), *shortened(words))
        if "digits-8x8" in words and find_spec("sklearn") is None:
            assert done.returncode == 2, command
            assert "scikit-learn, which is not installed" in done.stderr
        else:
            assert done.returncode == 0, f"{command}\n{done.stderr}"
            assert done.stdout, command
    for name in re.findall(r"--(?:save|report|html) (\S+)", "\n".join(of_main(document))):
        assert (folder / name).is_file()


def python_blocks(document: Path) -> list[str]:
    """The pieces of Python in a document."""
    return re.findall(r"```python\n(.*?)```", document.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize(
    "document", list(filter(python_blocks, DOCUMENTS)), ids=lambda one: one.name
)
def test_the_python_in_a_document_runs(document, monkeypatch, capsys, tmp_path):
    """One block after the other, on a few made samples in place of MNIST, beside a sweep."""
    made(tmp_path / "sweep")
    rng = np.random.default_rng(0)
    t = rng.integers(0, 10, 5200)
    x = rng.random((5200, 784), np.float32) + 0.1 * t[:, None]
    x = (x / x.max()).astype(np.float32)
    parts = ((x[:200], np.eye(10)[t[:200]]), (x[200:], np.eye(10)[t[200:]]))
    monkeypatch.setattr(nn, "load_mnist", lambda **options: parts)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in python_blocks(document):
        exec(block, names)
    printed = capsys.readouterr().out
    if document == SCRIPTS:
        assert "epochs were run" in printed
        assert isinstance(names["loss"], float)
