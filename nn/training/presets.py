"""Experiments by name or file: every JSON file in ``resources/presets`` is one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nn.errors import CheckpointError
from nn.registry import unknown
from nn.training.lanes import check_lanes
from nn.training.recipe.experiment import Experiment

MOST_BYTES = 10_000_000  # of a file that may be an experiment; theirs are a thousandth of it
FIELDS = {"title", "about", "watch", "opens", "lanes", "sweep"}
PRESETS_FOLDER = Path(__file__).parents[2] / "resources" / "presets"


@dataclass(frozen=True)
class Preset:
    """A race to start from: its name, what it shows, and its lanes.

    ``watch`` says what to look at and what will happen there; ``opens`` is the panel where it
    happens, as the window calls it; ``sweep`` is what a sweep over it varies, as in nn.SweepPlan:
    "over", "seeds", "search" and "budget".
    """

    name: str
    title: str
    about: str
    lanes: tuple[Experiment, ...]
    watch: str = ""
    opens: str = ""
    sweep: Mapping[str, Any] = field(default_factory=dict)


def preset_names() -> list[str]:
    """The names of the presets there are."""
    return sorted(path.stem for path in PRESETS_FOLDER.glob("*.json"))


def load_preset(name_or_path: str) -> Preset:
    """The preset of that name, or the experiment saved in that file.

    Raises UnknownNameError when it is neither, CheckpointError when the file is not an
    experiment, FieldError or UnknownNameError for what is wrong inside.
    """
    if name_or_path in preset_names():
        return read_preset(PRESETS_FOLDER / f"{name_or_path}.json")
    path = Path(name_or_path)
    try:
        if path.is_file():
            return read_preset(path)
    except OSError:  # a name too long for a file
        pass
    if path.suffix or len(path.parts) > 1:
        raise CheckpointError(
            "The file {path} does not exist. Give the path of a saved experiment, or one of these "
            "names: {known}.",
            path=path,
            known=", ".join(preset_names()),
        )
    raise unknown(name_or_path, preset_names(), "experiment")


def is_preset(path: Path) -> bool:
    """Whether a file is JSON with lanes, whatever is wrong with them, or damaged and called so."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return False
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        return False
    except (ValueError, RecursionError):
        return path.suffix.casefold() == ".json"
    return isinstance(content, dict) and "lanes" in content


def read_preset(path: Path) -> Preset:
    """The experiment in a JSON file: {"title", "about", "watch", "opens", "lanes": […]}."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise CheckpointError(
            "{path} is not a saved experiment: {reason}.", path=path, reason=error
        ) from None
    return parse_preset(content, path.stem, path)


def parse_preset(content: Any, name: str, path: Path) -> Preset:
    """The experiment that ``content`` (from JSON) describes; ``path`` is named in errors."""
    lanes = content.get("lanes") if isinstance(content, dict) else None
    if not isinstance(lanes, list) or not lanes:
        raise CheckpointError(
            "{path} is not a saved experiment: it has no 'lanes' list.", path=path
        )
    extra = set(content) - FIELDS
    if extra:
        raise unknown(sorted(extra)[0], sorted(FIELDS), str(path))
    experiments = tuple(Experiment.from_dict(lane) for lane in lanes)
    check_lanes(experiments)
    texts = {one: str(content.get(one, "")) for one in ("about", "watch", "opens")}
    sweep = content.get("sweep", {})
    kinds = {"over": list, "seeds": int, "search": str, "budget": int}
    if not isinstance(sweep, dict) or not all(
        name in kinds and isinstance(value, kinds[name]) for name, value in sweep.items()
    ):
        raise CheckpointError(
            "{path} is not a saved experiment: its 'sweep' may have {known}.",
            path=path,
            known=", ".join(sorted(kinds)),
        )
    title = str(content.get("title", name))
    return Preset(name, title, lanes=experiments, sweep=sweep, **texts)
