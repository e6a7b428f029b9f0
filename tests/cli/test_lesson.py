"""``python main.py lesson``: the list, and a check of a file."""

from __future__ import annotations

import copy
import json

from tests.cli.command import call

LESSON = {
    "title": "Mine",
    "steps": [
        {"text": "Begin", "do": [{"preset": "spiral"}, {"run_to": 5}], "done": "step >= 5"},
        {"text": "Draw", "look": "loss", "done": "drawn == 1", "say": [{"text": "At {step:.0f}"}]},
    ],
}


def check(tmp_path, content):
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")
    return call("lesson", str(path), "--check")


def test_the_lessons_are_listed():
    done = call("lesson")
    assert done.returncode == 0
    assert "vanishing-gradient" in done.stdout


def test_a_lesson_is_played(tmp_path):
    done = check(tmp_path, LESSON)
    assert done.returncode == 0, done.stderr
    assert "step 1: done" in done.stdout
    assert "step 2: up to the learner\n    At 5" in done.stdout
    assert "no translation into 'ko'" in done.stdout


def test_a_step_that_is_not_reached_fails(tmp_path):
    lesson = copy.deepcopy(LESSON)
    lesson["steps"][0]["done"] = "step >= 9"
    done = check(tmp_path, lesson)
    assert done.returncode == 1
    assert "step 1: NOT DONE" in done.stdout
    assert "step >= 9 (step = 5.0)" in done.stdout


def test_a_card_that_is_not_there_is_told(tmp_path):
    lesson = copy.deepcopy(LESSON)
    lesson["steps"][1]["look"] = "los"
    done = check(tmp_path, lesson)
    assert done.returncode == 2
    assert "'los'" in done.stderr
    assert "loss" in done.stderr


def test_a_broken_file_is_told_with_its_line(tmp_path):
    (tmp_path / "b.json").write_text('{"title": "a",\n"steps": [', encoding="utf-8")
    done = call("lesson", str(tmp_path / "b.json"), "--check")
    assert done.returncode == 2
    assert "line 2" in done.stderr
    assert "Traceback" not in done.stderr
