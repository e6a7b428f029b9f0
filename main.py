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
#   "pytest-xdist>=3.6,<4",
#   "hypothesis>=6.100,<7",
# ]
# ///

from __future__ import annotations

import os
import signal
import sys

INTERRUPTED = 130
SWITCH_SECONDS = 0.0005  # for which one thread may keep the others from Python


def leave(*_: object) -> None:
    """End at once with a sentence: what Ctrl+C does while modules are imported.

    A KeyboardInterrupt there could come out as any error of the module.
    """
    if sys.stderr is not None:
        os.write(2, b"nablascope: interrupted.\n")
    os._exit(INTERRUPTED)


if __name__ == "__main__" and signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
    signal.signal(signal.SIGINT, leave)

import contextlib
from collections.abc import Iterator

import bootstrap
from cli.parser import parser, runner
from cli.reporting import FAILED, explain, finish, open_streams, say


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
    sys.setswitchinterval(SWITCH_SECONDS)
    if options.command is None:
        with importing():
            from gui.app import run_window

        return run_window(options.data_dir, options.open)
    with importing():
        command = runner(options.command)
    return command(options)


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


def run_tests(arguments: list[str]) -> int:
    """Run the tests with pytest, without a screen, in two processes.

    The long ones run only if -m asks for them; -n 0 runs all in this process.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("PYTEST_XDIST_AUTO_NUM_WORKERS", "2")
    import pytest

    if not any(one.startswith("-m") for one in arguments):
        arguments = ["-m", "not long", *arguments]
    return int(pytest.main(["-n", "auto", "--dist", "worksteal", *arguments]))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # what is left is Python's own end
