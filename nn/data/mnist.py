"""MNIST and its two kin: 70,000 small pictures of ten classes each, in four IDX files.

MNIST: LeCun, Cortes & Burges 1998. Fashion-MNIST: Xiao, Rasul & Vollgraf 2017. Kuzushiji-MNIST:
Clanuwat et al. 2018. The files are looked for in the folder that is told, then in the user's
data folder; where they are in neither, they are downloaded into the latter. Whether a file is
packed is told by its first bytes and not by its name, since programs unpack without renaming,
and rename without unpacking. Keras' single file of MNIST is read where the four are not there.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nn.archive import ArchiveKind, array_names
from nn.arrays import Array
from nn.data.dataset import Dataset, Part, pixels
from nn.data.download import Remote, fetch
from nn.data.folders import data_folder
from nn.data.recipe import DataRecipe, Place
from nn.errors import DataError, Phrase, sentence

FILES = {
    "train_images": "train-images-idx3-ubyte.gz",
    "train_labels": "train-labels-idx1-ubyte.gz",
    "test_images": "t10k-images-idx3-ubyte.gz",
    "test_labels": "t10k-labels-idx1-ubyte.gz",
}
IMAGES_MAGIC = 2051  # 0x00000803: unsigned bytes in three dimensions
LABELS_MAGIC = 2049  # 0x00000801: unsigned bytes in one dimension
GZIP_MAGIC = b"\x1f\x8b"
MOST_BYTES = 2**31
VALIDATION_SIZE = 5_000
SIDE = 28
KERAS_NAME = "mnist.npz"
KERAS_FILE = ArchiveKind(
    members=re.compile("[xy]_(train|test)"),
    most_bytes=2**28,
    stored=False,
    error=DataError,
    damaged=Phrase(
        "{path} is not the Keras MNIST file, or it is damaged ({reason}). It needs the arrays "
        "x_train, y_train, x_test and y_test."
    ),
)

OTHER_DIGITS = sentence(
    "These are not the original MNIST files: their checksums differ. The EMNIST digits, for "
    "example, are transposed, and a network trained on them misreads upright digits."
)

Split = tuple[tuple[Array, Array], tuple[Array, Array]]


@dataclass(frozen=True)
class Family:
    """A data set in four IDX files: where it comes from, and what its classes are called.

    ``files`` are size and SHA-256 of each, in the order of FILES; ``contents`` are the SHA-256 of
    the bytes after the header of each, where they are known.
    """

    source: str
    licence: str
    class_names: tuple[str, ...]
    mirrors: tuple[str, ...]
    files: tuple[tuple[int, str], ...]
    contents: tuple[str, ...] = ()

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
        (
            "741c988805d008ac6e4c904b69001ba184c24b2c540a4ef403f4c71b676cf757",
            "1feba77c54802fa5339a11837ea4b2866434b83314ec45192930f1df69120c13",
            "6d87418db22cc8025d05968bec9bd5c3932904b23485740db143a061a2c9d161",
            "ddeff807876a9661a1110d45c266c86239a3a1b7d37da0c3716a7a683c852ff5",
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
    """((x_train, t_train), (x_test, t_test)) from MNIST's four files.

    They are looked for in ``data_dir``, packed or unpacked, then in the user's data folder, and
    downloaded there otherwise; Keras' ``mnist.npz`` is read too. x is (N, 784), or
    (N, 1, 28, 28) unless ``flatten``; float32 in 0 … 1, or uint8 unless ``normalize``. t is (N,)
    int64, or (N, 10) one-hot. Raises DataError that names the file.
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
    parts = _read(recipe.data, place)
    (images, t), (test_images, t_test) = parts
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
        remarks=() if _published(parts, family) else (OTHER_DIGITS,),
    )


def spellings(name: str) -> tuple[str, ...]:
    """The names that one of FILES may have: packed or not, as published or as 7-Zip writes it."""
    plain = name.removesuffix(".gz")
    dotted = plain.replace("-idx", ".idx")
    return name, plain, dotted, f"{dotted}.gz"


def is_mnist(path: Path) -> bool:
    """Whether this is one of the files of MNIST or its kin, or a folder that holds some."""
    if path.is_dir():
        return _source(path, keras=True) is not None
    return _is_keras(path) or any(path.name in spellings(file) for file in FILES.values())


def family_of(folder: Path) -> str:
    """Which of FAMILIES the files in a folder are: its name tells, and otherwise it is MNIST."""
    return folder.name if folder.name in FAMILIES else "mnist"


def _read(name: str, place: Place) -> list[tuple[Array, Array]]:
    """Images (N, 28, 28) uint8 and labels (N,) int64 of the training and the test files."""
    source = _found(name, place.folder)
    own = data_folder() / name
    if source is None or source == own:
        family = FAMILIES[name]
        missing = [one for one in family.remotes if _file(own, one.name) is None]
        fetch(missing, family.mirrors, own, place.tell)
        source = own
    if source.name == KERAS_NAME:
        return _read_keras(source)
    parts = []
    for part in ("train", "test"):
        images_path, labels_path = (
            _file(source, FILES[f"{part}_{kind}"]) or source / FILES[f"{part}_{kind}"]
            for kind in ("images", "labels")
        )
        images, labels = read_images(images_path), read_labels(labels_path)
        _check_match(images, labels, images_path)
        parts.append((images, labels))
    return parts


def _found(name: str, told: Path | None) -> Path | None:
    """Where the data lie: a folder, or Keras' file. None where there is nothing.

    The three have files of the same names: without a sub-folder that tells which, it is MNIST.
    """
    folders = []
    for root in (told, data_folder()):
        if root is not None:
            folders += [root / name, *([root] if name in ("mnist", family_of(root)) else [])]
    sources = (_source(one, keras=name == "mnist") for one in folders)
    return next((one for one in sources if one is not None), None)


def _source(folder: Path, keras: bool) -> Path | None:
    """The folder itself if it holds one of the files at least, else Keras' file in it, if any."""
    if any(_file(folder, name) for name in FILES.values()):
        return folder
    return folder / KERAS_NAME if keras and _is_keras(folder / KERAS_NAME) else None


def _is_keras(path: Path) -> bool:
    """Whether this is Keras' file, perhaps damaged, and not a saved run that is called so."""
    if path.name != KERAS_NAME or not path.is_file():
        return False
    arrays = array_names(path)
    return not arrays or any(KERAS_FILE.members.fullmatch(name) for name in arrays)


def _file(folder: Path, name: str) -> Path | None:
    """One of FILES as it is called in this folder; None where it is not there."""
    paths = (folder / one for one in spellings(name))
    return next((path for path in paths if path.exists()), None)


def _published(parts: list[tuple[Array, Array]], family: Family) -> bool:
    """Whether images and labels are those that were published, as far as is known of a family."""
    arrays = [np.ascontiguousarray(one, np.uint8) for part in parts for one in part]
    found = tuple(hashlib.sha256(one.data).hexdigest() for one in arrays)
    return found == (family.contents or found)


def _read_keras(path: Path) -> list[tuple[Array, Array]]:
    """As ``_read``, of Keras' single file. Raises DataError."""
    kept = KERAS_FILE.read(path)
    parts = []
    with KERAS_FILE.checking(path):
        for part in ("train", "test"):
            if not {f"x_{part}", f"y_{part}"} <= kept.keys():
                raise KERAS_FILE.unlike(path, Phrase("an array is missing"))
            images, labels = kept[f"x_{part}"], kept[f"y_{part}"]
            if images.dtype != np.uint8 or images.shape[1:] != (SIDE, SIDE):
                raise KERAS_FILE.unlike(path, f"x_{part}: {images.dtype} {images.shape}")
            if labels.dtype.kind not in "iu" or labels.ndim != 1:
                raise KERAS_FILE.unlike(path, f"y_{part}: {labels.dtype} {labels.shape}")
            parts.append((images, _checked_labels(labels.astype(np.int64), path)))
            _check_match(*parts[-1], path)
    return parts


def read_images(path: Path) -> Array:
    """Images (N, 28, 28) uint8 of an IDX file. Raises DataError."""
    return _read_idx(path, IMAGES_MAGIC, (SIDE, SIDE))


def read_labels(path: Path) -> Array:
    """Labels (N,) int64 in 0 … 9 of an IDX file. Raises DataError."""
    return _checked_labels(_read_idx(path, LABELS_MAGIC, ()).astype(np.int64), path)


def _checked_labels(labels: Array, path: Path) -> Array:
    wrong = np.flatnonzero((labels < 0) | (labels > 9))
    if len(wrong):
        raise DataError(
            "{path}: label {value} at position {position} is not a digit from 0 to 9.",
            path=path,
            value=int(labels[wrong[0]]),
            position=int(wrong[0]),
        )
    return labels


def _read_idx(path: Path, magic: int, item: tuple[int, ...]) -> Array:
    """An IDX array: big-endian magic number and sizes, then one byte an element."""
    header = 4 * (2 + len(item))
    content = _unpacked(path, header)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise DataError(
            "{path} contains a web page, probably an error message saved under this name. Delete "
            "it and download the file again.",
            path=path,
        )
    if len(content) < header:
        raise DataError(
            "{path} is incomplete: it ends after {got} bytes, inside its header. Download the "
            "file again.",
            path=path,
            got=len(content),
        )
    found, count, *sides = struct.unpack(f">{2 + len(item)}I", content[:header])
    if found != magic or tuple(sides) != item:
        raise DataError(
            "{path} is not the expected MNIST file: its header says {found} {sides}, expected "
            "{magic} {item}. Were two files swapped?",
            path=path,
            found=found,
            sides=sides,
            magic=magic,
            item=list(item),
        )
    expected = count * int(np.prod(item))
    content = _unpacked(path, min(header + expected + 1, MOST_BYTES))
    if len(content) - header != expected:
        raise DataError(
            "{path} is incomplete or damaged: its header announces {count} items ({expected} "
            "bytes), but {got} bytes follow. Download the file again.",
            path=path,
            count=count,
            expected=expected,
            got=len(content) - header,
        )
    return np.frombuffer(content, np.uint8, offset=header).reshape(count, *item)


def _unpacked(path: Path, most: int) -> bytes:
    """The first bytes of a file, unpacked where it is packed. Raises DataError."""
    try:
        with open(path, "rb") as raw:
            packed = raw.read(len(GZIP_MAGIC)) == GZIP_MAGIC
            raw.seek(0)
            return gzip.GzipFile(fileobj=raw).read(most) if packed else raw.read(most)
    except FileNotFoundError:
        raise DataError(
            "{path} does not exist. Put the four files ({files}), compressed or not, into "
            "{folder}, or give their folder with --data-dir.",
            path=path,
            files=", ".join(FILES.values()),
            folder=path.parent,
        ) from None
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(
            "{path} cannot be read: {reason}. Download the file again.", path=path, reason=error
        ) from None


def _check_match(images: Array, labels: Array, path: Path) -> None:
    if len(images) != len(labels) or not len(images):
        raise DataError(
            "{path} contains {images} images, but there are {labels} labels. The two files do not "
            "belong together.",
            path=path,
            images=len(images),
            labels=len(labels),
        )
