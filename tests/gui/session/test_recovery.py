"""Recovery: what a window that ended badly left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gui.session.recovery import Recovery
from nn.files import replace_file


def test_a_run_of_a_process_that_is_gone_is_offered_whatever_its_lock_says(tmp_path, qapp):
    """After a crash and a changed host name, or with an empty lock file."""
    for name, lock in (("a", "1\nprogram\nanother-host\n"), ("b", ""), ("c", None)):
        (tmp_path / f"running-1-{name}.npz").write_bytes(b"a run")
        if lock is not None:
            (tmp_path / f"running-1-{name}.lock").write_text(lock)
    assert len(Recovery(tmp_path).left_behind()) == 3


def test_a_run_of_another_process_that_lives_is_not_offered(tmp_path, qapp):
    """And is, as soon as that process is killed."""
    script = (
        "import sys, time; from pathlib import Path; from gui.session.recovery import Recovery\n"
        "one = Recovery(Path(sys.argv[1])); one.path.write_bytes(b'a run')\n"
        "print('there', flush=True); time.sleep(60)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    )
    try:
        assert process.stdout.readline()
        assert Recovery(tmp_path).left_behind() == []
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    assert len(Recovery(tmp_path).left_behind()) == 1


def test_parts_that_a_crash_left_are_removed_after_a_day(tmp_path, qapp):
    def crash(file):
        file.write(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_file(tmp_path / "last.npz", crash)
    assert list(tmp_path.iterdir()) == []
    yesterday = time.time() - 25 * 3600
    for name, moment in ((".last.npz-0123abcd", yesterday), (".new.npz-89abcdef", time.time())):
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (moment, moment))
    for name in (".hidden", "last.npz", ".last.npz-backup"):
        (tmp_path / name).write_bytes(b"mine")
        os.utime(tmp_path / name, (yesterday, yesterday))
    Recovery(tmp_path)
    left = {path.name for path in tmp_path.iterdir() if not path.name.startswith("running")}
    assert left == {".new.npz-89abcdef", ".hidden", "last.npz", ".last.npz-backup"}


def test_a_run_of_a_window_that_still_lives_is_not_offered(tmp_path, qapp):
    first = Recovery(tmp_path)
    first.path.write_bytes(b"a run")
    assert Recovery(tmp_path).left_behind() == []
    first.close()
    assert not first.path.exists()
