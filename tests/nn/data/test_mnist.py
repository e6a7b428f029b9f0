"""Reading MNIST's files: whole, and damaged in every way that happens."""

from __future__ import annotations

import gzip
import struct

import numpy as np
import pytest

import nn
from nn.data.mnist import FILES


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
        ("train_images", GOOD[:-1], "is cut off or damaged"),
        ("train_images", GOOD + b"x", "is cut off or damaged"),
        ("train_images", idx(2049, (3,), bytes(3 * 784)), "Are two files swapped"),
        ("train_images", idx(2052, (3, 28, 28), bytes(3 * 784)), "header says 2052"),
        ("train_images", idx(2051, (3, 32, 32), bytes(3 * 1024)), "Are two files swapped"),
        ("train_images", idx(2051, (2**32 - 1, 28, 28), b""), "announces 4294967295 items"),
        ("train_labels", idx(2049, (2,), bytes(2)), "3 images, but its label file 2"),
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
    with pytest.raises(nn.DataError, match="Fetch the file again"):
        nn.load_mnist(data_dir=tmp_path)


def test_a_file_that_is_not_packed_and_one_that_is_not_there(tmp_path):
    write_files(tmp_path)
    (tmp_path / FILES["train_labels"]).write_bytes(b"<html>404</html>")
    with pytest.raises(nn.DataError, match="cannot be read"):
        nn.load_mnist(data_dir=tmp_path)
    (tmp_path / FILES["train_images"]).unlink()
    with pytest.raises(nn.DataError, match="is not there. Put the four files"):
        nn.load_mnist(data_dir=tmp_path)


def test_the_files_are_also_found_in_a_folder_called_mnist(tmp_path):
    (tmp_path / "mnist").mkdir()
    write_files(tmp_path / "mnist")
    assert nn.load_dataset("mnist", tmp_path).train.x.shape[1] == 784


@pytest.mark.mnist
def test_the_real_files_have_the_published_statistics(mnist_folder):
    """60,000 and 10,000 digits; mean 0.1307 and standard deviation 0.3081 of the pixels."""
    (x, t), (x_test, t_test) = nn.load_mnist(data_dir=mnist_folder)
    assert (len(x), len(t), len(x_test), len(t_test)) == (60_000, 60_000, 10_000, 10_000)
    assert x.mean() == pytest.approx(0.1307, abs=5e-5)
    assert x.std() == pytest.approx(0.3081, abs=5e-5)
    assert t[:5].tolist() == [5, 0, 4, 1, 9]


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
