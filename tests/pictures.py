"""Pictures of the window: ``python -m tests.pictures`` makes those of README.md and docs/ again.

``--all FOLDER`` makes every panel in both themes, both languages and three sizes; ``--reference``
renews what ``tests/test_pictures.py`` compares the window with.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_FONT_DPI"] = "96"
os.environ["NABLASCOPE_OFFLINE"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QImage

from gui.panels import PANELS
from gui.style import i18n, theme
from nn.data.folders import HOME_VARIABLE
from tests.benchmarks.options import command_line
from tests.scenes import SCENES, application, opened, photograph, scene_of, show_look

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs" / "pictures"
REFERENCE = Path(__file__).parent / "pictures_reference"
USUAL = 1366, 768
SIZES = (1024, 640), USUAL, (1920, 1080)
LANGUAGES = "en", "ko"
COLORS = 256  # of a palette
MOST_KILOBYTES = 120  # of a picture of the documents
REFERENCE_WIDTH = 456  # pixels: a third of what is seen
GREYS = 64
SMOKE_STEPS, SMOKE_SCENES = 2, ("race", "plane")


@dataclass(frozen=True)
class Picture:
    """The window with a panel in a scene, in one look."""

    name: str
    scene: str
    panel: str
    theme: str = "dark"
    language: str = "en"
    size: tuple[int, int] = USUAL


# What the documents show: in English the dark theme, in Korean the light one.
DOCUMENTED = {
    "train": ("race", "gradient"),
    "clinic": ("faults", "clinic"),
    "table": ("table", "samples"),
    "graph": ("race", "graph"),
    "gradient-check": ("broken", "gradientCheck"),
    "ledger": ("race", "ledger"),
    "functions": ("race", "functions"),
    "descent": ("optimizers", "descent"),
    "step-length": ("edge", "stepLength"),
    "landscape": ("surveyed", "landscape"),
    "confusion": ("judged", "confusion"),
    "representation": ("layers", "representation"),
    "regions": ("plane", "regions"),
    "drawing": ("network", "preparation"),
    "seeds": ("seeds", "seeds"),
    "runs": ("swept", "runs"),
    "saved": ("saved", "saved"),
}
LOOKS = (("dark", "en"), ("light", "ko"))


def documented() -> list[Picture]:
    """The pictures of README.md and docs/, in both languages."""
    return [
        Picture(f"{name}-{language}", scene, panel, look, language)
        for name, (scene, panel) in DOCUMENTED.items()
        for look, language in LOOKS
    ]


def referred() -> list[Picture]:
    """What the window is compared with."""
    return [
        Picture("train-dark-en", "race", "gradient"),
        Picture("doctor-light-ko", "race", "doctor", "light", "ko"),
        Picture("ledger-dark-ko", "race", "ledger", "dark", "ko"),
        Picture("regions-light-en", "plane", "regions", "light", "en"),
        Picture("samples-dark-en", "table", "samples"),
        Picture("train-light-en-narrow", "race", "gradient", "light", "en", (1024, 640)),
    ]


def every() -> list[Picture]:
    """Every panel in every look."""
    panels = [kind.key() for kind in PANELS]
    return [
        Picture(f"{panel}-{w}-{look}-{language}", scene_of(panel), panel, look, language, (w, h))
        for look, language, (w, h), panel in product(theme.THEMES, LANGUAGES, SIZES, panels)
    ]


def made(pictures: Iterable[Picture], steps: int) -> Iterator[tuple[Picture, QImage]]:
    """Each picture as the window shows it; a scene is trained once."""
    with application() as folder:
        os.environ[HOME_VARIABLE] = str(folder / "home")
        in_order = sorted(pictures, key=lambda one: one.scene)
        for scene, group in groupby(in_order, key=lambda one: one.scene):
            with opened(SCENES[scene], folder, steps) as window:
                for picture in sorted(group, key=_changed):
                    show_look(window, picture.theme, picture.language, picture.size)
                    window.workspaces.show_panel(picture.panel)
                    yield picture, photograph(window)


def _changed(picture: Picture) -> tuple[bool, str, bool]:
    """What is shown already comes first: another theme restyles every widget."""
    other = picture.theme != theme.current().name
    return other, picture.theme, picture.language != i18n.language()


def pixels(image: QImage) -> np.ndarray:
    """The pixels (height, width, 3), uint8, as red, green and blue."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    rows = np.frombuffer(bits, np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def with_palette(image: QImage, colors: int = COLORS) -> QImage:
    """The same with a palette: the box of colours that spreads the most is halved in turn."""
    red, green, blue = pixels(image).astype(np.uint32).reshape(-1, 3).T
    packed = red << 16 | green << 8 | blue  # one number a pixel is sorted much faster than three
    numbers, places, counts = np.unique(packed, return_inverse=True, return_counts=True)
    every = np.stack([numbers >> 16, numbers >> 8 & 255, numbers & 255], axis=1)
    weights = np.sqrt(counts)[:, None]  # rare colours count too
    boxes, spreads = [np.arange(len(every))], [1.0]
    while len(boxes) < min(colors, len(every)):
        at = int(np.argmax(spreads))
        box = boxes.pop(at)
        spreads.pop(at)
        for half in _halves(every[box].astype(float), weights[box]):
            boxes.append(box[half])
            spreads.append(_spread(every[box[half]].astype(float), weights[box[half]]).max())
    table = np.zeros((len(boxes), 3), np.uint8)
    index_of = np.zeros(len(every), np.uint8)
    for index, box in enumerate(boxes):
        table[index] = np.round(np.average(every[box], axis=0, weights=weights[box, 0]))
        index_of[box] = index
    rows = np.ascontiguousarray(index_of[places].reshape(image.height(), image.width()))
    return indexed(rows, [0xFF000000 | int(r) << 16 | int(g) << 8 | int(b) for r, g, b in table])


def _spread(box: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Weighted squares of the distances from the mean, for each channel; 0 for one colour."""
    if len(box) < 2:
        return np.zeros(3)
    return (weights * (box - np.average(box, axis=0, weights=weights[:, 0])) ** 2).sum(axis=0)


def _halves(box: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which colours lie below and above the mean of the channel that spreads the most."""
    channel = int(_spread(box, weights).argmax())
    low = box[:, channel] <= np.average(box[:, channel], weights=weights[:, 0])
    return low, ~low


def reduced(image: QImage) -> QImage:
    """In 64 greys and a third as wide, as references are kept."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    small = grey.scaledToWidth(REFERENCE_WIDTH, Qt.TransformationMode.SmoothTransformation)
    table = [0xFF000000 | 0x010101 * round(255 * one / (GREYS - 1)) for one in range(GREYS)]
    rows = np.ascontiguousarray(np.round(pixels(small)[..., 0] / 255 * (GREYS - 1)), np.uint8)
    return indexed(rows, table)


def indexed(rows: np.ndarray, table: list[int]) -> QImage:
    """An image of numbers (height, width), uint8, that stand for the colours of a table."""
    height, width = rows.shape
    image = QImage(rows.tobytes(), width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable(table)
    return image.copy()


def write(image: QImage, path: Path) -> None:
    """Write a PNG, packed as small as it gets."""
    if not image.save(str(path), "PNG", 0):
        sys.exit(f"{path} could not be written.")
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB", flush=True)


def main() -> None:
    """Make the pictures that the command line asks for."""
    options = read_options()
    start, count, total = time.monotonic(), 0, 0
    pictures, folder, shrink = documented(), DOCS, with_palette
    if options.all:
        pictures, folder = every(), Path(options.all)
    elif options.reference:
        pictures, folder, shrink = referred(), Path(options.reference), reduced
    steps = sys.maxsize
    if options.smoke:
        steps, pictures = SMOKE_STEPS, shortened(pictures)
        if folder in (DOCS, REFERENCE):
            folder = Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    for picture, image in made(pictures, steps):
        path = folder / f"{picture.name}.png"
        write(shrink(image), path)
        count, total = count + 1, total + path.stat().st_size
    seconds = time.monotonic() - start
    print(f"{count} pictures, {total / 1000:,.0f} kB, {seconds:.0f} s: {folder}")


def shortened(pictures: list[Picture]) -> list[Picture]:
    """One picture of some scenes."""
    firsts = {one.scene: one for one in reversed(pictures) if one.scene in SMOKE_SCENES}
    return list(firsts.values())


def read_options() -> argparse.Namespace:
    """What is to be made."""
    parser = command_line(__doc__)
    parser.add_argument("--all", metavar="FOLDER", help="every panel in every look")
    parser.add_argument(
        "--reference",
        metavar="FOLDER",
        nargs="?",
        const=str(REFERENCE),
        help="what the tests compare the window with",
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
