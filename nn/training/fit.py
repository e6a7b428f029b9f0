"""Training by epochs, the way of Keras: ``fit`` runs, and its History holds an entry an epoch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

import numpy as np

from nn.arrays import Array
from nn.checks import as_array, check_whole
from nn.errors import DivergedError, FieldError, Phrase
from nn.network import Network
from nn.optimizers import OPTIMIZERS, SGD, Optimizer
from nn.registry import lookup
from nn.training.stopping import Stopping
from nn.training.trainer import Trainer, require_trainable

Entry = dict[str, float]


class FitHistory:
    """What ``fit`` recorded: ``epoch`` (0, 1, …) and ``history``, a list for each number.

    ``loss`` (and ``accuracy``, where the targets are classes) are means over the epoch's
    mini-batches, each as it was before its update; ``val_loss`` and ``val_accuracy``
    are measured after the epoch; ``learning_rate`` is that of its first update, ``seconds`` the
    time it took, validation included. ``stopped`` says why training ended.
    """

    def __init__(self) -> None:
        self.epoch: list[int] = []
        self.history: dict[str, list[float]] = {}
        self.stopped = ""

    @property
    def entries(self) -> list[Entry]:
        """One dict for each epoch."""
        return [
            {name: values[index] for name, values in self.history.items()}
            for index in range(len(self.epoch))
        ]

    def add(self, entry: Entry) -> None:
        """Record an epoch."""
        self.epoch.append(len(self.epoch))
        for name, value in entry.items():
            self.history.setdefault(name, []).append(value)


def fit(
    network: Network,
    x: Array,
    t: Array,
    *,
    epochs: int = 1,
    batch_size: int | None = 32,
    optimizer: Optimizer | str | None = None,
    validation: tuple[Array, Array] | None = None,
    stopping: Sequence[Stopping] | Stopping = (),
    replacement: bool = False,
    seed: int = 0,
    on_epoch: Callable[[int, Entry], object] | None = None,
) -> FitHistory:
    """Train ``network`` on samples x and targets t; see Trainer for batches and targets.

    ``optimizer`` is SGD(0.01) unless given (by name it takes its usual learning rate);
    ``batch_size`` is at most all samples, None all of them (what is left over at an epoch's end
    is skipped); ``validation`` are samples and targets that are only measured. ``stopping`` holds
    rules (stopping.py), or is one;
    ``on_epoch(number, entry)`` is called after each epoch. A loss or gradient that is no
    longer finite ends the training with the last finite weights and says so in
    ``stopped``. Raises errors of the family, before the first step, for what does not fit.
    """
    check_whole("epochs", epochs, 1)
    optimizer = _optimizer(optimizer)
    require_trainable("fit", network, optimizer)
    _check_function(on_epoch)
    x = as_array(x, Phrase("Input"))
    count = len(x) if x.ndim > len(network.input_shape) else 1
    size = None if batch_size is None else min(check_whole("batch_size", batch_size, 1), count)
    trainer = Trainer(network, optimizer, x, t, size, seed, replacement)
    held_out = None if validation is None else network.samples(*_pair(validation))
    classes = network.loss_function.are_classes(trainer.batches.t)
    measured = ["loss", "accuracy"] if classes else ["loss"]
    if held_out is not None:
        if classes:
            network.loss_function.check_classes(held_out[1])
        measured += [f"val_{name}" for name in measured]
    rules = _begun(stopping, measured)
    history = _train(trainer, epochs, rules, held_out, classes, on_epoch)
    history.stopped = history.stopped or f"{epochs} epochs were run"
    for rule in rules:
        rule.end(network)
    return history


def _train(
    trainer: Trainer,
    epochs: int,
    rules: Sequence[Stopping],
    held_out: tuple[Array, Array] | None,
    classes: bool,
    on_epoch: Callable[[int, Entry], object] | None,
) -> FitHistory:
    """Epochs until a rule, or a loss that is not finite, ends them; ``stopped`` says which."""
    network, optimizer = trainer.network, trainer.optimizer
    history, first = FitHistory(), optimizer.steps
    for epoch in range(epochs):
        start, steps = perf_counter(), optimizer.steps
        rate = optimizer.rate
        entry = _train_epoch(trainer, rules, history, classes, first)
        if not entry:
            break
        if held_out is not None:
            entry["val_loss"] = network.loss(*held_out)
            if classes:
                entry["val_accuracy"] = network.accuracy(*held_out)
        entry["learning_rate"] = rate
        entry["seconds"] = perf_counter() - start
        history.add(entry)
        if optimizer.steps - steps == trainer.batches.per_epoch:  # not of an epoch cut short
            optimizer.schedule.observe(entry.get("val_loss", entry["loss"]))
        if on_epoch is not None:
            on_epoch(epoch, entry)
        reasons = [rule.after_epoch(entry, network) for rule in rules]  # each is asked
        history.stopped = history.stopped or next(filter(None, reasons), "")
        if history.stopped:
            break
    return history


def _optimizer(optimizer: Optimizer | str | None) -> Optimizer:
    """The optimizer, by name with its usual learning rate. Raises UnknownNameError."""
    if isinstance(optimizer, str):
        return lookup(OPTIMIZERS, optimizer, "optimizer")()
    return SGD() if optimizer is None else optimizer


def _check_function(on_epoch: object) -> None:
    """Raise FieldError for what is no function, and not nothing either."""
    if on_epoch is not None and not callable(on_epoch):
        raise FieldError(
            "on_epoch must be a function that takes the number of an epoch and its entry."
        )


def _begun(stopping: Sequence[Stopping] | Stopping, measured: Sequence[str]) -> list[Stopping]:
    """The rules that end a training, begun. Raises FieldError for anything else."""
    rules = [stopping] if isinstance(stopping, Stopping) else list(stopping)
    if not all(isinstance(rule, Stopping) for rule in rules):
        raise FieldError("stopping must be a rule such as nn.Patience(5), or a list of rules.")
    for rule in rules:
        rule.begin(measured)
    return rules


def _pair(validation: object) -> tuple[Array, Array]:
    """Samples and targets to validate with. Raises FieldError for anything else."""
    if not isinstance(validation, tuple | list) or len(validation) != 2:
        raise FieldError(
            "validation must be a pair of samples and targets: (x_validation, t_validation)."
        )
    return validation[0], validation[1]


def _train_epoch(
    trainer: Trainer, stopping: Sequence[Stopping], history: FitHistory, classes: bool, first: int
) -> Entry:
    """One epoch: the means over its mini-batches; empty when not even one could be taken.

    Steps are counted from ``first``. Why training ends, when it does, is written into
    ``history.stopped``.
    """
    network = trainer.network
    losses: list[float] = []
    accuracies: list[float] = []
    for _ in range(trainer.batches.per_epoch):
        try:
            record = trainer.step()
        except DivergedError as failure:
            history.stopped = str(failure)
            break
        losses.append(network.loss_function.additive(record.loss))
        if classes:
            accuracies.append(network.loss_function.accuracy(network.scores, trainer.drawn))
        for rule in stopping:
            history.stopped = history.stopped or rule.after_step(record.step - first) or ""
        if history.stopped:
            break
    if not losses:
        return {}
    entry = {"loss": network.loss_function.from_additive(float(np.mean(losses)))}
    if classes:
        entry["accuracy"] = float(np.mean(accuracies))
    return entry
