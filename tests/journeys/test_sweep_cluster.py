"""A sweep on Dask: on this computer, on a scheduler with workers, and when these are lost."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import nn

pytest.importorskip("distributed")

ROOT = Path(__file__).parents[2]
SWEEP = (
    "sweep", "two-layer-net", "--data", "moons", "--steps", "1500",
    "--over", "learning_rate=log:0.01..1:6", "--over", "activation=tanh,relu",
)  # fmt: skip
RUNS = 12
SECONDS = 60.0


def start(*arguments, cwd: Path = ROOT, **environment) -> subprocess.Popen[str]:
    """A process of ours or of Dask's, which finds our packages."""
    return subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def sweep(*arguments) -> subprocess.Popen[str]:
    return start(ROOT / "main.py", *SWEEP, *arguments)


def wait_until(fact, seconds: float = SECONDS) -> None:
    end = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < end
        time.sleep(0.02)


def free_port() -> int:
    with contextlib.closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Cluster:
    """A scheduler and workers on loopback."""

    def __init__(self, folder: Path) -> None:
        self.address = f"tcp://127.0.0.1:{free_port()}"
        self._folder = folder
        port = self.address.rpartition(":")[2]
        self.scheduler = start(
            "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", port,
            "--no-dashboard", "--no-jupyter",
        )  # fmt: skip
        self.workers: list[subprocess.Popen[str]] = []

    def add_worker(self, **environment) -> None:
        self.workers.append(
            start(
                "-m", "distributed.cli.dask_worker", self.address, "--no-nanny", "--nthreads", 1,
                "--no-dashboard", "--local-directory", self._folder / f"worker{len(self.workers)}",
                cwd=self._folder, **environment,
            )
        )  # fmt: skip

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.communicate()


@pytest.fixture
def cluster(tmp_path) -> Iterator[Cluster]:
    made = Cluster(tmp_path)
    made.add_worker()
    made.add_worker()
    yield made
    made.close()


def finished(out: Path) -> int:
    """How many runs are there; the table may be about to be made."""
    try:
        rows = nn.SweepFolder(out).rows() if nn.SweepFolder.is_one(out) else []
    except nn.CheckpointError:
        return 0
    return sum(row["state"] == "finished" for row in rows)


def assert_whole(out: Path, locally: Path) -> None:
    """Every run is there once, and has the numbers of the one made locally, bit for bit."""
    rows, others = nn.SweepFolder(out).rows(), nn.SweepFolder(locally).rows()
    assert [row["run"] for row in rows] == list(range(1, RUNS + 1))
    assert {row["state"] for row in rows} == {"finished"}
    assert sorted(path.name for path in out.glob("*.npz")) == sorted(row["file"] for row in rows)
    for row, other in zip(rows, others, strict=True):
        for name in set(row) - {"seconds"}:
            assert row[name] == other[name]
        saved, same = (nn.checkpoint.load(folder / row["file"]) for folder in (out, locally))
        for name in saved.arrays:
            np.testing.assert_array_equal(saved.arrays[name], same.arrays[name])


@pytest.fixture(scope="module")
def locally(tmp_path_factory) -> Path:
    """The same sweep, one run after the other."""
    out = tmp_path_factory.mktemp("locally") / "sweep"
    process = sweep("--workers", "1", "--out", out)
    _, said = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, said
    return out


@pytest.mark.long
def test_the_workers_of_this_computer_give_the_same_numbers(tmp_path, locally):
    process = sweep("--workers", "2", "--out", tmp_path / "sweep")
    printed, said = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, said
    assert "12 runs (finished 12)" in printed
    assert_whole(tmp_path / "sweep", locally)


@pytest.mark.long
def test_a_worker_that_is_killed_loses_nothing(tmp_path, locally, cluster):
    out = tmp_path / "sweep"
    process = sweep("--scheduler", cluster.address, "--out", out)
    wait_until(lambda: finished(out) >= 2)
    os.kill(cluster.workers[0].pid, signal.SIGKILL)
    _, said = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, said
    assert_whole(out, locally)


@pytest.mark.long
def test_a_scheduler_that_goes_away_is_told_and_the_sweep_goes_on_later(tmp_path, locally, cluster):
    out = tmp_path / "sweep"
    process = sweep("--scheduler", cluster.address, "--out", out)
    wait_until(lambda: finished(out) >= 2)
    cluster.scheduler.kill()
    _, said = process.communicate(timeout=SECONDS)
    assert process.returncode == 2
    assert "went away. What is finished is kept" in said
    assert {row["state"] for row in nn.SweepFolder(out).rows()} == {"finished", "planned"}
    again = start(ROOT / "main.py", "sweep", out, "--workers", 2)
    _, said = again.communicate(timeout=SECONDS)
    assert again.returncode == 0, said
    assert_whole(out, locally)


@pytest.mark.long
def test_ctrl_c_cancels_what_is_with_the_workers(tmp_path, cluster):
    out = tmp_path / "sweep"
    process = sweep("--scheduler", cluster.address, "--out", out)
    wait_until(lambda: finished(out) >= 1)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=SECONDS)
    assert process.returncode == 1
    assert "interrupted: finished runs are kept" in said
    assert {row["state"] for row in nn.SweepFolder(out).rows()} == {"finished", "planned"}


@pytest.mark.long
def test_no_scheduler_is_told_within_ten_seconds(tmp_path):
    began = time.monotonic()
    process = sweep("--scheduler", f"tcp://127.0.0.1:{free_port()}", "--out", tmp_path / "sweep")
    _, said = process.communicate(timeout=SECONDS)
    assert process.returncode == 2
    assert "does not answer" in said
    assert "Traceback" not in said
    assert time.monotonic() - began < 30  # with the start of Python on a busy machine


@pytest.mark.long
def test_workers_without_the_data_file_are_told(tmp_path, cluster):
    table = tmp_path / "here" / "table.csv"
    table.parent.mkdir()
    table.write_text("a,b\n" + "\n".join(f"{i % 7},{'xy'[i % 2]}" for i in range(60)))
    link = tmp_path / "seen-only-here.csv"
    # The worker runs on this computer, too: the file goes once the sweep has looked at it.
    link.write_text(table.read_text())
    out = tmp_path / "sweep"
    first = start(
        ROOT / "main.py", "sweep", "two-layer-net", "--file", link, "--steps", 20,
        "--set", "batch_size=10", "--over", "learning_rate=0.1,1", "--workers", 1, "--out", out,
    )  # fmt: skip
    _, said = first.communicate(timeout=SECONDS)
    assert first.returncode == 0, said
    nn.SweepFolder(out).update(2, state="planned")
    link.unlink()
    second = start(ROOT / "main.py", "sweep", out, "--scheduler", cluster.address)
    _, said = second.communicate(timeout=SECONDS)
    assert second.returncode == 2
    assert "cannot load the data" in said
    assert "seen-only-here.csv" in said
    assert "Traceback" not in said


@pytest.mark.long
def test_workers_that_cannot_import_us_are_told(tmp_path):
    lonely = Cluster(tmp_path)
    try:
        lonely.add_worker(PYTHONPATH="")
        process = sweep("--scheduler", lonely.address, "--out", tmp_path / "sweep")
        _, said = process.communicate(timeout=SECONDS)
        assert process.returncode == 2
        assert "cannot import Nablascope" in said
    finally:
        lonely.close()
