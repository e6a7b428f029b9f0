"""Timeline: how far the run is, and the loss of every lane over the whole of it."""

from __future__ import annotations

from html import escape

from PyQt5.QtCore import QSize, Qt
from PyQt5.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.session.look_back import LookBack
from gui.session.run_model import RunModel
from gui.session.state import Stage, State
from gui.shell.sparkline import Sparkline
from gui.style import formatting, i18n, theme
from gui.style.dressed import Dressed
from gui.style.glossary import explained
from gui.style.i18n import tr
from gui.style.tooltips import tip

HEIGHT, LOW_HEIGHT, LEFT, RIGHT = 72, 52, 248, 128
ICON = 14
PROGRESS_PARTS = 1000
ASIDE = 36  # pixels that a line of the block needs beside its two texts


class Timeline(Dressed, QFrame):
    """Epoch, step, rate and time left on the left; the sparkline; the way back to the present."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("timeline")
        self.epoch, self.steps = QLabel(), QLabel()
        self.rate, self.left = QLabel(), QLabel()
        self.progress = QProgressBar()
        self.progress.setRange(0, PROGRESS_PARTS)
        self.progress.setTextVisible(False)
        self.cancel_button = QToolButton()
        self.cancel_button.setObjectName("cancelButton")
        self.cancel_button.hide()
        self.sparkline = Sparkline()
        self.live_button, self.menu_button = QPushButton(), QToolButton()
        self.live_button.setObjectName("liveButton")
        self.menu_button.setObjectName("timeMenuButton")
        for button in (self.live_button, self.menu_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back = QLabel()
        self.back.setObjectName("stepsBack")
        self.back.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (self.epoch, self.steps):
            label.setTextFormat(Qt.TextFormat.RichText)
        for label in (self.steps, self.rate, self.left):
            label.setProperty("role", "muted")
        self._low = False
        self._arrange()
        self.dress()

    def set_low(self, low: bool) -> None:
        """Take less height, for the sake of the cards."""
        if low != self._low:
            self._low = low
            self.show_theme()

    def show_progress(self, model: RunModel) -> None:
        """Epoch, step, steps per second and the time left."""
        if model.run is None or model.building is not None:
            return
        lane = model.run.worked_on
        step, target = lane.record.step, lane.experiment.steps
        per_epoch = max(lane.record.epoch // lane.record.batch[0], 1)
        epochs = max(-(-target // per_epoch), 1)
        epoch = min(step // per_epoch + 1, epochs)
        share = min(step / target, 1.0)
        told = tr("Epoch {epoch} / {epochs}").format(
            epoch=theme.strong(f"{epoch:,}"), epochs=f"{epochs:,}"
        )
        _set(self.steps, f"{step:,} / {target:,}")
        if not model.run.level:
            told = self._catching_up(lane.name)
        _set(self.epoch, told)
        self.progress.setValue(int(PROGRESS_PARTS * share))
        rate = model.steps_per_second
        running = model.state is State.RUNNING
        _set(self.rate, tr("{rate} steps/s").format(rate=formatting.rate(rate)) if rate else "")
        left = f"{int(100 * share)} %"
        if rate and running:
            time = formatting.duration((target - step) / rate)
            left = tr("{time} left").format(time=time)
        _set(self.left, left)

    def _catching_up(self, name: str) -> str:
        """That a lane catches up, the name as long as there is room beside the steps."""
        metrics = self.epoch.fontMetrics()
        rest = metrics.horizontalAdvance(i18n.told("'{name}' is catching up", name=""))
        room = self._block.width() - self.steps.sizeHint().width() - theme.px(ASIDE) - rest
        short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(room, theme.px(24)))
        return i18n.told("'{name}' is catching up", name=escape(short))

    def show_curves(self, model: RunModel) -> None:
        """Draw the lanes as they are now."""
        self.sparkline.show_run(model.history, model.run.lanes if model.run else ())

    def show_past(self, back: LookBack | None, position: float | None, share: float) -> None:
        """Which earlier step is shown, and how much of the way to it has been replayed."""
        rewound = back is not None
        if bool(self.live_button.property("rewound")) != rewound:
            self.live_button.setProperty("rewound", rewound)
            self.live_button.style().polish(self.live_button)
            self.show_icons()
        if back is None:
            self.sparkline.show_past(None, "")
            _set(self.back, "")
            return
        self.sparkline.show_past(position, f"{back.step:,}")
        if not back.exact:
            _set(self.back, tr("replaying {share} %").format(share=int(100 * share)))
            return
        count = back.lanes[0].record.step - back.step
        _set(self.back, i18n.told("{count} steps back", count=f"{count:,}"))

    def show_building(self, fraction: float | None, stage: Stage = Stage.DATA) -> None:
        """How far a run is built that takes a while; None: no longer."""
        self.cancel_button.setVisible(fraction is not None)
        if fraction is not None:
            told = {
                Stage.DATA: tr("Loading the data …"),
                Stage.NETWORKS: tr("Building the networks …"),
                Stage.LANE: tr("Building the new lane …"),
            }[stage]
            self.epoch.setText(told)
            self.steps.setText("")
            self.rate.setText("")
            self.left.setText(f"{100 * fraction:.0f} %")
            self.progress.setValue(int(PROGRESS_PARTS * fraction))

    def retranslate(self) -> None:
        self.cancel_button.setText(tr("Cancel"))
        told = tr("Stop loading this data and keep the current run")
        self.cancel_button.setToolTip(told)
        self.cancel_button.setAccessibleName(told)
        self.epoch.setToolTip(tip(explained("epoch")))
        self.steps.setToolTip(tip(explained("step")))
        self.rate.setToolTip(tr("Steps per second of the lane furthest behind"))
        self.progress.setAccessibleName(tr("Progress of the run"))
        self.live_button.setText(tr("Live"))
        self.live_button.setToolTip(tr("Show the run as it is now (End)"))
        told = tr("What can be done from the step that is shown")
        self.menu_button.setToolTip(told)
        self.menu_button.setAccessibleName(told)

    def show_theme(self) -> None:
        self.setFixedHeight(theme.px(LOW_HEIGHT if self._low else HEIGHT))
        self._block.layout().setSpacing(1 if self._low else 4)
        self._block.layout().setContentsMargins(16, 0 if self._low else 6, 0, 0 if self._low else 6)
        self._block.setFixedWidth(theme.px(LEFT))
        for label in (self.steps, self.rate, self.left):
            label.setFont(theme.number_font(12))
            label.setStyleSheet(
                f"font-family: '{theme.NUMBER_FAMILY}'; font-size: {theme.px(12)}px;"
            )
        self._right.setFixedWidth(theme.px(RIGHT))
        self.show_icons()

    def show_icons(self) -> None:
        """The icons in the colours of the theme, and of what is shown."""
        side = QSize(theme.px(ICON), theme.px(ICON))
        rewound = bool(self.live_button.property("rewound"))
        self.live_button.setIcon(theme.icon("locate-fixed", "on_accent" if rewound else "muted"))
        self.menu_button.setIcon(theme.icon("ellipsis"))
        for button in (self.live_button, self.menu_button):
            button.setIconSize(side)

    def _arrange(self) -> None:
        self._block = QWidget()
        block = QVBoxLayout(self._block)
        above, below = QHBoxLayout(), QHBoxLayout()
        self.epoch.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        above.addWidget(self.epoch, 1)
        above.addWidget(self.steps)
        below.addWidget(self.rate)
        below.addStretch(1)
        below.addWidget(self.left)
        below.addWidget(self.cancel_button)
        block.addStretch(1)
        block.addLayout(above)
        block.addWidget(self.progress)
        block.addLayout(below)
        block.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._block)
        row.addWidget(self.sparkline, 1)
        self._right = QWidget()
        right, buttons = QVBoxLayout(self._right), QHBoxLayout()
        right.setContentsMargins(0, 0, 12, 0)
        right.setSpacing(2)
        buttons.setSpacing(2)
        buttons.addWidget(self.live_button, 1)
        buttons.addWidget(self.menu_button)
        right.addStretch(1)
        right.addLayout(buttons)
        right.addWidget(self.back)
        right.addStretch(1)
        row.addWidget(self._right)


def _set(label: QLabel, text: str) -> None:
    """Show a text, unless it is shown already: setting it costs a layout."""
    if label.text() != text:
        label.setText(text)
