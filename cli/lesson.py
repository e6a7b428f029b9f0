"""``python main.py lesson``: the lessons there are, and a lesson played without a window."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

import nn
from cli.reporting import FAILED, OK
from nn.registry import unknown


def run(options: argparse.Namespace) -> int:
    """List the lessons; or check the one in a file."""
    if options.file is None:
        for lesson in nn.load_lessons():
            print(f"{lesson.number:>3}  {lesson.name:<22} {lesson.title.told('en')}")
        return OK
    lesson = nn.read_lesson(_path(options.file))
    print(f"{lesson.title.told('en')}: {len(lesson.steps)} steps, {lesson.minutes} minutes")
    for language, count in lesson.missing.items():
        print(f"  {count} text(s) have no translation into '{language}'")
    return _check(lesson, options) if options.check else OK


def _path(text: str) -> Path:
    """The file of that path, or of the lesson of that name."""
    named = nn.LESSONS_FOLDER / f"{text}.json"
    return named if named.is_file() else Path(text)


def _check(lesson: nn.Lesson, options: argparse.Namespace) -> int:
    """Play the lesson; failed if a step does not come to its end."""
    failed = 0
    cards = {kind.key() for kind in importlib.import_module("gui.panels").PANELS}
    for number, step in enumerate(lesson.steps, start=1):
        if step.look and step.look not in cards:
            raise nn.LessonError(str(unknown(step.look, sorted(cards), f"step {number}, look")))
    for one in nn.Rehearsal(lesson, options.data_dir).play():
        state = {True: "done", False: "NOT DONE", None: "up to the learner"}[one.done]
        print(f"  step {one.index + 1}: {state}")
        if one.said is not None:
            print(f"    {one.said.told('en', one.facts)}")
        if one.done is False:
            failed += 1
            asked = sorted(one.step.done.names) if one.step.done else []
            known = ", ".join(f"{name} = {one.facts.get(name, 'unknown')}" for name in asked)
            print(f"    {one.step.done.text if one.step.done else ''} ({known})")
    return FAILED if failed else OK
