"""Network: layers over one flat parameter vector and one flat gradient vector."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from nn.activations import Activation
from nn.arrays import QUIET, Array, Workspace, under
from nn.checks import as_array, check_finite, check_whole
from nn.cross_entropy import SoftmaxCrossEntropy
from nn.differences import numerical_gradient
from nn.errors import FieldError, Phrase, ShapeError
from nn.graph import chain, in_order
from nn.labels import check_counts, label_array
from nn.layer import Layer, Node, Shape, known_product
from nn.loss import Loss
from nn.losses import LOSSES
from nn.parameters import Parameters
from nn.pooling import MaxPool2D
from nn.registry import lookup

EVALUATION_CHUNK = 1000  # samples in one forward pass at most; bounds its time
CHUNK_NUMBERS = 2**20  # and numbers in all its layers' outputs; bounds its memory


class Network:
    """Layers with a loss at their end: a list of them, or the last node of a graph.

    The network draws the start values of all layers from ``seed`` (None: others each time)
    and has its own copy of the loss (SoftmaxCrossEntropy unless given; a name will do).

    ``parameters`` and ``gradients`` are the two flat vectors; ``params`` holds named
    views of the first ("W1", "b1", … counted along the layers with weights, "gamma1", …
    along the BatchNorms) that may be changed in place. ``sources`` has for each of ``layers``
    the indices of those whose outputs it takes (-1: the input); in a chain (``is_chain``) each
    takes that of the one before. ``order`` is how the layers are
    run, ``outputs`` what left each in the last forward pass and ``output_grads`` the loss's
    gradient with respect to it in the last backward pass (None before; read only). Input x is
    (batch, *input_shape), or one sample of ``input_shape``, which only has to be told where the
    first layer does not fix it.
    ``progress`` gets the share of the layers that have their start values, and may raise to
    cancel.

    Raises ShapeError when a layer does not fit the one before it, or the last layer
    does not suit the loss.
    """

    broken = False  # whether a wrong backward pass may be in it: see bugs.py

    def __init__(
        self,
        layers: Iterable[Layer] | Layer | Node,
        loss: Loss | str | None = None,
        seed: int | None = 0,
        dtype: npt.DTypeLike = np.float32,
        input_shape: Shape | int | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> None:
        if isinstance(loss, Layer):
            raise ShapeError("Network takes its layers as a list: nn.Network([first, second, …]).")
        rng = np.random.default_rng(None if seed is None else check_whole("seed", seed, 0))
        end = layers if isinstance(layers, Node) else chain(layers, input_shape)
        self._build(end, as_loss(loss), as_dtype(dtype))
        for index, layer in enumerate(self.layers):
            if progress is not None:
                progress(index / len(self.layers))
            layer.initialize(rng)

    def _build(self, end: Node, loss: Loss, dtype: np.dtype[Any]) -> None:
        """Everything but the start values."""
        self.end = end
        self.loss_function = loss
        self.dtype = dtype
        self.workspace = Workspace(reuse=True)
        self.passes = 0
        entry, *nodes = in_order(end)
        indices = {id(node): index for index, node in enumerate([entry, *nodes], start=-1)}
        self.input_shape = entry.shape
        self.output_shape = end.shape
        self.layers = [node.layer for node in nodes if node.layer is not None]
        self.sources = [tuple(indices[id(one)] for one in node.sources) for node in nodes]
        self.evaluation_chunk = _chunk(nodes)
        if not any(layer.parameter_shapes for layer in self.layers):
            raise ShapeError("A network needs at least one layer with weights, such as Affine.")
        loss.check_end(self.layers[-1], self.output_shape)
        wrong = [type(one).__name__ for one in self.layers if one.broken]
        wrong += [type(loss).__name__] if loss.broken else []
        if wrong and not self.broken:
            raise ShapeError(
                "{layer} is wrong on purpose and only fits into a network that is marked as "
                "broken (nn.break_backward).",
                layer=wrong[0],
            )
        taken = [str(layer) for layer in self.layers if layer.bound]
        if taken:
            raise ShapeError(
                "{layer} already belongs to another network. Create new layers, or copy that "
                "network with network.copy().",
                layer=taken[0],
            )
        self._bind()
        self._plan()
        self.outputs: list[Array | None] = [None] * len(self.layers)
        self.output_grads: list[Array | None] = [None] * len(self.layers)
        self._with_modes = [layer for layer in self.layers if layer.has_modes]
        self.has_modes = bool(self._with_modes)
        self._set_training(False)

    @property
    def input_size(self) -> int:
        """Numbers in one sample; 0 when they are known only from the data."""
        return known_product(self.input_shape) or 0

    @property
    def output_size(self) -> int:
        """Numbers that leave the network for one sample (the classes of a classifier)."""
        return known_product(self.output_shape) or 0

    @property
    def weight_names(self) -> list[str]:
        """The names in ``params`` of arrays of weights ("W1", …), input layer first."""
        return [name for name in self.params if name.startswith("W")]

    @QUIET
    def predict(self, x: Array) -> Array:
        """Outputs (N, *output_shape), for one sample without N: scores before the softmax."""
        x = self._inputs(x)
        single = x.ndim == len(self.input_shape)
        y = self._outputs(x[np.newaxis] if single else x)
        return y[0] if single else y

    @QUIET
    def loss(self, x: Array, t: Array) -> float:
        """Loss over the samples; ``t`` holds class numbers, one-hot rows or numbers to reach."""
        x, targets = self.samples(x, t)
        loss = self.loss_function
        total = 0.0
        for start in range(0, len(x), self.evaluation_chunk):
            part = slice(start, start + self.evaluation_chunk)
            value = loss.forward(self.forward(x[part]), targets[part])
            total += loss.additive(value) * len(targets[part])
        return loss.from_additive(total / len(x))

    @QUIET
    def accuracy(self, x: Array, t: Array) -> float:
        """Share of samples that are given their own class, 0 … 1.

        See Loss.accuracy. Raises LabelError for targets that are no classes.
        """
        x, targets = self.samples(x, t)
        return self.loss_function.accuracy(self._outputs(x), targets)

    @QUIET
    def gradient(self, x: Array, t: Array) -> dict[str, Array]:
        """dL/dparameter by backpropagation for every name in ``params``; the caller's own.

        It is a training pass: BatchNorm's running statistics follow it.
        """
        self.loss_and_gradients(*self.samples(x, t))
        return {name: grad.copy() for name, grad in self.grads.items()}

    @QUIET
    def numerical_gradient(self, x: Array, t: Array) -> dict[str, Array]:
        """dL/dparameter by central differences, in float64; two forward passes a parameter.

        The network is looked at as it trains: a dropout mask is drawn once and kept.
        """
        x, targets = self.samples(x, t)
        twin = self.copy(np.float64)
        loss = twin.training_loss(x.astype(np.float64), targets)
        return {name: numerical_gradient(lambda _: loss(), a) for name, a in twin.params.items()}

    def copy(self, dtype: npt.DTypeLike | None = None) -> Network:
        """An independent network of the same layers and parameter values."""
        twins: dict[int, Node] = {}
        for node in in_order(self.end):
            layer = node.layer and node.layer.unbound_copy()
            sources = [twins[id(source)] for source in node.sources]
            twins[id(node)] = Node(layer, sources, node.shape)
        twin = Network.__new__(type(self))
        dtype = self.dtype if dtype is None else as_dtype(dtype)
        twin._build(twins[id(self.end)], self.loss_function.unbound_copy(), dtype)
        twin.parameters[...] = self.parameters
        return twin

    def __deepcopy__(self, memo: dict[int, Any]) -> Network:
        return self.copy()

    def __repr__(self) -> str:
        layers = ", ".join(map(str, self.layers))
        return f"{type(self).__name__}({layers}; {self.parameters.size:,} parameters)"

    def __getstate__(self) -> dict[str, Any]:
        kept = dict(self.copy().__dict__)
        del kept["params"], kept["grads"]  # views, which are made anew
        return kept

    def __setstate__(self, kept: dict[str, Any]) -> None:
        """A pickled network: its layers are tied to its vectors anew."""
        self.__dict__.update(kept)
        parameters = self.parameters
        self._bind()
        self.parameters[...] = parameters

    def memories(self) -> list[dict[str, Array]]:
        """What the layers with two modes remember, to take back with ``remember``."""
        return [layer.memory() for layer in self._with_modes]

    def remember(self, memories: list[dict[str, Array]]) -> None:
        """Take back what ``memories`` gave."""
        for layer, memory in zip(self._with_modes, memories, strict=True):
            layer.remember(memory)

    def state(self) -> dict[str, Array]:
        """Copies of all that decides the next pass: the parameters and what layers remember."""
        kept = {
            f"{index}/{name}": array
            for index, layer in enumerate(self.layers)
            for name, array in layer.memory().items()
        }
        return {"parameters": self.parameters.copy(), **kept}

    def restore(self, state: dict[str, Array]) -> None:
        """Take back what ``state`` gave. Raises ShapeError or KeyError for another network's."""
        if "parameters" not in state:
            raise ShapeError("This is not a state from network.state(): it has no 'parameters'.")
        parameters = state["parameters"]
        if parameters.shape != self.parameters.shape:
            raise ShapeError(
                "This state belongs to a network with {got:,} parameters, but this network has "
                "{size:,}.",
                got=parameters.size,
                size=self.parameters.size,
            )
        self.parameters[...] = parameters
        for index, layer in enumerate(self.layers):
            layer.remember(under(f"{index}/", state))

    def forward(self, x: Array, training: bool = False) -> Array:
        """Outputs of a batch, in a buffer that the next call overwrites."""
        self.passes += 1
        if training is not self._training:
            self._set_training(training)
        if self.is_chain:
            for index, layer in enumerate(self.order):
                x = self.outputs[index] = layer.forward(x)
            return x
        values = {-1: x}
        for index, (layer, sources) in enumerate(zip(self.layers, self.sources, strict=True)):
            values[index] = layer.forward(*(values[source] for source in sources))
            self.outputs[index] = values[index]
        return values[len(self.layers) - 1]

    def backward(self, grad: Array) -> None:
        """Fill ``gradients`` from dL/doutput (batch, *output_shape) of the last forward pass."""
        if not self.is_chain:
            self._backward_graph(grad)
            return
        for index, layer, input_needed in self._backward_chain:
            self.output_grads[index] = grad
            grad = layer.backward(grad, input_needed)  # type: ignore[assignment]

    @QUIET
    def input_gradient(self, x: Array, grad: Array) -> Array:
        """dL/dx (N, *input_shape) from dL/doutput (N, *output_shape), for samples as in predict.

        With dL/doutput 1 for one class and 0 for the others it is that score's saliency map
        (Simonyan, Vedaldi & Zisserman 2014, section 3). Dropout and BatchNorm do as in use, not
        as in training. ``gradients`` are overwritten.
        """
        self.forward(self.batch(x))
        if not self.is_chain:
            return self._backward_graph(grad, to_input=True).copy()
        for layer in reversed(self.order):
            grad = layer.backward(grad, True)  # type: ignore[assignment]
        return grad.copy()

    def loss_and_gradients(self, x: Array, targets: Array) -> float:
        """One forward and backward pass: the mean loss; ``gradients`` holds dL/dparameters.

        ``scores`` (batch, *output_shape) stays readable until the next forward pass.
        ``x`` (batch, *input_shape) of the network's type; ``targets`` as the loss made them.
        """
        self.scores = self.forward(x, training=True)
        loss = self.loss_function.forward(self.scores, targets)
        self.backward(self.loss_function.backward())
        return loss

    def training_loss(self, x: Array, targets: Array) -> Any:
        """A function that gives the loss as it is while training, each time the same."""
        memories = self.memories()

        def loss() -> float:
            self.remember(memories)
            return self.loss_function.forward(self.forward(x, training=True), targets)

        return loss

    def named_views(self, vector: Array) -> Parameters:
        """A vector of the parameters' length as arrays "W1", "b1", … that share its memory."""
        views: dict[str, Array] = {}
        start = 0
        for layer, names in zip(self.layers, self.names(), strict=True):
            for name, full in names.items():
                shape = layer.parameter_shapes[name]
                part = slice(start, start := start + math.prod(shape))
                views[full] = vector[part].reshape(shape)
        return Parameters(views)

    def batch(self, x: Array) -> Array:
        """x as a batch (N, *input_shape) of the network's type. Raises ShapeError or DataError."""
        x = self._inputs(x)
        return x[np.newaxis] if x.ndim == len(self.input_shape) else x

    def targets(self, t: Array, count: int) -> Array:
        """Targets of ``count`` samples as the loss takes them. Raises LabelError."""
        targets = self.loss_function.targets(label_array(t), self.output_shape, self.dtype)
        check_counts(count, len(targets))
        return targets

    def samples(self, x: Array, t: Array) -> tuple[Array, Array]:
        """x (N, *input_shape) and t for training, checked and in the types that it uses.

        Raises ShapeError, LabelError or DataError that says what does not fit.
        """
        batch = self.batch(x)
        if batch.ndim > np.ndim(x):
            t = label_array(t)[np.newaxis]
        return batch, self.targets(t, len(batch))

    def _outputs(self, x: Array) -> Array:
        chunks = [
            self.forward(x[start : start + self.evaluation_chunk]).copy()
            for start in range(0, len(x), self.evaluation_chunk)
        ]
        return np.concatenate(chunks) if len(chunks) != 1 else chunks[0]

    def _inputs(self, x: Array) -> Array:
        given = as_array(x, Phrase("Input"))
        if given.ndim:
            check_finite(given, Phrase("Input"))
        with np.errstate(over="ignore"):
            x = np.asarray(given, self.dtype, order="C")
        rank = len(self.input_shape)
        sample = x.shape if x.ndim == rank else x.shape[1:]
        fits = x.ndim in (rank, rank + 1) and all(
            size in (None, got) for size, got in zip(self.input_shape, sample, strict=True)
        )
        if not fits and rank == 3 and x.ndim == 2:
            raise ShapeError(
                "The network expects images of shape (channels, height, width), but got rows of "
                "shape {got}. Begin it with nn.Reshape((channels, height, width)), or reshape the "
                "samples.",
                got=x.shape,
            )
        if not fits:
            shape = ", ".join(["N", *("any" if n is None else str(n) for n in self.input_shape)])
            raise ShapeError(
                "The network expects inputs of shape ({shape}), but got {got}.",
                shape=shape,
                got=x.shape,
            )
        if not x.size:
            raise ShapeError("The input contains no samples (shape {got}).", got=x.shape)
        if x.dtype != given.dtype:  # what was too large for it is infinite now
            check_finite(np.atleast_1d(x), f"Input as {self.dtype}")
        return x

    def _set_training(self, training: bool) -> None:
        self._training = training
        for layer in self._with_modes:
            layer.training = training

    def _bind(self) -> None:
        """Lay all parameters into one vector and their gradients into another."""
        shapes = [shape for layer in self.layers for shape in layer.parameter_shapes.values()]
        size = sum(map(math.prod, shapes))
        self.parameters, self.gradients = np.zeros(size, self.dtype), np.zeros(size, self.dtype)
        self.params = self.named_views(self.parameters)
        self.grads = self.named_views(self.gradients)
        for layer, names in zip(self.layers, self.names(), strict=True):
            layer.workspace, layer.bound = Workspace(reuse=True), True
            if names:
                layer.bind(
                    {name: self.params[full] for name, full in names.items()},
                    {name: self.grads[full] for name, full in names.items()},
                )

    def names(self) -> list[dict[str, str]]:
        """For each of ``layers``, its parameters' names in ``params``.

        Weights and BatchNorms count apart.
        """
        counts = {True: 0, False: 0}
        found = []
        for layer in self.layers:
            weights = layer.has_weights
            counts[weights] += bool(layer.parameter_shapes)
            found.append({name: f"{name}{counts[weights]}" for name in layer.parameter_shapes})
        return found

    def _plan(self) -> None:
        """In which order to go, which layers the gradient has to pass and which to leave."""
        self.is_chain = all(
            sources == (index - 1,) and not self.layers[index].several_inputs
            for index, sources in enumerate(self.sources)
        )
        self.order = pooled_first(self.layers) if self.is_chain else self.layers
        learns = [bool(layer.parameter_shapes) for layer in self.order]
        reaches: list[bool] = []  # whether a layer, or one before it, has parameters
        for index, sources in enumerate(self.sources):
            reaches.append(learns[index] or any(reaches[one] for one in sources if one >= 0))
        self._reaches = [*reaches, False]  # the last entry is the input's, at index -1
        self._input_needed = [any(self._reaches[one] for one in each) for each in self.sources]
        each = list(zip(range(len(self.order)), self.order, self._input_needed, strict=True))
        self._backward_chain = [one for one in each[::-1] if reaches[one[0]]]

    def _backward_graph(self, grad: Array, to_input: bool = False) -> Array:
        """Go back through all layers that have parameters before them; dL/dx if asked for."""
        arrived: dict[int, Array] = {len(self.layers) - 1: grad}
        for index in range(len(self.layers) - 1, -1, -1):
            if not (self._reaches[index] or to_input) or index not in arrived:
                continue
            layer, sources = self.layers[index], self.sources[index]
            grad = self.output_grads[index] = arrived.pop(index)
            result: Any = layer.backward(grad, to_input or self._input_needed[index])
            grads = result if layer.several_inputs else (result,)
            for source, part in zip(sources, grads, strict=True):
                if not (self._reaches[source] or to_input):
                    continue
                if source in arrived:
                    sum_ = self.workspace.empty(f"grad{source}", part.shape, part.dtype)
                    arrived[source] = np.add(arrived[source], part, out=sum_)
                else:
                    arrived[source] = part
        return arrived.get(-1, grad)


def as_loss(loss: Loss | str | None) -> Loss:
    """A loss of the network's own: a copy, or the one of that name. Raises UnknownNameError."""
    if loss is None:
        return SoftmaxCrossEntropy()
    if isinstance(loss, Loss):
        return loss.unbound_copy()
    if isinstance(loss, type) and issubclass(loss, Loss):
        return loss()
    return lookup(LOSSES, loss, "loss")()


def as_dtype(dtype: npt.DTypeLike) -> np.dtype[Any]:
    """float32 or float64. Raises FieldError for any other type."""
    try:
        found = np.dtype(dtype)
    except TypeError:
        found = None
    if found not in (np.float32, np.float64):
        raise FieldError("dtype: {value} is not float32 or float64.", value=repr(dtype))
    return found


def pooled_first(layers: list[Layer]) -> list[Layer]:
    """The layers with every max pooling before the monotone activation that it follows.

    ``max(f(a), f(b)) = f(max(a, b))`` to the last bit when f never falls, so the same
    numbers leave both and the activation has only the pooled numbers to work on.
    """
    order = list(layers)
    for index in range(len(order) - 1):
        first, second = order[index : index + 2]
        if isinstance(first, Activation) and first.monotone and isinstance(second, MaxPool2D):
            order[index : index + 2] = second, first
    return order


def _chunk(nodes: list[Node]) -> int:
    """How many samples may go through at once without holding more than CHUNK_NUMBERS."""
    numbers = sum(known_product(node.shape) or 0 for node in nodes)
    return int(min(EVALUATION_CHUNK, max(1, CHUNK_NUMBERS // max(numbers, 1))))
