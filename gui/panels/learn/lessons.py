"""The lessons there are, with what each is about and how far the learner has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape

import numpy as np
from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QResizeEvent
from PyQt5.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.panels.panel import Panel
from gui.style import i18n, theme
from gui.style.i18n import N_, tr

COLUMNS_PIXELS = 330  # that a lesson needs beside another one


class LessonsPanel(Panel):
    """A tile for each lesson.

    Signals:
        lesson_chosen: (name) a learner wants this lesson.
    """

    lesson_chosen = pyqtSignal(str)

    name = "lessonsPanel"
    workspace = "learn"
    timeless = True
    tab = N_("Lessons")
    title = N_("Lessons")
    question = N_("What would you like to understand?")
    help = N_(
        "A lesson takes the place of the recipe, does what it speaks of in the window, and lets "
        "you predict before you see. It can be left at any time and is taken up where you left it."
    )

    def create(self) -> None:
        super().create()
        self._lessons: Sequence[nn.Lesson] = ()
        self._steps: Mapping[str, int] = {}
        self._tiles: list[QFrame] = []
        self.buttons: dict[str, QPushButton] = {}
        self._columns = 1
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setSpacing(10)
        self._grid.setContentsMargins(0, 4, 6, 4)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.body.addWidget(area, 1)

    def show_lessons(self, lessons: Sequence[nn.Lesson], steps: Mapping[str, int]) -> None:
        """Show these; ``steps`` are how many of each have been taken."""
        self._lessons, self._steps = lessons, steps
        self._build()

    def _build(self) -> None:
        for tile in self._tiles:
            self._grid.removeWidget(tile)
            tile.setParent(None)
            tile.deleteLater()
        self._tiles, self.buttons = [], {}
        columns = max(self.width() // theme.px(COLUMNS_PIXELS), 1)
        for index, lesson in enumerate(self._lessons):
            tile = self._tile(lesson)
            self._tiles.append(tile)
            self._grid.addWidget(tile, index // columns, index % columns)
        self._grid.setRowStretch(len(self._lessons) // columns + 1, 1)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self._columns = columns

    def _tile(self, lesson: nn.Lesson) -> QFrame:
        language, taken = i18n.language(), self._steps.get(lesson.name, 0)
        tile = QFrame()
        tile.setProperty("role", "tile")
        box = QVBoxLayout(tile)
        title, goal, state = QLabel(), QLabel(), QLabel()
        title.setText(f"<b>{escape(lesson.title.told(language))}</b>")
        goal.setText(lesson.goal.told(language))
        told = tr("{minutes} min").format(minutes=lesson.minutes)
        if taken:
            share = tr("step {taken} of {count}")
            told += " · " + share.format(
                taken=min(taken + 1, len(lesson.steps)), count=len(lesson.steps)
            )
        if taken >= len(lesson.steps):
            told = tr("{minutes} min").format(minutes=lesson.minutes) + " · " + tr("completed ✓")
        state.setText(told)
        state.setProperty("role", "muted")
        for label in (title, goal):
            label.setWordWrap(True)
        button = self.buttons[lesson.name] = QPushButton()
        button.setObjectName(f"lesson-{lesson.name}")
        begun = 0 < taken < len(lesson.steps)
        button.setText(tr("Continue") if begun else tr("Again") if taken else tr("Start"))
        button.setAccessibleName(f"{button.text()}: {lesson.title.told(language)}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self.lesson_chosen.emit, lesson.name))
        box.addWidget(title)
        box.addWidget(goal)
        box.addStretch(1)
        box.addWidget(state)
        box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return tile

    def show_frame(self) -> None:
        """Nothing here follows the run."""

    def retranslate(self) -> None:
        super().retranslate()
        self._build()

    def show_theme(self) -> None:
        super().show_theme()
        self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if max(self.width() // theme.px(COLUMNS_PIXELS), 1) != self._columns:
            self._build()

    def table(self) -> tuple[list[str], nn.Array]:
        """Number, minutes, steps, and steps taken: a row for each lesson."""
        rows = [
            [one.number, one.minutes, len(one.steps), self._steps.get(one.name, 0)]
            for one in self._lessons
        ]
        return ["number", "minutes", "steps", "taken"], np.array(rows, float).reshape(-1, 4)
