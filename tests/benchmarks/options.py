"""What the command lines of the benchmarks share.

Every command takes ``--smoke``: a very small run of everything it does, in seconds, which
``tests/journeys/test_documented.py`` starts. Its figures mean nothing.
"""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec


def command_line(description: str | None) -> argparse.ArgumentParser:
    """A parser that knows ``--smoke``."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "--smoke",
        action="store_true",
        help="a very small run of everything, to see that it works; the figures mean nothing",
    )
    return parser


def card_options(description: str | None) -> argparse.Namespace:
    """The options of a command that measures what cards of the window cost."""
    parser = command_line(description)
    parser.add_argument("--data-dir", default=None)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    if options.smoke:
        options.seconds, options.rounds = 0.2, 1
    return options


def require(module: str, smoke: bool) -> None:
    """End the program with a sentence if ``module`` is not installed: exit code 1, 0 if smoke."""
    if find_spec(module) is None:
        print(f"This command needs {module}, which is not installed (pip install {module}).")
        sys.exit(0 if smoke else 1)
