"""``python main.py predict``: ask a saved network about rows of a table, or about digits."""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

import nn
from cli.loading import decode, saved_lane
from cli.reporting import FAILED, OK, say


def run(options: argparse.Namespace) -> int:
    """Print what a saved network predicts for new samples, as CSV."""
    path = Path(options.run)
    saved, index = saved_lane(path, options.lane)
    model, recipe = nn.load_model(path, index), saved.experiments[index].data_recipe
    samples = nn.read_samples(model, [Path(options.samples)], recipe, decode)
    for remark in samples.remarks:
        say(f"{options.samples}: {remark}")
    csv.writer(sys.stdout, lineterminator="\n").writerows(nn.predict(model, samples).table())
    return FAILED if options.strict and samples.remarks else OK
