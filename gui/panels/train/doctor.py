"""The doctor's findings: what is wrong with a lane, the numbers that prove it, and what to try."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from html import escape

import numpy as np
from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtGui import QFontMetrics
from PyQt5.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.lane_view import LaneView
from gui.panels.panel import Panel
from gui.style import formatting, theme
from gui.style.i18n import N_, sentence, tr, value_text

LIST_PIXELS, ITEM_PIXELS = 260, 30
Key = tuple[str, int]
VERDICTS = dict(
    zip(
        nn.VERDICTS,
        (
            N_("{name} helped."),
            N_("{name} made it worse."),
            N_("{name} made little difference."),
            N_("{name}: too early, or too few validation samples, to tell."),
        ),
        strict=True,
    )
)


class DoctorPanel(Panel):
    """A list of findings, and the one that is chosen.

    Signals:
        span_chosen: (slot, first step, last step) of the finding that is chosen, or None.
        treatment_asked: (Finding) a person wants to try its treatment in a new lane.
    """

    span_chosen = pyqtSignal(object)
    treatment_asked = pyqtSignal(object)

    name = "doctorPanel"
    workspace = "train"
    tab = N_("Doctor")
    title = N_("Doctor")
    question = N_("What is going wrong, and why?")
    help = N_(
        "Each finding shows the measured values, the thresholds that they crossed and the steps "
        "over which they were measured. The plots shade these steps."
    )

    def create(self) -> None:
        super().create()
        self.findings: dict[Key, nn.Finding] = {}
        self._tried: dict[Key, list[nn.Outcome]] = {}  # what treatments came to
        self._chosen: Key | None = None
        self.list = QListWidget()
        self.list.setObjectName("findingsList")
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.currentRowChanged.connect(self._on_row)
        self.text = QLabel()
        self.text.setObjectName("findingText")
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.treat_button = QPushButton()
        self.treat_button.setObjectName("treatButton")
        self.treat_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.treat_button.clicked.connect(self._on_treat)
        self._arrange()
        self.show_frame()

    def _arrange(self) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setObjectName("findingArea")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(4, 0, 8, 0)
        column.addWidget(self.text, 1)
        area.setWidget(inner)
        right = QVBoxLayout()
        right.addWidget(area, 1)
        right.addWidget(self.treat_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self.show_findings([])

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        super().rename(lanes)
        self.show_frame()

    def show_findings(self, findings: Sequence[nn.Finding]) -> None:
        """Show these from now on; the chosen one stays chosen as long as it is there."""
        fresh = {(one.rule, one.slot): one for one in findings}
        tried = {key: nn.outcomes(one, self.lanes) for key, one in fresh.items()}
        if (fresh, tried) != (self.findings, self._tried):
            same = fresh.keys() == self.findings.keys()
            self.findings, self._tried = fresh, tried
            self.show_frame() if not same else self._show_chosen()

    def show_frame(self) -> None:
        keys = list(self.findings)
        if self._chosen not in self.findings:
            self._chosen = keys[0] if keys else None
        self.list.blockSignals(True)
        self.list.clear()
        for rule, slot in keys:
            self._add_item(slot, tr(nn.RULES[rule].title))
        if self._chosen is not None:
            self.list.setCurrentRow(keys.index(self._chosen))
        self.list.blockSignals(False)
        self.list.setVisible(bool(keys))
        self._show_chosen()

    def table(self) -> tuple[list[str], nn.Array]:
        names, row = [], []
        for finding in self.findings.values():
            for one in finding.evidence:
                names.append(f"{self._name(finding.slot)} {finding.rule}: {one.label}")
                row.append(one.value)
        return names, np.array([row])

    def tell_span(self) -> None:
        """Tell which steps the chosen finding is about."""
        finding = self.findings.get(self._chosen) if self._chosen else None
        self.span_chosen.emit(finding and (finding.slot, finding.first, finding.last))

    def retranslate(self) -> None:
        super().retranslate()
        self.show_frame()

    def _add_item(self, slot: int, title: str) -> None:
        tint, elide = theme.lane_color(slot).name(), Qt.TextElideMode.ElideRight
        metrics = QFontMetrics(theme.text_font())
        room = theme.px(LIST_PIXELS - 40) - metrics.horizontalAdvance(f"●   {title}")
        name = metrics.elidedText(self._name(slot), elide, max(room, 0))
        label = QLabel(f'<span style="color:{tint}">● {escape(name)}</span>&nbsp; {title}')
        label.setContentsMargins(8, 0, 0, 0)
        label.setToolTip(f"{self._name(slot)}: {title}")
        item = QListWidgetItem()
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{self._name(slot)}: {title}")
        item.setSizeHint(QSize(0, theme.px(ITEM_PIXELS)))
        self.list.addItem(item)
        self.list.setItemWidget(item, label)

    def _show_chosen(self) -> None:
        finding = self.findings.get(self._chosen) if self._chosen else None
        if finding is None:
            told = tr("No findings. {count} rules check every lane once a second.")
            self.text.setText(f"<p>{told.format(count=len(nn.RULES))}</p>{self._rules_text()}")
            self.treat_button.hide()
        else:
            self.text.setText(self._finding_text(finding))
            self._show_treatment(finding)
        self.tell_span()

    def _rules_text(self) -> str:
        titles = "  ·  ".join(tr(rule.title) for rule in nn.RULES.values())
        return f'<p style="color:{theme.current().muted}">{titles}</p>'

    def _finding_text(self, finding: nn.Finding) -> str:
        rule, look = nn.RULES[finding.rule], theme.current()
        steps = tr("steps {first} to {last}").format(
            first=f"{finding.first:,}", last=f"{finding.last:,}"
        )
        rows = "".join(
            f'<tr><td style="padding-right:14px">{tr(one.label)}</td>'
            f'<td align="right" style="padding-right:14px">'
            f"{theme.strong(formatting.significant(one.value, 3))}</td>"
            f'<td style="color:{look.muted}">{self._limit(one)}</td></tr>'
            for one in finding.evidence
        )
        reason = f"<p>{sentence(finding.reason)}</p>" if finding.reason else ""
        return (
            f"<p>{theme.strong(tr(rule.title))} &nbsp;<span style='color:{look.muted}'>"
            f"{escape(self._name(finding.slot))}, {steps}</span></p>{reason}"
            f"<table>{rows}</table>{self._outcomes_text()}"
            f"<p>{tr(rule.meaning)}</p><p>{theme.strong(tr(rule.advice))}</p>"
            f"<p style='color:{look.muted}; font-size:{theme.px(11)}px'>{tr(rule.source)}</p>"
        )

    def _next(self, finding: nn.Finding) -> nn.Setting | None:
        """The treatment that is offered: the first that was not tried."""
        return nn.next_treatment(finding, self._tried.get((finding.rule, finding.slot), []))

    def _outcomes_text(self) -> str:
        """What the treatments that were tried came to."""
        tried = self._tried.get(self._chosen, []) if self._chosen else []
        return "".join(f"<p>{self._outcome_text(one)}</p>" for one in tried)

    def _outcome_text(self, one: nn.Outcome) -> str:
        tint = theme.lane_color(one.slot).name()
        name = f'<span style="color:{tint}">● {escape(self._name(one.slot))}</span>'
        told = tr(VERDICTS[one.verdict]).format(name=name)
        if one.verdict == nn.UNKNOWN or not all(map(math.isfinite, one.losses)):
            return told
        numbers = tr(
            "Validation loss {after} instead of {before}, {score} instead of {former}, at step "
            "{step}."
        ).format(
            after=formatting.figure(one.losses[1]),
            before=formatting.figure(one.losses[0]),
            score=self._score(one.scores[1]),
            former=self._score(one.scores[0]),
            step=f"{one.step:,}",
        )
        return f"{told} {numbers}"

    def _score(self, value: float) -> str:
        if self.task == nn.REGRESSION:
            return f"R² {formatting.significant(value, 3)}"
        return f"{formatting.percent(value)} %"

    def _limit(self, one: nn.Evidence) -> str:
        """The threshold, and whether the number is beyond it."""
        limit = formatting.plain(one.threshold)
        template = tr("below {limit}") if one.sign == "<" else tr("above {limit}")
        return (
            template.format(limit=limit)
            if one.holds
            else tr("threshold {limit}").format(limit=limit)
        )

    def _show_treatment(self, finding: nn.Finding) -> None:
        treatment = self._next(finding)
        self.treat_button.setVisible(treatment is not None)
        if treatment is not None:
            field, value = treatment
            full = len(self.lanes) >= nn.MOST_LANES
            told = tr("Try in a new lane: {field} {value}").format(
                field=tr(nn.KNOBS[field].label), value=value_text(field, value)
            )
            self.treat_button.setText(told)
            self.treat_button.setEnabled(not full)
            hint = tr("A race has at most four lanes. Remove one first.") if full else ""
            self.treat_button.setToolTip(hint)

    def _name(self, slot: int) -> str:
        return next((lane.name for lane in self.lanes if lane.slot == slot), "")

    def _on_row(self, row: int) -> None:
        keys = list(self.findings)
        self._chosen = keys[row] if 0 <= row < len(keys) else None
        self._show_chosen()

    def _on_treat(self) -> None:
        finding = self.findings.get(self._chosen) if self._chosen else None
        if finding is not None:
            self.treatment_asked.emit(replace(finding, treatment=self._next(finding)))

    def show_theme(self) -> None:
        super().show_theme()
        self.list.setFixedWidth(theme.px(LIST_PIXELS))
        self.show_frame()
