"""The built-in digits: how fast they are drawn and changed, and what networks read of others.

``python -m tests.benchmarks.digits --data-dir DIR --drawings FILE`` draws and augments, then
trains the presets of the digits on MNIST and on the built-in digits, and prints what each
reads of MNIST's test images and of the pen strokes in FILE, replayed on the canvas.
"""

from __future__ import annotations

import os
from pathlib import Path
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from PyQt5.QtWidgets import QApplication

import nn
from gui.probe.replay import replay
from nn.data import embedded, strokes
from nn.data.recipe import DataRecipe, Place
from tests.benchmarks.options import command_line

BATCH, BATCHES = 100, 50
SMOKE_COUNT, SMOKE_BATCHES, SMOKE_STEPS = 100, 2, 5
PRESETS = "digits-mlp", "digits-mlp-augmented", "digits-cnn"


def drawing(count: int, batches: int) -> None:
    """Digits a second, and their grey values."""
    start = perf_counter()
    x, _ = strokes.draw(np.random.default_rng(embedded.SEED), count)
    rate = count / (perf_counter() - start)
    print(
        f"{count:,} digits: {rate:,.0f} a second; grey {x.mean() / 255:.4f} ± {x.std() / 255:.4f}"
    )
    pictures = (x[:BATCH] / np.float32(255)).astype(np.float32)
    for name, augmentation in nn.AUGMENTATIONS.items():
        if augmentation is not None:
            seconds = []
            for step in range(batches):
                start = perf_counter()
                augmentation.apply(pictures, (0, step))
                seconds.append(perf_counter() - start)
            print(f"augmentation {name}: {BATCH / median(seconds):,.0f} images a second")


def reading(
    lane: nn.Experiment, name: str, data: nn.Dataset, mnist: nn.Dataset, file: Path
) -> None:
    """Train, and print what is read."""
    drawings = nn.load_drawings(file)
    labels = np.array(drawings.labels)
    race = nn.Race([lane.changed("data", data.name)], data)
    start = perf_counter()
    while not race.finished:
        race.advance()
        if race.blocked:
            race.records[0].drain()
    seconds = perf_counter() - start
    network = race.lanes[0].network
    own = network.accuracy(mnist.test.x, mnist.test.t)
    filling, placed = (
        network.accuracy(replay(drawings, seed).reshape(len(labels), -1), labels)
        for seed in (None, 0)
    )
    told = f"MNIST {own:.4f}, drawings {filling:.4f}, placed at random {placed:.4f}"
    print(f"{name} on {data.name}: {told}; {seconds:.0f} s in all", flush=True)


def main() -> None:
    parser = command_line(__doc__)
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--drawings", type=Path)
    parser.add_argument("--presets", nargs="*", default=PRESETS)
    options = parser.parse_args()
    if options.smoke:
        drawing(SMOKE_COUNT, SMOKE_BATCHES)
    else:
        drawing(sum(embedded.SIZES.values()), BATCHES)
    if options.drawings:
        application = QApplication([])
        mnist = nn.load_dataset("mnist", options.data_dir)
        for preset in options.presets:
            lane = nn.load_preset(preset).lanes[0]
            if options.smoke:
                lane = lane.changed("steps", SMOKE_STEPS)
            for data in (mnist, embedded.load(DataRecipe(), Place())):
                reading(lane, preset, data, mnist, options.drawings)
        application.quit()


if __name__ == "__main__":
    main()
