"""What a recipe builds: the layers and the network, the optimizer, the schedule."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

from nn.activations import ACTIVATIONS
from nn.bugs import NONE, break_backward
from nn.convolution import Conv2D
from nn.data.dataset import CLASSIFICATION
from nn.data.images import SIDE, require_pictures
from nn.graph import Input, in_order
from nn.layer import Layer, Node
from nn.layers import Add, Affine, Embedding, Flatten, Reshape
from nn.network import Network
from nn.optimizers import OPTIMIZERS, Optimizer
from nn.pooling import MaxPool2D
from nn.regularization import BatchNorm, Dropout
from nn.schedules import (
    Constant,
    Cosine,
    Exponential,
    ReduceOnPlateau,
    Schedule,
    StepDecay,
    WarmUp,
)
from nn.training.recipe.settings import Settings
from nn.training.recipe.task_losses import new_loss, output_layers

WINDOW, POOL = 3, 2  # pixels on each side
PENALTIES = ("weight_decay", "l1", "clip_norm")  # options that every optimizer has
USUAL_PATIENCE = 5  # evaluations of the validation loss


def sizes(recipe: Settings, features: int, outputs: int) -> tuple[int, ...]:
    """Units of every layer from the input to the output; of a convolution its channels."""
    return (features, *recipe.convolutions, *recipe.hidden, outputs)


def network(
    recipe: Settings,
    features: int,
    outputs: int,
    task: str = CLASSIFICATION,
    entries: int | None = None,
    progress: Callable[[float], None] | None = None,
) -> Network:
    """A new network of this recipe with its start weights, for a kind of task.

    With ``entries`` the samples are sequences of numbers below it, and the first layer is an
    Embedding. ``progress`` as in Network. Raises FieldError for convolutions over samples
    that are no pictures of 28 × 28, for a loss that does not suit the task, and for a bug where
    there is no place for it.
    """
    loss = new_loss(recipe.loss, task)
    end = _after(last_node(recipe, features, outputs, entries), output_layers(loss))
    if recipe.bug == NONE:
        return Network(end, loss, recipe.seed, progress=progress)
    place = recipe.bug, recipe.bug_layer
    decay, size = added_decay(recipe), recipe.batch_size or None
    return break_backward(end, loss, *place, recipe.seed, decay, size, progress=progress)


def added_decay(recipe: Settings) -> float:
    """The weight decay that is added to the gradient; AdamW's is not."""
    return 0.0 if recipe.optimizer == "adamw" else recipe.weight_decay


def layers(
    recipe: Settings, features: int, outputs: int, entries: int | None = None
) -> list[Layer]:
    """The layers of ``network`` up to the scores; they have shapes, but no weights yet."""
    nodes = in_order(last_node(recipe, features, outputs, entries))
    return [node.layer for node in nodes if node.layer is not None]


def last_node(recipe: Settings, features: int, outputs: int, entries: int | None = None) -> Node:
    """The node of the scores of ``network``; its layers have shapes, but no weights yet.

    With skip "add" the hidden layers that leave as many numbers as enter are residual blocks,
    ``h + activation(norm(W h + b))``. He et al. 2016, section 3.1.
    """
    front, found = _first(recipe, features, entries)
    node = _after(Input(features), front)
    spread = recipe.initializer, recipe.weight_std
    *hidden, last = itertools.pairwise((found, *recipe.hidden, outputs))
    for (inputs, units), activation in zip(hidden, activations(recipe), strict=True):
        block: list[Layer] = [Affine(inputs, units, *spread, seed=None)]
        block += _after_weights(recipe, units, activation)
        if recipe.dropout:
            block.append(Dropout(recipe.dropout))
        branch = _after(node, block)
        node = Add()(node, branch) if recipe.skip == "add" and inputs == units else branch
    return Affine(*last, *spread, seed=None)(node)


def activations(recipe: Settings) -> tuple[str, ...]:
    """The activation of each hidden layer."""
    one = recipe.activation
    return (one,) * len(recipe.hidden) if isinstance(one, str) else one


def _after(node: Node, layers: Sequence[Layer]) -> Node:
    """The node at the end of layers one after the other."""
    for layer in layers:
        node = layer(node)
    return node


def _first(recipe: Settings, features: int, entries: int | None) -> tuple[list[Layer], int]:
    """What comes before the hidden layers, and how many numbers leave it."""
    if entries is not None:
        table = Embedding(entries, recipe.embedding, seed=None)
        return [table, Flatten()], features * recipe.embedding
    if not recipe.convolutions:
        return [], features
    side = SIDE // POOL ** len(recipe.convolutions)
    return _convolutions(recipe, features), recipe.convolutions[-1] * side**2


def _convolutions(recipe: Settings, features: int) -> list[Layer]:
    """From a row of pixels to a row of what the convolutions found."""
    require_pictures("convolutions", features)
    one = recipe.activation
    activation = one if isinstance(one, str) else one[0]
    chain: list[Layer] = [Reshape((1, SIDE, SIDE))]
    for inputs, outputs in itertools.pairwise((1, *recipe.convolutions)):
        spread = recipe.initializer, recipe.weight_std
        chain.append(Conv2D(inputs, outputs, WINDOW, 1, WINDOW // 2, *spread, seed=None))
        chain += [*_after_weights(recipe, outputs, activation), MaxPool2D(POOL)]
    return [*chain, Flatten()]


def _after_weights(recipe: Settings, outputs: int, activation: str) -> list[Layer]:
    """What follows the weights of a layer that is not the last."""
    after: list[Layer] = [BatchNorm(outputs)] if recipe.normalization == "batch" else []
    return [*after, ACTIVATIONS[activation]()]


def optimizer(recipe: Settings) -> Optimizer:
    """A new optimizer of this recipe."""
    options: dict[str, Any] = {name: getattr(recipe, name) for name in PENALTIES}
    if recipe.optimizer in ("momentum", "nesterov"):
        options["momentum"] = recipe.momentum
    kind = OPTIMIZERS[recipe.optimizer]
    return kind(recipe.learning_rate, schedule=schedule(recipe), **options)


def schedule(recipe: Settings) -> Schedule:
    """A new schedule of this recipe."""
    factor, asked = recipe.schedule_factor, recipe.schedule_steps

    def over(share: float) -> int:
        return asked or max(1, round(share * recipe.steps))

    patience = max(1, asked // recipe.evaluate_every) if asked else USUAL_PATIENCE
    schedules: dict[str, Callable[[], Schedule]] = {
        "constant": Constant,
        "step": lambda: StepDecay(over(1 / 3), factor),
        "exponential": lambda: Exponential(factor ** (1.0 / over(1))),
        "cosine": lambda: Cosine(over(1), factor),
        "warm-up": lambda: WarmUp(over(1 / 20), first=factor),
        "plateau": lambda: ReduceOnPlateau(factor, patience),
    }
    return schedules[recipe.schedule]()
