"""Fit the control points of the stroke skeletons to MNIST's *training* images.

``python -m tests.nn.data.fit_strokes --data-dir DIR`` writes ``nn/data/allographs.npz``: for
each allograph of ``nn.data.strokes`` the mean of its control points, their principal axes,
the width of its pen and its share. It needs PyTorch, for gradients through the pen.

Expectation-maximisation with hard assignments (Celeux & Govaert 1992). E: the skeletons of
an image's class are laid over it by gradient descent (Adam) on the squared difference of the
pictures, first blurred, then sharp, with the distribution of the control points found so far
as the prior (so bad fits stay plausible digits); the image goes to the skeleton with the
highest posterior. M: each skeleton's mean and covariance are those of its images.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np

import nn
from nn.data import images, strokes
from tests.benchmarks.options import command_line, require

if find_spec("torch"):
    import torch

ROUNDS, IMAGES_A_CLASS = 3, 1000
SMOKE_ROUNDS, SMOKE_IMAGES, SMOKE_CLASSES = 1, 4, 2
SAMPLES = 56  # points of a path while it is fitted
NOISE = 0.35  # standard deviation of a pixel around what the pen leaves there
COARSE = ((2.0, 20, 0.25), (1.2, 20, 0.15))  # blur in pixels, steps, rate
FINE = ((0.8, 15, 0.12), (0.0, 30, 0.06))
FINALISTS = 3  # skeletons that are fitted finely to an image
AT_ONCE = 250
KEPT = 0.92  # of a class: the worst fits are not learnt from
PRIOR_IMAGES = 15  # what the covariance before is worth, in images
FLOOR = 0.04  # variance of every coordinate, in square pixels
AXES = 12
FEWEST = 12  # images from which a skeleton learns
EVENED = 0.7  # shares are raised to this power: other writers write otherwise
LEAST = {(1, 1): 0.35, (1, 2): 0.15}  # 1 with a flag, with flag and base: rare in MNIST only


@dataclass
class Fit:
    """An allograph's distribution in pixels of the 28 × 28 grid."""

    allograph: strokes.Allograph
    path: torch.Tensor  # (SAMPLES, points)
    mean: np.ndarray
    covariance: np.ndarray
    share: float
    width: tuple[float, float]  # mean and deviation of the log of the pen's radius


def begin(rng: np.random.Generator, allograph: strokes.Allograph) -> Fit:
    """The skeleton as it was designed, with rough variations."""
    number, points = 3000, len(allograph.control)
    control = allograph.control + 5 * rng.standard_normal((number, points, 2))
    x = control[:, :, 0] * np.exp(0.25 * rng.standard_normal((number, 1)))
    y = control[:, :, 1]
    x = x - (0.12 + 0.3 * rng.standard_normal((number, 1))) * y
    control = np.stack([x, y], axis=2)
    spline = allograph.spline(allograph.control * (images.BOX / 100))
    path = spline @ control
    low, high = path.min(1, keepdims=True), path.max(1, keepdims=True)
    scale = (images.BOX - 2.5) / (high - low).max(2, keepdims=True)
    control = (control - path.mean(1, keepdims=True)) * scale + images.SIDE // 2
    rows = control.reshape(number, -1)
    chosen = np.linspace(0, len(spline) - 1, SAMPLES).round().astype(int)
    covariance = np.cov(rows.T) + 0.2 * np.eye(2 * points)
    path_matrix = torch.tensor(spline[chosen], dtype=torch.float32)
    alike = sum(one.digit == allograph.digit and not one.share for one in strokes.ALLOGRAPHS)
    return Fit(allograph, path_matrix, rows.mean(0), covariance, 1 / alike, (0.2, 0.25))


def blurred(pictures: torch.Tensor, deviation: float) -> torch.Tensor:
    """The pictures (n, 28, 28) under a Gaussian blur."""
    if deviation < 0.3:
        return pictures
    reach = int(3 * deviation) + 1
    kernel = torch.exp(-(torch.arange(-reach, reach + 1.0) ** 2) / (2 * deviation**2))
    kernel /= kernel.sum()
    layers = pictures[:, None]
    layers = torch.nn.functional.conv2d(layers, kernel[None, None, :, None], padding=(reach, 0))
    layers = torch.nn.functional.conv2d(layers, kernel[None, None, None, :], padding=(0, reach))
    return layers[:, 0]


def lay(fit: Fit, pictures: torch.Tensor, plan: tuple, z: torch.Tensor | None = None) -> tuple:
    """Lay a skeleton over pictures: whitened coordinates, energy and error of each.

    Coordinates far from 0 are unlikely: the energy is minus the log of the posterior.
    """
    size, number = len(fit.mean), len(pictures)
    factor = torch.tensor(np.linalg.cholesky(fit.covariance), dtype=torch.float32)
    mean = torch.tensor(fit.mean, dtype=torch.float32)
    z = torch.zeros(number, size + 1) if z is None else z.clone()
    first, second = torch.zeros_like(z), torch.zeros_like(z)
    axis = torch.arange(float(images.SIDE))
    step = 0
    for blur, steps, rate in plan:
        every = 2 if blur >= 1.0 else 1
        target = blurred(pictures, blur)[:, ::every, ::every].reshape(number, -1)
        rows, columns = torch.meshgrid(axis[::every], axis[::every], indexing="ij")
        pixels = torch.stack([columns, rows], -1).reshape(-1, 2)
        for _ in range(steps):
            z.requires_grad_(True)
            path = fit.path @ (mean + z[:, :size] @ factor.T).reshape(number, -1, 2)
            with torch.no_grad():
                squares = (path**2).sum(2)[:, None] - 2 * pixels @ path.transpose(1, 2)
                nearest = squares.argmin(2)
            points = torch.gather(path, 1, nearest[:, :, None].expand(-1, -1, 2))
            distance = ((points - pixels) ** 2).sum(2).add(1e-4).sqrt()
            radius = torch.exp(fit.width[0] + fit.width[1] * z[:, size:])
            ink = torch.sigmoid((radius - distance) / (0.28 + 0.55 * blur))
            error = ((ink - target) ** 2).sum(1) * every**2
            energy = error / (2 * NOISE**2) + (z**2).sum(1) / 2
            (slope,) = torch.autograd.grad(energy.sum(), z)
            with torch.no_grad():
                step += 1
                first = 0.9 * first + 0.1 * slope
                second = 0.95 * second + 0.05 * slope**2
                change = first / (1 - 0.9**step) / ((second / (1 - 0.95**step)).sqrt() + 1e-6)
                z = z - rate * change
    return z.detach(), energy.detach(), error.detach()


def assign(fits: list[Fit], pictures: torch.Tensor) -> tuple[torch.Tensor, list, torch.Tensor]:
    """The E step of one class: the best skeleton of each picture, all coordinates, errors."""
    number, prior = len(pictures), torch.tensor([np.log(fit.share) for fit in fits])
    rough = []
    for fit in fits:
        parts = [lay(fit, part, COARSE) for part in pictures.split(AT_ONCE)]
        rough.append(tuple(torch.cat(column) for column in zip(*parts, strict=True)))
    order = torch.stack([energy for _, energy, _ in rough]) - prior[:, None]
    finalists = order.argsort(0)[:FINALISTS]
    energies = torch.full((len(fits), number), torch.inf)
    errors, places = energies.clone(), [z for z, _, _ in rough]
    for place, fit in enumerate(fits):
        mine = (finalists == place).any(0).nonzero()[:, 0]
        for part in mine.split(AT_ONCE) if len(mine) else ():
            z, energy, error = lay(fit, pictures[part], FINE, places[place][part])
            places[place][part] = z
            energies[place, part], errors[place, part] = energy - prior[place], error
    best = energies.argmin(0)
    return best, places, errors.gather(0, best[None])[0]


def learn(fit: Fit, coordinates: np.ndarray) -> None:
    """The M step of one skeleton, from the whitened coordinates of its pictures."""
    size = len(fit.mean)
    control = fit.mean + coordinates[:, :size] @ np.linalg.cholesky(fit.covariance).T
    widths = fit.width[0] + fit.width[1] * coordinates[:, size]
    weight = len(control) / (len(control) + PRIOR_IMAGES)
    before = 0.5 * fit.covariance
    fit.mean = control.mean(0)
    fit.covariance = weight * np.cov(control.T) + (1 - weight) * before + FLOOR * np.eye(size)
    fit.width = float(widths.mean()), max(float(widths.std()), 0.08)


def write(fits: list[Fit], file: Path | io.BytesIO) -> None:
    """Means, principal axes, pens and shares of the allographs without a share of their own."""
    shares = np.array([fit.share**EVENED for fit in fits])
    for (digit, place), least in LEAST.items():
        ways = [i for i, fit in enumerate(fits) if fit.allograph.digit == digit]
        shares[ways[place]] = max(shares[ways[place]], least * shares[ways].max())
    means, axes = [], []
    for fit in fits:
        values, vectors = np.linalg.eigh(fit.covariance)
        chosen = values.argsort()[::-1][:AXES]
        scaled = np.zeros((AXES, len(fit.mean)))
        scaled[: len(chosen)] = (vectors[:, chosen] * np.sqrt(values[chosen])).T
        means.append(fit.mean.reshape(-1, 2))
        axes.append(scaled.reshape(AXES, -1, 2))
    np.savez_compressed(
        file,
        mean=np.concatenate(means).astype(np.float16),
        axes=np.concatenate(axes, axis=1).astype(np.float16),
        width=np.array([fit.width for fit in fits], np.float32),
        share=shares.astype(np.float32),
    )


def main() -> None:
    parser = command_line(__doc__)
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--out", type=Path, default=strokes.FITTED)
    options = parser.parse_args()
    require("torch", options.smoke)
    rounds, images_a_class, classes = ROUNDS, IMAGES_A_CLASS, strokes.CLASSES
    if options.smoke:
        rounds, images_a_class, classes = SMOKE_ROUNDS, SMOKE_IMAGES, SMOKE_CLASSES
        options.out = io.BytesIO()  # written, and forgotten
    rng = np.random.default_rng(0)
    train = nn.load_dataset("mnist", options.data_dir).train
    fits = [begin(rng, allograph) for allograph in strokes.ALLOGRAPHS if not allograph.share]
    for number in range(1, rounds + 1):
        for digit in range(classes):
            ways = [fit for fit in fits if fit.allograph.digit == digit]
            chosen = rng.permutation(np.flatnonzero(train.t == digit))[:images_a_class]
            pictures = torch.tensor(train.x[chosen].reshape(-1, images.SIDE, images.SIDE))
            best, places, errors = assign(ways, pictures)
            good = errors <= errors.quantile(KEPT)
            for place, fit in enumerate(ways):
                fit.share = max(int((best == place).sum()), 1) / len(chosen)
                mine = places[place][(best == place) & good].numpy()
                if len(mine) >= FEWEST:
                    learn(fit, mine)
            shares = " ".join(f"{fit.share:.2f}" for fit in ways)
            print(
                f"round {number}, {digit}: squared error {errors.mean():.2f}; {shares}", flush=True
            )
        write(fits, options.out)


if __name__ == "__main__":
    main()
