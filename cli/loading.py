"""From the options of a command to the recipes of its lanes and their data."""

from __future__ import annotations

import argparse
from pathlib import Path

from tqdm import tqdm

import nn


def chosen(options: argparse.Namespace) -> tuple[list[nn.Experiment], nn.Dataset, str]:
    """The lanes that the options ask for, their data, and the title of the experiment."""
    path = Path(options.experiment)
    if path.suffix == ".npz":
        saved = nn.checkpoint.load(path)
        title, lanes = saved.title, list(saved.experiments)
    else:
        preset = nn.load_preset(options.experiment)
        title, lanes = preset.title, list(preset.lanes)
    lanes = nn.with_fields(lanes, fields_set(options))
    dataset = load_data(lanes[0].data_recipe, options)
    if options.epochs:
        count = min(lanes[0].train_size or len(dataset.train), len(dataset.train))
        per_epoch = max(count // (lanes[0].batch_size or count), 1)
        steps = nn.parse("steps", options.epochs) * per_epoch
        lanes = nn.edited(lanes, 0, "steps", steps)
    return lanes, dataset, title


def chosen_with_user_digits(
    options: argparse.Namespace,
) -> tuple[list[nn.Experiment], nn.Dataset]:
    """The lanes, and their data with the user's own digits where they are to be used."""
    lanes, dataset, _ = chosen(options)
    return lanes, nn.with_user_digits(dataset, user_digits(lanes[0]), lanes[0].own_digits)


def user_digits(lane: nn.Experiment) -> nn.Part:
    """The user's own digits, where a lane does more with them than show their accuracy."""
    return nn.NO_DIGITS if lane.own_digits == "watch" else nn.load_user_digits(nn.data_folder())


def fields_set(options: argparse.Namespace) -> list[tuple[str, str]]:
    """The fields that the command line sets, as (field, text). Raises FieldError."""
    kind = []
    if options.file:
        options.file = str(Path(options.file).absolute())
    if options.file and not options.data:
        kind = [("data", "pictures" if Path(options.file).is_dir() else "table")]
    asked = [
        *kind,
        *(
            (field, getattr(options, field))
            for field in ("data", "file", "steps", "seed")
            if getattr(options, field) is not None
        ),
    ]
    return [*asked, *map(nn.field_and_text, options.set)]


def saved_lane(path: Path, number: int) -> tuple[nn.checkpoint.Checkpoint, int]:
    """A saved run, and the index of its lane ``number`` (from 1). Raises NablascopeError."""
    saved = nn.checkpoint.load(path)
    if not 1 <= number <= len(saved.experiments):
        raise nn.FieldError(
            "--lane {value}: {path} has {count} lane(s).",
            value=number,
            path=path,
            count=len(saved.experiments),
        )
    return saved, number - 1


def load_data(recipe: nn.DataRecipe, options: argparse.Namespace) -> nn.Dataset:
    """The data, with a progress bar where it takes a while (downloads, large tables)."""
    with tqdm(
        total=1.0,
        disable=None,
        leave=False,
        delay=1.0,
        bar_format=f"{recipe.data} {{percentage:3.0f}}% |{{bar}}|",
    ) as bar:
        return read_data(recipe, options.data_dir, lambda fraction: bar.update(fraction - bar.n))


def read_data(recipe: nn.DataRecipe, data_dir: str | None, progress: nn.Progress) -> nn.Dataset:
    """The data, from the folder with data files if there is one."""
    return nn.load_dataset(recipe, Path(data_dir) if data_dir else None, progress, decode)


def decode(path: Path) -> nn.Array:
    """The pixels of a picture file, by Qt; only a folder of pictures needs it."""
    from gui.image_import import decoded

    return decoded(path)
