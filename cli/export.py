"""``python main.py export``: take a trained network away, in the format of another library."""

from __future__ import annotations

import argparse
from pathlib import Path

import nn
from cli.loading import load_data
from cli.reporting import OK, say
from nn.export.formats import export
from nn.export.source import Source

MOST_SAMPLES = 100  # of the validation set, that an export is checked on


def run(options: argparse.Namespace) -> int:
    """Export a lane of a saved run, and say how far the export agrees with it."""
    if not options.out.strip():
        raise nn.FieldError("--out: name a folder, such as exported.")
    path = Path(options.run)
    saved = nn.checkpoint.load(path)
    if not 1 <= options.lane <= len(saved.experiments):
        raise nn.FieldError(
            "--lane {value}: {path} has {count} lane(s).",
            value=options.lane,
            path=path,
            count=len(saved.experiments),
        )
    index = options.lane - 1
    experiment = saved.experiments[index]
    source = Source(
        f"{saved.title or path.stem}: {experiment.name}",
        nn.load_model(path, index),
        experiment,
        saved.rows(index, path),
        _samples(experiment, options),
    )
    made = export(source, options.to, Path(options.out))
    for file in made.files:
        print(file)
    print(made.told)
    return OK


def _samples(experiment: nn.Experiment, options: argparse.Namespace) -> nn.Array | None:
    """Samples to check the export on; None where the data cannot be had."""
    try:
        return load_data(experiment.data_recipe, options).validation.x[:MOST_SAMPLES]
    except nn.NablascopeError as error:
        say(str(error))
        return None
