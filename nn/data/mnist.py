"""MNIST: 70,000 handwritten digits in four IDX files. LeCun, Cortes & Burges 1998."""

from __future__ import annotations

import gzip
import struct
import zlib
from pathlib import Path

import numpy as np

from nn.arrays import Array
from nn.data.dataset import Dataset, Part, pixels
from nn.data.folders import data_folder
from nn.errors import DataError

FILES = {
    "train_images": "train-images-idx3-ubyte.gz",
    "train_labels": "train-labels-idx1-ubyte.gz",
    "test_images": "t10k-images-idx3-ubyte.gz",
    "test_labels": "t10k-labels-idx1-ubyte.gz",
}
IMAGES_MAGIC = 2051  # 0x00000803: unsigned bytes in three dimensions
LABELS_MAGIC = 2049  # 0x00000801: unsigned bytes in one dimension
MOST_BYTES = 2**31
VALIDATION_SIZE = 5_000
SIDE = 28

Split = tuple[tuple[Array, Array], tuple[Array, Array]]


def load_mnist(
    normalize: bool = True,
    flatten: bool = True,
    one_hot_label: bool = False,
    data_dir: str | Path | None = None,
) -> Split:
    """((x_train, t_train), (x_test, t_test)) from the four ``.gz`` files in ``data_dir``.

    x is (N, 784), or (N, 1, 28, 28) unless ``flatten``; float32 in 0 … 1, or uint8
    unless ``normalize``. t is (N,) int64, or (N, 10) one-hot. ``data_dir`` is the
    user's data folder unless given. Raises DataError that names the file.
    """
    folder = _folder(Path(data_dir) if data_dir is not None else data_folder())
    parts = []
    for part in ("train", "test"):
        images = read_images(folder / FILES[f"{part}_images"])
        labels = read_labels(folder / FILES[f"{part}_labels"])
        _check_match(images, labels, folder / FILES[f"{part}_images"])
        x = pixels(images) if normalize else images
        t = np.eye(10, dtype=np.int64)[labels] if one_hot_label else labels
        parts.append((x.reshape(len(x), -1) if flatten else x[:, np.newaxis], t))
    return parts[0], parts[1]


def _folder(data_dir: Path) -> Path:
    """``data_dir`` itself, or its sub-folder "mnist" where the files are."""
    inside = data_dir / "mnist"
    return inside if inside.is_dir() else data_dir


def load(data_dir: Path | None = None) -> Dataset:
    """MNIST as a Dataset: 55,000 digits to train, the last 5,000 to validate, 10,000 to test."""
    (x, t), (x_test, t_test) = load_mnist(data_dir=data_dir)
    cut = max(len(x) - VALIDATION_SIZE, len(x) // 2)
    return Dataset(
        name="mnist",
        source="LeCun, Cortes & Burges 1998",
        class_names=tuple(map(str, range(10))),
        train=Part(x[:cut], t[:cut]),
        validation=Part(x[cut:], t[cut:]),
        test=Part(x_test, t_test),
    )


def read_images(path: Path) -> Array:
    """Images (N, 28, 28) uint8 of an IDX file. Raises DataError."""
    return _read_idx(path, IMAGES_MAGIC, (SIDE, SIDE))


def read_labels(path: Path) -> Array:
    """Labels (N,) int64 in 0 … 9 of an IDX file. Raises DataError."""
    labels = _read_idx(path, LABELS_MAGIC, ()).astype(np.int64)
    if len(labels) and labels.max() > 9:
        raise DataError(
            "{path}: label {value} at position {position} is not a digit from 0 to 9.",
            path=path,
            value=int(labels.max()),
            position=int(labels.argmax()),
        )
    return labels


def _read_idx(path: Path, magic: int, item: tuple[int, ...]) -> Array:
    """An IDX array: big-endian magic number and sizes, then one byte an element."""
    content = _unzip(path)
    header = 4 * (2 + len(item))
    if len(content) < header:
        raise DataError(
            "{path} is cut off: it ends after {got} bytes, inside its header. "
            "Fetch the file again.",
            path=path,
            got=len(content),
        )
    found, count, *sides = struct.unpack(f">{2 + len(item)}I", content[:header])
    if found != magic or tuple(sides) != item:
        raise DataError(
            "{path} is not the MNIST file it should be: its header says {found} {sides}, "
            "expected {magic} {item}. Are two files swapped?",
            path=path,
            found=found,
            sides=sides,
            magic=magic,
            item=list(item),
        )
    expected = count * int(np.prod(item))
    if len(content) - header != expected:
        raise DataError(
            "{path} is cut off or damaged: its header announces {count} items "
            "({expected} bytes), but {got} bytes follow. Fetch the file again.",
            path=path,
            count=count,
            expected=expected,
            got=len(content) - header,
        )
    return np.frombuffer(content, np.uint8, offset=header).reshape(count, *item)


def _unzip(path: Path) -> bytes:
    try:
        with gzip.open(path) as file:
            return file.read(MOST_BYTES)
    except FileNotFoundError:
        raise DataError(
            "{path} is not there. Put the four MNIST files ({files}) into {folder}, "
            "or name their folder with --data-dir.",
            path=path,
            files=", ".join(FILES.values()),
            folder=path.parent,
        ) from None
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(
            "{path} cannot be read: {reason}. Fetch the file again.", path=path, reason=error
        ) from None


def _check_match(images: Array, labels: Array, path: Path) -> None:
    if len(images) != len(labels) or not len(images):
        raise DataError(
            "{path} holds {images} images, but its label file {labels} labels; "
            "the two do not belong together.",
            path=path,
            images=len(images),
            labels=len(labels),
        )
