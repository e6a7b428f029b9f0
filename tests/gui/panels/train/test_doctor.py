"""The doctor's panel: what was found, the numbers that prove it, and a way to try the cure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PyQt5.QtCore import Qt

import nn
from gui.style import i18n, theme
from tests.gui.panels.conftest import entrant, filled, recorded, rows_of, seen, shown


def finding(rule="vanishing", slot=0, first=100, last=200, treatment=("activation", "relu"), **k):
    evidence = (
        nn.Evidence(nn.Phrase("‖∂L/∂a‖ of layer 1 ÷ ‖∂L/∂a‖ of the output"), 0.00123, "<", 0.02),
        nn.Evidence(nn.Phrase("mean |∂L/∂W| of layer 1"), 0.5, "<", 1e-5),
    )
    return nn.Finding(rule, slot, first, last, evidence, treatment, **k)


DEAD = finding("dead", 1, 50, 150, None)


@pytest.fixture
def panel(qtbot):
    one = shown(qtbot, "doctor", 760, 340)
    one.show_run(*recorded())
    return one


def listed(panel):
    """What the list says, row by row."""
    role = Qt.ItemDataRole.AccessibleTextRole
    return [panel.list.item(row).data(role) for row in range(panel.list.count())]


def title(rule):
    return str(nn.RULES[rule].title)


def test_without_findings_it_says_how_many_rules_look(panel):
    assert panel.text.text().startswith(
        f"<p>No findings. {len(nn.RULES)} rules check every lane once a second."
    )
    assert not panel.list.isVisible()
    assert not panel.treat_button.isVisible()
    for rule in nn.RULES.values():
        assert str(rule.title) in panel.text.text()


def test_a_finding_names_its_lane_its_steps_its_numbers_and_their_thresholds(panel):
    panel.show_findings([finding()])
    text = panel.text.text()
    rule = nn.RULES["vanishing"]
    assert listed(panel) == [f"sigmoid: {title('vanishing')}"]
    for told in (
        "sigmoid, steps 100 to 200",
        "of layer 1 ÷ ‖∂L/∂a‖ of the output",
        "0.00123",
        "below 0.02",  # it holds
        "0.500",
        "threshold 1e-5",  # it does not hold, and is shown all the same
        str(rule.meaning),
        str(rule.advice),
        rule.source,
    ):
        assert told in text, told
    assert "above" not in text


def test_a_number_above_its_threshold_is_told_as_above(panel):
    loud = nn.Evidence(nn.Phrase("largest"), 250.0, ">", 100.0)
    panel.show_findings([replace(finding("exploding"), evidence=(loud,))])
    assert "above 100" in panel.text.text()
    assert "250" in panel.text.text()


def test_the_reason_why_a_lane_stopped_is_told(panel):
    reason = nn.DivergedError("The loss became {value}.", value="inf")
    panel.show_findings([finding("not-finite", reason=reason)])
    assert "The loss became inf." in panel.text.text()


def test_findings_of_several_lanes_are_told_apart_by_name_and_colour(panel, qapp):
    panel.show_findings([finding(), DEAD])
    assert listed(panel) == [f"sigmoid: {title('vanishing')}", f"relu: {title('dead')}"]
    qapp.processEvents()
    for slot in (0, 1):
        assert seen(panel.list, theme.lane_color(slot)) > 5


def test_the_finding_that_is_chosen_is_shown_and_its_steps_are_told(qtbot, panel):
    panel.show_findings([finding(), DEAD])
    assert title("vanishing") in panel.text.text()
    with qtbot.waitSignal(panel.span_chosen) as told:
        panel.list.setCurrentRow(1)
    assert told.args == [(1, 50, 150)]
    assert title("dead") in panel.text.text()


def test_the_chosen_finding_stays_chosen_while_its_numbers_change(qtbot, panel):
    panel.show_findings([finding(), DEAD])
    panel.list.setCurrentRow(1)
    with qtbot.waitSignal(panel.span_chosen) as told:
        panel.show_findings([finding(last=300), replace(DEAD, last=250)])
    assert told.args == [(1, 50, 250)]
    assert panel.list.currentRow() == 1
    assert "steps 50 to 250" in panel.text.text()
    panel.show_findings([finding("exploding"), finding(), DEAD])  # another comes before it
    assert panel.list.currentRow() == 2
    assert title("dead") in panel.text.text()


def test_when_the_chosen_finding_goes_the_first_is_shown_and_at_last_none(qtbot, panel):
    panel.show_findings([finding(), DEAD])
    panel.list.setCurrentRow(1)
    panel.show_findings([finding()])
    assert title("vanishing") in panel.text.text()
    with qtbot.waitSignal(panel.span_chosen) as told:
        panel.show_findings([])
    assert told.args == [None]
    assert "No findings" in panel.text.text()


def test_a_treatment_can_be_tried_with_one_click(qtbot, panel):
    ill = finding(treatment=("activation", "elu"))  # ReLU races beside it already
    panel.show_findings([ill])
    assert panel.treat_button.isVisible()
    assert panel.treat_button.text() == "Try in a new lane: Activation ELU"
    with qtbot.waitSignal(panel.treatment_asked) as asked:
        qtbot.mouseClick(panel.treat_button, Qt.LeftButton)
    assert asked.args == [ill]


def test_a_finding_that_no_setting_helps_offers_none(panel):
    panel.show_findings([DEAD])
    assert not panel.treat_button.isVisible()


def test_four_lanes_leave_no_room_for_a_treatment_and_it_says_so(qtbot, panel):
    records = [filled(slot, rows_of(5, 1.0, 0.5, *[(1.0, 1.0)] * 4)) for slot in range(4)]
    lanes = tuple(entrant(record, f"lane {record.slot}") for record in records)
    panel.show_run(nn.History(records), lanes)
    panel.show_findings([finding()])
    assert panel.treat_button.isVisible()
    assert not panel.treat_button.isEnabled()
    assert "at most four lanes" in panel.treat_button.toolTip()
    asked = []
    panel.treatment_asked.connect(asked.append)
    qtbot.mouseClick(panel.treat_button, Qt.LeftButton)
    assert asked == []
    panel.show_run(nn.History(records[:3]), lanes[:3])
    panel.show_findings([finding()])
    assert panel.treat_button.isEnabled()
    assert panel.treat_button.toolTip() == ""


def test_another_run_takes_the_findings_away(panel):
    panel.show_findings([finding()])
    panel.show_run(*recorded(3))
    assert panel.findings == {}
    assert "No findings" in panel.text.text()


def test_a_renamed_lane_is_called_so(panel):
    panel.show_findings([finding()])
    first, second = panel.lanes
    first = replace(first, experiment=first.experiment.changed("name", "slow one"))
    panel.rename((first, second))
    assert listed(panel)[0].startswith("slow one: ")
    assert "slow one, steps 100 to 200" in panel.text.text()


def test_the_same_findings_again_build_nothing_anew(panel):
    """The list keeps where it was scrolled to."""
    panel.show_findings([finding(), DEAD])
    item = panel.list.item(0)
    panel.show_findings([finding(), DEAD])
    panel.show_findings([finding(last=400), DEAD])
    assert panel.list.item(0) is item


def test_the_table_has_the_numbers_of_every_finding(panel):
    panel.show_findings([finding(), DEAD])
    names, values = panel.table()
    assert len(names) == 4
    assert names[0].startswith("sigmoid vanishing: ‖∂L/∂a‖")
    assert values.tolist() == [[0.00123, 0.5, 0.00123, 0.5]]


def test_every_rule_can_be_shown_in_both_languages(panel, qapp):
    for code in ("en", "ko"):
        i18n.show_language(code)
        qapp.processEvents()
        panel.show_findings([])
        panel.show_findings([finding(rule, treatment=("learning_rate", 0.01)) for rule in nn.RULES])
        assert panel.list.count() == len(nn.RULES)
        for row in range(panel.list.count()):
            panel.list.setCurrentRow(row)
            panel.grab()


def test_what_a_treatment_came_to_is_told_and_the_next_one_offered(panel, monkeypatch):
    told = nn.Outcome(("activation", "relu"), 1, 300, (2.3, 0.4), (0.1, 0.9), "helped")
    monkeypatch.setattr(nn, "outcomes", lambda *_: [told])
    asked = []
    panel.treatment_asked.connect(asked.append)
    panel.show_findings([finding(others=(("initializer", "he"),))])
    text = panel.text.text()
    assert "helped. Validation loss 0.4000 instead of 2.300, 90.0 % instead of 10.0 %" in text
    assert "at step 300" in text
    panel.treat_button.click()
    assert asked[0].treatment == ("initializer", "he")


def test_when_all_are_tried_nothing_more_is_offered(panel, monkeypatch):
    told = nn.Outcome(("activation", "relu"), 1, 300, (2.3, 2.3), (0.1, 0.1), "unknown")
    monkeypatch.setattr(nn, "outcomes", lambda *_: [told])
    panel.show_findings([finding()])
    assert "too early, or too few validation samples, to tell" in panel.text.text()
    assert not panel.treat_button.isVisible()
