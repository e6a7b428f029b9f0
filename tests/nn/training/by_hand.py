"""A multilayer perceptron with softmax cross-entropy, written out in plain NumPy.

The authority for what is read off a network: nothing of nn/ is used.
"""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

FUNCTIONS = {
    "sigmoid": lambda z: 1.0 / (1.0 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
}
SLOPES = {
    "sigmoid": lambda z, y: y * (1 - y),
    "tanh": lambda z, y: 1 - y * y,
    "relu": lambda z, y: (z > 0).astype(z.dtype),
}


def copied(params, dtype=np.float64):
    """The named parameters as arrays of their own."""
    return {name: np.array(array, dtype) for name, array in params.items()}


def forward(params, activation, x, first=1):
    """([x, z1, z2 …], [x, a1, a2 …]) from the weight layer ``first`` on; the last a is z."""
    count = sum(name.startswith("W") for name in params)
    zs, outputs = [x], [x]
    for layer in range(first, count + 1):
        zs.append(outputs[-1] @ params[f"W{layer}"] + params[f"b{layer}"])
        outputs.append(FUNCTIONS[activation](zs[-1]) if layer < count else zs[-1])
    return zs, outputs


def loss(scores, t):
    """Mean cross-entropy of the softmax."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -logs[np.arange(len(t)), t].mean()


def passes(params, activation, x, t, dtype=np.float64):
    """One forward and one backward pass; lists go along the weight layers, input first.

    ``z``, ``a`` what enters and leaves the activations, ``signals`` dL/da, ``deltas`` dL/dz,
    ``gradients`` dL/dW, ``slopes`` f'(z) (None at the output).
    """
    params = copied(params, dtype)
    zs, outputs = forward(params, activation, x.astype(dtype))
    scores = outputs[-1]
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    shares[np.arange(len(t)), t] -= 1
    signal = shares / dtype(len(t))
    signals, deltas, gradients, slopes = [], [], [], []
    for layer in range(len(zs) - 1, 0, -1):
        slope = SLOPES[activation](zs[layer], outputs[layer]) if signals else None
        delta = signal if slope is None else signal * slope
        signals.insert(0, signal)
        deltas.insert(0, delta)
        slopes.insert(0, slope)
        gradients.insert(0, outputs[layer - 1].T @ delta)
        signal = delta @ params[f"W{layer}"].T
    return SimpleNamespace(
        z=zs[1:],
        a=outputs[1:],
        signals=signals,
        deltas=deltas,
        gradients=gradients,
        slopes=slopes,
        loss=loss(scores, t),
    )
