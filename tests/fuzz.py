"""Damaged files of every kind that we read: each is read, or refused in one sentence.

``python -m tests.fuzz --files 3000`` tries so many and prints the slowest, and what they took of
memory; ``--smoke`` tries a few. A file that fails is kept in ``tests/cases/damaged``.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import io
import os
import struct
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import psutil
from PyQt5.QtGui import QColor, QImage

import main as door
import nn
from gui.image_import import grey, read_image
from nn.data.mnist import FILES
from tests.nn.data.tables.workbooks import workbook

CASES = Path(__file__).parent / "cases" / "damaged"
MOST_CHANGES = 6
ROWS = [(i % 7, i / 3, "ny"[i % 2]) for i in range(60)]
TABBED = "".join(f"{a}\t{b:.2f}\t{y}\n" for a, b, y in ROWS).encode()
ARFF = (
    "@relation r\n@attribute a numeric\n@attribute b numeric\n@attribute y {n,y}\n@data\n"
    + "".join(f"{a},{b:.2f},{y}\n" for a, b, y in ROWS)
).encode()
PRICES = (
    (
        "Größe;Preis;Datum;gut\n"
        + "".join(f"{b:.1f} m²;{a + 1}.{a}00,50 €;0{a + 1}.02.2024;ja\n" for a, b, _ in ROWS)
    )
    .replace("ja\n", "nein\n", 20)
    .encode("cp1252")
)


@dataclass(frozen=True)
class Kind:
    """A kind of file: a good one's name and bytes, and what reads it."""

    name: str
    good: bytes
    read: Callable[[Path], Any]


@dataclass(frozen=True)
class Tried:
    """A damaged file, how long it took, and what went wrong."""

    kind: str
    content: bytes
    seconds: float
    wrong: str


def kinds(folder: Path) -> list[Kind]:
    """Good files of every kind, small."""
    run, digits, points = folder / "run.npz", folder / "digits.npz", folder / "points.csv"
    lane = nn.Experiment(
        name="a", data="xor", hidden=(6,), batch_size=20, steps=40, optimizer="adam"
    )
    dataset = nn.load_dataset(lane.data_recipe)
    race = nn.Race([lane, lane.changed("name", "b").changed("dropout", 0.2)], dataset)
    history = nn.History(race.records)
    while race.step < 20:
        race.advance()
    history.drain()
    nn.checkpoint.save(run, nn.checkpoint.take(race, history, "fuzz"))
    drawings = nn.Drawings()
    for label in range(5):
        stroke = np.array([[60.0, 60.0], [120.0 + label, 62.0], [80.0, 200.0]])
        drawings.add(nn.Drawing((stroke,)), label)
    drawings.save(digits)
    nn.save_points(points, nn.Part(np.float32([[0, 1], [2, 3]]), np.array([0, 1])))
    table = "a,b,y\n" + "".join(f"{i % 7},{i / 3:.2f},{'ny'[i % 2]}\n" for i in range(60))
    korean = table.replace("y\n", "정답\n", 1).encode("cp949")

    def reopened(path: Path) -> None:
        kept = nn.checkpoint.load(path)
        nn.checkpoint.resume(kept, dataset, path)
        nn.load_model(path)

    def table_of(path: Path) -> None:
        nn.load_dataset(nn.DataRecipe(data="table", file=str(path)))

    def by_command(*command: str) -> Callable[[Path], None]:
        return lambda path: command_line([one.format(path=path) for one in command])

    return [
        Kind("run.npz", run.read_bytes(), reopened),
        Kind(
            "run-by-command.npz", run.read_bytes(), by_command("train", "{path}", "--steps", "22")
        ),
        Kind("digits.npz", digits.read_bytes(), nn.load_drawings),
        Kind("table.csv", table.encode(), table_of),
        Kind("korean.csv", korean, table_of),
        Kind("book.xlsx", workbook(a=[row.split(",") for row in table.split()]), table_of),
        Kind("points.arff", ARFF, table_of),
        Kind("points.tab", b"a\tb\ty\nc\tc\td\n\t\tclass\n" + TABBED, table_of),
        Kind("prices.csv", PRICES, table_of),
        Kind("check.csv", table.encode(), by_command("check", "--file", "{path}")),
        Kind("points.csv", points.read_bytes(), nn.load_points),
        Kind("preset.json", preset(), nn.read_preset),
        Kind("images.gz", images(), idx_of),
        Kind("picture.png", picture("PNG"), lambda path: grey(read_image(path)[0])),
        Kind("picture.jpg", picture("JPG"), lambda path: grey(read_image(path)[0])),
        Kind("picture.bmp", picture("BMP"), lambda path: grey(read_image(path)[0])),
    ]


def damaged(good: bytes, rng: np.random.Generator) -> bytes:
    """A file with some bytes changed, removed, put in or doubled, or cut."""
    content = bytearray(good)
    for _ in range(int(rng.integers(1, MOST_CHANGES))):
        if not content:
            break
        place, length = int(rng.integers(len(content))), int(rng.integers(1, 40))
        way = int(rng.integers(7))
        if way == 0:
            content[place] ^= 1 << int(rng.integers(8))
        elif way == 1:
            content[place : place + length] = rng.bytes(length)
        elif way == 2:
            del content[place : place + length]
        elif way == 3:
            content[place:place] = content[max(0, place - length) : place]
        elif way == 4:
            del content[place:]
        elif way == 5:
            content[place : place + 4] = struct.pack("<I", int(rng.integers(2**32)))
        else:
            content[place : place + length] = b"\0" * length
    return bytes(content)


def attempt(kind: Kind, content: bytes, path: Path) -> Tried:
    """Read a damaged file; whatever is not one of our sentences is wrong."""
    path.write_bytes(content)
    start, wrong = perf_counter(), ""
    try:
        kind.read(path)
    except nn.NablascopeError as error:
        text = str(error)
        if "allow_pickle" in text or "Traceback" in text or not text.strip():
            wrong = f"its sentence is {text!r}"
    except BaseException:
        wrong = traceback.format_exc()
    return Tried(kind.name, content, perf_counter() - start, wrong)


def tries(count: int, seed: int, folder: Path) -> list[Tried]:
    """Read so many damaged files, of all kinds in turn."""
    rng, found = np.random.default_rng(seed), kinds(folder)
    made = []
    for number in range(count):
        kind = found[number % len(found)]
        suffix = kind.name.partition(".")[2]
        made.append(attempt(kind, damaged(kind.good, rng), folder / f"damaged.{suffix}"))
    return made


def command_line(arguments: list[str]) -> None:
    """What the command line tells; a sentence is the only thing that goes to stderr."""
    told = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(told):
        door.run(arguments)
    assert "Traceback" not in told.getvalue(), told.getvalue()


def preset() -> bytes:
    """A preset of the project."""
    folder = Path(nn.__file__).parents[1] / "resources" / "presets"
    return (folder / "perceptron-vs-mlp.json").read_bytes()


def images() -> bytes:
    """A file of images as MNIST has them."""
    return gzip.compress(struct.pack(">IIII", 0x803, 3, 28, 28) + bytes(range(49)) * 48)


def idx_of(path: Path) -> None:
    """Read a file of images in the place of one of MNIST's."""
    with tempfile.TemporaryDirectory() as folder:
        for name in FILES.values():
            (Path(folder) / name).write_bytes(path.read_bytes())
        nn.load_dataset(nn.DataRecipe(data="mnist"), Path(folder))


def picture(kind: str) -> bytes:
    """A picture of a bar."""
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for place in range(10, 50):
        for wide in range(28, 33):
            image.setPixelColor(wide, place, QColor("black"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picture"
        image.save(str(path), kind)
        return path.read_bytes()


def peak_bytes() -> int:
    """The most memory this process has taken; where the system does not tell, what it takes."""
    try:
        import resource
    except ImportError:
        return int(psutil.Process().memory_info().rss)
    return 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Try many, keep those that fail, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--smoke", action="store_true", help="only a few files")
    options = parser.parse_args()
    os.environ["NABLASCOPE_OFFLINE"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        found = tries(24 if options.smoke else options.files, options.seed, Path(folder))
    wrong = [one for one in found if one.wrong]
    for number, one in enumerate(wrong):
        CASES.mkdir(parents=True, exist_ok=True)
        suffix = one.kind.partition(".")[2]
        (CASES / f"seed{options.seed}-{number}.{suffix}").write_bytes(one.content)
        print(one.kind, one.wrong, sep="\n")
    slowest = max(found, key=lambda one: one.seconds)
    most = peak_bytes() / 1e6
    print(f"{len(found)} files, {len(wrong)} not told in a sentence")
    print(f"slowest: {slowest.seconds:.2f} s ({slowest.kind}); most memory: {most:.0f} MB")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
