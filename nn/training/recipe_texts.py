"""Recipes as texts that travel: JSON, command lines and Python scripts, written and read back.

A text is never run: JSON is parsed as JSON, a command line is split as a shell would, and of a
Python script the calls of ``nn.Experiment`` are read, whose values have to be literals.
"""

from __future__ import annotations

import ast
import json
import re
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nn.errors import CheckpointError, FieldError
from nn.training.lanes import check_lanes, with_fields
from nn.training.presets import Preset, load_preset, parse_preset
from nn.training.recipe.experiment import Experiment
from nn.training.recipe.parsing import as_text
from nn.training.recipe.settings import KNOBS

NOTHING = object()  # no value of a field
BASE = "two-layer-net"  # the experiment that a command line starts from
COMMAND = "python3 main.py"
OPTIONS = {"--data": "data", "--file": "file", "--steps": "steps", "--seed": "seed"}
ALONE = ("--json",)  # options of commands that have no value
COMMANDS = ("train", "learning-curve", "check")
OF_A_COMMAND = re.compile(rf"\bmain\.py\b.*\s({'|'.join(COMMANDS)})\b")
OF_A_SCRIPT = re.compile(r"\bExperiment\(")
PLAIN = re.compile(r"[\w=.,:/+-]+", re.ASCII)
NOT_IN_QUOTES = re.compile(r'["$`\\!%]')
USUAL = Experiment()


def changes_of(experiment: Experiment) -> dict[str, Any]:
    """The fields that differ from the usual ones, and the name.

    ``gaps`` goes with ``missing``: alone, that is a recipe of the first edition.
    """
    values = {name: getattr(experiment, name) for name in KNOBS}
    changed = {name for name, value in values.items() if value != getattr(USUAL, name)}
    told = {"name", *changed, *(["gaps"] if "missing" in changed else [])}
    return {name: value for name, value in values.items() if name in told}


def as_json(preset: Preset) -> str:
    """The experiment as a JSON file: one line for each lane, as in ``resources/presets``."""
    texts = {
        field: getattr(preset, field)
        for field in ("title", "about", "watch", "opens")
        if getattr(preset, field) or field == "title"
    }
    head = [f"  {json.dumps(field)}: {_json(text)}," for field, text in texts.items()]
    lanes = [f"    {_json(changes_of(lane))}" for lane in preset.lanes]
    return "\n".join(["{", *head, '  "lanes": [', ",\n".join(lanes), "  ]", "}"]) + "\n"


def as_commands(lanes: Sequence[Experiment]) -> str:
    """A command line for each lane, which trains it."""
    return "\n".join(map(_command, lanes)) + "\n"


def script_parts(lanes: Sequence[Experiment]) -> list[str]:
    """A Python script that trains the lanes with ``nn``, in parts that can be read one by one."""
    written = ",\n".join(f"    {_call(lane)}" for lane in lanes)
    digits = ""
    if lanes[0].own_digits != "watch":
        digits = ", user_digits=nn.load_user_digits(nn.data_folder())"
    return [
        "import nn",
        f"lanes = [\n{written},\n]",
        "dataset = nn.load_dataset(lanes[0].data_recipe)\n"
        "print(dataset.name, {name: len(part) for name, part in dataset.parts.items()})",
        f"race = nn.Race(lanes, dataset{digits})\n"
        "history = nn.History(race.records)\n"
        "while not race.idle:\n"
        "    race.advance()\n"
        "    if race.blocked:\n"
        "        history.drain()\n"
        "history.drain()",
        "for lane in race.lanes:\n"
        '    found = nn.assess(lane, "validation")\n'
        '    print(f"{lane.experiment.name}: step {found.step}, "\n'
        '          f"mean validation loss {found.losses.mean():.4f}")',
    ]


def as_script(lanes: Sequence[Experiment]) -> str:
    """The same as one text."""
    return "\n\n".join(script_parts(lanes)) + "\n"


def is_recipe(text: str) -> bool:
    """Whether a text looks as if recipes could be read from it."""
    return bool(
        OF_A_COMMAND.search(text)
        or OF_A_SCRIPT.search(text)
        or (text.lstrip().startswith("{") and '"lanes"' in text)
    )


def read_recipe(text: str, title: str) -> Preset:
    """The experiment in a text that one of the functions above wrote, or a person in their way.

    ``title`` is what it is called where the text does not say. Raises CheckpointError,
    FieldError or UnknownNameError.
    """
    if text.lstrip().startswith("{"):
        try:
            content = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise _unreadable(error) from None
        return parse_preset(content, title, Path(title))
    if OF_A_COMMAND.search(text):
        lanes = [lane for line in _lines(text) for lane in _of_command(line)]
    elif OF_A_SCRIPT.search(text):
        lanes = _of_script(text)
    else:
        raise _no_recipe()
    if not lanes:
        raise _no_recipe()
    check_lanes(lanes)
    return Preset(title, title, "", tuple(lanes))


def _command(lane: Experiment) -> str:
    """What is set on top of the experiment that it starts from."""
    (base,) = load_preset(BASE).lanes
    pairs: list[tuple[str, str]] = []
    for field in ("data", *KNOBS):
        (now,) = with_fields([base], pairs)
        if getattr(now, field) != getattr(lane, field):
            pairs.append((field, as_text(getattr(lane, field))))
    (now,) = with_fields([base], pairs)
    pairs += [
        (field, as_text(getattr(lane, field)))
        for field in KNOBS  # what a later pair has changed in passing
        if getattr(now, field) != getattr(lane, field)
    ]
    told = " ".join(f"--set {_quoted(f'{field}={text}')}" for field, text in pairs)
    return f"{COMMAND} train {BASE} {told}".rstrip()


def _quoted(word: str) -> str:
    """A word for the command line: in double quotes, which all systems know, where that is safe."""
    if PLAIN.fullmatch(word):
        return word
    return shlex.quote(word) if NOT_IN_QUOTES.search(word) else f'"{word}"'


def _call(lane: Experiment) -> str:
    """The lane as a call of ``nn.Experiment``, inside a list."""
    fields = "".join(f"        {name}={value!r},\n" for name, value in changes_of(lane).items())
    return f"nn.Experiment(\n{fields}    )"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(text: str) -> list[str]:
    """The command lines of a text; one that ends with a backslash goes on in the next."""
    lines = re.sub(r"\\\r?\n", " ", text).splitlines()
    return [line for line in lines if OF_A_COMMAND.search(line)]


def _of_command(line: str) -> tuple[Experiment, ...]:
    """The lanes that a command line trains; options that do not concern the recipe are passed."""
    try:
        words = shlex.split(line, comments=True)
    except ValueError as error:
        raise _unreadable(error) from None
    start = next((index for index, word in enumerate(words) if word.endswith("main.py")), None)
    after = words[start + 1 :] if start is not None else []
    command = next((one for one in after if one in COMMANDS), None)
    if command is None:  # in a remark, or in quotation marks
        return ()
    rest = after[after.index(command) + 1 :]
    name = rest.pop(0) if rest and not rest[0].startswith("--") else BASE
    return tuple(with_fields(load_preset(name).lanes, _pairs(rest)))


def _pairs(words: Sequence[str]) -> list[tuple[str, str]]:
    """The fields that options set, as (field, text)."""
    pairs, rest = [], iter(words)
    for word in rest:
        if not word.startswith("--") or word in ALONE:
            continue  # one more value of an option
        option, equals, value = word.partition("=")
        value = value if equals else next(rest, "")
        if option == "--epochs":
            raise FieldError(
                "--epochs {value}: how many steps that is depends on the data. Give --steps.",
                value=value,
            )
        if option == "--set":
            pairs.append(field_and_text(value))
        elif option in OPTIONS:
            pairs.append((OPTIONS[option], value))
    given = dict(pairs)
    if "file" in given and "data" not in given:
        pairs.insert(0, ("data", "pictures" if Path(given["file"]).is_dir() else "table"))
    return pairs


def field_and_text(pair: str) -> tuple[str, str]:
    """A field and its text from "field=text". Raises FieldError."""
    field, equals, text = pair.partition("=")
    if not equals:
        raise FieldError("--set {pair}: write FIELD=VALUE.", pair=pair)
    return field.strip(), text


def _of_script(text: str) -> list[Experiment]:
    """The experiments that a script makes, without running it."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise _unreadable(error) from None
    calls = (one for one in ast.walk(tree) if isinstance(one, ast.Call))
    return [Experiment.from_dict(_arguments(one)) for one in calls if _is_experiment(one.func)]


def _arguments(call: ast.Call) -> dict[str, Any]:
    """The fields and values of a call. Raises CheckpointError for what is no literal."""
    found = {}
    given: list[tuple[str | None, ast.expr]] = [(None, one) for one in call.args]
    given += [(one.arg, one.value) for one in call.keywords]
    for name, value in given:
        try:
            literal = ast.literal_eval(value)
        except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
            literal = NOTHING
        if name is None or literal is NOTHING:
            raise CheckpointError(
                "Line {line} of the script: '{text}' cannot be read. Every field of nn.Experiment "
                "needs its name, and a number, a text or a list as its value.",
                line=value.lineno,
                text=ast.unparse(value)[:60],
            )
        found[name] = literal
    return found


def _is_experiment(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name == "Experiment"


def _no_recipe() -> CheckpointError:
    return CheckpointError("The text holds no recipe: no JSON, command line or Python script.")


def _unreadable(error: Exception) -> CheckpointError:
    return CheckpointError("The text cannot be read as a recipe: {reason}.", reason=error)
