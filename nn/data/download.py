"""Downloads: a file from the first mirror that gives it, whole and with the right checksum.

Pooch checks the SHA-256 and puts the file into its place in one step; what reads from the
network here goes on where a connection broke off, tells how far it is, and can be cancelled.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nn.errors import DataError, Phrase

OFFLINE_VARIABLE = "NABLASCOPE_OFFLINE"
CONNECT_SECONDS = 5.0
SILENT_SECONDS = 4.0  # without a byte; then the connection is made anew
MOST_SILENCES = 3  # in a row, without a byte in between
BLOCK = 1 << 16


@dataclass(frozen=True)
class Remote:
    """A file as its publisher has it."""

    name: str
    size: int
    sha256: str


def fetch(
    files: Sequence[Remote],
    mirrors: Sequence[str],
    folder: Path,
    tell: Callable[[float], None],
) -> None:
    """Have these files in ``folder``; those that are there already stay.

    Mirrors are addresses that end in "/"; they are tried in turn for each file. ``tell`` gets
    the fraction done, and may raise Cancelled: what has come is then kept, and the next time
    goes on from there. A file that cannot be had leaves nothing behind. Raises DataError that
    says what to do by hand.
    """
    wanted = [file for file in files if not (folder / file.name).is_file()]
    total, done = sum(file.size for file in wanted), 0
    for file in wanted:
        if os.environ.get(OFFLINE_VARIABLE):
            raise _by_hand(file, mirrors, folder, f"{OFFLINE_VARIABLE} is set")

        def tell_part(got: int, done: int = done) -> None:
            tell(min((done + got) / total, 1.0))

        _fetch_one(file, mirrors, folder, tell_part)
        done += file.size


def _fetch_one(
    file: Remote, mirrors: Sequence[str], folder: Path, tell: Callable[[int], None]
) -> None:
    import pooch
    import requests

    pooch.get_logger().setLevel("ERROR")  # what it says is told in our own words
    part = folder / f".{file.name}.part"
    reason: object = ""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        begun = part.exists()  # by an earlier try; perhaps of another file
        for mirror in [*mirrors, *mirrors[:1]] if begun else mirrors:
            try:
                pooch.retrieve(
                    mirror + file.name,
                    f"sha256:{file.sha256}",
                    file.name,
                    folder,
                    downloader=_Continuing(part, file.size, tell),
                )
                return
            except requests.RequestException as error:
                reason = _short(error)
            except ValueError:  # pooch: the checksum differs
                reason = Phrase("its checksum is wrong")
            _remove(part)  # another mirror may have another file
    except OSError as error:
        _remove(part)
        raise DataError(
            "{file} cannot be written to {folder}: {reason}. It needs {size} MB of free space.",
            file=file.name,
            folder=folder,
            reason=error.strerror or error,
            size=-(-file.size // 10**6),
        ) from None
    raise _by_hand(file, mirrors, folder, reason)


class _Continuing:
    """What pooch downloads with: it goes on after a broken connection, and where it left off."""

    def __init__(self, part: Path, size: int, tell: Callable[[int], None]) -> None:
        self._part, self._size, self._tell = part, size, tell

    def __call__(self, url: str, output_file: Any, _pooch: Any, **_options: Any) -> None:
        import requests

        silences, furthest = 0, self._have()
        while True:
            try:
                self._read(url, self._have())
                break
            except requests.RequestException as error:
                silences = silences + 1 if self._have() <= furthest else 0
                furthest = max(furthest, self._have())
                if silences >= MOST_SILENCES or not _may_pass(error):
                    raise
                self._tell(self._have())
        os.replace(self._part, output_file)

    def _have(self) -> int:
        return self._part.stat().st_size if self._part.exists() else 0

    def _read(self, url: str, have: int) -> None:
        """All that the server has beyond the first ``have`` bytes."""
        import requests
        import urllib3

        headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
        wait = CONNECT_SECONDS, SILENT_SECONDS
        with requests.get(url, headers=headers, stream=True, timeout=wait) as answer:
            if have and answer.status_code == requests.codes.requested_range_not_satisfiable:
                return  # all of it is here; the checksum tells whether it is right
            answer.raise_for_status()
            goes_on = answer.status_code == requests.codes.partial_content
            try:
                with open(self._part, "ab" if goes_on else "wb") as file:
                    while block := answer.raw.read1(BLOCK, decode_content=False):
                        file.write(block)
                        self._tell(file.tell())
                        if file.tell() > 2 * self._size:  # not what was asked for
                            break
            except (urllib3.exceptions.HTTPError, TimeoutError) as error:
                raise requests.ConnectionError(error) from error
            announced = answer.headers.get("Content-Length")
            if self._have() < self._size and announced is None:
                raise requests.ConnectionError("the connection was interrupted")


def _may_pass(error: Exception) -> bool:
    """Whether it is worth another try: a broken or silent connection, but no refused one."""
    import requests

    told = str(error)
    if isinstance(error, requests.exceptions.SSLError):
        return False
    return isinstance(error, requests.Timeout | requests.ConnectionError) and not any(
        sign in told for sign in ("refused", "resolve", "Name or service", "NewConnection")
    )


def _short(error: Exception) -> str:
    """The reason in a few words."""
    import requests

    response = getattr(error, "response", None)
    if response is not None:
        return f"{response.status_code} {response.reason}"
    if isinstance(error, requests.exceptions.SSLError):
        return Phrase("a secure connection failed")
    if isinstance(error, requests.Timeout) or "timed out" in str(error):
        return Phrase("the server does not respond")
    if _may_pass(error):
        return Phrase("the connection was interrupted")
    return Phrase("the server cannot be reached")


def _remove(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink()


def _by_hand(file: Remote, mirrors: Sequence[str], folder: Path, reason: object) -> DataError:
    return DataError(
        "{file} could not be downloaded ({reason}). Download it from {mirrors} and put it into "
        "{folder}, or give the folder that contains it with --data-dir.",
        file=file.name,
        reason=reason,
        mirrors=" / ".join(mirror + file.name for mirror in mirrors),
        folder=folder,
    )
