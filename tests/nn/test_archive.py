"""Our ``.npz`` files: what is damaged, or made to do harm, is refused before it is unpacked."""

from __future__ import annotations

import contextlib
import io
import re
import tracemalloc
import zipfile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nn
from nn.archive import ArchiveKind
from nn.errors import Phrase

BAD = Phrase("{path} is bad ({reason}).")


def kind(stored=False, most=10_000):
    return ArchiveKind(re.compile("[ab]"), most, stored, nn.DataError, BAD)


def header(text, version=b"\x01\x00"):
    """An array's header with this description, and nothing behind it."""
    return b"\x93NUMPY" + version + len(text).to_bytes(2, "little") + text.encode()


def archive(path, members, compression=zipfile.ZIP_STORED):
    with zipfile.ZipFile(path, "w", compression) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def member(array):
    buffer = io.BytesIO()
    np.save(buffer, array)
    return buffer.getvalue()


def test_arrays_of_every_shape_come_back_and_others_are_left_alone(tmp_path):
    path = tmp_path / "a.npz"
    a, b = np.arange(6.0).reshape(2, 3).T, np.array("text")
    np.savez(path, a=a, b=b, other=np.zeros(9))
    read = kind(stored=True).read(path)
    assert list(read) == ["a", "b"]
    np.testing.assert_array_equal(read["a"], a)
    assert str(read["b"]) == "text"


DECLARED = {
    "more numbers than there are": "{'descr': '<f8', 'fortran_order': False, 'shape': (10**12,)}",
    "a trillion numbers": "{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000,)}",
    "two negative lengths": "{'descr': '<f8', 'fortran_order': False, 'shape': (-1, -1)}",
    "objects": "{'descr': '|O', 'fortran_order': False, 'shape': (1,)}",
    "an open bracket": "{'descr': '<f8', 'fortran_order': False, 'shape': (((((",
    "no text": "\0\0\0\x07'''",
    "too deep": "(" * 5000,
}


@pytest.mark.parametrize("name", DECLARED)
def test_a_header_that_cannot_be_true_is_refused(tmp_path, name):
    path = archive(tmp_path / "a.npz", {"a.npy": header(DECLARED[name]) + bytes(8)})
    with pytest.raises(nn.DataError, match=r"a\.npz is bad \(one of its entries is damaged\)"):
        kind().read(path)


@pytest.mark.parametrize("name", ["a.npy", "unknown.npy", "a.txt"])
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path, name):
    path = archive(tmp_path / "a.npz", {name: bytes(50_000_000)}, zipfile.ZIP_DEFLATED)
    tracemalloc.start()
    with pytest.raises(nn.DataError, match="its declared size is larger"):
        kind().read(path)
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_what_is_stored_as_it_is_cannot_be_compressed_or_longer_than_its_file(tmp_path):
    path = archive(tmp_path / "a.npz", {"a.npy": member(np.zeros(3))}, zipfile.ZIP_DEFLATED)
    with pytest.raises(nn.DataError, match="its entries are compressed"):
        kind(stored=True).read(path)
    path = archive(tmp_path / "b.npz", {"a.npy": bytes(5000)}, zipfile.ZIP_DEFLATED)
    with pytest.raises(nn.DataError, match="its declared size is larger"):
        kind(stored=True).read(path)


def test_two_members_of_one_name_are_refused(tmp_path):
    path = tmp_path / "a.npz"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.npy", member(np.zeros(1)))
        with pytest.warns(UserWarning, match="Duplicate name"):
            file.writestr("a.npy", member(np.ones(1)))
    with pytest.raises(nn.DataError, match="two entries with the same name"):
        kind().read(path)


def test_a_flipped_bit_is_found_by_the_check_sum(tmp_path):
    content = bytearray(archive(tmp_path / "a.npz", {"a.npy": member(np.zeros(40))}).read_bytes())
    content[200] ^= 1
    (tmp_path / "a.npz").write_bytes(bytes(content))
    with pytest.raises(nn.DataError, match="one of its entries is damaged"):
        kind().read(tmp_path / "a.npz")


def test_what_cannot_be_read_at_all_says_so(tmp_path):
    with pytest.raises(nn.DataError, match=r"The file .*gone\.npz does not exist"):
        kind().read(tmp_path / "gone.npz")
    with pytest.raises(nn.DataError, match="cannot be read"):
        kind().read(tmp_path)
    with pytest.raises(nn.DataError, match="cannot be read"):
        kind().read(tmp_path / ("x" * 5000))
    with pytest.raises(nn.DataError, match="is bad"):
        kind().read(tmp_path / "a\0b")


GOOD = [
    archive(io.BytesIO(), {"a.npy": member(np.arange(5)), "b.npy": member(np.array("x"))}, method)
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
]


@given(data=st.data())
def test_whatever_the_bytes_the_file_is_read_or_refused(tmp_path_factory, data):
    content = bytearray(data.draw(st.sampled_from(GOOD)).getvalue())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        kept = data.draw(st.integers(0, 6))
        content[place : place + kept] = data.draw(st.binary(max_size=6))
    path = tmp_path_factory.getbasetemp() / "fuzzed.npz"
    path.write_bytes(bytes(content))
    with contextlib.suppress(nn.DataError):
        assert all(isinstance(array, np.ndarray) for array in kind().read(path).values())
