"""Which losses suit a task, and what a network ends in for each of them."""

from __future__ import annotations

from nn.activations import Sigmoid, Softmax
from nn.data.dataset import BINARY, CLASSIFICATION, REGRESSION
from nn.errors import FieldError, Phrase
from nn.layer import Layer
from nn.loss import ENDS, Loss
from nn.losses import LOSSES
from nn.training.recipe.settings import AUTO

USUAL = {
    CLASSIFICATION: "softmax-cross-entropy",
    BINARY: "sigmoid-cross-entropy",
    REGRESSION: "mse",
}
TASK_OF: dict[type[Layer], str] = {
    Softmax: CLASSIFICATION,
    Sigmoid: BINARY,
}  # for losses of probabilities
TASK_NAMES = {
    CLASSIFICATION: Phrase("three or more classes"),
    BINARY: Phrase("two classes"),
    REGRESSION: Phrase("a regression"),
}


def suits(name: str, task: str) -> bool:
    """Whether a loss of LOSSES can be used for a task: any loss of numbers can."""
    squashes = LOSSES[name]().squashes
    return squashes is None or TASK_OF[squashes] == task


def loss_name(chosen: str, task: str) -> str:
    """The loss that a recipe means for a task. Raises FieldError for one that does not suit it."""
    name = USUAL[task] if chosen == AUTO else chosen
    if not suits(name, task):
        raise FieldError(
            "loss: '{value}' does not suit {task}. Choose auto, or one of these: {known}.",
            value=name,
            task=TASK_NAMES[task],
            known=", ".join(one for one in LOSSES if suits(one, task)),
        )
    return name


def new_loss(chosen: str, task: str) -> Loss:
    """A new loss for a task. Raises FieldError for one that does not suit it."""
    return LOSSES[loss_name(chosen, task)]()


def output_layers(loss: Loss) -> list[Layer]:
    """What comes after the last scores: a softmax or sigmoid before a loss of probabilities."""
    return [ENDS[loss.takes]()] if loss.takes in ENDS else []
