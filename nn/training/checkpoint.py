"""A saved run: one ``.npz`` file that goes on bit for bit where it was saved.

It holds arrays, and one JSON text with the recipe and all other state; opening it
never runs code (see nn/archive.py).
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from nn.archive import ArchiveKind
from nn.arrays import Array, under
from nn.data.dataset import Dataset
from nn.data.preparation import Preparation
from nn.data.recipe import Progress
from nn.data.user_digits import user_digits_part
from nn.errors import CheckpointError, Phrase, Sentence, sentence
from nn.files import replace_file
from nn.training.curves import Curves
from nn.training.history import History
from nn.training.lane import Order
from nn.training.lanes import MOST_LANES, check_lanes
from nn.training.model import Model, columns_from
from nn.training.race import Race
from nn.training.recipe.experiment import LONGEST_NAME, Experiment
from nn.training.recipe.settings import KNOBS
from nn.training.time_machine import LaneTape

FORMAT = 4
MOST_TOLD = 80  # letters of a list
OF_LANE = re.compile(r"lane\d/")  # how the names of a lane's arrays begin
FILE = ArchiveKind(
    members=re.compile(
        "recipe|state/own/[xt]"
        r"|state/lane\d/(best/)?(order|parameters|(optimizer|idle|preparation|\d+)/\w+)"
        r"|history/lane\d/(first|(steps|evaluations|instruments)/\w+)"
        r"|moments/lane\d/\d+/(best/)?(order|parameters|(optimizer|idle|preparation|\d+)/\w+)"
    ),
    most_bytes=2**34,  # no more than the file itself, as all is stored as it is
    stored=True,
    error=CheckpointError,
    damaged=Phrase("{path} is not a saved run, or it is damaged ({reason})."),
)


@dataclass(frozen=True)
class Checkpoint:
    """A race at one moment: recipes, arrays, the rest of its state, and its history.

    Lists go along the lanes: recipes, ``rest["lanes"]`` and ``changes``; arrays of a lane
    have names that begin with "lane0/" and so on. ``tapes`` and ``moments`` are what the time
    machine knew of earlier steps, where that was kept.
    """

    title: str
    experiments: tuple[Experiment, ...]
    data: str
    arrays: dict[str, Array]
    rest: dict[str, Any]
    history: dict[str, Array]
    changes: list[list[dict[str, Any]]]
    tapes: list[dict[str, Any]] = field(default_factory=list)
    moments: dict[str, Array] = field(default_factory=dict)

    def rows(self, lane: int, path: Path) -> dict[str, Array]:
        """The recorded "steps" and "evaluations" of a lane, as rows.

        Raises CheckpointError, which names the file, where they are damaged.
        """
        with FILE.checking(path):
            return {
                group: Curves.from_arrays(under(f"lane{lane}/{group}/", self.history)).all().mean
                for group in ("steps", "evaluations")
            }


def take(race: Race, history: History, title: str) -> Checkpoint:
    """The race as it stands, with a history that has just reached the same steps."""
    return assemble(title, race.experiments, race.fingerprint, race.state(), history)


def assemble(
    title: str,
    experiments: list[Experiment],
    data: str,
    state: tuple[dict[str, Array], dict[str, Any]],
    history: History,
) -> Checkpoint:
    """The same from a state that was taken earlier, in another thread."""
    arrays, rest = state
    return Checkpoint(
        title,
        tuple(experiments),
        data,
        arrays,
        rest,
        {
            f"lane{index}/{name}": array
            for index, record in enumerate(history.records)
            for name, array in record.arrays().items()
        },
        [record.changes_as_dicts() for record in history.records],
    )


def with_moments(kept: Checkpoint, tapes: Sequence[tuple[LaneTape, Sequence[Order]]]) -> Checkpoint:
    """The same with what the time machine knows of its lanes, and what they were told."""
    arrays: dict[str, Array] = {}
    facts = []
    for index, (tape, orders) in enumerate(tapes):
        own, told = tape.state()
        arrays |= {f"lane{index}/{name}": array for name, array in own.items()}
        facts.append({**told, "orders": [astuple(order) for order in orders]})
    return replace(kept, tapes=facts, moments=arrays)


def tapes_of(kept: Checkpoint, race: Race, path: Path) -> dict[int, LaneTape]:
    """What ``with_moments`` kept, by slot, for the race that was resumed; mostly nothing.

    Raises CheckpointError, which names the file, where it is damaged.
    """
    if not kept.tapes:
        return {}
    with FILE.checking(path):
        tapes = {}
        for index, (lane, told) in enumerate(zip(race.lanes, kept.tapes, strict=True)):
            arrays = under(f"lane{index}/", kept.moments)
            tapes[lane.slot] = LaneTape.restored(arrays, told, lane)
            lane.orders = [
                Order(int(step), str(name), value) for step, name, value in told["orders"]
            ]
            if any(order.field and not KNOBS[order.field].live for order in lane.orders):
                raise ValueError("an order that cannot have been given")
        return tapes


def together(chosen: Sequence[tuple[Checkpoint, int]], title: str) -> Checkpoint:
    """Lanes of saved runs, each by its index, as one run, with their weights and their history.

    Raises FieldError for lanes that cannot race, CheckpointError for other data.
    """
    names: list[str] = []
    lanes = []
    for one, index in chosen:
        if index >= len(one.experiments):
            raise CheckpointError("One of the lanes is no longer in its file. Look again.")
        lane = one.experiments[index]
        name, number = lane.name, 2
        while name in names:
            mark = f" {number}"
            name, number = lane.name[: LONGEST_NAME - len(mark)] + mark, number + 1
        names.append(name)
        lanes.append(lane.changed("name", name))
    check_lanes(lanes)
    first = chosen[0][0]
    own = "own/x", "own/t"
    if any(
        one.data != first.data
        or not all(np.array_equal(one.arrays[name], first.arrays[name]) for name in own)
        for one, _ in chosen
    ):
        raise CheckpointError("These runs were trained on different data: open them one by one.")
    arrays = {name: array for name, array in first.arrays.items() if not OF_LANE.match(name)}
    history: dict[str, Array] = {}
    states = []
    for place, (one, index) in enumerate(chosen):
        for name, array in under(f"lane{index}/", one.arrays).items():
            arrays[f"lane{place}/{name}"] = array
        for name, array in under(f"lane{index}/", one.history).items():
            history[f"lane{place}/{name}"] = array
        states.append({**one.rest["lanes"][index], "slot": place})
    return Checkpoint(
        title,
        tuple(lanes),
        first.data,
        arrays,
        {**first.rest, "lanes": states},
        history,
        [one.changes[index] for one, index in chosen],
    )


def save(path: Path, checkpoint: Checkpoint) -> None:
    """Write the file whole or not at all. Raises CheckpointError."""
    recipe = {
        "format": FORMAT,
        "title": checkpoint.title,
        "lanes": [experiment.to_dict() for experiment in checkpoint.experiments],
        "data": checkpoint.data,
        "state": checkpoint.rest,
        "changes": checkpoint.changes,
        **({"tapes": checkpoint.tapes} if checkpoint.tapes else {}),
    }
    arrays: dict[str, Any] = {f"state/{name}": array for name, array in checkpoint.arrays.items()}
    arrays |= {f"history/{name}": array for name, array in checkpoint.history.items()}
    arrays |= {f"moments/{name}": array for name, array in checkpoint.moments.items()}
    text = np.array(json.dumps(recipe))
    try:
        replace_file(path, lambda file: np.savez(file, recipe=text, **arrays))
    except OSError as error:
        raise CheckpointError(
            "{path} cannot be written: {reason}.", path=path, reason=error.strerror or error
        ) from error


def is_run(arrays: Collection[str]) -> bool:
    """Whether a file with arrays of these names is a saved run, of whatever format."""
    return "recipe" in arrays


def check_format(recipe: dict[str, Any], path: Path) -> None:
    """Raises CheckpointError for a run that another version saved."""
    if recipe["format"] != FORMAT:
        raise CheckpointError(
            "{path} was saved in format {found}, but this version reads format {known}.",
            path=path,
            found=recipe["format"],
            known=FORMAT,
        )


def load(path: Path) -> Checkpoint:
    """Read a saved run. Raises CheckpointError that says what is wrong with the file."""
    arrays = FILE.read(path)
    with FILE.checking(path):
        recipe = json.loads(str(arrays.pop("recipe")[()]))
        check_format(recipe, path)
        experiments = tuple(Experiment.from_dict(lane) for lane in recipe["lanes"])
        check_lanes(experiments)
        return Checkpoint(
            str(recipe["title"]),
            experiments,
            str(recipe["data"]),
            under("state/", arrays),
            recipe["state"],
            under("history/", arrays),
            recipe["changes"],
            recipe.get("tapes", []),
            under("moments/", arrays),
        )


def resume(
    checkpoint: Checkpoint, dataset: Dataset, path: Path, progress: Progress | None = None
) -> tuple[Race, History]:
    """The race and its history as they were; ``progress`` as in Race.

    Raises CheckpointError when they do not fit.
    """
    if checkpoint.data != dataset.fingerprint:
        if dataset.columns:
            raise CheckpointError(
                "{path} cannot be continued exactly: the table '{name}' has changed since "
                "training, or is read differently now. {change} New rows can still be predicted "
                "(predict).",
                path=path,
                name=dataset.source,
                change=_change(checkpoint.rest.get("data"), dataset),
            )
        raise CheckpointError(
            "{path} was trained on other data than the '{name}' found here, so it cannot be "
            "continued exactly.",
            path=path,
            name=dataset.name,
        )
    with FILE.checking(path):
        slots = [int(lane["slot"]) for lane in checkpoint.rest["lanes"]]
        if len({*slots}) != len(checkpoint.experiments) or not {*slots} <= {*range(MOST_LANES)}:
            raise ValueError(f"slots {slots}")
        digits = under("own/", checkpoint.arrays)
        race = Race(
            [replace(one, weights="") for one in checkpoint.experiments],  # the file may be gone
            dataset,
            slots,
            user_digits_part(digits["x"], digits["t"]),
            progress,
        )
        for lane, experiment in zip(race.lanes, checkpoint.experiments, strict=True):
            lane.experiment = lane.experiment.changed("weights", experiment.weights)
        race.restore(checkpoint.arrays, checkpoint.rest)
        kept = zip(race.lanes, checkpoint.changes, strict=True)
        for index, (lane, changes) in enumerate(kept):
            lane.record.restore(under(f"lane{index}/", checkpoint.history), changes, lane.step)
        return race, History(race.records)


def _change(facts: Any, dataset: Dataset) -> Sentence:
    """What differs between a table as it was read for a saved run, and as it is read now."""
    try:
        before, classes = columns_from(facts), tuple(map(str, facts["class_names"]))
        task = str(facts["task"])
    except (KeyError, TypeError, ValueError):  # what the file claims is checked elsewhere
        return sentence("The values differ.")
    names = [one.name for one in before], [one.name for one in dataset.columns]
    if names[0] != names[1]:
        return sentence(
            "The columns were {before}; now they are {now}.",
            before=", ".join(names[0])[:MOST_TOLD],
            now=", ".join(names[1])[:MOST_TOLD],
        )
    if task != dataset.task or classes != dataset.class_names:
        return sentence(
            "The task was {before} ({classes}); now it is {now} ({others}).",
            before=Phrase(task),
            classes=", ".join(classes)[:MOST_TOLD] or "—",
            now=Phrase(dataset.task),
            others=", ".join(dataset.class_names)[:MOST_TOLD] or "—",
        )
    for one, now in zip(before, dataset.columns, strict=True):
        if one.categories != now.categories:
            return sentence(
                "Column '{name}' contained the texts {before}; now it contains {now}.",
                name=one.name,
                before=", ".join(one.categories)[:MOST_TOLD] or "—",
                now=", ".join(now.categories)[:MOST_TOLD] or "—",
            )
    return sentence("The columns and classes are the same, but the values or rows differ.")


def load_model(path: Path, lane: int = 0) -> Model:
    """The network of one lane of a saved run, ready to be asked about new samples.

    The preparation is the one that it was trained with; the data are not needed. Raises
    CheckpointError.
    """
    kept = load(path)
    with FILE.checking(path):
        facts, arrays = kept.rest["data"], under(f"lane{lane}/", kept.arrays)
        preparation = Preparation.from_arrays(under("preparation/", arrays))
        features = int(facts["features"])
        network = kept.experiments[lane].network(
            preparation.features(features), int(facts["outputs"]), facts["task"], facts["entries"]
        )
        network.restore(under("best/", arrays) or arrays)
        names = tuple(map(str, facts["class_names"]))
        columns = columns_from(facts)
        task, pictures = str(facts["task"]), bool(facts["pictures"])
        ids = str(facts.get("id_column", ""))
        named = bool(facts.get("named", True))
        return Model(network, preparation, task, features, names, columns, pictures, ids, named)
