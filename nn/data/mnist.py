"""MNIST and its two kin: 70,000 small pictures of ten classes each, in four IDX files.

MNIST: LeCun, Cortes & Burges 1998. Fashion-MNIST: Xiao, Rasul & Vollgraf 2017. Kuzushiji-MNIST:
Clanuwat et al. 2018. The files are looked for in the folder that is told, then in the user's
data folder; where they are in neither, they are downloaded into the latter.
"""

from __future__ import annotations

import gzip
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nn.arrays import Array
from nn.data.dataset import Dataset, Part, pixels
from nn.data.download import Remote, fetch
from nn.data.folders import data_folder
from nn.data.recipe import DataRecipe, Place
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


@dataclass(frozen=True)
class Family:
    """A data set in four IDX files: where it comes from, and what its classes are called.

    ``files`` are size and SHA-256 of each, in the order of FILES.
    """

    source: str
    licence: str
    class_names: tuple[str, ...]
    mirrors: tuple[str, ...]
    files: tuple[tuple[int, str], ...]

    @property
    def remotes(self) -> list[Remote]:
        """The files as their publisher has them."""
        return [Remote(name, *one) for name, one in zip(FILES.values(), self.files, strict=True)]


FAMILIES = {
    "mnist": Family(
        "LeCun, Cortes & Burges 1998",
        "CC BY-SA 3.0",
        tuple(map(str, range(10))),
        (
            "https://ossci-datasets.s3.amazonaws.com/mnist/",
            "https://storage.googleapis.com/cvdf-datasets/mnist/",
        ),
        (
            (9912422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
            (28881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
            (1648877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
            (4542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
        ),
    ),
    "fashion-mnist": Family(
        "Xiao, Rasul & Vollgraf 2017, Zalando Research",
        "MIT",
        (
            "T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker",
            "bag", "ankle boot",
        ),
        (
            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
        ),
        (
            (26421880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
            (29515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
            (4422102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
            (5148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
        ),
    ),
    "kmnist": Family(
        "Clanuwat et al. 2018, CODH Kuzushiji-MNIST",
        "CC BY-SA 4.0",
        ("お", "き", "す", "つ", "な", "は", "ま", "や", "れ", "を"),
        (
            "https://codh.rois.ac.jp/kmnist/dataset/kmnist/",
            "https://web.archive.org/web/2020id_/http://codh.rois.ac.jp/kmnist/dataset/kmnist/",
        ),
        (
            (18165135, "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4"),
            (29497, "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17"),
            (3041136, "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5"),
            (5120, "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c"),
        ),
    ),
}  # fmt: skip


def load_mnist(
    normalize: bool = True,
    flatten: bool = True,
    one_hot_label: bool = False,
    data_dir: str | Path | None = None,
) -> Split:
    """((x_train, t_train), (x_test, t_test)) from MNIST's four ``.gz`` files.

    They are looked for in ``data_dir``, then in the user's data folder, and downloaded there
    otherwise. x is (N, 784), or (N, 1, 28, 28) unless ``flatten``; float32 in 0 … 1, or uint8
    unless ``normalize``. t is (N,) int64, or (N, 10) one-hot. Raises DataError that names the
    file.
    """
    folder = Path(data_dir) if data_dir is not None else None
    parts = []
    for images, labels in _read("mnist", Place(folder)):
        x = pixels(images) if normalize else images
        t = np.eye(10, dtype=np.int64)[labels] if one_hot_label else labels
        parts.append((x.reshape(len(x), -1) if flatten else x[:, np.newaxis], t))
    return parts[0], parts[1]


def load(recipe: DataRecipe, place: Place) -> Dataset:
    """One of FAMILIES as a Dataset: the last 5,000 training pictures are the validation part."""
    family = FAMILIES[recipe.data]
    (images, t), (test_images, t_test) = _read(recipe.data, place)
    x, x_test = (pixels(one.reshape(len(one), -1)) for one in (images, test_images))
    cut = max(len(x) - VALIDATION_SIZE, len(x) // 2)
    return Dataset(
        name=recipe.data,
        source=family.source,
        licence=family.licence,
        class_names=family.class_names,
        train=Part(x[:cut], t[:cut]),
        validation=Part(x[cut:], t[cut:]),
        test=Part(x_test, t_test),
        limits=(0.0, 1.0),
        picture=(SIDE, SIDE),
    )


def _read(name: str, place: Place) -> list[tuple[Array, Array]]:
    """Images (N, 28, 28) uint8 and labels (N,) int64 of the training and the test files."""
    folder = _found(name, place.folder)
    own = data_folder() / name
    if folder is None or folder == own:
        family = FAMILIES[name]
        fetch(family.remotes, family.mirrors, own, place.tell)
        folder = own
    parts = []
    for part in ("train", "test"):
        images = read_images(folder / FILES[f"{part}_images"])
        labels = read_labels(folder / FILES[f"{part}_labels"])
        _check_match(images, labels, folder / FILES[f"{part}_images"])
        parts.append((images, labels))
    return parts


def _found(name: str, told: Path | None) -> Path | None:
    """The first folder that holds one of the files at least; None where there is none.

    The three have files of the same names: without a sub-folder that tells which, it is MNIST.
    """
    folders = []
    for root in (told, data_folder()):
        if root is not None:
            folders += [root / name, *([root] if name in ("mnist", root.name) else [])]
    return next(
        (one for one in folders if any((one / file).exists() for file in FILES.values())), None
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
    header = 4 * (2 + len(item))
    content = _unzip(path, header)
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
    content = _unzip(path, min(header + expected + 1, MOST_BYTES))
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


def _unzip(path: Path, most: int) -> bytes:
    """The first bytes of a file, unpacked. Raises DataError."""
    try:
        with gzip.open(path) as file:
            return file.read(most)
    except FileNotFoundError:
        raise DataError(
            "{path} is not there. Put the four files ({files}) into {folder}, or name their "
            "folder with --data-dir.",
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
