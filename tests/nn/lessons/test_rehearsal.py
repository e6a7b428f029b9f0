"""Every lesson there is can be played to its end without a window."""

from __future__ import annotations

import pytest

import nn
from nn.lessons.lesson import Action, Lesson, LessonStep, Words

WORDS = Words({"en": "text"})


def lesson_of(*actions, done=None):
    condition = nn.Condition(done) if done else None
    return Lesson("a", WORDS, WORDS, 1, (LessonStep(WORDS, actions=actions, done=condition),))


def played(*actions, done=None):
    (one,) = nn.Rehearsal(lesson_of(*actions, done=done)).play()
    return one


SPIRAL = Action("preset", "spiral")


def test_a_run_is_trained_to_exactly_the_step():
    one = played(SPIRAL, Action("run_to", 70), done="step >= 70")
    assert one.done
    assert one.facts["step"] == 70


def test_an_earlier_step_is_looked_at():
    one = played(SPIRAL, Action("run_to", 70), Action("rewind", 20))
    assert one.facts["step"] == 20
    again = played(SPIRAL, Action("run_to", 70), Action("rewind", 20), Action("live", True))
    assert again.facts["step"] == 70


def test_lanes_are_added_and_forked():
    new = {"field": "learning_rate", "value": 0.5, "lane": 1, "name": "fast"}
    one = played(SPIRAL, Action("run_to", 30), Action("add_lane", new), Action("run_to", 60),
                 Action("fork", {**new, "name": "later", "step": 40}),
                 Action("run_to", 80))  # fmt: skip
    assert one.facts["lanes"] >= 3
    assert one.facts["learning_rate2"] != one.facts["learning_rate1"] or one.facts["lanes"] == 4


def test_what_depends_on_the_learner_is_not_decided():
    assert played(SPIRAL, done="drawn == 1").done is None
    assert played(SPIRAL, done="step >= 10").done is False


@pytest.mark.parametrize("action", [Action("run_to", 3), Action("reset", True)])
def test_nothing_can_be_done_before_an_experiment_is_opened(action):
    with pytest.raises((nn.NablascopeError, IndexError)):
        played(action)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", [one.name for one in nn.load_lessons()])
def test_every_lesson_comes_to_its_end(name):
    lesson = nn.read_lesson(nn.LESSONS_FOLDER / f"{name}.json")
    for one in nn.Rehearsal(lesson).play():
        assert one.done is not False, f"step {one.index + 1}: {one.facts}"
        if one.step.sayings:
            assert one.said is not None or one.done is None
