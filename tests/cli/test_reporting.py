"""Everything that is printed can be printed, and what went wrong is one sentence."""

from __future__ import annotations

import json
import os
import shutil
import signal

import pytest

from cli import list as listing
from tests.cli.command import POSIX, TRAIN, call, sentence

NO_UTF_8 = "\udcff\udcfe"  # how Python shows the bytes FF FE in a file's name


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
    assert r"The file \udcff\udcfe.json does not exist" in sentence(done.stderr)


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


@pytest.mark.parametrize("arguments", [["list"], TRAIN])
def test_output_to_a_full_disk_fails_with_a_sentence(arguments, full):
    with full:
        done = call(*arguments, stdout=full)
    assert done.returncode == 1
    assert "No space left" in sentence(done.stderr)


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

    monkeypatch.setattr(listing, "run", fail)
    before = signal.getsignal(signal.SIGINT)
    ended, said = door("list")
    signal.signal(signal.SIGINT, before)  # the door lets a second Ctrl+C do nothing
    assert ended == code
    assert not said if told is None else told in sentence(said)


def test_a_fault_of_the_program_keeps_its_traceback(door, monkeypatch):
    monkeypatch.setattr(listing, "run", lambda options: 1 / 0)
    code, told = door("list")
    assert code == 1
    assert told.startswith("Traceback")
    assert "ZeroDivisionError" in told
    assert told.endswith("please report it together with the lines above.\n")
