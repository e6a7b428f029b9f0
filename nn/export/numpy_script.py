"""A trained network as a script that needs NumPy only, and can be read."""

from __future__ import annotations

from collections.abc import Callable

from nn.export.meaning import Dialect, facts, meaning, one_line, told
from nn.export.walk import Call, calls
from nn.training.model import Model

HELPERS = {
    "conv2d": '''def conv2d(x, W, b, stride, padding):
    """Each output channel: the sum of the windows of all channels, weighted by W (o, c, h, w)."""
    (down, right), (above, left) = stride, padding
    x = np.pad(x, ((0, 0), (0, 0), (above, above), (left, left)))
    windows = np.lib.stride_tricks.sliding_window_view(x, W.shape[2:], axis=(2, 3))
    return np.einsum("nchwij,ocij->nohw", windows[:, :, ::down, ::right], W, optimize=True) + b[
        :, None, None
    ]
''',
    "max_pool": '''def max_pool(x, size, stride):
    """The largest number of each window of each channel."""
    windows = np.lib.stride_tricks.sliding_window_view(x, size, axis=(2, 3))
    return windows[:, :, :: stride[0], :: stride[1]].max(axis=(4, 5))
''',
    "sigmoid": '''def sigmoid(x):
    """1 / (1 + exp(-x)), without an overflow."""
    return 0.5 + 0.5 * np.tanh(0.5 * x)
''',
    "softmax": '''def softmax(x):
    """Scores as probabilities that add up to 1."""
    powers = np.exp(x - x.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
''',
    "gelu": '''def gelu(x):
    """x times the normal distribution function of x."""
    return x * (0.5 + 0.5 * np.vectorize(math.erf)(x * 0.5**0.5)).astype(x.dtype)
''',
    "batch_norm": '''def batch_norm(x, gamma, beta, mean, variance, epsilon):
    """Each feature (or channel) with the mean and variance that training left."""
    shape = (-1, 1, 1) if x.ndim == 4 else (-1,)
    scale = gamma / np.sqrt(variance + epsilon)
    return x * scale.reshape(shape) + (beta - mean * scale).reshape(shape)
''',
}


DIALECT = Dialect(
    "softmax(y)", "sigmoid(y)", "np.clip(y, 0, 1)", "np.concatenate([1 - {upper}, {upper}], 1)"
)


def _w(call: Call, name: str) -> str:
    return f'w["{call.names[name]}"]'


EXPRESSIONS: dict[str, Callable[[Call], str]] = {
    "Affine": lambda c: f"{c.inputs[0]} @ {_w(c, 'W')} + {_w(c, 'b')}",
    "Embedding": lambda c: f"{_w(c, 'W')}[{c.inputs[0]}.astype(int)]",
    "Flatten": lambda c: f"{c.inputs[0]}.reshape(len({c.inputs[0]}), -1)",
    "Reshape": lambda c: f"{c.inputs[0]}.reshape(-1, {', '.join(map(str, c.shape))})",
    "Add": lambda c: " + ".join(c.inputs),
    "Conv2D": lambda c: (
        f"conv2d({c.inputs[0]}, {_w(c, 'W')}, {_w(c, 'b')}, {c.layer.stride}, {c.layer.padding})"  # type: ignore[attr-defined]
    ),
    "MaxPool2D": lambda c: f"max_pool({c.inputs[0]}, {c.layer.size}, {c.layer.stride})",  # type: ignore[attr-defined]
    "BatchNorm": lambda c: (
        f"batch_norm({c.inputs[0]}, {_w(c, 'gamma')}, {_w(c, 'beta')}, {_w(c, 'mean')}, "
        f"{_w(c, 'variance')}, {c.layer.epsilon})"  # type: ignore[attr-defined]
    ),
    "Sigmoid": lambda c: f"sigmoid({c.inputs[0]})",
    "Tanh": lambda c: f"np.tanh({c.inputs[0]})",
    "ReLU": lambda c: f"np.maximum({c.inputs[0]}, 0)",
    "LeakyReLU": lambda c: f"np.maximum({c.inputs[0]}, {c.layer.slope} * {c.inputs[0]})",  # type: ignore[attr-defined]
    "ELU": lambda c: (
        f"np.where({c.inputs[0]} > 0, {c.inputs[0]}, "
        f"{c.layer.alpha} * np.expm1(np.minimum({c.inputs[0]}, 0)))"  # type: ignore[attr-defined]
    ),
    "GELU": lambda c: f"gelu({c.inputs[0]})",
    "SiLU": lambda c: f"{c.inputs[0]} * sigmoid({c.inputs[0]})",
    "Softplus": lambda c: f"np.logaddexp(0, {c.inputs[0]})",
    "Softmax": lambda c: f"softmax({c.inputs[0]})",
    "Step": lambda c: f"({c.inputs[0]} > 0).astype({c.inputs[0]}.dtype)",
    "Identity": lambda c: c.inputs[0],
}


def script(model: Model, title: str) -> str:
    """The text of ``model.py``; its arrays are in ``weights.npz`` beside it."""
    lines = [f"    {call.output} = {EXPRESSIONS[call.kind](call)}" for call in calls(model)]
    last = calls(model)[-1].output
    answer = meaning(model, DIALECT)
    code = "\n".join([*lines, answer])
    helpers = [text for name, text in HELPERS.items() if f"{name}(" in code]
    gelu = "import math\n" if "gelu(" in code else ""
    prepared = _prepared(model)
    return f'''"""{one_line(title)}. A network that Nablascope trained; it needs NumPy only.

predict(x) takes samples (n, {model.features}) and returns {told(model)}.
"""

{gelu}from pathlib import Path

import numpy as np

w = np.load(Path(__file__).with_name("weights.npz"))
{facts(model)}

{(chr(10) * 2).join([*helpers, ""])}def scores(x):
    """What leaves the last layer, for samples (n, {model.features})."""
    x = {prepared}
{chr(10).join(lines)}
    return {last}


def predict(x):
    """For samples (n, {model.features}), {told(model)}."""
    y = scores(x)
    return {answer}
'''


def _prepared(model: Model) -> str:
    """How a sample is prepared."""
    x = "np.asarray(x, np.float32)"
    if model.preparation.offset is not None:
        x = f'({x} - w["offset"])'
    if model.preparation.factor is not None:
        x = f'{x} * w["factor"]'
    return x
