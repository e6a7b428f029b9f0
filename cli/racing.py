"""Build the race that the options of a command ask for, and run it without a window."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Sequence
from pathlib import Path

from psutil import virtual_memory
from tqdm import tqdm

import nn
from cli.interrupts import interrupts
from cli.loading import chosen, fields_set, load_data, user_digits
from cli.reporting import say

PROGRESS_STEPS = 100  # between two updates of the progress bar


def prepare(options: argparse.Namespace) -> tuple[nn.Race, nn.History, str]:
    """The race that the options ask for, its history and its title."""
    path = Path(options.experiment)
    if path.suffix == ".npz":
        return reopen(path, options)
    lanes, dataset, title = chosen(options)
    for remark in dataset.remarks:
        say(f"{dataset.name}: {remark}")
    digits = user_digits(lanes[0])
    check_memory(lanes, dataset)
    race = nn.Race(lanes, dataset, user_digits=digits)
    return race, nn.History(race.records), title


def reopen(path: Path, options: argparse.Namespace) -> tuple[nn.Race, nn.History, str]:
    """A saved run, to go on with; only what may change while training can be set."""
    saved = nn.checkpoint.load(path)
    if options.file:  # the table has moved
        moved = [
            one.changed("file", str(Path(options.file).absolute())) for one in saved.experiments
        ]
        saved = dataclasses.replace(saved, experiments=tuple(moved))
    dataset = load_data(saved.experiments[0].data_recipe, options)
    check_memory(saved.experiments, dataset)
    race, history = nn.checkpoint.resume(saved, dataset, path)
    done = ("file",) if options.data else ("data", "file")  # with the file above
    asked = [one for one in fields_set(options) if not (options.file and one[0] in done)]
    if options.epochs:
        steps = nn.parse("steps", options.epochs) * race.lanes[0].batches.per_epoch
        asked.append(("steps", str(steps)))
    for field, text in asked:
        set_live(race, field, text)
    if (options.steps or options.epochs) and race.steps <= race.step:
        raise nn.FieldError(
            "{path} has already taken {done} steps. --steps is the step at which the run ends: "
            "give more than {done}.",
            path=path,
            done=race.step,
        )
    return race, history, saved.title


def set_live(race: nn.Race, field: str, text: str) -> None:
    """Set a field of all lanes of a race, and note it. Raises FieldError, UnknownNameError."""
    value = nn.parse(field, text)
    for lane in race.lanes[:1] if nn.KNOBS[field].counts_batches else race.lanes:
        nn.note_changes(race.records, race.set(lane.slot, field, value))


def check_memory(lanes: Sequence[nn.Experiment], dataset: nn.Dataset) -> None:
    """Refuse a race that needs more memory than is free, and tell of one that needs half of it."""
    free = virtual_memory().available
    try:
        nn.check_memory(lanes, dataset, free)
    except nn.MemoryNeededError as error:
        if nn.needed_bytes(lanes, dataset) > free:
            raise
        say(str(error))


def drive(race: nn.Race, history: nn.History, blas_threads: int = 1) -> bool:
    """Advance the race to its end with a progress bar; False when Ctrl+C ended it.

    Its lanes share the cores; ``blas_threads`` of them are for the matrix products of each.

    Ctrl+C is obeyed between two pieces of work, so that the run stays whole; a
    second one ends the program at once.
    """
    threads = nn.LaneThreads(max(1, nn.usable_cores() // blas_threads))
    bar = tqdm(total=race.steps, initial=race.step, unit="step", disable=None, leave=False)
    with interrupts() as interrupted:
        while not race.idle and not interrupted.is_set():
            threads.advance(race)
            if race.blocked or race.step - bar.n >= PROGRESS_STEPS:
                threads.rest()
                history.drain()
                bar.update(race.step - bar.n)
        threads.close()
        history.drain()
        bar.close()
    return race.idle
