"""A lesson: steps with texts, something to look at, actions, predictions and checks, from JSON.

The format is described in docs/lessons.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nn.errors import LessonError, NablascopeError, Sentence, sentence
from nn.lessons.conditions import Condition
from nn.lessons.facts import is_fact
from nn.registry import unknown
from nn.training.presets import preset_names
from nn.training.recipe.experiment import Experiment

LESSONS_FOLDER = Path(__file__).parents[2] / "resources" / "lessons"
LANGUAGES = ("en", "ko")
MOST_BYTES = 1_000_000
MOST_STEPS = 60
PLACE = re.compile(r"\{(\w+)(:[^{}]*)?\}")  # of a fact in a text, such as {loss1:.2f}
OF_LESSON = {"title", "goal", "minutes", "steps", "number"}
OF_STEP = {"text", "look", "do", "auto", "button", "predict", "say", "done"}
OF_PREDICTION = {"kind", "choices", "lane", "until"}
OF_SAYING = {"if", "text"}
ACTIONS = {"preset", "set", "reset", "run_to", "rewind", "live", "add_lane", "fork"}
KINDS = ("choice", "number", "curve")
MOST_LANES = 4
NO_GOAL = dict.fromkeys(LANGUAGES, " ")


@dataclass(frozen=True)
class Words:
    """A text by language; where one is missing, another is shown."""

    texts: Mapping[str, str]

    def told(self, language: str, facts: Mapping[str, float] | None = None) -> str:
        """The text in a language, with the facts that it names put in ("–" where not known)."""
        text = self.texts.get(language) or next(iter(self.texts.values()))
        return PLACE.sub(lambda found: _fact(found, facts or {}), text)

    @property
    def missing(self) -> list[str]:
        """The languages that it lacks."""
        return [one for one in LANGUAGES if not self.texts.get(one)]


def _fact(found: re.Match[str], facts: Mapping[str, float]) -> str:
    value = facts.get(found[1])
    return "–" if value is None else format(value, (found[2] or ":.3g")[1:])


@dataclass(frozen=True)
class Action:
    """Something that is done to the run: one of ACTIONS, and what it needs."""

    kind: str
    value: Any


@dataclass(frozen=True)
class Prediction:
    """What a learner predicts first: one of KINDS.

    A ``choice`` is between texts; a ``curve`` is drawn into the loss of a lane (counted from 1) up
    to a step.
    """

    kind: str
    choices: tuple[Words, ...] = ()
    lane: int = 1
    until: int = 1000


@dataclass(frozen=True)
class Saying:
    """What is said if a condition holds (None: always)."""

    words: Words
    condition: Condition | None = None


@dataclass(frozen=True)
class LessonStep:
    """One step: its text, the panel to look at, what can be done, predicted, and is said of it.

    With ``auto`` the actions are done when the step begins; else a button with the text ``button``
    does them. ``done`` says when the step has been taken; without it, at once.
    """

    text: Words
    look: str = ""
    actions: tuple[Action, ...] = ()
    auto: bool = False
    button: Words | None = None
    prediction: Prediction | None = None
    sayings: tuple[Saying, ...] = ()
    done: Condition | None = None

    def said(self, facts: Mapping[str, float]) -> Words | None:
        """The first saying whose condition holds."""
        found = (one for one in self.sayings if one.condition is None or one.condition.holds(facts))
        return next((one.words for one in found), None)


@dataclass(frozen=True)
class Lesson:
    """A lesson as a file tells it. ``number`` orders the lessons of a folder."""

    name: str
    title: Words
    goal: Words
    minutes: int
    steps: tuple[LessonStep, ...]
    number: int = 0

    @property
    def missing(self) -> dict[str, int]:
        """How many texts lack each language."""
        texts = [self.title, self.goal]
        for step in self.steps:
            texts += [step.text, *(one.words for one in step.sayings)]
            texts += [step.button] if step.button else []
            texts += step.prediction.choices if step.prediction else ()
        return {
            language: count
            for language in LANGUAGES
            if (count := sum(language in one.missing for one in texts))
        }


def load_lessons(folder: Path = LESSONS_FOLDER) -> list[Lesson]:
    """All lessons of a folder, by their numbers. Raises LessonError for a broken one."""
    lessons = [read_lesson(path) for path in sorted(folder.glob("*.json"))]
    return sorted(lessons, key=lambda lesson: (lesson.number, lesson.name))


def is_lesson(path: Path) -> bool:
    """Whether a file is JSON with the steps of a lesson, whatever is wrong with them."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return False
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return path.suffix.casefold() == ".json" and '"steps"' in text
    return isinstance(content, dict) and "steps" in content and "lanes" not in content


def read_lesson(path: Path) -> Lesson:
    """The lesson in a file.

    Raises LessonError, which names the file, the line and the reason.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise LessonError("{path} is too large for a lesson.", path=path)
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise LessonError(
            "{path} cannot be read: {reason}.", path=path, reason=error.strerror or error
        ) from error
    except UnicodeDecodeError:
        raise LessonError("{path} is not a text in UTF-8.", path=path) from None
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise _at(path, error.lineno, error.msg) from None
    except RecursionError:
        raise _at(path, 1, "it is nested too deeply") from None
    return _lesson(path, text, content)


def _at(path: Path, line: int, reason: object) -> LessonError:
    return LessonError("{path}, line {line}: {reason}", path=path, line=line, reason=reason)


def _lesson(path: Path, text: str, content: Any) -> Lesson:
    try:
        told = _fields(content, OF_LESSON, {"title", "steps"})
        if not isinstance(told["steps"], list) or not 1 <= len(told["steps"]) <= MOST_STEPS:
            raise LessonError("steps: a lesson has 1 to {most} steps.", most=MOST_STEPS)
        title, goal = _words(told["title"]), _words(told.get("goal", NO_GOAL))
        minutes, number = _whole(told, "minutes", 10), _whole(told, "number", 1000)
    except NablascopeError as error:
        raise _at(path, 1, _sentence(error)) from error
    lines = _lines_of_steps(text)
    steps = tuple(
        _step_at(path, lines[index], index, step) for index, step in enumerate(told["steps"])
    )
    return Lesson(path.stem, title, goal, minutes, steps, number)


def _step_at(path: Path, line: int, index: int, content: Any) -> LessonStep:
    """A step; what is wrong with it is told with its number and its line."""
    try:
        return _step(content)
    except NablascopeError as error:
        told = sentence("step {number}: {reason}", number=index + 1, reason=_sentence(error))
        raise _at(path, line, told) from error


def _sentence(error: NablascopeError) -> Sentence:
    return sentence(error.template, **error.values)


def _lines_of_steps(text: str) -> list[int]:
    """The line at which each step begins."""
    found = re.search(r'"steps"\s*:\s*\[', text)
    if found is None:
        return []
    lines: list[int] = []
    decoder, at = json.JSONDecoder(), found.end()
    while True:
        at += len(text[at:]) - len(text[at:].lstrip(" \t\r\n,"))
        if at >= len(text) or text[at] == "]":
            return lines
        lines.append(text.count("\n", 0, at) + 1)
        _, at = decoder.raw_decode(text, at)


def _fields(content: Any, known: set[str], needed: set[str]) -> dict[str, Any]:
    """The content as an object that has these keys. Raises LessonError."""
    if not isinstance(content, dict):
        raise LessonError("expected an object with {keys}.", keys=", ".join(sorted(known)))
    for key in content:
        if key not in known:
            raise unknown(str(key), sorted(known), "key")
    for key in sorted(needed - content.keys()):
        raise LessonError("'{key}' is missing.", key=key)
    return content


def _whole(told: Mapping[str, Any], key: str, usual: int) -> int:
    value = told.get(key, usual)
    if type(value) is not int or value < 0:
        raise LessonError("{key}: {value} is not a whole number.", key=key, value=value)
    return value


def _words(content: Any) -> Words:
    if isinstance(content, str) and content:
        return Words({"en": content})
    if not isinstance(content, dict) or not content:
        raise LessonError(
            "a text is a string, or an object such as {example}.", example='{"en": …}'
        )
    for language, text in content.items():
        if language not in LANGUAGES or not isinstance(text, str):
            raise LessonError(
                "a text is given in {known}, not in '{language}'.",
                known=", ".join(LANGUAGES),
                language=language,
            )
        for name, _ in PLACE.findall(text):
            if not is_fact(name):
                raise LessonError("'{name}' in a text is not a fact.", name=name)
    return Words(dict(content))


def _step(content: Any) -> LessonStep:
    told = _fields(content, OF_STEP, {"text"})
    if not isinstance(told.get("look", ""), str):
        raise LessonError("look: the name of a card is expected.")
    do, say = told.get("do", []), told.get("say", [])
    if not isinstance(do, list) or not isinstance(say, list):
        raise LessonError("do and say are lists.")
    return LessonStep(
        _words(told["text"]),
        told.get("look", ""),
        tuple(map(_action, do)),
        bool(told.get("auto", False)),
        _words(told["button"]) if "button" in told else None,
        _prediction(told["predict"]) if "predict" in told else None,
        tuple(map(_saying, say)),
        Condition(_text(told["done"])) if "done" in told else None,
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise LessonError("a condition is a text, such as {example}.", example='"step >= 500"')
    return value


def _saying(content: Any) -> Saying:
    told = _fields(content, OF_SAYING, {"text"})
    condition = Condition(_text(told["if"])) if "if" in told else None
    return Saying(_words(told["text"]), condition)


def _prediction(content: Any) -> Prediction:
    told = _fields(content, OF_PREDICTION, {"kind"})
    if told["kind"] not in KINDS:
        raise LessonError(
            "predict: '{kind}' is not one of {known}.", kind=told["kind"], known=", ".join(KINDS)
        )
    choices = told.get("choices", [])
    if not isinstance(choices, list) or (told["kind"] == "choice") != (len(choices) > 1):
        raise LessonError("predict: a choice has two or more choices, other kinds have none.")
    lane = _whole(told, "lane", 1)
    if not 1 <= lane <= MOST_LANES:
        raise LessonError("lane: {lane} is not 1 to {most}.", lane=lane, most=MOST_LANES)
    return Prediction(told["kind"], tuple(map(_words, choices)), lane, _whole(told, "until", 1000))


def _action(content: Any) -> Action:
    told = _fields(content, {*ACTIONS, "lane", "value", "step", "name"}, set())
    kinds = ACTIONS & told.keys()
    if len(kinds) != 1:
        raise LessonError("an action is one of {known}.", known=", ".join(sorted(ACTIONS)))
    (kind,) = kinds
    value = told[kind]
    if kind == "preset":
        if value not in preset_names():
            raise unknown(str(value), preset_names(), "experiment")
    elif kind in ("run_to", "rewind"):
        value = _whole(told, kind, 0)
    elif kind in ("set", "add_lane", "fork"):
        lane = _whole(told, "lane", 1)
        if not 1 <= lane <= MOST_LANES or "value" not in told:
            raise LessonError("{kind}: a field, a value and a lane are expected.", kind=kind)
        changed = Experiment().changed(str(value), _as_value(told["value"]))
        value = {"field": str(value), "value": getattr(changed, str(value)), "lane": lane}
        if kind == "fork":
            value["step"] = _whole(told, "step", 0)
        value["name"] = str(told.get("name", ""))
    return Action(kind, value)


def _as_value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
