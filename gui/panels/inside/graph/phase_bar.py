"""PhaseBar: plays one step in slow motion, a bead for each node, and says what happens."""

from __future__ import annotations

from PyQt5.QtCore import QRectF, QSize, Qt, QTimer, pyqtSignal
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.panels.inside.graph.phases import BACKWARD, NAMES, Phase
from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.elided_label import ElidedLabel
from gui.style.i18n import tr

NODE_MILLISECONDS = 600
BEAD, BEAD_HIGH, PITCH, GROUP_GAP, LINE = 7, 5, 9, 22, 16
MOST_BEADS_WIDE = 14  # of a group; more are drawn closer together
HIGH = 44


class Beads(QWidget):
    """The groups of beads with their counts; those that are done are filled."""

    def __init__(self) -> None:
        super().__init__()
        self.phases: list[Phase] = []
        self.done = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def groups(self) -> list[tuple[str, int, int]]:
        """Each kind with its number of beads, and how many of them are done."""
        kinds = [phase.kind for phase in self.phases]
        before = kinds[: self.done]
        return [(kind, kinds.count(kind), before.count(kind)) for kind in NAMES if kind in kinds]

    def sizeHint(self) -> QSize:
        return QSize(sum(wide for _, wide in self._widths()), theme.px(HIGH - 8))

    def _widths(self) -> list[tuple[str, int]]:
        metrics = self.fontMetrics()
        return [
            (
                kind,
                max(
                    theme.px(PITCH) * min(count, MOST_BEADS_WIDE),
                    metrics.horizontalAdvance(f"{tr(NAMES[kind])} {count}/{count}"),
                )
                + theme.px(GROUP_GAP),
            )
            for kind, count, _ in self.groups()
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.0
        now = self.phases[self.done - 1].kind if 0 < self.done < len(self.phases) else ""
        for (kind, count, done), (_, wide) in zip(self.groups(), self._widths(), strict=True):
            tint = theme.color("gradient" if kind == BACKWARD else "forward")
            painter.setFont(theme.text_font(12, strong=kind == now))
            painter.setPen(theme.color("text" if kind == now else "muted"))
            told = f"{tr(NAMES[kind])} {done}/{count}" if count > 1 else tr(NAMES[kind])
            room = QRectF(left, 0, wide, theme.px(LINE))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), told)
            pitch = min(theme.px(PITCH), theme.px(PITCH) * MOST_BEADS_WIDE / count)
            bead = pitch * BEAD / PITCH if count > 1 else theme.px(PITCH) * 3.5
            painter.setPen(Qt.PenStyle.NoPen)
            for index in range(count):
                painter.setBrush(tint if index < done else theme.color("line"))
                spot = QRectF(left + index * pitch, theme.px(LINE + 6), bead, theme.px(BEAD_HIGH))
                painter.drawRoundedRect(spot, 2, 2)
            left += wide


class PhaseBar(Dressed, QWidget):
    """Buttons to go back, play and go on; the beads; and the sentence of the present phase.

    Signals:
        moved: (count) so many phases are done.
        step_asked: the last phase was done: take the real step.
    """

    moved = pyqtSignal(int)
    step_asked = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.back, self.on = QToolButton(), QToolButton()
        self.play = QPushButton()
        buttons = {"phaseBack": self.back, "phasePlay": self.play, "phaseOn": self.on}
        for name, button in buttons.items():
            button.setObjectName(f"{name}Button")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.play.setProperty("role", "small")
        self.play.setCheckable(True)
        self.beads = Beads()
        self.title, self.told = QLabel(), ElidedLabel()
        self.told.setProperty("role", "muted")
        self.title.setTextFormat(Qt.TextFormat.RichText)
        self._timer = QTimer(self)
        self._timer.setInterval(NODE_MILLISECONDS)
        self._timer.timeout.connect(self.forward)
        self.back.clicked.connect(self.backward)
        self.on.clicked.connect(self.forward)
        self.play.toggled.connect(self._on_toggled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 6, 0)
        row.setSpacing(8)
        for button in (self.back, self.play, self.on):
            row.addWidget(button)
        row.addWidget(self.beads)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.told)
        row.addLayout(words, 1)
        self.dress()

    @property
    def phases(self) -> list[Phase]:
        """The phases of the step."""
        return self.beads.phases

    @property
    def done(self) -> int:
        """How many of them are done."""
        return self.beads.done

    @property
    def current(self) -> Phase | None:
        """The phase that was done last."""
        return self.phases[self.done - 1] if 0 < self.done <= len(self.phases) else None

    def show_phases(self, phases: list[Phase], done: int | None = None) -> None:
        """Show these phases; all are done unless a number is given. ``moved`` is not told."""
        if phases != self.phases:
            self.beads.phases = phases
            self.beads.updateGeometry()
        self.beads.done = len(phases) if done is None else min(done, len(phases))
        self.beads.update()

    def forward(self) -> None:
        """Do the next phase; after the last one of a step, ask for the real step."""
        if not self.phases:
            self.play.setChecked(False)
        elif self.done < len(self.phases):
            self._move(self.done + 1)
        elif self.phases[-1].kind == "update":
            self.step_asked.emit()
            self._move(0)
        else:
            self.play.setChecked(False)
            if not self._timer.isActive():
                self._move(1)

    def backward(self) -> None:
        """Undo the last phase."""
        self.play.setChecked(False)
        if self.phases and self.done:
            self._move(self.done - 1)

    def stop(self) -> None:
        """Play no longer."""
        self.play.setChecked(False)

    def say(self, title: str, told: str) -> None:
        """What the present phase does."""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.told.setText(told)

    def _move(self, done: int) -> None:
        self.beads.done = done
        self.beads.update()
        self.moved.emit(done)

    def _on_toggled(self, playing: bool) -> None:
        self.retranslate()
        self.show_theme()
        if not playing:
            self._timer.stop()
            return
        if self.done >= len(self.phases):
            self._move(0)
        self._timer.start()

    def show_theme(self) -> None:
        self.back.setIcon(theme.icon("chevron-left"))
        self.on.setIcon(theme.icon("chevron-right"))
        self.play.setIcon(theme.icon("pause" if self.play.isChecked() else "play"))
        side = QSize(theme.px(16), theme.px(16))
        for button in (self.back, self.play, self.on):
            button.setIconSize(side)
        self.setFixedHeight(theme.px(HIGH))
        self.title.setFont(theme.text_font(12, strong=True))

    def retranslate(self) -> None:
        self.play.setText(tr("Pause") if self.play.isChecked() else tr("Play"))
        for button, text in (
            (self.back, tr("One node back (Ctrl + ←)")),
            (self.on, tr("One node forward; after the last one, a real step (Ctrl + →)")),
            (self.play, tr("Play the step node by node")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.beads.updateGeometry()
        self.beads.update()
