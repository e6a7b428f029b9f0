"""What is trained next: everything once, and in a halving the better half for twice the steps."""

from __future__ import annotations

import math

import pytest

import nn
from nn.sweeps.sweep_queue import rungs


def result(step, score, over=False, failure=None):
    figures = {"step": step, "validation_score": score, "failure": failure}
    return nn.RunResult(figures, b"", over)


def rows_of(plan):
    blank = {"state": "planned", "step": None, "validation_score": None, "file": None}
    return [{"run": run.number, **blank} for run in plan.runs()]


@pytest.fixture
def make(lane):
    def build(**fields):
        usual = {"over": ("learning_rate=log:0.001..1:8",), "search": "halving"}
        plan = nn.SweepPlan("t", (lane,), **(usual | fields))
        return plan, nn.SweepQueue(plan, rows_of(plan))

    return build


def test_a_grid_hands_out_every_run_once_to_its_end(make):
    _, runs = make(search="grid", seeds=2)
    jobs = runs.jobs()
    assert sorted(job.run.number for job in jobs) == list(range(1, 17))
    assert {job.until for job in jobs} == {120}
    assert not runs.jobs()
    for job in jobs:
        assert runs.done(job, result(120, 0.5, over=True)) == nn.RunState.FINISHED
    assert runs.finished


def test_what_is_there_is_not_made_again(make):
    plan, _ = make(search="grid")
    rows = rows_of(plan)
    rows[0]["state"], rows[1]["state"], rows[2]["state"] = "finished", "failed", "running"
    jobs = nn.SweepQueue(plan, rows).jobs()
    assert [job.run.number for job in jobs] == [3, 4, 5, 6, 7, 8]


def test_rungs_double_up_to_the_last_step():
    assert rungs(2400, 100, 8) == [300, 600, 1200, 2400]
    assert rungs(2400, 1000, 8) == [1200, 2400]
    assert rungs(100, 30, 1) == [100]


def test_each_rung_keeps_the_better_half(make):
    """Jamieson & Talwalkar 2016, figure 3: sort by loss, keep the better half, go on."""
    _, runs = make(over=("learning_rate=log:0.001..1:4",))
    trained = []
    while not runs.finished:
        jobs = runs.jobs()
        assert jobs
        trained.append(sorted((job.run.number, job.until, job.goes_on) for job in jobs))
        for job in jobs:
            over = job.until == 120
            runs.done(job, result(job.until, job.run.number / 10, over))
        runs.drop()
    assert trained == [
        [(1, 30, False), (2, 30, False), (3, 30, False), (4, 30, False)],
        [(3, 60, True), (4, 60, True)],
        [(4, 120, True)],
    ]


def test_nothing_is_dropped_before_a_rung_is_complete(make):
    _, runs = make(over=("learning_rate=log:0.001..1:4",))
    jobs = runs.jobs()
    for job in jobs[:3]:
        runs.done(job, result(job.until, 0.5))
        assert runs.drop() == []
        assert runs.jobs() == []
    runs.done(jobs[3], result(jobs[3].until, 0.9))
    assert len(runs.drop()) == 2


def test_seeds_of_a_combination_are_judged_by_their_mean(make):
    _, runs = make(over=("learning_rate=0.1,1",), seeds=2)
    scores = {1: 0.9, 2: 0.7, 3: 0.5, 4: 0.75}  # runs 1 and 3: 0.70; 2 and 4: 0.725
    for job in runs.jobs():
        runs.done(job, result(job.until, scores[job.run.number]))
    assert sorted(runs.drop()) == [1, 3]


def test_runs_that_failed_or_are_not_a_number_do_not_go_on(make):
    _, runs = make(over=("learning_rate=log:0.001..1:4",))
    jobs = {job.run.number: job for job in runs.jobs()}
    runs.done(jobs[1], result(30, 0.1))
    runs.done(jobs[2], result(30, math.nan))
    runs.done(jobs[3], result(5, math.nan, over=True, failure="diverged"))
    runs.failed(jobs[4])
    assert runs.drop() == []  # two are left, as many as would go on
    assert [job.run.number for job in runs.jobs()] == [1, 2]


def test_a_halving_goes_on_where_it_was(make):
    plan, _ = make(over=("learning_rate=log:0.001..1:4",))
    rows = rows_of(plan)
    for row, state, score in zip(
        rows, ("dropped", "dropped", "planned", "running"), (0.1, 0.2, 0.3, 0.4), strict=True
    ):
        row.update(state=state, step=30, validation_score=score, file="f")
    jobs = nn.SweepQueue(plan, rows).jobs()
    assert [(job.run.number, job.until, job.goes_on) for job in jobs] == [
        (3, 60, True),
        (4, 60, True),
    ]


def test_every_lane_has_a_halving_of_its_own(lane):
    lanes = lane, lane.changed("name", "b")
    plan = nn.SweepPlan("t", lanes, ("learning_rate=0.1,1",), search="halving")
    runs = nn.SweepQueue(plan, rows_of(plan))
    for job in runs.jobs():
        runs.done(job, result(job.until, job.run.experiment.learning_rate))
    numbers = runs.drop()
    lost = [run.values for run in plan.runs() if run.number in numbers]
    assert [(one["lane"], one["learning_rate"]) for one in lost] == [("a", 0.1), ("b", 0.1)]


def test_a_halving_ends_though_one_seed_of_a_combination_fails(make):
    _, runs = make(over=("learning_rate=log:0.001..1:4",), seeds=2)
    while not runs.finished:
        jobs = runs.jobs()
        assert jobs
        for job in jobs:
            if job.run.number == 2:
                runs.done(job, result(3, math.nan, over=True, failure="diverged"))
            else:
                runs.done(job, result(job.until, job.run.number / 10, job.until == 120))
        runs.drop()


def test_a_halving_that_was_left_in_the_middle_of_dropping_ends(make):
    plan, _ = make(over=("learning_rate=log:0.001..1:4",), seeds=2)
    rows = rows_of(plan)
    for row in rows:
        row.update(step=30, validation_score=0.1 * row["run"], file="f")
    rows[0]["state"] = "dropped"  # its other seed, run 5, is still planned
    runs = nn.SweepQueue(plan, rows)
    while not runs.finished:
        runs.drop()
        for job in runs.jobs():
            runs.done(job, result(job.until, job.run.number / 10, job.until == 120))


def test_early_stopped_losers_are_told_too(make):
    _, runs = make(over=("learning_rate=0.1,1",))
    jobs = {job.run.number: job for job in runs.jobs()}
    runs.done(jobs[1], result(20, 0.2, over=True))
    runs.done(jobs[2], result(jobs[2].until, 0.9))
    assert runs.drop() == [1]
