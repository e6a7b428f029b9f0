"""GradientCheckPanel: backpropagation held against central differences, layer by layer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QShowEvent
from PyQt5.QtWidgets import QButtonGroup, QGridLayout, QLabel, QPushButton, QVBoxLayout

import nn
from gui.lane_view import LaneView
from gui.panels.inside.gradient_check.bug_choice import BugChoice
from gui.panels.inside.gradient_check.plots import (
    AgreementPlot,
    CostView,
    ErrorBars,
    StepsPlot,
    short_label,
)
from gui.panels.panel import Panel
from gui.panels.study import Study
from gui.style import formatting, theme
from gui.style.elided_label import ElidedLabel
from gui.style.i18n import N_, tr

WHOLE, ALONE = "whole", "alone"
VIEWS = {WHOLE: N_("Whole network"), ALONE: N_("Each layer alone")}
COLUMNS = (5, 6, 5)  # how the width is shared


class GradientCheckPanel(Panel):
    """The report of the lane that is edited, and the mistakes that can be put into a copy of it.

    Signals:
        bug_asked: (slot, bug, layer) race a lane with this mistake.
    """

    bug_asked = pyqtSignal(int, str, int)

    name = "gradientCheckPanel"
    workspace = "inside"
    tab = N_("Gradient check")
    title = N_("Gradient check")
    question = N_("Is the gradient right?")
    help = N_(
        "Some entries of every array are moved a little to both sides, and the change of the loss "
        "is compared with the gradient from backpropagation, in float64. In the whole network a "
        "mistake spoils all layers before it; checked alone, with the gradient that really "
        "arrives, only the layer with the mistake fails."
    )

    def create(self) -> None:
        super().create()
        self.study = Study(self)
        self.study.changed.connect(self.show_frame)
        self.view = ALONE
        self._guess = ""
        self._views = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self.tools.insertSpacing(0, 12)
        self._create_tools()
        self.agreement, self.bars = AgreementPlot(), ErrorBars()
        self.cost, self.steps = CostView(), StepsPlot()
        self.choice = BugChoice()
        self.choice.asked.connect(self._on_bug_asked)
        self.choice.hidden_changed.connect(self._on_hidden_changed)
        self.bars.chosen.connect(self._on_bar)
        self.verdict = QLabel()
        self.verdict.setObjectName("checkVerdict")
        self.verdict.setWordWrap(True)
        self.verdict.setTextFormat(Qt.TextFormat.RichText)
        side = QVBoxLayout()
        side.addWidget(self.choice, 1)
        side.addWidget(self.verdict)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        for row, plots in enumerate(((self.agreement, self.bars), (self.cost, self.steps))):
            grid.setRowStretch(row, 1)
            for column, plot in enumerate(plots):
                grid.addWidget(plot, row, column)
        grid.addLayout(side, 0, 2, 2, 1)
        for column, share in enumerate(COLUMNS):
            grid.setColumnStretch(column, share)
        self.body.addLayout(grid, 1)

    def _create_tools(self) -> None:
        """The two views, the state, and the button that checks again."""
        for view in VIEWS:
            button = self._buttons[view] = QPushButton()
            button.setObjectName(f"check{view.title()}Button")
            button.setProperty("role", "choice")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self.show_view, view))
            self._views.addButton(button)
            self.tools.addWidget(button)
        self._buttons[ALONE].setChecked(True)
        self.state = ElidedLabel()
        self.state.setProperty("role", "muted")
        self.again = QPushButton()
        self.again.setObjectName("checkAgainButton")
        self.again.setProperty("role", "small")
        self.again.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.again.clicked.connect(self._on_again)
        self.tools.addWidget(self.state, 1)
        self.tools.addWidget(self.again)

    # The check.

    @property
    def studies(self) -> Sequence[Study]:
        return (self.study,)

    @property
    def report(self) -> nn.CheckReport | None:
        """What was found of the lane that is edited."""
        found: nn.CheckReport | None = self.study.report
        return found

    def ask(self) -> None:
        """Have the lane that is edited checked as it is now."""
        if self.lane is not None and not self.study.busy:
            self.study.ask(partial(_check, self.lane.slot))

    # What is shown.

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self._guess = ""
        self.study.forget()
        if self.isVisible():
            self.ask()

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        super().rename(lanes)
        self.show_frame()

    def show_lane(self, slot: int) -> None:
        other = slot != self.slot
        super().show_lane(slot)
        if other:
            self._guess = ""
            self.study.forget()
            if self.isVisible():
                self.ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.report is None:
            self.ask()

    def show_view(self, view: str, _: bool = False) -> None:
        """Show the arrays as parts of the whole network, or each layer alone."""
        self.view = view
        self._buttons[view].setChecked(True)
        self.show_frame()

    @property
    def results(self) -> list[nn.Checked]:
        """The arrays that are looked at."""
        if self.report is None:
            return []
        return self.report.whole if self.view == WHOLE else self.report.alone

    def show_frame(self) -> None:
        report, busy = self.report, self.study.busy
        waiting = tr("Checking …") if busy else tr("Nothing checked yet")
        told = self.study.told or tr("Backpropagation is compared with central differences.")
        self.show_empty("" if report is not None else waiting, told, "bars")
        self._show_places()
        if report is not None:
            self.bars.hidden = self.choice.hidden and not self._guess
            for plot in (self.agreement, self.bars, self.cost, self.steps):
                plot.show_report(report, self.results)
            self._say_verdict(report)
        self.again.setText(tr("Cancel") if busy else tr("Check again"))
        self._say_state()

    def _show_places(self) -> None:
        lane = self.lane
        if lane is None:
            return
        sound = nn.mended(lane.network) if lane.network.broken else lane.network
        layers, loss, decay = sound.layers, sound.loss_function, nn.added_decay(lane.experiment)
        size = lane.record.batch[0]
        self.choice.show_places(
            {bug: nn.possible_layers(bug, layers, loss, decay, size) for bug in nn.BUGS}, size
        )

    def _say_state(self) -> None:
        if self.study.busy:
            done = round(100 * self.study.share)
            self.state.setText(tr("Checking … {share} %").format(share=done))
            return
        if self.lane is None or self.report is None:
            self.state.setText(self.study.told)
            return
        told = tr("{name} at step {step}, {samples} samples, float64")
        self.state.setText(
            told.format(
                name=self.lane.name, step=f"{self.report.step:,}", samples=self.report.samples
            )
        )

    def _say_verdict(self, report: nn.CheckReport) -> None:
        """Which arrays fail, and the worst of them."""
        failed = [one for one in self.results if not one.passed]
        passed = len(self.results) - len(failed)
        if self._guess:
            self.verdict.setText(self._guess)
            return
        if self.choice.hidden and failed:
            self.verdict.setText(tr("Which layer has the mistake? Click its bar."))
            return
        if not failed:
            tint = theme.color("good").name()
            told = tr("All {count} arrays pass.").format(count=passed)
            self.verdict.setText(f'<span style="color:{tint}">{theme.strong(told)}</span>')
            return
        worst = max(failed, key=lambda one: one.relative_error)
        names = ", ".join(short_label(one.name) for one in failed[:6])
        names += " …" if len(failed) > 6 else ""
        head = tr("{names}: wrong. {count} arrays pass.").format(names=names, count=passed)
        inside = ", ".join(map(str, worst.entry))
        told = tr("Worst: {name}[{index}], backpropagation {ours}, central difference {theirs}.")
        worst_told = told.format(
            name=worst.name,
            index=inside,
            ours=formatting.figure(worst.backpropagation),
            theirs=formatting.figure(worst.differences),
        )
        tint = theme.color("bad").name()
        first = f'<span style="color:{tint}">{theme.strong(head)}</span>'
        self.verdict.setText(f"{first}<br>{worst_told} {self._hint(failed)}")

    def _hint(self, failed: Sequence[nn.Checked]) -> str:
        """What the pattern of failures says."""
        if len({one.layer for one in failed}) == 1 and self.view == WHOLE:
            return tr("What goes back to the layers before it is right.")
        if self.view == WHOLE:
            return tr("A mistake spoils all layers before it. Look at each layer alone.")
        return tr("Each layer gets the gradient that really arrives at it.")

    # What a person does.

    def _on_again(self) -> None:
        self.study.cancel() if self.study.busy else self.ask()

    def _on_bug_asked(self, bug: str, layer: int) -> None:
        self._guess = ""
        if self.choice.hidden:
            self.show_view(WHOLE)
        if self.lane is not None:
            self.bug_asked.emit(self.lane.slot, bug, layer)

    def _on_hidden_changed(self) -> None:
        self._guess = ""
        if self.choice.hidden:
            self.show_view(WHOLE)
        self.show_frame()

    def _on_bar(self, index: int) -> None:
        """A guess, while it is hidden which layer has the mistake."""
        if not (self.choice.hidden and self.report is not None and self.lane is not None):
            return
        recipe = self.lane.experiment
        if recipe.bug == "none":
            return
        right = self.results[index].layer == recipe.bug_layer
        title = tr(nn.BUGS[recipe.bug].title)
        told = (
            tr("Right: layer {layer}. {title}.")
            if right
            else tr("Not in layer {guess}. Try again.")
        )
        text = told.format(layer=recipe.bug_layer, title=title, guess=self.results[index].layer)
        tint = theme.color("good" if right else "bad").name()
        self.verdict.setText(f'<span style="color:{tint}">{theme.strong(text)}</span>')
        if right:
            self._guess = self.verdict.text()
            self.show_frame()

    def table(self) -> tuple[list[str], nn.Array]:
        rows = [(one.layer, one.relative_error, float(one.passed)) for one in self.results]
        return ["layer", "relative error", "passed"], np.array(rows, float).reshape(-1, 3)

    def show_theme(self) -> None:
        super().show_theme()
        self.show_frame()

    def retranslate(self) -> None:
        super().retranslate()
        for view, button in self._buttons.items():
            button.setText(tr(VIEWS[view]))
        self.again.setToolTip(tr("Check the lane that is edited as it is now"))
        self.show_frame()


def _check(
    slot: int, copies: tuple[nn.LaneCopy, ...], progress: Callable[[float], None]
) -> nn.CheckReport:
    """The gradient check of the lane with this slot."""
    return nn.check_lane(nn.copy_of(copies, slot), progress)
