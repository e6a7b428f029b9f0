"""How the nodes of a graph are called where there is little room, and how they are explained."""

from __future__ import annotations

import re

from gui.style.i18n import N_, tr

SHORT = {
    "SoftmaxCrossEntropy": N_("Softmax\n+ loss"),
    "SigmoidCrossEntropy": N_("Sigmoid\n+ loss"),
    "MeanSquaredError": N_("Squared\nerror"),
    "MaxPool2D": "MaxPool",
    "Conv2D": "Conv",
    "BatchNorm": "Norm",
    "Embedding": "Embed",
    "LeakyReLU": "Leaky",
    "Softplus": "Softpl.",
}
TERMS = {  # kinds with their terms in the glossary
    "Input": "sample",
    "Affine": "affine layer",
    "Sigmoid": "sigmoid",
    "Tanh": "tanh",
    "ReLU": "ReLU",
    "LeakyReLU": "ReLU",
    "Conv2D": "convolution",
    "MaxPool2D": "max pooling",
    "BatchNorm": "batch normalization",
    "Dropout": "dropout",
    "Embedding": "embedding",
    "Add": "residual connection",
    "Reshape": "reshape",
    "Flatten": "reshape",
    "SoftmaxCrossEntropy": "softmax with loss",
    "SigmoidCrossEntropy": "cross-entropy",
    "MeanSquaredError": "mean squared error",
}


def short_name(name: str, kind: str) -> str:
    """The name of a node in at most eight letters, or in two lines for a loss."""
    if name == "L":
        return tr(SHORT[kind]) if kind in SHORT else kind
    number = re.sub(r"\D*", "", name.removeprefix(kind))
    return f"{SHORT.get(kind, kind)}{number}"
