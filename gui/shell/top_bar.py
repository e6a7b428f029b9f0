"""The bar at the top: run, pause, step, reset; how far the run is; open, save, and the rest."""

from __future__ import annotations

from html import escape

from PyQt5.QtCore import QEvent, QSize, Qt
from PyQt5.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from gui.session.session import Session
from gui.session.state import Stage, State
from gui.style import formatting, theme
from gui.style.event_filters import KeysForTheWindow
from gui.style.i18n import LANGUAGES, tr

HEIGHT = 54
PROGRESS_PARTS = 1000
PACES = (0, 10, 5, 2, 1)  # steps a second; 0 is as fast as it can


class TopBar(QFrame):
    """Buttons and the progress line. It shows; what a click means is wired by the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setFixedHeight(HEIGHT)
        self.run_button = QPushButton()
        self.run_button.setObjectName("runButton")
        self.run_button.setMinimumWidth(104)
        self.step_button = QPushButton()
        self.step_button.setObjectName("stepButton")
        self.reset_button = QPushButton()
        self.reset_button.setObjectName("resetButton")
        self.open_button, self.save_button = QToolButton(), QToolButton()
        self.language_button, self.theme_button = QToolButton(), QToolButton()
        self.help_button = QToolButton()
        self.language_menu = QMenu(self.language_button)
        for code, name in LANGUAGES.items():
            action = self.language_menu.addAction(name)
            action.setData(code)
            action.setCheckable(True)
        self.language_button.setMenu(self.language_menu)
        self.language_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.pace = QComboBox()
        self.pace.setObjectName("paceField")
        self.pace.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pace.installEventFilter(KeysForTheWindow(self))
        for pace in PACES:
            self.pace.addItem("", pace)
        self.progress = QProgressBar()
        self.progress.setRange(0, PROGRESS_PARTS)
        self.progress.setTextVisible(False)
        self.cancel_button = QToolButton()
        self.cancel_button.setObjectName("cancelButton")
        self.cancel_button.hide()
        self._epoch, self._rate = QLabel(), QLabel()
        self._rate.setProperty("role", "muted")
        self._state = State.LOADING
        self._arrange()
        self.show_icons()
        self.retranslate()

    def show_state(self, state: State, can_go_on: bool) -> None:
        """Offer what makes sense in this state."""
        self._state = state
        ready = can_go_on and state is not State.LOADING
        self.run_button.setEnabled(ready)
        self.step_button.setEnabled(ready and state is not State.FINISHED)
        self.reset_button.setEnabled(state is not State.LOADING)
        self.save_button.setEnabled(can_go_on or state is State.FINISHED)
        self.retranslate()
        self.show_icons()

    def show_pending(self, pending: bool) -> None:
        """Mark Reset when the recipe waits for it."""
        if bool(self.reset_button.property("pending")) != pending:
            self.reset_button.setProperty("pending", pending)
            self.reset_button.style().polish(self.reset_button)

    def show_progress(self, session: Session) -> None:
        """Epoch, step, steps a second and the time left."""
        lane = session.run.worked_on if session.run else None
        if lane is None or session.model.building is not None:
            return
        step, target = lane.record.step, lane.experiment.steps
        per_epoch = max(lane.record.epoch // lane.experiment.batch_size, 1)
        epochs = max(-(-target // per_epoch), 1)
        epoch = min(step // per_epoch + 1, epochs)
        share = min(step / target, 1.0)
        text = tr("Epoch {epoch} / {epochs}").format(
            epoch=theme.strong(f"{epoch:,}"), epochs=f"{epochs:,}"
        )
        steps = tr("step {step} / {target}").format(step=f"{step:,}", target=f"{target:,}")
        steps += f" · {int(100 * share)} %"
        if not session.run.level:
            steps = tr("'{name}' catches up: step {step}").format(
                name=escape(lane.name), step=f"{step:,}"
            )
        mono = f"font-family:'{theme.NUMBER_FAMILY}';font-size:12px;color:{theme.current().muted}"
        self._epoch.setText(f'{text}&nbsp;&nbsp;&nbsp;<span style="{mono}">{steps}</span>')
        self.progress.setValue(int(PROGRESS_PARTS * share))
        rate = session.model.steps_per_second
        told = ""
        if rate:
            left = formatting.duration((target - step) / rate)
            told = tr("{rate} steps/s · {time} left").format(rate=formatting.rate(rate), time=left)
        self._rate.setText(told)

    def show_making(self, fraction: float | None, stage: Stage = Stage.DATA) -> None:
        """How far a run is built that takes a while; None: no longer."""
        self.cancel_button.setVisible(fraction is not None)
        if fraction is not None:
            told = {
                Stage.DATA: tr("Loading the data …"),
                Stage.NETWORKS: tr("Building the networks …"),
                Stage.LANE: tr("Building the new lane …"),
            }[stage]
            self._epoch.setText(told)
            self._rate.setText(f"{100 * fraction:.0f} %")
            self.progress.setValue(int(PROGRESS_PARTS * fraction))

    def retranslate(self) -> None:
        """Say everything in the language that is shown."""
        running = self._state is State.RUNNING
        self.run_button.setText(tr("Pause") if running else tr("Run"))
        self.run_button.setToolTip(
            tr("Pause training (Space)")
            if running
            else tr(
                "Train the network; after the last step, the same number of steps again (Space)"
            )
        )
        self.step_button.setText(tr("Step"))
        self.step_button.setToolTip(
            tr("One update of the lanes that are furthest behind; level lanes all take it (S, →)")
        )
        for place, pace in enumerate(PACES):
            text = tr("{count} a second").format(count=pace) if pace else tr("Full speed")
            self.pace.setItemText(place, text)
        self.pace.setToolTip(tr("How many steps a second: slow motion, or as fast as it can"))
        self.pace.setAccessibleName(tr("Speed"))
        self.cancel_button.setText(tr("Cancel"))
        self.cancel_button.setToolTip(tr("Stop loading and keep the current run"))
        self.reset_button.setText(tr("Reset"))
        self.reset_button.setToolTip(tr("Begin anew with the recipe on the left (R)"))
        for button, text in (
            (self.open_button, tr("Open a saved run or experiment (Ctrl+O)")),
            (self.save_button, tr("Save the run: recipe, weights and history (Ctrl+S)")),
            (self.language_button, tr("Language (Ctrl+L)")),
            (self.theme_button, tr("Light or dark (Ctrl+T)")),
            (self.help_button, tr("Help and keys (F1)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)

    def show_icons(self) -> None:
        """Take the icons in the colours of the current theme."""
        running = self._state is State.RUNNING
        tint = "on_accent" if self.run_button.isEnabled() else "faint"
        self.run_button.setIcon(theme.icon("pause" if running else "play", tint))
        self.step_button.setIcon(theme.icon("step-forward", "text"))
        self.reset_button.setIcon(theme.icon("rotate-ccw", "text"))
        self.open_button.setIcon(theme.icon("folder-open"))
        self.save_button.setIcon(theme.icon("save"))
        self.language_button.setIcon(theme.icon("languages"))
        dark = theme.current() is theme.DARK
        self.theme_button.setIcon(theme.icon("sun" if dark else "moon"))
        self.help_button.setIcon(theme.icon("circle-question-mark"))

    def _arrange(self) -> None:
        mark = QLabel("∇")
        mark.setFont(theme.text_font(24, strong=True))
        mark.setObjectName("mark")
        mark.setStyleSheet("font-size: 24px;")
        name = QLabel("Nablascope")
        name.setFont(theme.text_font(15, strong=True))
        name.setStyleSheet("font-size: 15px;")
        numbers_row = QHBoxLayout()
        numbers_row.addWidget(self._epoch)
        numbers_row.addStretch(1)
        numbers_row.addWidget(self._rate)
        numbers_row.addWidget(self.cancel_button)
        self._rate.setFont(theme.number_font(12))
        self._rate.setStyleSheet("font-size: 12px;")
        for label in (self._epoch, self._rate):
            label.setTextFormat(Qt.TextFormat.RichText)
        self._epoch.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        numbers_row.setStretch(0, 1)
        numbers_row.setStretch(1, 0)
        middle = QVBoxLayout()
        middle.setSpacing(5)
        middle.addStretch(1)
        middle.addLayout(numbers_row)
        middle.addWidget(self.progress)
        middle.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(mark)
        row.addWidget(name)
        row.addSpacing(16)
        for button in (self.run_button, self.step_button, self.reset_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setIconSize(QSize(16, 16))
            row.addWidget(button)
        row.addWidget(self.pace)
        row.addSpacing(14)
        row.addLayout(middle, 1)
        row.addSpacing(14)
        for tool in (
            self.open_button,
            self.save_button,
            self.language_button,
            self.theme_button,
            self.help_button,
        ):
            tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tool.setIconSize(QSize(18, 18))
            tool.setMinimumSize(32, 32)
            row.addWidget(tool)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not hasattr(self, "_epoch"):
            return
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.show_icons()
