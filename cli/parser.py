"""What can be typed after ``python main.py``. Standard library only: read before the bootstrap."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MOST_THREADS = 64
MOST_DIGITS = 18


def whole_number(text: str) -> int:
    """A whole number from 0 from the command line."""
    if not text.isdecimal() or len(text) > MOST_DIGITS:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number of at least 0")
    return int(text)


def thread_count(text: str) -> int:
    """A number of threads from the command line."""
    if not text.isdecimal() or not 1 <= int(text) <= MOST_THREADS:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 1 to {MOST_THREADS}")
    return int(text)


class Argument:
    """An argument or option: its names, and the options of argparse's ``add_argument``."""

    def __init__(self, *names: str, **options: Any) -> None:
        self.names = names
        self.options = options

    def add_to(self, parser: argparse._ActionsContainer) -> None:
        """Let a parser, or a group of one, know this argument."""
        parser.add_argument(*self.names, **self.options)


class Either:
    """Options of which at most one can be given."""

    def __init__(self, *options: Argument) -> None:
        self.options = options

    def add_to(self, parser: argparse._ActionsContainer) -> None:
        """Let a parser know these options."""
        group = parser.add_mutually_exclusive_group()
        for option in self.options:
            option.add_to(group)


@dataclass(frozen=True)
class Command:
    """A sub-command: its line in ``--help``, and its arguments in the order of its usage."""

    help: str
    arguments: tuple[Argument | Either, ...] = ()


DATA_FOLDER = Argument(
    "--data-dir",
    metavar="DIR",
    default=argparse.SUPPRESS,
    help="folder with data files such as those of MNIST",
)
LANE = Argument("--lane", metavar="N", type=int, default=1, help="which lane to use (default: 1)")
DATA = (  # which data, and how they are to be taken
    Argument("--data", metavar="NAME", help="data set, such as strokes or mnist"),
    Argument(
        "--file",
        metavar="FILE",
        help="a table (CSV, TSV), or a folder with one subfolder per class",
    ),
    DATA_FOLDER,
    Argument(
        "--set",
        metavar="FIELD=VALUE",
        action="append",
        default=[],
        help="set any field of the experiment, in all lanes",
    ),
)
TRAINING = (
    *DATA,
    Either(
        Argument("--steps", metavar="N", help="the step at which the run ends"),
        Argument("--epochs", metavar="N", help="number of passes over the training set"),
    ),
    Argument("--seed", metavar="N", help="seed of the random numbers"),
    Argument(
        "--threads",
        metavar="N",
        type=thread_count,
        default=1,
        help="threads for matrix products (default: 1); with 2, networks as large as those for "
        "MNIST train faster, but the last digits may differ from those in the window",
    ),
)
COMMANDS = {
    "train": Command(
        "train without a window",
        (
            Argument("experiment", help="a name from 'list', or a saved experiment or run"),
            *TRAINING,
            Argument("--report", metavar="FILE", help="write the results as JSON"),
            Argument("--save", metavar="FILE", help="save the run, to open it later"),
            Argument("--html", metavar="FILE", help="write the results as one web page"),
            Argument(
                "--language",
                choices=("en", "ko"),
                default="en",
                help="of the web page: en (default) or ko",
            ),
            Argument(
                "--folds",
                metavar="K",
                help="cross-validation: K runs (2 to 20), each with a different fold held out",
            ),
        ),
    ),
    "learning-curve": Command(
        "train on fewer and on more samples, to see whether more data would help",
        (
            Argument("experiment", help="as for train"),
            *TRAINING,
            Argument(
                "--sizes",
                metavar="N",
                nargs="+",
                default=[],
                help="numbers of training samples (default: six, up to all)",
            ),
            Argument(
                "--seeds",
                metavar="K",
                type=whole_number,
                default=3,
                help="how often each size is trained (default: 3)",
            ),
            Argument("--report", metavar="FILE", help="write the results as JSON"),
        ),
    ),
    "sweep": Command(
        "train the same experiment many times, with other values and seeds",
        (
            Argument(
                "experiment",
                help="a name from 'list', a saved experiment, or the folder of a sweep to continue",
            ),
            Argument(
                "--over",
                metavar="FIELD=VALUES",
                action="append",
                default=[],
                help="vary a field: a list (0.01,0.1), a range (0.1..0.5:5) or one with equal "
                "ratios (log:0.001..1:7)",
            ),
            Argument(
                "--seeds", metavar="K", type=whole_number, help="seeds for each combination (1)"
            ),
            *DATA,
            Argument("--steps", metavar="N", help="the step at which each run ends"),
            Argument("--seed", metavar="N", help="the first seed"),
            Argument(
                "--search",
                metavar="WAY",
                help="grid (every combination), random, or halving (the better half goes on)",
            ),
            Argument(
                "--budget",
                metavar="N",
                type=whole_number,
                help="combinations of a random search or a halving (30)",
            ),
            Either(
                Argument(
                    "--workers",
                    metavar="N",
                    type=thread_count,
                    help="runs at the same time on this computer (default: as many as cores)",
                ),
                Argument(
                    "--scheduler",
                    metavar="ADDRESS",
                    help="use the workers of a Dask scheduler, such as tcp://host:8786",
                ),
            ),
            Argument("--out", metavar="DIR", help="folder for the results"),
            Argument("--yes", action="store_true", help="start more than 1,000 runs unasked"),
            Argument("--low-priority", action="store_true", help="let other programs go first"),
        ),
    ),
    "draw-test": Command(
        "draw the digits of a file on the canvas, and count how many are recognised",
        (
            Argument("drawings", metavar="FILE", help="pen strokes with labels (.npz)"),
            Argument(
                "experiments",
                metavar="EXPERIMENT",
                nargs="+",
                help="what to train first: a name from 'list', or a saved experiment or run",
            ),
            *TRAINING,
            Argument(
                "--placed",
                metavar="SEED",
                type=whole_number,
                help="draw each digit at a random place and size, from this seed (default: it "
                "fills the canvas)",
            ),
        ),
    ),
    "check": Command(
        "check the data before training",
        (
            Argument(
                "experiment",
                nargs="?",
                default="two-layer-net",
                help="as for train (default: two-layer-net)",
            ),
            *DATA,
            Argument("--json", action="store_true", help="print one JSON object"),
        ),
    ),
    "predict": Command(
        "predict rows of a table, or digits in images, with a saved run",
        (
            Argument("run", metavar="RUN.npz", help="a saved run"),
            Argument(
                "samples",
                metavar="FILE",
                help="a table with the same columns; an image with digits, or a folder of images",
            ),
            LANE,
            Argument(
                "--strict",
                action="store_true",
                help="fail if a cell was filled in, a text did not occur in training, or an image "
                "cannot be used",
            ),
        ),
    ),
    "export": Command(
        "take a trained network away, in the format of another library",
        (
            Argument("run", metavar="RUN.npz", help="a saved run"),
            Argument(
                "--to",
                metavar="FORMAT",
                required=True,
                help="numpy, pytorch, keras, onnx, safetensors, csv, notebook or tensorboard",
            ),
            Argument("--out", metavar="FOLDER", required=True, help="where the files are written"),
            LANE,
            DATA_FOLDER,
        ),
    ),
    "lesson": Command(
        "list the lessons, or check the one in a file",
        (
            Argument("file", nargs="?", help="a lesson, by its name or its file"),
            Argument("--check", action="store_true", help="play it without a window, step by step"),
            DATA_FOLDER,
        ),
    ),
    "list": Command("list the experiments, data sets, layers and settings"),
}


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(
        prog="main.py",
        description="Nablascope shows the training of a neural network, number by number.",
        epilog="Without a command, the window opens. --test runs the tests.",
    )
    top.add_argument(
        "--data-dir", metavar="DIR", help="folder with data files such as those of MNIST"
    )
    top.add_argument("--open", metavar="FILE", help="a saved run or experiment to open")
    commands = top.add_subparsers(dest="command", title="commands", metavar="")
    for name, command in COMMANDS.items():
        below = commands.add_parser(name, help=command.help)
        for argument in command.arguments:
            argument.add_to(below)
    return top


def runner(command: str) -> Callable[[argparse.Namespace], int]:
    """The function ``run`` of the file that is named after a command; it gives the exit code."""
    run: Callable[[argparse.Namespace], int] = importlib.import_module(
        f"cli.{command.replace('-', '_')}"
    ).run
    return run
