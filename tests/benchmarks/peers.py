"""What learners would otherwise use, doing the same work: one step of training for each.

Every peer draws a mini-batch anew from a shuffled order, goes forward and backward,
updates, and gives the loss as a Python float. A peer that is not installed is left out.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.workloads import Data, Step, Workload

Built = tuple[Step, Callable[[Any], Any]]  # the step, and scores for samples


class Order:
    """Places of mini-batches in shuffled epochs."""

    def __init__(self, count: int, size: int) -> None:
        self._rng = np.random.default_rng(0)
        self._order = self._rng.permutation(count)
        self._position, self._size = 0, size

    def next(self) -> Any:
        """The next mini-batch's places."""
        if self._position + self._size > len(self._order):
            self._rng.shuffle(self._order)
            self._position = 0
        self._position += self._size
        return self._order[self._position - self._size : self._position]


def pytorch(workload: Workload, data: Data, channels_last: bool = False) -> Built:
    """PyTorch, eager."""
    import torch

    torch.manual_seed(0)
    model = torch_model(torch, workload)
    if channels_last:
        model = model.to(memory_format=torch.channels_last)
    kinds = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}
    optimizer = kinds[workload.optimizer](model.parameters(), lr=workload.learning_rate)
    classes = workload.sizes[-1:] != (1,)
    criterion = torch.nn.CrossEntropyLoss() if classes else torch.nn.MSELoss()
    x, t = torch.from_numpy(data.x), torch.from_numpy(data.t)
    weights = [one for one in model.parameters() if one.ndim > 1]
    order = Order(len(t), workload.batch_size)

    def step() -> float:
        chosen = torch.from_numpy(order.next())
        optimizer.zero_grad()
        loss = criterion(model(x[chosen]), t[chosen])
        loss.backward()
        optimizer.step()
        if workload.norms:
            [float(one.grad.norm()) for one in weights]
        return float(loss.item())

    def scores(samples: Any) -> Any:
        with torch.no_grad():
            return model(torch.from_numpy(samples)).numpy()

    return step, scores


def torch_model(torch: Any, workload: Workload) -> Any:
    """The workload's network as a torch.nn.Sequential."""
    nn = torch.nn
    if workload.images:
        return nn.Sequential(
            nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(400, 10),
        )  # fmt: skip
    activation = {"relu": nn.ReLU, "sigmoid": nn.Sigmoid, "tanh": nn.Tanh}[workload.activation]
    chain: list[Any] = []
    for inputs, outputs in pairwise(workload.sizes):
        chain += [nn.Linear(inputs, outputs), activation()]
    return nn.Sequential(*(chain if workload.sizes[-1] == 1 else chain[:-1]))


def scikit_learn(workload: Workload, data: Data) -> Built:
    """MLPClassifier.partial_fit, without momentum or penalty."""
    from sklearn.neural_network import MLPClassifier

    model = MLPClassifier(
        workload.sizes[1:-1],
        activation="relu",
        solver=workload.optimizer,
        alpha=0.0,
        batch_size=workload.batch_size,
        learning_rate_init=workload.learning_rate,
        momentum=0.0,
        nesterovs_momentum=False,
        shuffle=False,
    )
    order = Order(len(data.t), workload.batch_size)
    classes = np.unique(data.t)

    def step() -> float:
        chosen = order.next()
        model.partial_fit(data.x[chosen], data.t[chosen], classes=classes)
        return float(model.loss_)

    return step, model.predict_proba


def jax_jit(workload: Workload, data: Data) -> Built:
    """JAX with the whole step compiled."""
    import jax
    import jax.numpy as jnp

    rng = np.random.default_rng(0)
    act = {"relu": jax.nn.relu, "sigmoid": jax.nn.sigmoid, "tanh": jnp.tanh}[workload.activation]
    classes = workload.sizes[-1:] != (1,)

    def normal(*shape: int, fan_in: int) -> Any:
        return jnp.asarray(rng.normal(0, (2 / fan_in) ** 0.5, shape), jnp.float32)

    if workload.images:
        shapes = [((8, 1, 3, 3), 9), ((16, 8, 3, 3), 72), ((400, 10), 400)]
        params = [[normal(*shape, fan_in=fan), jnp.zeros(shape[0] if len(shape) > 2 else shape[1])]
                  for shape, fan in shapes]  # fmt: skip
    else:
        params = [[normal(a, b, fan_in=a), jnp.zeros(b)] for a, b in pairwise(workload.sizes)]

    def pool(x: Any) -> Any:
        return jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, (1, 1, 2, 2), (1, 1, 2, 2), "VALID")

    def forward(params: Any, x: Any) -> Any:
        if workload.images:
            for W, b in params[:2]:
                x = jax.lax.conv(x, W, (1, 1), "VALID") + b[:, None, None]
                x = pool(act(x))
            W, b = params[2]
            return x.reshape(len(x), -1) @ W + b
        for W, b in params[:-1]:
            x = act(x @ W + b)
        W, b = params[-1]
        y = x @ W + b
        return y if classes else act(y)

    def loss_of(params: Any, x: Any, t: Any) -> Any:
        y = forward(params, x)
        if not classes:
            return jnp.mean((y - t) ** 2)
        return -jnp.mean(jax.nn.log_softmax(y)[jnp.arange(len(y)), t])

    rate = workload.learning_rate

    def sgd(params: Any, state: Any, grads: Any) -> Any:
        return jax.tree.map(lambda p, g: p - rate * g, params, grads), state

    def adam(params: Any, state: Any, grads: Any) -> Any:
        m, v, count = state
        count = count + 1
        m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, grads)
        v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, grads)
        a, b = 1 - 0.9**count, 1 - 0.999**count
        params = jax.tree.map(
            lambda p, m, v: p - rate * (m / a) / (jnp.sqrt(v / b) + 1e-8), params, m, v
        )
        return params, (m, v, count)

    optimize = {"sgd": sgd, "adam": adam}[workload.optimizer]

    def whole(params: Any, state: Any, x: Any, t: Any) -> Any:
        loss, grads = jax.value_and_grad(loss_of)(params, x, t)
        params, state = optimize(params, state, grads)
        norms = [jnp.linalg.norm(W) for W, _ in grads] if workload.norms else []
        return params, state, loss, norms

    compiled = jax.jit(whole, donate_argnums=(0, 1))
    zeros = jax.tree.map(jnp.zeros_like, params)
    state = (zeros, jax.tree.map(jnp.zeros_like, params), jnp.zeros(()))
    order = Order(len(data.t), workload.batch_size)

    def step() -> float:
        nonlocal params, state
        chosen = order.next()
        params, state, loss, norms = compiled(params, state, data.x[chosen], data.t[chosen])
        [float(one) for one in norms]
        return float(loss)

    return step, lambda samples: np.asarray(forward(params, samples))


def in_the_books_style(workload: Workload, data: Data) -> Built:
    """Layers as *Deep Learning from Scratch* teaches them, in float64, written anew here.

    A dict of parameters, a mask for ReLU, one-hot rows made each step, a random choice for each
    batch, a gradient for the input of every layer; for images im2col by loops over the window.
    """
    rng = np.random.default_rng(0)
    if workload.images:
        W = [rng.normal(0, 0.3, (8, 1, 3, 3)), rng.normal(0, 0.15, (16, 8, 3, 3)),
             rng.normal(0, 0.07, (400, 10))]  # fmt: skip
    else:
        W = [rng.normal(0, (2 / a) ** 0.5, (a, b)) for a, b in pairwise(workload.sizes)]
    b = [np.zeros(one.shape[0] if one.ndim > 2 else one.shape[1]) for one in W]
    memory = [[np.zeros_like(p) for p in W + b] for _ in range(2)]
    count = 0

    def forward(x: Any) -> tuple[Any, list[Any]]:
        caches: list[Any] = []
        for place in range(len(W)):
            if W[place].ndim > 2:
                x, cache = book_conv(x, W[place], b[place])
                mask = x <= 0
                x[mask] = 0
                x, pooled = book_pool(x)
                caches.append((cache, mask, pooled))
                continue
            shape = x.shape
            x = x.reshape(len(x), -1)
            caches.append([x, None, shape])
            x = np.dot(x, W[place]) + b[place]
            if place < len(W) - 1:
                mask = x <= 0
                x = x.copy()
                x[mask] = 0
                caches[-1][1] = mask
        return x, caches

    def step() -> float:
        nonlocal count
        chosen = rng.choice(len(data.t), workload.batch_size)
        y, caches = forward(data.x[chosen])
        e = np.exp(y - y.max(axis=1, keepdims=True))
        y = e / e.sum(axis=1, keepdims=True)
        one_hot = np.eye(10)[data.t[chosen]]
        loss = -np.sum(one_hot * np.log(y + 1e-7)) / len(y)
        d = (y - one_hot) / len(y)
        grads: list[Any] = [None] * (2 * len(W))
        for place in range(len(W) - 1, -1, -1):
            cache, mask, extra = caches[place]
            if W[place].ndim > 2:
                d = book_pool_back(d, extra)
                d[mask] = 0
                d, grads[place], grads[len(W) + place] = book_conv_back(d, W[place], cache)
                continue
            if mask is not None:
                d[mask] = 0
            grads[place] = np.dot(cache.T, d)
            grads[len(W) + place] = d.sum(axis=0)
            d = np.dot(d, W[place].T).reshape(extra)
        count += 1
        for p, g, m, v in zip(W + b, grads, *memory, strict=True):
            if workload.optimizer == "sgd":
                p -= workload.learning_rate * g
                continue
            rate = workload.learning_rate * np.sqrt(1 - 0.999**count) / (1 - 0.9**count)
            m += 0.1 * (g - m)
            v += 0.001 * (g**2 - v)
            p -= rate * m / (np.sqrt(v) + 1e-7)
        return float(loss)

    return step, lambda samples: forward(samples)[0]


def book_columns(x: Any, size: int, stride: int) -> tuple[Any, int, int]:
    """Windows of images as rows."""
    n, c, h, w = x.shape
    oh, ow = (h - size) // stride + 1, (w - size) // stride + 1
    columns = np.zeros((n, c, size, size, oh, ow))
    for i in range(size):
        for j in range(size):
            columns[:, :, i, j] = x[
                :, :, i : i + stride * oh : stride, j : j + stride * ow : stride
            ]
    return columns.transpose(0, 4, 5, 1, 2, 3).reshape(n * oh * ow, -1), oh, ow


def book_images(columns: Any, shape: Any, size: int, stride: int) -> Any:
    """Rows of windows added back into images."""
    n, c, h, w = shape
    oh, ow = (h - size) // stride + 1, (w - size) // stride + 1
    columns = columns.reshape(n, oh, ow, c, size, size).transpose(0, 3, 4, 5, 1, 2)
    x = np.zeros((n, c, h + stride - 1, w + stride - 1))
    for i in range(size):
        for j in range(size):
            x[:, :, i : i + stride * oh : stride, j : j + stride * ow : stride] += columns[
                :, :, i, j
            ]
    return x[:, :, :h, :w]


def book_conv(x: Any, W: Any, b: Any) -> tuple[Any, Any]:
    columns, oh, ow = book_columns(x, W.shape[2], 1)
    y = np.dot(columns, W.reshape(len(W), -1).T) + b
    return y.reshape(len(x), oh, ow, -1).transpose(0, 3, 1, 2), (columns, x.shape)


def book_conv_back(d: Any, W: Any, cache: Any) -> tuple[Any, Any, Any]:
    columns, shape = cache
    d = d.transpose(0, 2, 3, 1).reshape(-1, len(W))
    dW = np.dot(columns.T, d).transpose(1, 0).reshape(W.shape)
    return book_images(np.dot(d, W.reshape(len(W), -1)), shape, W.shape[2], 1), dW, d.sum(axis=0)


def book_pool(x: Any) -> tuple[Any, Any]:
    columns, oh, ow = book_columns(x, 2, 2)
    columns = columns.reshape(-1, 4)
    best = columns.argmax(axis=1)
    y = columns.max(axis=1).reshape(len(x), oh, ow, -1).transpose(0, 3, 1, 2)
    return y, (best, x.shape, (len(x), x.shape[1], oh, ow))


def book_pool_back(d: Any, cache: Any) -> Any:
    best, shape, pooled = cache
    d = d.reshape(pooled).transpose(0, 2, 3, 1)
    spread = np.zeros((d.size, 4))
    spread[np.arange(best.size), best] = d.flatten()
    return book_images(spread.reshape(d.shape[0] * d.shape[1] * d.shape[2], -1), shape, 2, 2)


PLAYGROUND_DRIVER = """
import * as engine from "%s";
const seconds = Number(process.argv[2]), size = %d;
const ids = ["x", "y"];
const tanh = engine.Activations.TANH;
const net = engine.buildNetwork(%s, tanh, tanh, null, ids, false);
const points = Array.from({length: 500}, () => {
  const t = Math.random() < 0.5 ? -1 : 1;
  return [2 * t + Math.random(), 2 * t + Math.random(), t];
});
function step(start) {
  let loss = 0;
  for (let i = 0; i < size; i++) {
    const [x, y, t] = points[(start + i) %% 500];
    loss += engine.Errors.SQUARE.error(engine.forwardProp(net, [x, y]), t);
    engine.backProp(net, t, engine.Errors.SQUARE);
  }
  engine.updateWeights(net, %g, 0);
  return loss / size;
}
for (let i = 0; i < 3000; i++) step(i * size);
const begin = process.hrtime.bigint();
let count = 0;
while (Number(process.hrtime.bigint() - begin) < seconds * 1e9) {
  for (let i = 0; i < 50; i++) step((count + i) * size);
  count += 50;
}
console.log(count / (Number(process.hrtime.bigint() - begin) / 1e9));
"""


def playground_rate(engine: Path, workload: Workload, seconds: float) -> float:
    """Steps a second of TensorFlow Playground's nn.ts, compiled to the module ``engine``."""
    script = PLAYGROUND_DRIVER % (
        engine.resolve().as_uri(),
        workload.batch_size,
        list(workload.sizes),
        workload.learning_rate,
    )
    command = ["node", "--input-type=module", "-", str(seconds)]
    ran = subprocess.run(
        command, input=script, capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    return float(ran.stdout)


def installed(*modules: str) -> bool:
    """Whether all of these can be imported."""
    return all(find_spec(module) is not None for module in modules)
