"""LessonController: takes a learner through a lesson, in the real window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PyQt5.QtCore import QObject
from PyQt5.QtWidgets import QStackedWidget, QWidget

import nn
from gui.lesson.curve_sheet import CurveSheet, value_at
from gui.lesson.lesson_view import LessonView
from gui.lesson.look_frame import LookFrame
from gui.panels.learn.lessons import LessonsPanel
from gui.panels.train.loss import LossPanel
from gui.probe.probe_side import ProbeSide
from gui.session.session import Session
from gui.shell.lesson_actions import LessonActions
from gui.shell.lesson_progress import LessonProgress
from gui.shell.notices import Notices
from gui.shell.side import FoldingSide
from gui.shell.workspaces import Workspaces
from gui.style import formatting, i18n
from gui.style.i18n import tr

CHECK_TICKS = 6  # of 33 ms, between two looks at the facts
HEADROOM = 1.15  # of the plot for a curve, above the loss before the first step
USUAL_LOSS = 2.5


class LessonController(QObject):
    """The lesson stands in ``sides`` in the place of the recipe, as its second page."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        workspaces: Workspaces,
        side: ProbeSide,
        sides: QStackedWidget,
        left: FoldingSide,
        notices: Notices,
        load_preset: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._session, self._workspaces, self._side = session, workspaces, side
        self._sides, self._left, self._notices = sides, left, notices
        self.view, self.progress = LessonView(), LessonProgress()
        self.actions = LessonActions(self, session, load_preset)
        self._frame = LookFrame(window)
        self._loss = workspaces.panel(LossPanel)
        self._sheet = CurveSheet(self._loss.plot)
        self.lesson: nn.Lesson | None = None
        self.index = 0
        self._lessons: dict[str, nn.Lesson] = {}
        self._ticks = 0
        self._done = False
        sides.addWidget(self.view)
        view = self.view
        view.list_asked.connect(self.leave)
        view.recipe_asked.connect(lambda: sides.setCurrentIndex(0))
        view.moved.connect(self.move)
        view.action_asked.connect(self._on_action)
        view.prediction.chosen.connect(self._on_predicted)
        view.prediction.again_asked.connect(self._draw_again)
        self._sheet.drawn.connect(lambda: self._on_predicted(self._sheet.points))
        self.actions.refused.connect(notices.refuse)
        workspaces.panel(LessonsPanel).lesson_chosen.connect(self.open)
        session.ticked.connect(self._on_tick)
        self.load()

    def load(self) -> None:
        """Read the lessons there are; a broken one is told, and the others are shown."""
        found = []
        for path in sorted(nn.LESSONS_FOLDER.glob("*.json")):
            lesson = self._read(path)
            if lesson is not None:
                found.append(lesson)
        self._lessons = {one.name: one for one in sorted(found, key=lambda one: one.number)}
        self._show_list()

    def _read(self, path: Path) -> nn.Lesson | None:
        try:
            return nn.read_lesson(path)
        except nn.NablascopeError as error:
            self._notices.warn_of(error)
            return None

    def open_file(self, path: Path) -> None:
        """Take a lesson of a person's own, which joins the list."""
        lesson = self._read(path)
        if lesson is not None:
            self._lessons[lesson.name] = lesson
            self._show_list()
            self.open(lesson.name)

    def open(self, name: str) -> None:
        """Begin a lesson, or take it up where it was left."""
        lesson = self._lessons[name]
        taken = self.progress.step(name)
        self.lesson, self.index = lesson, taken if taken < len(lesson.steps) else 0
        self._sides.setCurrentWidget(self.view)
        self._left.hold(True)
        self._show_step()
        self.actions.begin(self._way_to(self.index))

    def _way_to(self, index: int) -> list[nn.Action]:
        """What brings the run to a step: all since the last experiment was opened before it."""
        assert self.lesson is not None
        steps = self.lesson.steps
        opens = [
            at for at in range(index + 1) if any(one.kind == "preset" for one in steps[at].actions)
        ]
        way = [one for step in steps[opens[-1] if opens else 0 : index] for one in step.actions]
        return way + (list(steps[index].actions) if steps[index].auto else [])

    def move(self, steps: int) -> None:
        """The next step, or the one before; after the last one the lesson is over."""
        if self.lesson is None:
            return
        self.actions.stop()
        index = self.index + steps
        self.progress.note(self.lesson.name, max(index, 0))
        if index >= len(self.lesson.steps):
            self.leave()
            return
        self.index = max(index, 0)
        self._show_step()
        step = self.lesson.steps[self.index]
        if step.auto and not (step.done and step.done.holds(self.facts())):
            self.actions.begin(step.actions)

    def leave(self) -> None:
        """Back to the list and the recipe; the lesson can be taken up again."""
        self.actions.stop()
        self.lesson = None
        self._frame.surround(None)
        self._show_curve(())
        self._sides.setCurrentIndex(0)
        self._left.hold(False)
        self._show_list()
        self._workspaces.choose("learn")

    def facts(self) -> dict[str, float]:
        """What the conditions of a lesson can ask for."""
        facts = nn.facts_of_run(
            nn.LaneFacts(
                lane.experiment, lane.seen, lane.failure is not None, lane.stop is not None
            )
            for lane in self._session.model.lanes
        )
        prediction = self._side.drawing.prediction
        facts["drawn"] = float(not self._side.drawing.canvas.empty)
        for number, shares in enumerate(prediction.probabilities or (), start=1):
            facts[f"answer{number}"] = float(shares.argmax())
            facts |= {f"probability{number}_{digit}": float(p) for digit, p in enumerate(shares)}
        return facts | self._predicted(facts)

    def _predicted(self, facts: dict[str, float]) -> dict[str, float]:
        """The prediction as a number: of a curve, where the run is now."""
        if self.lesson is None:
            return {}
        value = self.progress.prediction(self.lesson.name, self.index)
        told = self.lesson.steps[self.index].prediction
        if value is None or told is None:
            return {}
        if told.kind == "curve":
            return {"prediction": value_at(value, min(facts.get("step", 0.0), told.until))}
        return {"prediction": float(value)}

    # What is shown.

    def _show_list(self) -> None:
        panel = self._workspaces.panel(LessonsPanel)
        lessons = list(self._lessons.values())
        self._workspaces.tell(panel.show_lessons, lessons, self.progress.steps)

    def _show_step(self) -> None:
        """Show the step, its card with a frame, and what can be predicted."""
        lesson = self.lesson
        assert lesson is not None
        step, language = lesson.steps[self.index], i18n.language()
        about = tr("{minutes} min").format(minutes=lesson.minutes)
        if lesson.number < len(self._lessons) + 100:
            about = tr("Lesson {number}").format(number=lesson.number) + f" · {about}"
        count, text = len(lesson.steps), step.text.told(language, self.facts())
        self.view.show_step(lesson.title.told(language), about, self.index, count, text)
        panel = self._workspaces.panels.get(step.look)
        if panel is not None:
            self._workspaces.show_panel(step.look)
        self._frame.surround(panel)
        self._show_prediction(step.prediction)
        self._check()

    def _show_prediction(self, told: nn.Prediction | None) -> None:
        assert self.lesson is not None
        box, known = self.view.prediction, self.progress.prediction(self.lesson.name, self.index)
        self._show_curve(())
        self._loss.set_predicting(told is not None and told.kind == "curve")
        if told is None:
            box.show_none()
        elif told.kind == "choice":
            box.show_choices([one.told(i18n.language()) for one in told.choices], known)
        elif told.kind == "number":
            box.show_number(known)
        else:
            box.show_curve()
            if known:
                self._show_curve(known)
            else:
                self._draw_again()

    def _show_curve(self, points: Sequence[tuple[float, float]]) -> None:
        self._loss.set_predicting(bool(points))
        self._sheet.show_curve(points)

    def _draw_again(self) -> None:
        """Let the learner draw the curve, from the beginning."""
        assert self.lesson is not None
        told = self.lesson.steps[self.index].prediction
        if told is not None:
            self.progress.predict(self.lesson.name, self.index, None)
            first = self.facts().get(f"first_loss{told.lane}", USUAL_LOSS)
            self._sheet.begin(told.until, HEADROOM * max(first, USUAL_LOSS))
            self._check()

    def _check(self) -> None:
        """See whether the step has come to its end, and what is to be said."""
        lesson = self.lesson
        if lesson is None:
            return
        step, facts = lesson.steps[self.index], self.facts()
        told = step.prediction
        predicted = told is None or "prediction" in facts
        self._done = predicted and (step.done is None or step.done.holds(facts))
        said = step.said(facts) if self._done else None
        language = i18n.language()
        shown = [_beside(told, facts), said.told(language, facts) if said is not None else ""]
        self.view.show_said("\n\n".join(filter(None, shown)) if self._done else "")
        offered = "" if step.auto or not step.actions else tr("Do it")
        if offered and step.button is not None:
            offered = step.button.told(language)
        self.view.show_action(offered, predicted and not self.actions.busy)
        self.view.show_done(self._done, self.index == len(lesson.steps) - 1)

    # What a learner does.

    def _on_action(self) -> None:
        assert self.lesson is not None
        self._sheet.set_drawing(False)
        self.actions.begin(self.lesson.steps[self.index].actions)
        self._check()

    def _on_predicted(self, value: Any) -> None:
        if self.lesson is not None:
            self.progress.predict(self.lesson.name, self.index, value)
            self._check()

    def _on_tick(self) -> None:
        self.actions.tick()
        self._ticks += 1
        if self.lesson is not None and self._ticks % CHECK_TICKS == 0:
            self._check()

    def retranslate(self) -> None:
        """The language has changed."""
        self._show_list()
        if self.lesson is not None:
            self._show_step()


def _beside(told: nn.Prediction | None, facts: dict[str, float]) -> str:
    """What was predicted of a loss, beside what it is."""
    loss = facts.get(f"loss{told.lane}") if told is not None and told.kind == "curve" else None
    if loss is None or "prediction" not in facts:
        return ""
    text = tr("Your prediction: {mine}. What happened: {actual}.")
    mine, actual = (formatting.significant(one, 3) for one in (facts["prediction"], loss))
    return f"**{text.format(mine=mine, actual=actual)}**"
