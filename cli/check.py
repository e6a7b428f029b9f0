"""``python main.py check``: look at the data before a network trains on them."""

from __future__ import annotations

import argparse
import json

import nn
from cli.loading import chosen_with_user_digits
from cli.reporting import OK
from nn.training.report import facts_of_dataset

Checked = list[tuple[nn.Experiment, list[nn.Check]]]


def run(options: argparse.Namespace) -> int:
    """Print what the clinic finds in the data of every lane."""
    options.epochs = options.steps = options.seed = None
    lanes, dataset = chosen_with_user_digits(options)
    prepared = {
        lane.preparing: (lane, nn.prepare(dataset, **dict(lane.preparing)))
        for lane in reversed(lanes)
    }  # lanes that prepare the data alike are checked once, under the name of the first
    checked = [(lane, nn.checkup(one)) for lane, one in reversed(prepared.values())]
    print(as_json(dataset, checked) if options.json else as_text(dataset, checked))
    return OK


def as_json(dataset: nn.Dataset, checked: Checked) -> str:
    """What was found, as one JSON object."""
    checks = [
        {"lane": lane.name, "name": one.name, "level": one.level, "text": str(one.told)}
        for lane, checks in checked
        for one in checks
    ]
    return json.dumps(facts_of_dataset(dataset) | {"checks": checks}, indent=2)


def as_text(dataset: nn.Dataset, checked: Checked) -> str:
    """What was found, as lines for a person."""
    lines = [f"{dataset.name}: {dataset.task}, {dataset.source}"]
    lines += [f"  {remark}" for remark in dataset.remarks]
    for lane, checks in checked:
        lines.append(f"{lane.name}: scaling {lane.scaling}, spoil {lane.spoil}")
        for one in checks:
            lines.append(f"  {one.level:<5} {one.title:<20} {one.told}")
            if one.level != "good":
                lines.append(f"  {'':<26} {one.advice}")
    return "\n".join(lines)
