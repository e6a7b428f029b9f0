from __future__ import annotations

from gui.panels.inside.graph.phases import Reach, phases_of
from tests.gui.panels.inside.graph.conftest import RESIDUAL, SIGMOID


def test_a_step_goes_forward_to_the_loss_backward_and_updates(traced):
    (lane, _) = traced()
    phases = phases_of(lane.trace, True)
    kinds = [phase.kind for phase in phases]
    assert kinds == ["forward"] * 5 + ["loss"] + ["backward"] * 6 + ["update"] * 3
    assert [phase.node for phase in phases[:5]] == [
        "Affine1", "Sigmoid1", "Affine2", "Sigmoid2", "Affine3",
    ]  # fmt: skip
    assert [phase.node for phase in phases[6:9]] == ["L", "Affine3", "Sigmoid2"]
    assert len(phases_of(lane.trace, False)) == 12


def test_what_is_known_grows_with_each_phase(traced):
    (lane, _) = traced()
    phases = phases_of(lane.trace, True)

    def known(count):
        reach = Reach.after(phases, count)
        return len(reach.values_of(lane.trace)), len(reach.gradients_of(lane.trace))

    assert [known(count) for count in range(14)] == [
        (1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0), (7, 0),
        (7, 2), (7, 3), (7, 4), (7, 5), (7, 6), (7, 7), (7, 7),
    ]  # fmt: skip
    assert Reach().values_of(lane.trace) == {node.name for node in lane.trace.nodes}
    assert Reach.after(phases, 8).backward_of(lane.trace) == {"L", "Affine3"}


def test_before_a_branch_both_ways_have_to_come_back(traced):
    """The input of a residual block knows its gradient only when the layer has sent its part."""
    (lane,) = traced(RESIDUAL)
    phases = phases_of(lane.trace, True)
    add = next(i for i, one in enumerate(phases) if one.kind == "backward" and one.node == "Add1")
    source = lane.trace["Add1"].inputs[0]
    assert source not in Reach.after(phases, add + 1).gradients_of(lane.trace)
    affine = next(
        i for i, one in enumerate(phases) if one.kind == "backward" and one.node == "Affine2"
    )
    assert source in Reach.after(phases, affine + 1).gradients_of(lane.trace)


def test_a_shorter_lane_waits_before_its_loss_until_the_longer_one_is_there(traced):
    short, long = traced(SIGMOID, RESIDUAL)
    phases = phases_of(long.trace, True)
    for count in range(len(phases)):
        reach = Reach.after(phases, count)
        loss_known = "L" in reach.values_of(short.trace)
        assert loss_known == reach.loss == ("L" in reach.values_of(long.trace))
        if reach.backward:
            everything = {node.name for node in short.trace.nodes}
            assert reach.values_of(short.trace) == everything
