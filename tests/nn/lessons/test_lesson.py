"""Lessons come from JSON; what is wrong is told with the file, the line and the reason."""

from __future__ import annotations

import json

import pytest

import nn
from nn.lessons.lesson import load_lessons, read_lesson

GOOD = {
    "title": {"en": "A lesson", "ko": "수업"},
    "steps": [
        {"text": {"en": "Begin", "ko": "시작"}, "do": [{"preset": "spiral"}], "auto": True},
        {
            "text": {"en": "Loss {loss1:.2f}, {loss2}", "ko": "손실 {loss1:.2f}"},
            "predict": {"kind": "number"},
            "do": [{"set": "learning_rate", "value": 0.5}, {"run_to": 50}],
            "done": "step >= 50",
            "say": [{"if": "loss1 < 1", "text": "low"}, {"text": "high"}],
        },
    ],
}


def written(tmp_path, content, name="mine.json"):
    path = tmp_path / name
    path.write_text(
        content if isinstance(content, str) else json.dumps(content, indent=1, ensure_ascii=False),
        encoding="utf-8",
    )
    return path


def changed(**step):
    """The lesson with another second step."""
    return {**GOOD, "steps": [GOOD["steps"][0], {**GOOD["steps"][1], **step}]}


def test_a_lesson_is_read(tmp_path):
    lesson = read_lesson(written(tmp_path, GOOD))
    assert (lesson.name, len(lesson.steps), lesson.minutes) == ("mine", 2, 10)
    step = lesson.steps[1]
    assert step.actions[0].value == {
        "field": "learning_rate", "value": 0.5, "lane": 1, "name": "",
    }  # fmt: skip
    assert step.said({"loss1": 0.5}).told("en") == "low"
    assert step.said({"loss1": 2.0}).told("ko") == "high"
    assert step.text.told("en", {"loss1": 0.4567}) == "Loss 0.46, –"
    assert step.text.told("ko", {"loss1": 0.4567}) == "손실 0.46"
    assert lesson.missing == {"ko": 2}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (changed(done="stepp > 1"), r"line 19: step 2: .*'stepp', which is not a fact"),
        (changed(lok="loss"), r"line 19: step 2: .*'lok'.*look"),
        (changed(text={"de": "Hallo"}), "not in 'de'"),
        (changed(text={"en": "{nothing1}"}), "'nothing1' in a text is not a fact"),
        (changed(do=[{"fly": 1}]), r"fly"),
        (changed(do=[{"preset": "nothing"}]), "'nothing'"),
        (changed(do=[{"set": "learning_rat", "value": 1}]), "learning_rate"),
        (changed(do=[{"set": "learning_rate", "value": "fast"}]), "learning_rate"),
        (changed(do=[{"run_to": -3}]), "run_to: -3"),
        (changed(do=[{"run_to": 3, "preset": "spiral"}]), "an action is one of"),
        (changed(do={"run_to": 3}), "do and say are lists"),
        (changed(predict={"kind": "choice"}), "two or more choices"),
        (changed(predict={"kind": "guess"}), "'guess' is not one of"),
        (changed(predict={"kind": "curve", "lane": 9}), "lane: 9"),
        (changed(say=["a"]), "expected an object"),
        (changed(done=3), "a condition is a text"),
        ({**GOOD, "minutes": "ten"}, "line 1: minutes: ten"),
        ({**GOOD, "steps": []}, "1 to 60 steps"),
        ({"steps": GOOD["steps"]}, "'title' is missing"),
        ([], "expected an object"),
        ('{\n"title": "a",\n"steps": [}', r"mine\.json, line 3: "),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_wrong_is_told_with_the_line(tmp_path, content, told):
    with pytest.raises(nn.LessonError, match=told) as refused:
        read_lesson(written(tmp_path, content))
    assert "mine.json" in str(refused.value)


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(nn.LessonError, match="cannot be read"):
        read_lesson(tmp_path / "nothing.json")
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe{}")
    with pytest.raises(nn.LessonError, match="UTF-8"):
        read_lesson(tmp_path / "bytes.json")


def test_what_is_a_lesson(tmp_path):
    assert nn.is_lesson(written(tmp_path, GOOD))
    assert nn.is_lesson(written(tmp_path, '{"steps": [', "broken.json"))
    assert not nn.is_lesson(written(tmp_path, {"lanes": []}, "preset.json"))
    assert not nn.is_lesson(tmp_path)


def test_the_lessons_there_are_have_all_texts_in_both_languages():
    lessons = load_lessons()
    assert lessons
    assert [one.missing for one in lessons] == [{}] * len(lessons)
    assert [one.number for one in lessons] == sorted({one.number for one in lessons})
