"""Archives: how our ``.npz`` files are read, so that no damaged or hostile one does harm.

What a file claims is checked before anything is unpacked: the names and sizes of its members, and
that the shape each of them declares is the one that its bytes have room for. No object is ever
unpickled, and no other exception than this module's own leaves it, whatever the parsers of zip
files and arrays make of the bytes.
"""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from nn.arrays import Array
from nn.errors import Cancelled, NablascopeError, Phrase

MOST_MEMBERS = 50_000
MOST_HEADER_BYTES = 10_000  # of one array; ours have 118
SUFFIX = ".npy"
NO_ARCHIVE = Phrase("it is not a zip file, or it is incomplete")
MISFIT = Phrase("its contents are inconsistent")


class DamagedArchive(Exception):  # noqa: N818 - told as the error of its kind of file
    """Why a file is not what it should be; ``reason`` completes a sentence."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class ArchiveKind:
    """One of the project's kinds of ``.npz`` file.

    ``members`` matches the names of the arrays that are read; others are left alone. All members
    together may unpack to ``most_bytes``, and are ``stored`` as they are or may be compressed.
    A file that is not of this kind is told as ``error`` with the sentence ``damaged``, which has
    fields {path} and {reason}.
    """

    members: re.Pattern[str]
    most_bytes: int
    stored: bool
    error: type[NablascopeError]
    damaged: Phrase

    def read(self, path: Path) -> dict[str, Array]:
        """The arrays of a file by name; they cannot be written to. Raises ``error``."""
        with self.checking(path), open(path, "rb") as raw:
            return self._arrays(raw)

    @contextlib.contextmanager
    def checking(self, path: Path) -> Iterator[None]:
        """While what a file holds is put together: what goes wrong is told as ``error``."""
        try:
            yield
        except (NablascopeError, Cancelled):
            raise
        except FileNotFoundError:
            raise self.error(Phrase("The file {path} does not exist."), path=path) from None
        except OSError as error:
            raise self.error(
                "{path} cannot be read: {reason}.", path=path, reason=error.strerror or NO_ARCHIVE
            ) from error
        except DamagedArchive as error:
            raise self.unlike(path, error.reason) from error
        except Exception as error:  # whatever a parser makes of bytes that it was not made for
            raise self.unlike(path, MISFIT) from error

    def unlike(self, path: Path, reason: str) -> NablascopeError:
        """The error for a file that is not of this kind."""
        return self.error(self.damaged, path=path, reason=reason)

    def _arrays(self, raw: IO[bytes]) -> dict[str, Array]:
        size = raw.seek(0, io.SEEK_END)
        try:
            archive = zipfile.ZipFile(raw)
        except Exception as error:
            raise DamagedArchive(NO_ARCHIVE) from error
        with archive:
            members = archive.infolist()
            names = [member.filename for member in members]
            if len(members) > MOST_MEMBERS or len(set(names)) != len(names):
                raise DamagedArchive(
                    Phrase("it has too many entries, or two entries with the same name")
                )
            total = sum(member.file_size for member in members)
            if total > (min(self.most_bytes, size) if self.stored else self.most_bytes):
                raise DamagedArchive(
                    Phrase("its declared size is larger than such a file can contain")
                )
            return {
                member.filename.removesuffix(SUFFIX): self._array(archive, member)
                for member in members
                if member.filename.endswith(SUFFIX)
                and self.members.fullmatch(member.filename.removesuffix(SUFFIX))
            }

    def _array(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Array:
        if self.stored and member.compress_type != zipfile.ZIP_STORED:
            raise DamagedArchive(Phrase("its entries are compressed"))
        try:
            with archive.open(member) as part:
                shape, fortran, dtype, header = _header(part)
            count = int(np.prod(shape, dtype=object))
            if dtype.hasobject or count * dtype.itemsize != member.file_size - header:
                raise ValueError(f"{shape} of {dtype} in {member.file_size} bytes")
            content = archive.read(member)  # all of it, so that its check sum is compared
            array: Array = np.frombuffer(content, dtype, count, header)
            return array.reshape(shape, order="F" if fortran else "C")
        except Exception as error:
            raise DamagedArchive(Phrase("one of its entries is damaged")) from error


def array_names(path: Path) -> frozenset[str]:
    """The names of the arrays in an ``.npz`` file; none of a file that is none, or is damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except Exception:  # whatever the parser makes of bytes that it was not made for
        return frozenset()
    return frozenset(name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX))


def _header(part: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[np.generic], int]:
    """Shape, order and type that an array declares, and the length of its header."""
    version = np.lib.format.read_magic(part)
    read = {
        (1, 0): np.lib.format.read_array_header_1_0,
        (2, 0): np.lib.format.read_array_header_2_0,
    }[version]
    shape, fortran, dtype = read(part, max_header_size=MOST_HEADER_BYTES)
    return shape, fortran, dtype, part.tell()
