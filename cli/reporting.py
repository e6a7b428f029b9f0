"""What a person at the terminal is told, and the exit codes (main.py adds that of Ctrl+C)."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
import traceback
from typing import TextIO

OK, FAILED, USAGE = 0, 1, 2
LONGEST_WORD = 300  # in a message; of a longer one, such as a path, the ends are shown
# What the system says of a path that cannot be used; anything else is no fault of the arguments.
WRONG_PATH = {
    errno.EACCES, errno.EEXIST, errno.EISDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.ENOENT,
    errno.ENOTDIR, errno.EPERM,
}  # fmt: skip


def say(sentence: str) -> None:
    """Tell the person at the terminal, in one line."""
    short = re.sub(rf"(\S{{100}})\S{{{LONGEST_WORD - 200},}}(\S{{100}})", r"\1…\2", sentence)
    with contextlib.suppress(OSError):  # nobody can be told that nobody can be told
        print("nablascope:", " ".join(short.splitlines()), file=sys.stderr)


def explain(error: Exception) -> int:
    """Tell in one sentence what went wrong; returns the exit code.

    Only a fault of the program shows a traceback.
    """
    nn = sys.modules.get("nn")
    if nn is not None and isinstance(error, nn.NablascopeError):
        say(str(error))
        return USAGE
    if isinstance(error, MemoryError):
        say(
            "there is not enough memory for this network and data; "
            "use smaller hidden layers or a smaller batch size."
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
    say("this is a bug in Nablascope; please report it together with the lines above.")
    return FAILED


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
