"""Fork: a new lane of a race that starts where another one was, with one setting changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import partial
from typing import Any

from nn.arrays import Array, under
from nn.data.recipe import Progress
from nn.errors import FieldError
from nn.network import Network
from nn.training.lane import Lane
from nn.training.lanes import can_differ, variation
from nn.training.race import Race
from nn.training.recipe.experiment import Experiment

# Fields that have decided, by any later step, what the weights began with or were trained on.
OF_THE_START = ("initializer", "weight_std", "weights", "seed")
OF_SHAPES = ("hidden", "convolutions", "embedding", "normalization")
OF_SAMPLES = (
    "batch_size", "sampling", "train_size", "scaling", "target_scaling", "statistics", "spoil",
)  # fmt: skip


def can_fork(field: str, step: int) -> bool:
    """Whether a fork at that step can differ in a field."""
    fixed = (*OF_THE_START, *OF_SHAPES, *OF_SAMPLES) if step else ()
    return can_differ(field) and field not in fixed


def fork_recipe(
    lanes: Sequence[Experiment],
    index: int,
    then: Experiment,
    step: int,
    field: str,
    value: Any,
    name: str = "",
) -> Experiment:
    """The recipe of a fork of one of the lanes, whose recipe after ``step`` steps was ``then``.

    Raises FieldError or UnknownNameError for what cannot race, or cannot be changed on the way.
    """
    if step and field in OF_THE_START:
        raise FieldError(
            "{field}: this decides how the weights begin, and at step {step} they have begun. "
            "Fork at step 0, or add a lane.",
            field=field,
            step=step,
        )
    if step and field in OF_SAMPLES:
        raise FieldError(
            "{field}: a fork continues with the same mini-batches, so this cannot differ. Add a "
            "lane instead: it starts at step 0.",
            field=field,
        )
    now = lanes[index]
    kept = {name: getattr(now, name) for name in ("name", "steps", "evaluate_every")}
    paced = dataclasses.replace(then, **kept)
    before = [paced if one is now else one for one in lanes]
    return variation(before, index, field, value, name)


def fork(
    race: Race, then: Lane, field: str, value: Any, name: str = "", progress: Progress | None = None
) -> Lane:
    """Put a lane into a race that starts exactly like ``then`` but for one setting.

    ``then`` is a lane of the race as it was (see TimeMachine). Weights, the state of the optimizer
    and the order of mini-batches are its own; a new optimizer starts empty. At step 0 that is
    ``race.add``. Errors as for ``fork_recipe``, and FieldError for other shapes of the weights.
    """
    index = [lane.slot for lane in race.lanes].index(then.slot)
    asked = then.experiment, then.step, field, value, name
    recipe = fork_recipe(race.experiments, index, *asked)
    return race.add(recipe, progress, partial(_continue, then, field) if then.step else None)


def _continue(then: Lane, field: str, lane: Lane) -> None:
    """Give a new lane the state of another one, as far as the changed field leaves it valid."""
    shapes = [
        {name: array.shape for name, array in one.network.params.items()} for one in (lane, then)
    ]
    if shapes[0] != shapes[1]:
        raise FieldError(
            "{field}: this changes the shapes of the weights, and a fork keeps them. Add a lane "
            "instead: it starts at step 0.",
            field=field,
        )
    arrays, rest = then.state()
    own, fresh = lane.state()
    kept = {"order": arrays["order"], **_network_state(lane.network, then.network)}
    kept |= {name: array for name, array in own.items() if name.startswith("preparation/")}
    if field == "optimizer":
        rest["optimizer_began"] = then.step
    else:
        kept |= {name: array for name, array in arrays.items() if name.startswith("optimizer/")}
    if lane.stopping.kind == then.stopping.kind:
        kept |= {name: array for name, array in arrays.items() if name.startswith("best/")}
    else:
        rest["stopping"] = fresh["stopping"]
    if field.startswith("schedule"):
        rest["schedule"] = fresh["schedule"]
    same = {name: fresh[name] for name in ("slot", "paused", "probe", "scheduled")}
    lane.restore(kept, {**rest, **same, "stop": None, "failure": None})
    lane.record.begin = lane.step


def _network_state(new: Network, old: Network) -> dict[str, Array]:
    """The state of a network with the weights of another one, and with what its layers remember.

    A layer remembers what the same of the layers of its kind did: others may lie between.
    """
    state, earlier = new.state(), old.state()
    memories: dict[type, list[dict[str, Array]]] = {}
    for index, layer in enumerate(old.layers):
        memories.setdefault(type(layer), []).append(under(f"{index}/", earlier))
    for index, layer in enumerate(new.layers):
        left = memories.get(type(layer))
        if left:
            state |= {f"{index}/{name}": array for name, array in left.pop(0).items()}
    return state | {"parameters": earlier["parameters"]}
