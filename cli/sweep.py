"""``python main.py sweep``: the same experiment many times, with other values and seeds."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import psutil
from tqdm import tqdm

import nn
from cli.interrupts import interrupts
from cli.loading import fields_set, load_data, user_digits
from cli.reporting import FAILED, OK, say
from cli.sweep_engines import Cluster, Engine, OneByOne
from cli.sweep_task import Task, versions

SHOWN = 10  # combinations in the summary
LOW_PRIORITY = 10  # niceness


def run(options: argparse.Namespace) -> int:
    """Make all runs that are not there yet, and tell which combinations are best."""
    if options.low_priority:
        lower_priority()
    folder, plan = chosen(options)
    with folder.claim(), interrupts() as interrupted:

        def stopping() -> bool:
            return interrupted.is_set() or folder.asked_to_stop

        one = options.workers == 1 and options.scheduler is None
        engine: Engine = OneByOne(stopping) if one else cluster(options)
        try:
            completed = Sweep(folder, plan, engine, options.data_dir).run(stopping)
        finally:
            engine.close()
    print("\n".join(summary(plan, folder.rows())))
    print(f"All runs are in {folder.path}")
    if not completed:
        say(f"interrupted: finished runs are kept. To continue: main.py sweep {folder.path}")
    return OK if completed else FAILED


def cluster(options: argparse.Namespace) -> Cluster:
    """Workers: as many as there are cores, unless it is said otherwise."""
    return Cluster(options.workers or nn.usable_cores(), options.scheduler)


def chosen(options: argparse.Namespace) -> tuple[nn.SweepFolder, nn.SweepPlan]:
    """The folder and the plan that the options ask for; a folder with a sweep is gone on with."""
    folder_of_data = getattr(options, "data_dir", None)
    options.data_dir = str(Path(folder_of_data).absolute()) if folder_of_data else None
    asked = Path(options.experiment)
    if nn.SweepFolder.is_one(asked):
        if options.over or options.set or options.seeds is not None or options.search:
            raise nn.FieldError(
                "{path} is a sweep that continues as it was planned. Leave --over, --set, --seeds "
                "and --search out, or start another one.",
                path=asked,
            )
        folder = nn.SweepFolder(asked)
        options.data_dir = options.data_dir or folder.facts().get("data_dir")
        return folder, folder.plan()
    plan = plan_of(options)
    path = Path(options.out) if options.out else nn.new_sweep_folder(plan.title)
    if nn.SweepFolder.is_one(path):
        folder = nn.SweepFolder(path)
        if folder.plan() != plan:
            raise nn.DataError(
                "{path} holds another sweep. Give another --out, or the folder instead of the "
                "experiment to continue that sweep.",
                path=path,
            )
        return folder, plan
    if plan.count > nn.MANY_RUNS and not options.yes:
        ask(plan)
    dataset = load_data(plan.lanes[0].data_recipe, options)
    for experiment in unlike(plan.samples()):
        nn.Race([experiment], dataset)
    regression = dataset.task == nn.REGRESSION
    return nn.SweepFolder.create(path, plan, regression, options.data_dir), plan


def unlike(recipes: Iterable[nn.Experiment]) -> Iterator[nn.Experiment]:
    """Those that differ in what decides whether a recipe fits the data: no live field does."""
    seen = set()
    for one in recipes:
        key = tuple(getattr(one, field) for field, knob in nn.KNOBS.items() if not knob.live)
        if key not in seen:
            seen.add(key)
            yield one


def plan_of(options: argparse.Namespace) -> nn.SweepPlan:
    """What the options ask for; an experiment may bring a sweep of its own."""
    preset = nn.load_preset(options.experiment)
    lanes = nn.with_fields(list(preset.lanes), fields_set(options))
    usual = preset.sweep if not options.over else {}
    return nn.SweepPlan(
        preset.title,
        tuple(lanes),
        tuple(options.over or usual.get("over", ())),
        usual.get("seeds", 1) if options.seeds is None else options.seeds,
        options.search or usual.get("search", "grid"),
        usual.get("budget") if options.budget is None else options.budget,
    )


def ask(plan: nn.SweepPlan) -> None:
    """Whether so many runs are meant. Raises DataError if not."""
    if sys.stdin.isatty():
        answer = input(f"This sweep has {plan.count:,} runs. Start it? [y/N] ")
        if answer.strip().casefold() in ("y", "yes"):
            return
    raise nn.DataError(
        "This sweep has {count} runs and was not started. Vary fewer values, search at random, or "
        "confirm it with --yes.",
        count=f"{plan.count:,}",
    )


def lower_priority() -> None:
    """Let other programs, such as the window, go first."""
    process = psutil.Process()
    process.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS if sys.platform == "win32" else LOW_PRIORITY)


class Sweep:
    """Brings the jobs of a plan to an engine, and what becomes of them into the folder."""

    def __init__(
        self, folder: nn.SweepFolder, plan: nn.SweepPlan, engine: Engine, data_dir: str | None
    ) -> None:
        self._folder, self._engine, self._data_dir = folder, engine, data_dir
        self._title = plan.title
        self._runs = nn.SweepQueue(plan, folder.rows())
        self._waiting: deque[nn.SweepJob] = deque()
        self._jobs: dict[int, nn.SweepJob] = {}
        self._digits = user_digits(plan.lanes[0])

    def run(self, stopping: Any) -> bool:
        """Until everything is there, or ``stopping`` says so: then False."""
        runs, bar = self._runs, self._bar()
        with bar:
            while not runs.finished:
                if stopping():
                    return False
                self._waiting += runs.jobs()
                for _ in range(min(self._engine.room(), len(self._waiting))):
                    self._submit(self._waiting.popleft())
                for task, told in self._engine.events(self._note):
                    self._note(task, told)
                lost = runs.drop()
                if lost:
                    self._folder.drop(lost)
                bar.update(runs.over - bar.n)
        return True

    def _bar(self) -> tqdm[Any]:
        runs = self._runs
        return tqdm(total=runs.count, initial=runs.over, unit="run", disable=None, leave=False)

    def _submit(self, job: nn.SweepJob) -> None:
        number = job.run.number
        start = self._folder.saved(number) if job.goes_on else None
        self._jobs[number] = job
        self._engine.submit(
            Task(
                number,
                job.run.experiment,
                job.until,
                self._title,
                self._data_dir,
                self._digits,
                start,
                versions(),
            )
        )

    def _note(self, task: Task, told: nn.RunResult | int | Exception) -> None:
        number = task.run
        if isinstance(told, int):
            self._folder.update(number, state=nn.RunState.RUNNING, progress=told)
        elif isinstance(told, nn.RunResult):
            state = self._runs.done(self._jobs.pop(number), told)
            self._folder.take(number, told, state)
        else:
            self._runs.failed(self._jobs.pop(number))
            reason = str(told) or type(told).__name__
            self._folder.update(number, state=nn.RunState.FAILED, failure=reason)


def summary(plan: nn.SweepPlan, rows: list[dict[str, Any]]) -> list[str]:
    """How many runs there are, and the best combinations by their mean validation score."""
    states = [row["state"] for row in rows]
    told = [f"{state} {states.count(state)}" for state in dict.fromkeys(states)]
    lines = [f"{plan.title}: {len(rows)} runs ({', '.join(told)})"]
    found: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["state"] == nn.RunState.FINISHED and row["validation_score"] is not None:
            found[row["combination"]].append(row)
    means = [
        (nn.mean_and_deviation([row["validation_score"] for row in few]), few)
        for few in found.values()
    ]
    for (mean, spread), few in sorted(means, key=lambda one: -one[0][0])[:SHOWN]:
        values = ", ".join(f"{name} {few[0][name]}" for name in plan.columns) or "the recipe"
        around = f" ± {spread:.4f}" if len(few) > 1 else ""
        lines.append(f"  {mean:.4f}{around}  {values} ({len(few)} run(s))")
    return lines
