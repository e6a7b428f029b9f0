"""The training loop in the thread of the test: what it is asked, and what it tells."""

from __future__ import annotations

import nn
from gui.session import commands
from gui.session.training_loop import TrainingLoop


class Loop(TrainingLoop):
    """A training loop that keeps its events; ``load`` builds a race as run number 1."""

    def __init__(self):
        self.told = []
        super().__init__(self.told.append)

    def load(self, lanes, run=1, keep=None, ask=False):
        self.carry_out(commands.Load(run, None, keep, ask, "test", dict(enumerate(lanes))))
        return self.race

    def end_threads(self):
        """What ``run`` does at its end."""
        self._threads.close()

    @property
    def race(self):
        return self._race

    def heard(self, kind):
        """The events of one kind."""
        return [one for one in self.told if isinstance(one, kind)]


def toy_race(lanes=2):
    """A race of tiny lanes that does not end by itself."""
    one = nn.Experiment(
        data="moons", hidden=(6,), batch_size=10, steps=1_000_000, evaluate_every=40
    )
    named = [one.changed("name", f"lane {index}") for index in range(lanes)]
    return nn.Race(named, nn.load_dataset(one.data_recipe))
