"""Reading MNIST's files: whole, and damaged in every way that happens."""

from __future__ import annotations

import gzip
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import nn
from nn.data.folders import data_folder
from nn.data.mnist import FILES, KERAS_NAME, is_mnist, read_images, read_labels

CASES = Path(__file__).parents[2] / "cases"
PACKED = CASES / "15-idx-names" / "gz"
UNPACKED_NAMES = {
    "unpacked": lambda name: name.removesuffix(".gz"),
    "7-Zip's names": lambda name: name.removesuffix(".gz").replace("-idx", ".idx"),
    "unpacked but called .gz": lambda name: name,
}


def idx(magic, sides, content):
    return struct.pack(f">{1 + len(sides)}I", magic, *sides) + content


def write_files(folder, count=3, **changed):
    """Four small files; ``changed`` replaces the unpacked bytes of some of them."""
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (count, 28, 28), np.uint8)
    labels = np.arange(count, dtype=np.uint8) % 10
    contents = {
        f"{part}_{kind}": content
        for part in ("train", "test")
        for kind, content in (
            ("images", idx(2051, (count, 28, 28), images.tobytes())),
            ("labels", idx(2049, (count,), labels.tobytes())),
        )
    } | changed
    for name, content in contents.items():
        (folder / FILES[name]).write_bytes(gzip.compress(content))
    return images, labels


def test_images_and_labels_come_as_asked(tmp_path):
    images, labels = write_files(tmp_path, 4)
    (x, t), (x_test, _) = nn.load_mnist(data_dir=tmp_path)
    assert x.shape == x_test.shape == (4, 784)
    assert x.dtype == np.float32
    np.testing.assert_array_equal(x, (images.reshape(4, 784) / 255).astype(np.float32))
    np.testing.assert_array_equal(t, labels)
    (x, t), _ = nn.load_mnist(normalize=False, flatten=False, one_hot_label=True, data_dir=tmp_path)
    assert x.shape == (4, 1, 28, 28)
    assert x.dtype == np.uint8
    assert t.shape == (4, 10)
    np.testing.assert_array_equal(t.argmax(axis=1), labels)


GOOD = idx(2051, (3, 28, 28), bytes(3 * 784))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("train_images", b"", "ends after 0 bytes"),
        ("train_images", GOOD[:10], "ends after 10 bytes"),
        ("train_images", GOOD[:-1], "is incomplete or damaged"),
        ("train_images", GOOD + b"x", "is incomplete or damaged"),
        ("train_images", idx(2049, (3,), bytes(3 * 784)), "Were two files swapped"),
        ("train_images", idx(2052, (3, 28, 28), bytes(3 * 784)), "header says 2052"),
        ("train_images", idx(2051, (3, 32, 32), bytes(3 * 1024)), "Were two files swapped"),
        ("train_images", idx(2051, (2**32 - 1, 28, 28), b""), "announces 4294967295 items"),
        ("train_labels", idx(2049, (2,), bytes(2)), "3 images, but there are 2 labels"),
        ("test_labels", idx(2049, (3,), bytes([1, 2, 77])), "label 77 at position 2"),
    ],
)
def test_a_damaged_file_is_named_with_what_is_wrong(tmp_path, name, content, told):
    write_files(tmp_path, **{name: content})
    with pytest.raises(nn.DataError, match=told) as error:
        nn.load_mnist(data_dir=tmp_path)
    assert str(tmp_path) in str(error.value)


@pytest.mark.parametrize("keep", [0.5, 0.9])
def test_a_truncated_download_is_named(tmp_path, keep):
    write_files(tmp_path)
    path = tmp_path / FILES["train_images"]
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * keep)])
    with pytest.raises(nn.DataError, match="Download the file again"):
        nn.load_mnist(data_dir=tmp_path)


def test_a_web_page_and_a_file_that_is_not_there(tmp_path):
    write_files(tmp_path)
    (tmp_path / FILES["train_labels"]).write_bytes(b"<html>404</html>")
    with pytest.raises(nn.DataError, match="ubyte.gz contains a web page"):
        nn.load_mnist(data_dir=tmp_path)
    with pytest.raises(nn.DataError, match="images-idx3-ubyte.gz contains a web page"):
        nn.load_mnist(data_dir=CASES / "15-idx-names" / "html")
    (tmp_path / FILES["train_images"]).unlink()
    with pytest.raises(nn.DataError, match="does not exist. Put the four files"):
        nn.load_mnist(data_dir=tmp_path)


SMALL = gzip.compress(idx(2051, (2, 28, 28), bytes(range(256)) * 6 + bytes(32)), mtime=0)
FUZZ = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@FUZZ
@given(
    content=st.one_of(
        st.binary(max_size=200),
        st.binary(max_size=2000).map(gzip.compress),
        st.tuples(st.integers(0, len(SMALL) - 1), st.binary(min_size=1, max_size=6)).map(
            lambda change: SMALL[: change[0]] + change[1] + SMALL[change[0] + len(change[1]) :]
        ),
        st.lists(st.integers(0, 2**32 - 1), min_size=2, max_size=4).map(
            lambda header: gzip.compress(struct.pack(f">{len(header)}I", *header) + bytes(784))
        ),
    )
)
@example(content=gzip.compress(struct.pack(">4I", 2051, 2**32 - 1, 28, 28)))  # 10^12 pixels
@example(content=gzip.compress(struct.pack(">2I", 2049, 2**31)))
@example(content=SMALL[:-4])  # without its checksum
def test_whatever_a_file_holds_is_read_or_refused_with_its_name(tmp_path, content):
    path = tmp_path / "any.gz"
    path.write_bytes(content)
    read_or_refused(read_images, path)
    read_or_refused(read_labels, path)


def read_or_refused(read, path):
    try:
        read(path)
    except nn.DataError as error:
        told = str(error)
        assert str(path) in told


def test_a_small_file_that_unpacks_to_a_large_one_is_not_unpacked_whole(tmp_path):
    """A header announces how much is read; what follows is not even looked at."""
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(struct.pack(">2I", 2049, 5) + bytes(50_000_000)))
    with pytest.raises(nn.DataError, match="announces 5 items"):
        read_labels(path)


def test_the_files_are_also_found_in_a_folder_called_mnist(tmp_path):
    (tmp_path / "mnist").mkdir()
    write_files(tmp_path / "mnist")
    assert nn.load_dataset("mnist", tmp_path).train.x.shape[1] == 784


@pytest.fixture(params=UNPACKED_NAMES)
def unpacked(request, tmp_path):
    """MNIST's files (800 digits of them) unpacked, under one of the names that happen."""
    folder = tmp_path / "unpacked"
    folder.mkdir()
    for path in PACKED.iterdir():
        content = gzip.decompress(path.read_bytes())
        (folder / UNPACKED_NAMES[request.param](path.name)).write_bytes(content)
    return folder


def assert_same_digits(found, wanted):
    for part, other in zip(found, wanted, strict=True):
        for array, expected in zip(part, other, strict=True):
            np.testing.assert_array_equal(array, expected)


def test_unpacked_files_are_read_under_whatever_name_they_were_given(unpacked):
    assert_same_digits(nn.load_mnist(data_dir=unpacked), nn.load_mnist(data_dir=PACKED))
    assert is_mnist(unpacked)
    assert all(is_mnist(path) for path in unpacked.iterdir())


def test_unpacked_files_in_the_data_folder_are_not_downloaded_again(unpacked):
    data_folder().mkdir(parents=True)
    unpacked.rename(data_folder() / "mnist")
    assert_same_digits(nn.load_mnist(), nn.load_mnist(data_dir=PACKED))


def test_without_the_training_files_the_first_is_named(tmp_path):
    for path in PACKED.glob("t10k*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with pytest.raises(nn.DataError, match="train-images-idx3-ubyte.gz does not exist"):
        nn.load_mnist(data_dir=tmp_path)


def keras_file(folder, **changed):
    (x, t), (x_test, t_test) = nn.load_mnist(normalize=False, flatten=False, data_dir=PACKED)
    arrays = {"x_train": x[:, 0], "y_train": t, "x_test": x_test[:, 0], "y_test": t_test}
    np.savez_compressed(folder / KERAS_NAME, **(arrays | changed))
    return folder / KERAS_NAME


def test_the_file_of_keras_is_read_where_the_four_files_are_not_there(tmp_path):
    assert is_mnist(keras_file(tmp_path))
    assert is_mnist(tmp_path)
    assert_same_digits(nn.load_mnist(data_dir=tmp_path), nn.load_mnist(data_dir=PACKED))


def test_other_digits_under_the_names_of_mnist_are_told():
    """The files of the case are EMNIST's digits in form: MNIST's, transposed."""
    (remark,) = nn.load_dataset("mnist", CASES / "16-emnist" / "digits-renamed").remarks
    assert "not the original MNIST files" in str(remark)
    assert "transposed" in str(remark)


def test_of_data_whose_checksums_are_not_known_nothing_is_said(tmp_path):
    (tmp_path / "kmnist").mkdir()
    write_files(tmp_path / "kmnist")
    assert nn.load_dataset("kmnist", tmp_path).remarks == ()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"x_train": np.zeros((600, 784), np.uint8)}, "x_train: uint8 (600, 784)"),
        ({"y_test": np.zeros((200, 10), np.int64)}, "y_test: int64 (200, 10)"),
        ({"y_test": np.zeros(7, np.int64)}, "there are 7 labels"),
        ({"y_test": np.full(200, 11)}, "label 11 at position 0"),
        ({"y_test": np.array([None] * 200)}, "is damaged"),
    ],
)
def test_a_file_of_keras_that_holds_something_else_is_refused(tmp_path, changed, told):
    path = keras_file(tmp_path, **changed)
    with pytest.raises(nn.DataError) as error:
        nn.load_mnist(data_dir=tmp_path)
    assert told in str(error.value)
    assert str(path) in str(error.value)


@pytest.mark.mnist
def test_the_real_files_have_the_published_statistics(mnist_folder):
    """60,000 and 10,000 digits; mean 0.1307 and standard deviation 0.3081 of the pixels."""
    (x, t), (x_test, t_test) = nn.load_mnist(data_dir=mnist_folder)
    assert (len(x), len(t), len(x_test), len(t_test)) == (60_000, 60_000, 10_000, 10_000)
    assert x.mean() == pytest.approx(0.1307, abs=5e-5)
    assert x.std() == pytest.approx(0.3081, abs=5e-5)
    assert t[:5].tolist() == [5, 0, 4, 1, 9]


@pytest.mark.mnist
def test_the_real_files_are_known_packed_and_unpacked(mnist_folder, tmp_path):
    assert nn.load_dataset("mnist", mnist_folder).remarks == ()
    for name in FILES.values():
        content = gzip.decompress((mnist_folder / name).read_bytes())
        (tmp_path / name.removesuffix(".gz")).write_bytes(content)
    assert nn.load_dataset("mnist", tmp_path).remarks == ()
    changed = bytearray(content)  # one label of the last
    changed[-1] ^= 1
    (tmp_path / name.removesuffix(".gz")).write_bytes(changed)
    assert nn.load_dataset("mnist", tmp_path).remarks != ()


@pytest.mark.mnist
@pytest.mark.timeout(120)
def test_the_network_of_the_notes_learns_real_digits(mnist_folder):
    """A published run of this family reaches 0.969 after 10,000 steps; 0.94 after 2,500."""
    dataset = nn.load_dataset("mnist", mnist_folder)
    (lane,) = nn.load_preset("two-layer-net").lanes
    race = nn.Race([lane.changed("steps", 2500).changed("data", "mnist")], dataset)
    while not race.finished:
        race.advance()
        race.records[0].drain()
    assert race.lanes[0].test[1] > 0.94
