"""The encoding of a table: UTF-8, UTF-16, CP949 (Korean Excel) or Windows-1252."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from nn.errors import DataError

BLOCK = 2**20
MOST_BYTES = 2**30
MOST_JUDGED = 2**16  # bytes of lines with letters beyond ASCII
# In Korean (KS X 1001) both bytes of a letter lie beyond ASCII; hardly a line in Windows-1252 does.
IN_PAIRS = re.compile(rb"(?:[\x00-\x7f]|[\xa1-\xfe]{2})*", re.DOTALL)
SIGNS_OF_UNITS = frozenset("°€℃℉㎏㎎㎜㎝㎞㎡㎢㎥㏄±×÷‰Ω℧")
MOSTLY = 0.8  # of the lines
LEGACY = ["cp949", "cp1252"]  # what charset-normalizer chooses from
WIDE = ["utf_16_le", "utf_16_be"]
MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def wide_without_mark(start: bytes) -> str:
    """UTF-16 in the byte order in which the first bytes make more of a text."""
    return _best(start[:MOST_JUDGED], WIDE) or WIDE[start[1:2] != b"\0"]


def check_file(path: Path) -> None:
    """Raise DataError for a file that is not there, is a folder, is empty or is too large."""
    try:
        if path.is_dir():
            raise DataError("{path} is a folder. Choose a file in it.", path=path)
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise DataError(
                "{path} has {size} MB; at most {most} MB can be read. Use a part of it.",
                path=path,
                size=size // 2**20,
                most=MOST_BYTES // 2**20,
            )
        if not any(block.strip() for block in _blocks(path)):
            raise empty(path)
    except DataError:
        raise
    except FileNotFoundError:
        raise DataError(
            "{path} does not exist, or no longer exists. Choose the file again.", path=path
        ) from None
    except (OSError, ValueError) as error:
        raise DataError(
            "{path} cannot be read: {reason}.", path=path, reason=str(error).split("] ")[-1]
        ) from None


def empty(path: Path) -> DataError:
    """The refusal of a file that holds nothing."""
    return DataError("{path} is empty. A table needs a row of names and rows of values.", path=path)


def find_encoding(path: Path) -> str:
    """The encoding of a file, as Python names it.

    Raises DataError for bytes that fit none, and for a mixture of encodings.
    """
    with path.open("rb") as file:
        first = file.read(BLOCK)
    if first.startswith(MARKS):
        return "utf-16"
    nul = _find_nul(path)
    if nul is not None:
        if first.count(b"\0") > len(first) // 5:
            return wide_without_mark(first)
        raise DataError(
            "{path}: byte {byte} (row {row}) is NUL, which cannot occur in a text table. Export "
            "it as CSV again.",
            path=path,
            byte=nul,
            row=_row_of(path, nul),
        )
    wrong = _first_wrong(path, "utf-8")
    if wrong is None:
        return "utf-8-sig"
    if _hangul_before(path, wrong):
        raise undecodable(path, "utf-8")
    lines = _beyond_ascii(path)
    korean = [line for line in lines if IN_PAIRS.fullmatch(line)]
    if len(korean) >= MOSTLY * len(lines) and _looks_korean(korean):
        encoding = "cp949"  # whatever a damaged line or two hold
    else:
        encoding = _best(b"".join(lines), LEGACY) or "cp1252"
        if encoding == "cp949" and _seldom(b"".join(lines).decode("cp949")):
            encoding = "cp1252"  # "Temp (°C)" is not "Temp (캜)"
    wrong = _first_wrong(path, encoding)
    if wrong is not None:
        raise undecodable(path, f"utf-8, {encoding}", wrong)
    return encoding


def undecodable(path: Path, tried: str, byte: int | None = None) -> DataError:
    """The refusal of bytes that do not fit an encoding, which names the first of them."""
    at = byte if byte is not None else (_first_wrong(path, tried) or 0)
    return DataError(
        "{path}: byte {byte} (row {row}) does not fit the encoding ({tried}). The file may mix "
        "encodings: save it again as UTF-8, or choose its encoding.",
        path=path,
        byte=at,
        row=_row_of(path, at),
        tried=tried.removesuffix("-sig"),
    )


def _best(data: bytes, encodings: list[str]) -> str:
    """Which of some encodings makes the most of bytes, by charset-normalizer; "" if none does."""
    from charset_normalizer import from_bytes  # only here: most tables are UTF-8

    found = from_bytes(data, cp_isolation=encodings).best()
    return found.encoding if found is not None else ""


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def _find_nul(path: Path) -> int | None:
    """The index of the first NUL."""
    start = 0
    for block in _blocks(path):
        found = block.find(b"\0")
        if found >= 0:
            return start + found
        start += len(block)
    return None


def _first_wrong(path: Path, encoding: str) -> int | None:
    """The index of the first byte that does not fit an encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    start = kept = 0
    try:
        for block in _blocks(path):
            kept = len(decoder.getstate()[0])
            decoder.decode(block)
            start += len(block)
        kept = len(decoder.getstate()[0])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        return start - kept + error.start
    return None


def _row_of(path: Path, byte: int) -> int:
    """The row that holds a byte, counted from 1."""
    with path.open("rb") as file:
        return file.read(byte).count(b"\n") + 1


def _hangul_before(path: Path, byte: int) -> bool:
    """Whether what comes before a byte holds Korean in UTF-8."""
    with path.open("rb") as file:
        text = file.read(min(byte, BLOCK)).decode("utf-8", "ignore")
    return any("가" <= one <= "힣" for one in text)


def _beyond_ascii(path: Path) -> list[bytes]:
    """Lines with letters beyond ASCII, as many as are needed to judge by."""
    found, size = [], 0
    with path.open("rb") as file:
        for line in file:
            if not line.isascii():
                found.append(line[:MOST_JUDGED])
                size += len(found[-1])
                if size >= MOST_JUDGED:
                    break
    return found


def _seldom(text: str) -> bool:
    """Whether most letters beyond ASCII are Hangul that KS X 1001 lacks, and so hardly Korean."""
    letters = [one for one in text if not one.isascii()]
    usual = sum(len(one.encode("euc_kr", "ignore")) == 2 for one in letters)
    return 2 * usual < len(letters)


def _looks_korean(lines: list[bytes]) -> bool:
    """Whether lines in CP949 hold Korean, or nothing but signs of units."""
    letters = {one for one in b"".join(lines).decode("cp949", "ignore") if not one.isascii()}
    return any("가" <= one <= "힣" for one in letters) or letters <= SIGNS_OF_UNITS
