"""Digits in picture files: how many are read, against the same digits as strokes or pixels.

``python -m tests.benchmarks.pictures --data-dir DIR --drawings FILE`` trains ``digits-mlp`` on
MNIST, paints the pen strokes in FILE as pictures of several kinds, finds their ink again, and
prints the accuracy and the time that a picture takes.
"""

from __future__ import annotations

import os
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from PyQt5.QtCore import QPointF, Qt
from PyQt5.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen, QPolygonF

import nn
from gui.image_import import grey
from tests.benchmarks.options import command_line

COUNT = 600
SMOKE_COUNT, SMOKE_STEPS = 2, 5
KINDS = {  # width, height, pen in pixels, dark ink, with the light and the grain of a photograph
    "canvas, light on dark": (280, 280, 18, False, False),
    "canvas, dark on light": (280, 280, 18, True, False),
    "thin pen, wide sheet": (640, 480, 3, True, False),
    "small picture": (100, 140, 4, True, False),
    "tiny picture, light on dark": (60, 60, 3, False, False),
    "photograph": (1000, 700, 6, True, True),
    "photograph, thick pen": (640, 480, 30, True, True),
}


def paint(strokes, width, height, pen, dark, photograph, rng) -> nn.Array:
    """Strokes anywhere and of any size on a sheet, as grey pixels."""
    points = np.concatenate(strokes)
    low, extent = points.min(axis=0), np.ptp(points, axis=0)
    scale = rng.uniform(0.35, 0.8) * min(width, height) / max(extent.max(), 1)
    room = np.maximum(np.array([width, height]) - scale * extent - pen, pen + 1)
    corner = rng.uniform(pen, room)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF" if dark else "#000000"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QPen(QColor("#000000" if dark else "#FFFFFF"), pen)
    ink.setCapStyle(Qt.PenCapStyle.RoundCap)
    ink.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(ink)
    for stroke in strokes:
        placed = [QPointF(*point) for point in (stroke - low) * scale + corner]
        if len(placed) == 1:
            painter.drawPoint(placed[0])
        else:
            painter.drawPolyline(QPolygonF(placed))
    painter.end()
    pixels = grey(image)
    if photograph:
        y, x = np.mgrid[:height, :width] / np.array([height, width])[:, None, None]
        light = 0.55 + 0.35 * (x * rng.uniform(-1, 1) + y * rng.uniform(-1, 1))
        shaded = (0.35 + 0.65 * pixels / 255) * light + rng.normal(0, 0.03, pixels.shape)
        pixels = np.clip(shaded * 255, 0, 255).astype(np.uint8)
    return pixels


def seen(pixels: nn.Array) -> nn.Array:
    """What a network gets of a picture; blank where no digit is found."""
    try:
        return nn.draw_ink(nn.find_ink(pixels))
    except nn.DataError:
        return np.zeros((nn.PICTURE_SIDE, nn.PICTURE_SIDE), np.float32)


def main() -> None:
    parser = command_line(__doc__)
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--drawings", type=Path, required=True)
    options = parser.parse_args()
    application = QGuiApplication([])
    mnist = nn.load_dataset("mnist", options.data_dir)
    lane = nn.load_preset("digits-mlp").lanes[0].changed("data", "mnist")
    count = COUNT
    if options.smoke:
        count, lane = SMOKE_COUNT, lane.changed("steps", SMOKE_STEPS)
    race = nn.Race([lane], mnist)
    while not race.finished:
        race.advance()
        if race.blocked:
            race.records[0].drain()
    network = race.lanes[0].network

    def report(name: str, pictures: list[nn.Array], labels: nn.Array) -> None:
        blank = sum(not picture.any() for picture in pictures)
        right = network.accuracy(np.reshape(pictures, (len(pictures), -1)), labels)
        print(f"{name}: {right:.4f}" + (f" ({blank} not found)" if blank else ""), flush=True)

    x, t = mnist.test.x[:count].reshape(count, nn.PICTURE_SIDE, -1), mnist.test.t[:count]
    pixels = np.round(x * 255).astype(np.uint8)
    report("MNIST's pixels", list(x), t)
    start = perf_counter()
    found = [seen(one) for one in pixels]
    print(f"{1000 * (perf_counter() - start) / count:.0f} ms a picture")
    report("MNIST's pixels as pictures", found, t)
    report("the same, inverted", [seen(255 - one) for one in pixels], t)
    drawings = nn.load_drawings(options.drawings)
    drawn, labels = drawings.drawings[:count], np.array(drawings.labels[:count])
    report("pen strokes", [one.picture() for one in drawn], labels)
    rng = np.random.default_rng(0)
    for name, kind in KINDS.items():
        report(name, [seen(paint(one.strokes, *kind, rng)) for one in drawn], labels)
    application.quit()


if __name__ == "__main__":
    main()
