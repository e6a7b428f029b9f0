"""A trained network as a PyTorch module with its state in safetensors."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nn.arrays import Array
from nn.export.meaning import Dialect, facts, meaning, one_line, told
from nn.export.walk import Call, calls
from nn.training.model import Model

MODULES = {  # of a layer ``one``
    "Affine": "nn.Linear({one.W.shape[0]}, {one.W.shape[1]})",
    "Embedding": "nn.Embedding({one.entries}, {one.features})",
    "Conv2D": (
        "nn.Conv2d({one.in_channels}, {one.out_channels}, {one.size}, {one.stride}, {one.padding})"
    ),
    "MaxPool2D": "nn.MaxPool2d({one.size}, {one.stride})",
    "BatchNorm": "nn.BatchNorm{dims}d({one.features}, eps={one.epsilon}, momentum={one.momentum})",
    "Sigmoid": "nn.Sigmoid()",
    "Tanh": "nn.Tanh()",
    "ReLU": "nn.ReLU()",
    "LeakyReLU": "nn.LeakyReLU({one.slope})",
    "ELU": "nn.ELU({one.alpha})",
    "GELU": "nn.GELU()",
    "SiLU": "nn.SiLU()",
    "Softplus": "nn.Softplus()",
    "Softmax": "nn.Softmax(dim=1)",
}
IN_PLACE: dict[str, Callable[[Call], str]] = {  # what needs no module
    "Flatten": lambda call: f"{call.inputs[0]}.flatten(1)",
    "Reshape": lambda call: f"{call.inputs[0]}.reshape(-1, {', '.join(map(str, call.shape))})",
    "Add": lambda call: " + ".join(call.inputs),
    "Step": lambda call: f"({call.inputs[0]} > 0).to({call.inputs[0]}.dtype)",
    "Identity": lambda call: call.inputs[0],
}
STATES = {  # how PyTorch calls our parameters
    "W": "weight", "b": "bias", "gamma": "weight", "beta": "bias", "mean": "running_mean",
    "variance": "running_var",
}  # fmt: skip


DIALECT = Dialect(
    "torch.softmax(y, 1)",
    "torch.sigmoid(y)",
    "y.clip(0, 1)",
    "torch.cat([1 - {upper}, {upper}], 1)",
)


def script(model: Model, title: str) -> str:
    """The text of ``model.py``; its state is in ``model.safetensors`` beside it."""
    made, run = _lines(model)
    answer = meaning(model, DIALECT)
    lines = "\n"
    return f'''"""{one_line(title)}. A network that Nablascope trained, as a PyTorch module.

load() gives it with its weights; predict(x) takes samples (n, {model.features}) as a NumPy array
and returns {told(model)}.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
{facts(model)}

class Network(nn.Module):
    def __init__(self):
        super().__init__()
{lines.join(made)}

    def forward(self, x):
        """Scores for samples (n, {model.features})."""
{lines.join(run)}
        return {calls(model)[-1].output}


def load():
    """The trained network, ready to predict."""
    network = Network()
    network.load_state_dict(load_file(Path(__file__).with_name("model.safetensors")))
    return network.eval()


def predict(x):
    with torch.no_grad():
        y = load()(torch.as_tensor(x, dtype=torch.float32))
        return {answer}.numpy()
'''


def _lines(model: Model) -> tuple[list[str], list[str]]:
    """What the module makes, and what it runs."""
    made: list[str] = []
    run: list[str] = []
    for call in calls(model):
        if call.kind in IN_PLACE:
            run.append(f"        {call.output} = {IN_PLACE[call.kind](call)}")
            continue
        dims = 2 if len(call.shape) == 3 else 1
        text = MODULES[call.kind].format(one=call.layer, dims=dims)
        made.append(f"        self.{call.output} = {text}")
        taken = f"{call.inputs[0]}.long()" if call.kind == "Embedding" else call.inputs[0]
        run.append(f"        {call.output} = self.{call.output}({taken})")
    scaled = [name for name in ("offset", "factor") if getattr(model.preparation, name) is not None]
    made += [
        f'        self.register_buffer("{one}", torch.zeros({model.features}))' for one in scaled
    ]
    ways = {"offset": "        x = x - self.offset", "factor": "        x = x * self.factor"}
    run = [*(ways[one] for one in scaled), *run]
    return made, run


def state(model: Model) -> dict[str, Array]:
    """The state_dict of that module as arrays."""
    found: dict[str, Array] = {}
    for call in calls(model):
        for own, full in call.names.items():
            array = (
                getattr(call.layer, f"running_{'mean' if own == 'mean' else 'var'}")
                if own in ("mean", "variance")
                else model.network.params[full]
            )
            turned = array.T if call.kind == "Affine" and own == "W" else array
            name = f"{call.output}.{STATES[own]}"
            found[name] = np.ascontiguousarray(turned, np.float32)
        if call.kind == "BatchNorm":
            found[f"{call.output}.num_batches_tracked"] = np.array(0)
    for name in ("offset", "factor"):
        array = getattr(model.preparation, name)
        if array is not None:
            found[name] = np.ascontiguousarray(array, np.float32)
    return found
