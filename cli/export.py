"""``python main.py export``: take a trained network away, in the format of another library."""

from __future__ import annotations

import argparse
from pathlib import Path

import nn
from cli.loading import load_data, saved_lane
from cli.reporting import OK, say


def run(options: argparse.Namespace) -> int:
    """Export a lane of a saved run, and say how far the export agrees with it."""
    if not options.out.strip():
        raise nn.FieldError("--out: name a folder, such as exported.")
    path = Path(options.run)
    saved, index = saved_lane(path, options.lane)
    experiment = saved.experiments[index]
    source = nn.ExportSource(
        f"{saved.title or path.stem}: {experiment.name}",
        nn.load_model(path, index),
        experiment,
        saved.rows(index, path),
        _samples(experiment, options),
    )
    made = nn.export_network(source, options.to, Path(options.out))
    for file in made.files:
        print(file)
    print(made.told)
    return OK


def _samples(experiment: nn.Experiment, options: argparse.Namespace) -> nn.Array | None:
    """Samples to check the export on; None where the data cannot be had."""
    try:
        return load_data(experiment.data_recipe, options).validation.x[: nn.EXPORT_SAMPLES]
    except nn.NablascopeError as error:
        say(str(error))
        return None
