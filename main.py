"""Nablascope: the door. Starts the window, or trains without one."""
# /// script
# requires-python = ">=3.10"
# dependencies = [
#   "PyQt5==5.15.11",
#   "PyQt5-Qt5==5.15.2 ; sys_platform == 'win32'",
#   "PyQt5-Qt5==5.15.19 ; sys_platform != 'win32'",
#   "PyQt5-sip>=12.17,<13",
#   "pyqtgraph==0.14.0",
#   "numpy>=2.2,<3",
#   "threadpoolctl>=3.5,<4",
#   "tqdm>=4.66,<5",
#   "pooch>=1.8,<2",
#   "psutil>=6,<8",
#   "filelock>=3.13,<5",
#   "charset-normalizer>=3.4,<4",
#   "clevercsv>=0.8.3,<0.9",
#   "python-calamine>=0.3,<1",
#   "urllib3>=2.2,<3",
#   "pytest>=8.3,<10",
#   "pytest-qt==4.5.0",
#   "pytest-timeout>=2.3,<3",
#   "hypothesis>=6.100,<7",
# ]
# ///

from __future__ import annotations

import os
import signal
import sys

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


def leave(*_: object) -> None:
    """End at once with a sentence: what Ctrl+C does while modules are imported.

    A KeyboardInterrupt there could come out as any error of the module.
    """
    if sys.stderr is not None:
        os.write(2, b"nablascope: interrupted.\n")
    os._exit(INTERRUPTED)


if __name__ == "__main__" and signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
    signal.signal(signal.SIGINT, leave)

import argparse
import contextlib
import csv
import dataclasses
import errno
import re
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import bootstrap

if TYPE_CHECKING:
    from nn import Array, CrossValidation, DataRecipe, Dataset, Experiment, History, Race

PROGRESS_STEPS = 100
MOST_THREADS = 64
MOST_DIGITS = 18
LONGEST_WORD = 300  # in a message; of a longer one, such as a path, the ends are shown
# What the system says of a path that cannot be used; anything else is no fault of the arguments.
WRONG_PATH = {
    errno.EACCES, errno.EISDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.ENOENT, errno.ENOTDIR,
    errno.EPERM,
}  # fmt: skip


def main(arguments: list[str]) -> int:
    """Do what the command line says; returns the exit code.

    0 ok, 1 failed, 2 usage, 130 Ctrl+C. What a user or the system did wrong is told in one
    sentence; only a fault of the program shows a traceback.
    """
    open_streams()
    try:
        if signal.getsignal(signal.SIGINT) is leave:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            return run(arguments)
        finally:
            sys.stdout.flush()  # here, where a full disk can still be told
    except BrokenPipeError:  # whoever reads the output has seen enough
        return FAILED
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        say("interrupted.")
        return INTERRUPTED
    except Exception as error:
        return explain(error)
    finally:
        finish(sys.stdout)
        finish(sys.stderr)


def run(arguments: list[str]) -> int:
    """Do what the command line says; errors come out as they are."""
    if arguments[:1] == ["--test"]:
        bootstrap.ensure(need_window=False, tests=True)
        return run_tests(arguments[1:])
    if any("\0" in argument for argument in arguments):
        parser().error("an argument contains a NUL character")
    options = parser().parse_args(arguments)
    bootstrap.ensure(need_window=options.command is None, tests=False)
    # One thread leaves a core to the window, and gives the same digits with and without it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if options.command is None:
        with importing():
            from gui.app import run_window

        return run_window(options.data_dir, options.open)
    with importing():
        import threadpoolctl  # noqa: F401
        import tqdm  # noqa: F401

        import nn  # noqa: F401
    commands = {
        "list": list_names,
        "train": train,
        "draw-test": draw_test,
        "check": check,
        "predict": predict,
    }
    return commands[options.command](options)


@contextlib.contextmanager
def importing() -> Iterator[None]:
    """While this lasts, Ctrl+C ends the program at once."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def explain(error: Exception) -> int:
    """Tell in one sentence what went wrong; returns the exit code."""
    nn = sys.modules.get("nn")
    if nn is not None and isinstance(error, nn.NablascopeError):
        say(str(error))
        return USAGE
    if isinstance(error, MemoryError):
        say(
            "there is not enough memory for this network and data; "
            "use smaller hidden layers or a smaller batch."
        )
        return USAGE
    if isinstance(error, OSError):
        reason = error.strerror or str(error) or type(error).__name__
        named = f"{error.filename}: " if error.filename else ""
        say(f"{named}{reason}.")
        return USAGE if error.errno in WRONG_PATH else FAILED
    if isinstance(error, UnicodeError):
        say(f"a name or a text cannot be converted to this system's encoding ({error}).")
        return FAILED
    if isinstance(error, RecursionError):
        say("the input is nested too deeply.")
        return FAILED
    with contextlib.suppress(OSError):
        traceback.print_exception(error)
    say("this is a fault of Nablascope; please report it together with the lines above.")
    return FAILED


def say(sentence: str) -> None:
    """Tell the person at the terminal, in one line."""
    told = re.sub(rf"(\S{{100}})\S{{{LONGEST_WORD - 200},}}(\S{{100}})", r"\1…\2", sentence)
    with contextlib.suppress(OSError):  # nobody can be told that nobody can be told
        print("nablascope:", " ".join(told.splitlines()), file=sys.stderr)


def open_streams() -> None:
    """Make sure that printing works: for every character, and where a stream is closed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115 - open to the end
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def finish(stream: TextIO) -> None:
    """Write what waits to be written, or drop it: Python would fail over it at its end."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(
        prog="main.py",
        description="Nablascope: see every number of a neural network's training.",
        epilog="Without a command the window opens. --test runs the tests.",
    )
    top.add_argument("--data-dir", metavar="DIR", help="folder with data files such as MNIST's")
    top.add_argument("--open", metavar="FILE", help="a saved run or experiment to open")
    commands = top.add_subparsers(dest="command", title="commands", metavar="")
    train = commands.add_parser("train", help="train without a window")
    train.add_argument("experiment", help="a name from 'list', or a saved experiment or run")
    add_training(train)
    train.add_argument("--report", metavar="FILE", help="write the results as JSON")
    train.add_argument("--save", metavar="FILE", help="save the run, to open it later")
    train.add_argument(
        "--folds",
        metavar="K",
        help="cross-validation: K runs, each with another fold held out (2 to 20)",
    )
    test = commands.add_parser(
        "draw-test", help="draw the digits of a file on the canvas, and count what is recognised"
    )
    test.add_argument("drawings", metavar="FILE", help="pen strokes with labels (.npz)")
    test.add_argument(
        "experiments",
        metavar="EXPERIMENT",
        nargs="+",
        help="trained first: a name from 'list', or a saved experiment or run",
    )
    add_training(test)
    test.add_argument(
        "--placed",
        metavar="SEED",
        type=whole_number,
        help="place and size each drawing at random, from this seed; else it fills the canvas",
    )
    check = commands.add_parser("check", help="look at the data before a network trains on them")
    check.add_argument(
        "experiment", nargs="?", default="two-layer-net", help="as for train (two-layer-net)"
    )
    add_data(check)
    check.add_argument("--json", action="store_true", help="print one JSON object")
    predict = commands.add_parser("predict", help="ask a saved run about the rows of a table")
    predict.add_argument("run", metavar="RUN.npz", help="a saved run that was trained on a table")
    predict.add_argument("rows", metavar="FILE", help="a table with the same columns")
    predict.add_argument("--lane", metavar="N", type=int, default=1, help="which lane (1)")
    predict.add_argument(
        "--strict",
        action="store_true",
        help="fail where a cell was filled or a text was never seen in training",
    )
    commands.add_parser("list", help="the experiments, data sets, layers … there are")
    return top


def add_training(command: argparse.ArgumentParser) -> None:
    """The options of a training without a window."""
    add_data(command)
    length = command.add_mutually_exclusive_group()
    length.add_argument("--steps", metavar="N", help="the step at which the run ends")
    length.add_argument("--epochs", metavar="N", help="passes over the training set")
    command.add_argument("--seed", metavar="N", help="start of the random numbers")
    command.add_argument(
        "--threads",
        metavar="N",
        type=thread_count,
        default=1,
        help="threads for matrix products (1); with 2, networks of the size of MNIST's train "
        "faster, and the last digits may differ from the window's",
    )


def add_data(command: argparse.ArgumentParser) -> None:
    """The options that say which data, and how they are to be taken."""
    command.add_argument("--data", metavar="NAME", help="data set, such as strokes or mnist")
    command.add_argument(
        "--file", metavar="FILE", help="a table (CSV, TSV), or a folder with a folder a class"
    )
    command.add_argument(
        "--data-dir",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="folder with data files such as MNIST's",
    )
    command.add_argument(
        "--set",
        metavar="FIELD=VALUE",
        action="append",
        default=[],
        help="set any field of the experiment, in all lanes",
    )


def whole_number(text: str) -> int:
    """A whole number from 0 from the command line."""
    if not text.isdecimal() or len(text) > MOST_DIGITS:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 0")
    return int(text)


def thread_count(text: str) -> int:
    """A number of threads from the command line."""
    if not text.isdecimal() or not 1 <= int(text) <= MOST_THREADS:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 1 to {MOST_THREADS}")
    return int(text)


def run_tests(arguments: list[str]) -> int:
    """Run the tests with pytest, without a screen; the long ones only if -m asks for them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import pytest

    if not any(one.startswith("-m") for one in arguments):
        arguments = ["-m", "not long", *arguments]
    return int(pytest.main(arguments))


def list_names(_options: argparse.Namespace) -> int:
    """Print what can be named on the command line."""
    import nn

    print("experiments")
    for name in nn.preset_names():
        print(f"  {name:<20} {nn.load_preset(name).about}")
    groups: dict[str, Iterable[str]] = {
        "data sets": nn.DATASETS,
        "layers": nn.LAYERS,
        "activations": nn.ACTIVATIONS,
        "initializers": nn.INITIALIZERS,
        "losses": nn.LOSSES,
        "optimizers": nn.OPTIMIZERS,
        "schedules": nn.SCHEDULES,
    }
    for title, registry in groups.items():
        print(f"{title}\n  " + ", ".join(registry))
    print("fields for --set")
    for name, knob in nn.KNOBS.items():
        print(f"  {name:<20} {knob.help}")
    return OK


def train(options: argparse.Namespace) -> int:
    """Train without a window, and report. Ctrl+C ends the run and still reports."""
    from threadpoolctl import threadpool_limits

    import nn
    from nn.training.report import report

    check_targets(options.report, options.save)
    if options.save and Path(options.save).suffix != ".npz":
        raise nn.FieldError(
            "--save {path}: the name of a saved run ends in .npz.", path=options.save
        )
    if options.folds:
        return cross_validate(options)
    race, history, title = prepare(options)
    with threadpool_limits(options.threads, user_api="blas"):
        completed = drive(race, history)
        result = report(race, nn.diagnose(race))
    saved = written(
        options.save,
        lambda path: nn.checkpoint.save(path, nn.checkpoint.take(race, history, title)),
    )
    reported = written(options.report, lambda path: write_report(path, result))
    for lane in result.get("lanes", [result]):
        print(summary(lane))
    if not completed:
        print("Interrupted: the figures are those of the last step.", file=sys.stderr)
    learnt = all(lane.failure is None for lane in race.lanes)
    return OK if completed and learnt and saved and reported else FAILED


def written(path: str | None, write: Callable[[Path], None]) -> bool:
    """Write a file if it was asked for; if that fails, tell it and return False."""
    import nn

    try:
        if path:
            write(Path(path))
    except OSError as error:
        say(f"{path} cannot be written: {error.strerror or error}.")
        return False
    except nn.NablascopeError as error:
        say(str(error))
        return False
    return True


def write_report(path: Path, result: Any) -> None:
    """Write the results as JSON. Raises OSError."""
    import json

    import nn

    text = json.dumps(result, indent=2)
    nn.replace_file(path, lambda file: file.write(text), "w")


def cross_validate(options: argparse.Namespace) -> int:
    """Hold out each fold once, in every lane, and print mean and spread."""
    from threadpoolctl import threadpool_limits
    from tqdm import tqdm

    import nn

    if not options.folds.isdecimal():
        raise nn.FieldError(
            "--folds {value}: give a whole number from 2 to 20.", value=options.folds
        )
    lanes, dataset = with_own_digits(*chosen(options)[:2])
    if options.save:
        raise nn.FieldError("--save: K runs make no run to save; leave it out, or --folds.")
    reports = []
    for lane in lanes:
        validation = nn.CrossValidation(lane, dataset, int(options.folds))
        style = {"leave": False, "bar_format": "{percentage:3.0f}% |{bar}|"}
        threads = threadpool_limits(options.threads, user_api="blas")
        with threads, tqdm(total=1.0, disable=None, **style) as bar:
            while not validation.finished:
                validation.advance()
                if validation.progress - bar.n > 1 / PROGRESS_STEPS:
                    bar.update(validation.progress - bar.n)
        print("\n".join(fold_lines(validation)))
        reports.append(fold_report(validation))
    result = reports[0] if len(reports) == 1 else {"lanes": reports}
    reported = written(options.report, lambda path: write_report(path, result))
    failed = any(one["failure"] for report in reports for one in report["folds"])
    return OK if reported and not failed else FAILED


def fold_lines(validation: CrossValidation) -> list[str]:
    """What every fold came to, and mean and spread of all."""
    import nn

    kind = "R²" if validation.regression else "accuracy"
    lines = [f"{validation.experiment.name}: {validation.folds} folds"]
    for one in validation.results:
        told = f"stopped. {one.failure}" if one.failure else f"{kind} {one.score:.4f}"
        lines.append(f"  fold {one.fold + 1} held out ({one.samples:,} samples): {told}")
    mean, spread = nn.mean_and_spread(validation.results)
    return [*lines, f"  {kind} {mean:.4f} ± {spread:.4f} (mean ± standard deviation)"]


def fold_report(validation: CrossValidation) -> dict[str, Any]:
    """The same, ready for JSON."""
    import math

    import nn

    def number(value: float) -> float | None:
        return value if math.isfinite(value) else None

    mean, spread = map(number, nn.mean_and_spread(validation.results))
    return {
        "name": validation.experiment.name,
        "score": "r2" if validation.regression else "accuracy",
        "mean": mean,
        "standard_deviation": spread,
        "folds": [
            {
                "fold": one.fold + 1,
                "samples": one.samples,
                "loss": number(one.loss),
                "score": number(one.score),
                "failure": one.failure and str(one.failure),
            }
            for one in validation.results
        ],
        "experiment": validation.experiment.to_dict(),
    }


def check(options: argparse.Namespace) -> int:
    """Print what the clinic finds in the data of every lane."""
    import nn

    options.epochs = options.steps = options.seed = None
    lanes, dataset = with_own_digits(*chosen(options)[:2])
    prepared = {
        lane.preparing: (lane, nn.prepare(dataset, **dict(lane.preparing)))
        for lane in reversed(lanes)
    }
    looks = [(lane, nn.checkup(one)) for lane, one in reversed(prepared.values())]
    if options.json:
        import json

        from nn.training.report import facts_of_dataset

        told = [
            {"lane": lane.name, "name": one.name, "level": one.level, "text": str(one.told)}
            for lane, checks in looks
            for one in checks
        ]
        print(json.dumps(facts_of_dataset(dataset) | {"checks": told}, indent=2))
        return OK
    print(f"{dataset.name}: {dataset.task}, {dataset.source}")
    for remark in dataset.remarks:
        print(f"  {remark}")
    for lane, checks in looks:
        print(f"{lane.name}: scaling {lane.scaling}, spoil {lane.spoil}")
        for one in checks:
            print(f"  {one.level:<5} {one.title:<20} {one.told}")
            if one.level != "good":
                print(f"  {'':<26} {one.advice}")
    return OK


def predict(options: argparse.Namespace) -> int:
    """Print what a saved network says of the rows of a table."""
    import nn

    path = Path(options.run)
    kept = nn.checkpoint.load(path)
    if not 1 <= options.lane <= len(kept.experiments):
        raise nn.FieldError(
            "--lane {value}: {path} has {count} lane(s).",
            value=options.lane,
            path=path,
            count=len(kept.experiments),
        )
    model = nn.load_model(path, options.lane - 1)
    rows = model.read_rows(Path(options.rows), kept.experiments[options.lane - 1].data_recipe)
    for remark in rows.remarks:
        say(f"{options.rows}: {remark}")
    answers, names = model.answers(rows.x), model.class_names
    table = csv.writer(sys.stdout, lineterminator="\n")
    header = ["answer"]
    told = [[f"{answer:.6g}"] for answer in answers]
    if model.task != nn.REGRESSION:
        header += ["probability", *(f"probability of {name}" for name in names)]
        told = [
            [names[answer], f"{shares[answer]:.4f}", *(f"{share:.4f}" for share in shares)]
            for answer, shares in zip(answers, model.shares(rows.x), strict=True)
        ]
    if rows.ids:
        header = [model.id_column, *header]
        told = [[one, *row] for one, row in zip(rows.ids, told, strict=True)]
    table.writerows([header, *told])
    return FAILED if options.strict and rows.remarks else OK


def draw_test(options: argparse.Namespace) -> int:
    """Train, draw every digit of a file on the canvas, and print what the networks read."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import numpy as np
    from threadpoolctl import threadpool_limits

    import nn

    with importing():
        from PyQt5.QtWidgets import QApplication

        from gui.probe.replay import replay
    drawings = nn.load_drawings(Path(options.drawings))
    application = QApplication([])
    pictures = replay(drawings, options.placed)
    application.quit()
    x, t = pictures.reshape(len(pictures), -1), np.array(drawings.labels)
    for experiment in options.experiments:
        options.experiment = experiment
        race, history, title = prepare(options)
        with threadpool_limits(options.threads, user_api="blas"):
            if not drive(race, history):
                raise KeyboardInterrupt
        for lane in race.lanes:
            model = nn.Model.of(lane.network, lane.prepared)
            if not model.pictures or model.class_names != tuple(map(str, range(10))):
                raise nn.FieldError(
                    "draw-test needs networks that read digits of 28 × 28 pixels, and '{name}' is "
                    "no such data set.",
                    name=race.dataset.name,
                )
            read = model.answers(x)
            print(f"{title}, {lane.experiment.name} on {race.dataset.name}:", end=" ")
            print(f"test accuracy {lane.test[1]:.4f}, " if lane.test else "stopped, ", end="")
            print(f"{len(t):,} drawings on the canvas {(read == t).mean():.4f}")
            print(confusions(t, read))
    return OK


def confusions(drawn: Array, read: Array) -> str:
    """A row for each digit that was drawn, a column for each that was read."""
    rows = ["drawn \\ read " + "".join(f"{digit:>6}" for digit in range(10))]
    for digit in range(10):
        counts = [int(((drawn == digit) & (read == other)).sum()) for other in range(10)]
        rows.append(f"{digit:>12} " + "".join(f"{count or '.':>6}" for count in counts))
    return "\n".join(rows)


def check_targets(*paths: str | None) -> None:
    """Refuse files that cannot be written before the training, not after it."""
    import nn

    for path in filter(None, paths):
        folder = Path(path).absolute().parent
        if Path(path).is_dir():
            raise nn.DataError(
                "{path} cannot be written: {reason}.", path=path, reason="it is a folder"
            )
        if Path(path).exists() and not Path(path).is_file() and os.access(path, os.W_OK):
            continue  # a device or a pipe is written to as it is
        if folder.exists() and not (folder.is_dir() and os.access(folder, os.W_OK)):
            raise nn.DataError(
                "{path} cannot be written: {reason}.",
                path=path,
                reason=f"{folder} is no folder that can be written to",
            )


def prepare(options: argparse.Namespace) -> tuple[Race, History, str]:
    """The race that the options ask for, its history and its title."""
    import nn

    path = Path(options.experiment)
    if path.suffix == ".npz":
        return reopen(path, options)
    lanes, dataset, title = chosen(options)
    for remark in dataset.remarks:
        say(f"{dataset.name}: {remark}")
    own = nn.NO_DIGITS if lanes[0].own_digits == "watch" else nn.load_own(nn.data_folder())
    check_memory(lanes, dataset)
    race = nn.Race(lanes, dataset, own=own)
    return race, nn.History(race.records), title


def chosen(options: argparse.Namespace) -> tuple[list[Experiment], Dataset, str]:
    """The lanes that the options ask for, their data, and the title of the experiment."""
    import nn

    path = Path(options.experiment)
    if path.suffix == ".npz":
        kept = nn.checkpoint.load(path)
        title, lanes = kept.title, list(kept.experiments)
    else:
        preset = nn.load_preset(options.experiment)
        title, lanes = preset.title, list(preset.lanes)
    for field, text in wishes(options):
        lanes = in_all_lanes(lanes, field, nn.parse(field, text))
    dataset = load_data(lanes[0].data_recipe, options)
    if options.epochs:
        per_epoch = max(len(dataset.train) // lanes[0].batch_size, 1)
        steps = nn.parse("steps", options.epochs) * per_epoch
        lanes = in_all_lanes(lanes, "steps", steps)
    return lanes, dataset, title


def with_own_digits(lanes: list[Experiment], dataset: Dataset) -> tuple[list[Experiment], Dataset]:
    """The lanes, and their data with a person's own digits where they are to be used."""
    import nn

    use = lanes[0].own_digits
    own = nn.NO_DIGITS if use == "watch" else nn.load_own(nn.data_folder())
    return lanes, nn.with_own(dataset, own, use)


def load_data(recipe: DataRecipe, options: argparse.Namespace) -> Dataset:
    """The data, with a progress bar where it takes a while (downloads, large tables)."""
    from tqdm import tqdm

    import nn

    def decode(path: Path) -> Array:
        from gui.image_import import decoded

        return decoded(path)

    with tqdm(
        total=1.0,
        disable=None,
        leave=False,
        delay=1.0,
        bar_format=f"{recipe.data} {{percentage:3.0f}}% |{{bar}}|",
    ) as bar:
        folder = Path(options.data_dir) if options.data_dir else None
        return nn.load_dataset(
            recipe, folder, lambda fraction: bar.update(fraction - bar.n), decode
        )


def in_all_lanes(lanes: list[Experiment], field: str, value: Any) -> list[Experiment]:
    """The lanes with a field set in each; what counts mini-batches is that of the first lane."""
    import nn

    if nn.KNOBS[field].counts_batches or field == "data":
        return nn.edited(lanes, 0, field, value)
    return [lane.changed(field, value) for lane in lanes]


def check_memory(lanes: Sequence[Experiment], dataset: Dataset) -> None:
    """Refuse a race that needs more memory than is free, and tell of one that needs half of it."""
    from psutil import virtual_memory

    import nn

    free = virtual_memory().available
    try:
        nn.check_memory(lanes, dataset, free)
    except nn.MemoryNeededError as error:
        if nn.needed_bytes(lanes, dataset) > free:
            raise
        say(str(error))


def reopen(path: Path, options: argparse.Namespace) -> tuple[Race, History, str]:
    """A saved run, to go on with; only what may change while training can be set."""
    import nn

    kept = nn.checkpoint.load(path)
    if options.file:  # the table has moved
        moved = [
            one.changed("file", str(Path(options.file).absolute())) for one in kept.experiments
        ]
        kept = dataclasses.replace(kept, experiments=tuple(moved))
    dataset = load_data(kept.experiments[0].data_recipe, options)
    check_memory(kept.experiments, dataset)
    race, history = nn.checkpoint.resume(kept, dataset, path)
    told = ("file",) if options.data else ("data", "file")  # has been done above
    asked = [wish for wish in wishes(options) if not (options.file and wish[0] in told)]
    if options.epochs:
        steps = nn.parse("steps", options.epochs) * race.lanes[0].batches.per_epoch
        asked.append(("steps", str(steps)))
    for field, text in asked:
        value = nn.parse(field, text)
        alike = nn.KNOBS[field].counts_batches
        for lane in race.lanes[:1] if alike else race.lanes:
            nn.note_changes(race.records, race.set(lane.slot, field, value))
    if (options.steps or options.epochs) and race.steps <= race.step:
        raise nn.FieldError(
            "{path} has taken {done} steps already. --steps says at which step the run ends: give "
            "more than {done}.",
            path=path,
            done=race.step,
        )
    return race, history, kept.title


def wishes(options: argparse.Namespace) -> list[tuple[str, str]]:
    """The fields that the command line sets, as (field, text)."""
    import nn

    kind = []
    if options.file:
        options.file = str(Path(options.file).absolute())
    if options.file and not options.data:
        kind = [("data", "pictures" if Path(options.file).is_dir() else "table")]
    asked = [
        *kind,
        *(
            (field, getattr(options, field))
            for field in ("data", "file", "steps", "seed")
            if getattr(options, field) is not None
        ),
    ]
    for pair in options.set:
        field, equals, text = pair.partition("=")
        if not equals:
            raise nn.FieldError("--set {pair}: write FIELD=VALUE.", pair=pair)
        asked.append((field.strip(), text))
    return asked


def drive(race: Race, history: History) -> bool:
    """Advance the race to its end with a progress bar; False when Ctrl+C ended it.

    Ctrl+C is obeyed between two pieces of work, so that the run stays whole; a
    second one ends the program at once.
    """
    from tqdm import tqdm

    interrupted = threading.Event()

    def interrupt(*_: object) -> None:
        interrupted.set()
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, interrupt)
    bar = tqdm(total=race.steps, initial=race.step, unit="step", disable=None, leave=False)
    while not race.idle and not interrupted.is_set():
        race.advance()
        if race.blocked or race.step - bar.n >= PROGRESS_STEPS:
            history.drain()
            bar.update(race.step - bar.n)
    history.drain()
    bar.close()
    signal.signal(signal.SIGINT, before)
    return race.idle


def summary(lane: dict[str, Any]) -> str:
    """One line on how a lane ended."""
    if lane["failure"]:
        return f"{lane['name']}: stopped. {lane['failure']}"
    regression = lane["task"] == "regression"
    score, train, test = (
        ("R²", "train_r2", "test_r2")
        if regression
        else ("accuracy", "train_accuracy", "test_accuracy")
    )
    rate = f"{lane['steps_per_second']:,.0f} steps/s" if lane["steps_per_second"] else "no step"
    errors = f", RMSE {lane['test_rmse']:.6g}, MAE {lane['test_mae']:.6g}" if regression else ""
    return (
        f"{lane['name']}: {lane['steps']:,} steps in {lane['train_seconds']:.1f} s ({rate}), "
        f"training {score} {lane[train]:.4f}, test {score} {lane[test]:.4f}{errors}"
    )


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # what is left is Python's own end
