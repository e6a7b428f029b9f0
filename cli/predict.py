"""``python main.py predict``: ask a saved network about the rows of a table."""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

import nn
from cli.loading import saved_lane
from cli.reporting import FAILED, OK, say
from nn.data.tables.new_rows import NewRows


def run(options: argparse.Namespace) -> int:
    """Print what a saved network says of the rows of a table, as CSV."""
    path = Path(options.run)
    saved, index = saved_lane(path, options.lane)
    model = nn.load_model(path, index)
    rows = model.read_rows(Path(options.rows), saved.experiments[index].data_recipe)
    for remark in rows.remarks:
        say(f"{options.rows}: {remark}")
    csv.writer(sys.stdout, lineterminator="\n").writerows(answers(model, rows))
    return FAILED if options.strict and rows.remarks else OK


def answers(model: nn.Model, rows: NewRows) -> list[list[str]]:
    """A row of column names, and one for each sample: its name, the answer, probabilities."""
    found, names = model.answers(rows.x), model.class_names
    header = ["answer"]
    table = [[f"{answer:.6g}"] for answer in found]
    if model.task != nn.REGRESSION:
        header += ["probability", *(f"probability of {name}" for name in names)]
        table = [
            [names[answer], f"{shares[answer]:.4f}", *(f"{share:.4f}" for share in shares)]
            for answer, shares in zip(found, model.shares(rows.x), strict=True)
        ]
    if rows.ids:
        header = [model.id_column, *header]
        table = [[one, *row] for one, row in zip(rows.ids, table, strict=True)]
    return [header, *table]
