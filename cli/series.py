"""Series of runs at the terminal: made, printed, and written as JSON."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from threadpoolctl import threadpool_limits
from tqdm import tqdm

import nn
from cli.files import write_report, written
from cli.reporting import FAILED, OK

AnySeries = TypeVar("AnySeries", bound=nn.Series)
PROGRESS = 0.01  # of the work, between two updates of the progress bar


def finish(
    options: argparse.Namespace,
    every: Iterable[AnySeries],
    lines: Callable[[AnySeries], list[str]],
    report: Callable[[AnySeries], dict[str, Any]],
) -> int:
    """Make all runs of one series after the other, and tell of each; the exit code."""
    reports, failed = [], False
    for series in every:
        _run(series, options.threads)
        print("\n".join(lines(series)))
        reports.append(report(series))
        failed = failed or any(one.failure for one in series.results)
    result = reports[0] if len(reports) == 1 else {"lanes": reports}
    reported = written(options.report, lambda path: write_report(path, result))
    return OK if reported and not failed else FAILED


def number(value: float) -> float | None:
    """A number as JSON has it: what is not finite is null."""
    return value if math.isfinite(value) else None


def _run(series: nn.Series, threads: int) -> None:
    """Make all runs, with a progress bar."""
    style = {"leave": False, "bar_format": "{percentage:3.0f}% |{bar}| {remaining}"}
    with (
        threadpool_limits(threads, user_api="blas"),
        tqdm(total=1.0, disable=None, **style) as bar,
    ):
        while not series.finished:
            series.advance()
            if series.progress - bar.n > PROGRESS:
                bar.update(series.progress - bar.n)
