"""LessonView: the step of a lesson, in the place of the recipe."""

from __future__ import annotations

from PyQt5.QtCore import QPointF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.lesson.markup import as_html
from gui.lesson.prediction_box import PredictionBox
from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

MARGIN, BEAD, PITCH = 16, 4.5, 18.0


class StepBeads(QWidget):
    """A bead for each step of the lesson: those that were taken are filled."""

    def __init__(self) -> None:
        super().__init__()
        self._index, self._count = 0, 1

    def show_step(self, index: int, count: int) -> None:
        """Show that step ``index`` (from 0) of ``count`` is taken now."""
        self._index, self._count = index, count
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch = min(PITCH, (self.width() - 14) / max(self._count - 1, 1))
        middle = self.height() / 2
        for index in range(self._count):
            x = 7 + pitch * index
            taken = index <= self._index
            color = theme.color("accent" if taken else "line")
            if index:
                painter.setPen(QPen(color, 1.5))
                painter.drawLine(QPointF(x - pitch + BEAD, middle), QPointF(x - BEAD, middle))
            painter.setPen(QPen(color, 1.5))
            filled = index < self._index
            painter.setBrush(color if filled else theme.color("panel"))
            painter.drawEllipse(QPointF(x, middle), BEAD, BEAD)


class LessonView(Dressed, QWidget):
    """It shows what it is told; what a learner wants it tells.

    Signals:
        list_asked: back to the list of lessons.
        recipe_asked: the recipe is to be seen.
        moved: (-1 or 1) another step.
        action_asked: what the step offers is to be done.
    """

    list_asked = pyqtSignal()
    recipe_asked = pyqtSignal()
    moved = pyqtSignal(int)
    action_asked = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lessonView")
        self.back_button, self.recipe_button = QToolButton(), QToolButton()
        self.title, self.about, self.count = QLabel(), QLabel(), QLabel()
        self.beads = StepBeads()
        self.text, self.said = QLabel(), QLabel()
        self.prediction = PredictionBox()
        self.action_button = QPushButton()
        self.previous_button, self.next_button = QPushButton(), QPushButton()
        names = {
            self.back_button: "lessonListButton", self.recipe_button: "lessonRecipeButton",
            self.action_button: "lessonActionButton", self.previous_button: "lessonBackButton",
            self.next_button: "lessonNextButton", self.text: "lessonText", self.said: "lessonSaid",
        }  # fmt: skip
        for widget, name in names.items():
            widget.setObjectName(name)
        for button in (
            self.back_button, self.recipe_button, self.action_button, self.previous_button,
            self.next_button,
        ):  # fmt: skip
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back_button.clicked.connect(self.list_asked)
        self.recipe_button.clicked.connect(self.recipe_asked)
        self.action_button.clicked.connect(self.action_asked)
        self.previous_button.clicked.connect(lambda: self.moved.emit(-1))
        self.next_button.clicked.connect(lambda: self.moved.emit(1))
        for label in (self.title, self.text, self.said):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
        self.said.setProperty("role", "said")
        for widget in (self.said, self.action_button):
            widget.hide()
        for label in (self.about, self.count):
            label.setProperty("role", "muted")
        self._arrange()
        self.dress()

    def show_step(self, title: str, about: str, index: int, count: int, text: str) -> None:
        """Show step ``index`` (from 0) of ``count``."""
        self.title.setText(f"<b>{title}</b>")
        self.about.setText(about)
        self.count.setText(f"{index + 1} / {count}")
        self.beads.show_step(index, count)
        self.text.setText(as_html(text))
        self.previous_button.setEnabled(index > 0)
        self._area.verticalScrollBar().setValue(0)

    def show_said(self, text: str) -> None:
        """Show what is said of what happened; nothing for ""."""
        told = as_html(text) if text else ""
        if told != self.said.text():
            self.said.setText(told)
            self.said.setVisible(bool(text))

    def show_action(self, text: str, enabled: bool) -> None:
        """Offer what the step can do; nothing for ""."""
        if text != self.action_button.text():
            self.action_button.setText(text)
            self.action_button.setToolTip(text)
            self.action_button.setVisible(bool(text))
        self.action_button.setEnabled(enabled)

    def show_done(self, done: bool, last: bool) -> None:
        """Whether the step has come to its end, and whether it is the last one."""
        role = "primary" if done else ""
        told = tr("Finish") if last else tr("Next")
        if told != self.next_button.text():
            self.next_button.setText(told)
        if self.next_button.property("role") != role:
            self.next_button.setProperty("role", role)
            self.next_button.style().polish(self.next_button)
            primary = "" if done else "primary"
            self.action_button.setProperty("role", primary)
            self.action_button.style().polish(self.action_button)

    def retranslate(self) -> None:
        self.back_button.setText(tr("← Lessons"))
        self.recipe_button.setText(tr("Show the recipe"))
        self.previous_button.setText(tr("Back"))
        self.next_button.setText(tr("Next"))
        self.next_button.setAccessibleName(tr("Next"))
        self.action_button.setAccessibleName(tr("Do it"))

    def show_theme(self) -> None:
        self.title.setStyleSheet(f"font-size: {theme.px(16)}px")
        self.beads.update()

    def _arrange(self) -> None:
        inner = QWidget()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 12)
        outer.setSpacing(8)
        head, foot, beads = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.back_button)
        head.addStretch(1)
        head.addWidget(self.recipe_button)
        beads.addWidget(self.beads, 1)
        beads.addWidget(self.count)
        rule = QFrame()
        rule.setFrameShape(QFrame.Shape.HLine)
        rule.setProperty("role", "rule")
        foot.addWidget(self.previous_button)
        foot.addStretch(1)
        foot.addWidget(self.next_button)
        top = QVBoxLayout()
        top.setSpacing(6)
        for part in (head, foot, top):
            part.setContentsMargins(MARGIN, 0, MARGIN, 0)
        top.addWidget(self.title)
        top.addWidget(self.about)
        top.addLayout(beads)
        top.addWidget(rule)
        box = QVBoxLayout(inner)
        box.setContentsMargins(MARGIN, 2, MARGIN, 0)
        box.setSpacing(10)
        for widget in (self.text, self.prediction, self.action_button, self.said):
            box.addWidget(widget)
        box.addStretch(1)
        outer.addLayout(head)
        outer.addLayout(top)
        outer.addWidget(self._area, 1)
        outer.addLayout(foot)
