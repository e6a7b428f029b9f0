"""The formula of every layer and loss, on the way forward and on the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nn import activations, convolution, cross_entropy, layers, pooling, recurrent, regularization
from nn import regression_losses as regression


@dataclass(frozen=True)
class LayerFormula:
    """``forward`` gives the output, ``backward`` the gradients that leave.

    Names of parameters stand in braces ("{W}"), because they are numbered in a network. Capital
    letters are arrays over the mini-batch, small ones single elements; d stands for dL/d, and
    [x > 0] is 1 where that holds, else 0.
    """

    forward: str
    backward: tuple[str, ...]

    def named(self, names: Mapping[str, object]) -> LayerFormula:
        """The formula with a network's names for the parameters, and a layer's own constants."""
        known = {"b": 0, **names}
        return LayerFormula(
            self.forward.format_map(known), tuple(one.format_map(known) for one in self.backward)
        )


def _pointwise(forward: str, slope: str) -> LayerFormula:
    return LayerFormula(f"y = {forward}", (f"dx = dy · {slope}",))


FORMULAS: dict[type, LayerFormula] = {
    layers.Affine: LayerFormula("Y = X·{W} + {b}", ("dX = dY·{W}ᵀ", "d{W} = Xᵀ·dY", "d{b} = Σ dY")),
    layers.Flatten: LayerFormula("Y = reshape(X)", ("dX = reshape(dY)",)),
    layers.Reshape: LayerFormula("Y = reshape(X)", ("dX = reshape(dY)",)),
    layers.Embedding: LayerFormula("y = {W}[x]", ("d{W}[k] = Σ dy · [x = k]",)),
    layers.Add: LayerFormula("Y = X1 + X2", ("dX1 = dY", "dX2 = dY")),
    layers.Concatenate: LayerFormula("Y = [X1, X2]", ("[dX1, dX2] = dY",)),
    activations.Sigmoid: _pointwise("1 / (1 + exp(−x))", "y(1 − y)"),
    activations.Tanh: _pointwise("tanh(x)", "(1 − y²)"),
    activations.ReLU: _pointwise("max(x, 0)", "[x > 0]"),
    activations.LeakyReLU: _pointwise("max(x, {slope:g} x)", "([x > 0] + {slope:g} [x ≤ 0])"),
    activations.ELU: _pointwise(
        "max(x, 0) + {alpha:g} (exp(min(x, 0)) − 1)", "([x > 0] + {alpha:g} exp(x) [x ≤ 0])"
    ),
    activations.GELU: _pointwise("x Φ(x)", "(Φ(x) + x φ(x))"),
    activations.SiLU: _pointwise("x σ(x)", "(σ(x) + y(1 − σ(x)))"),
    activations.Softplus: _pointwise("log(1 + exp(x))", "σ(x)"),
    activations.Identity: _pointwise("x", "1"),
    activations.Step: LayerFormula("y = [x > 0]", ("dx = 0",)),
    activations.Softmax: LayerFormula("y = exp(x) / Σ exp(x)", ("dx = y (dy − Σ dy · y)",)),
    convolution.Conv2D: LayerFormula(
        "Y = {W} ∗ X + {b}", ("dX = rot180({W}) ∗ dY", "d{W} = X ∗ dY", "d{b} = Σ dY")
    ),
    convolution.PointwiseConv2D: LayerFormula(
        "Y = {W}·X + {b}", ("dX = {W}ᵀ·dY", "d{W} = Σ dY·Xᵀ", "d{b} = Σ dY")
    ),
    convolution.DepthwiseConv2D: LayerFormula(
        "Y = {W} ∗ X + {b}",
        ("dX = rot180({W}) ∗ dY", "d{W} = X ∗ dY", "d{b} = Σ dY"),
    ),
    convolution.SeparableConv2D: LayerFormula(
        "Y = {W}·({D} ∗ X) + {b}",
        ("dX = rot180({D}) ∗ {W}ᵀ·dY", "d{D} = X ∗ {W}ᵀ·dY", "d{W} = Σ dY·({D} ∗ X)ᵀ"),
    ),
    pooling.MaxPool2D: LayerFormula("y = max(window of x)", ("dx = Σ dy · [x = max]",)),
    pooling.AveragePool2D: LayerFormula("y = mean(window of x)", ("dx = Σ dy / size",)),
    pooling.GlobalAveragePool: LayerFormula("y = mean(channel of x)", ("dx = dy / size",)),
    regularization.BatchNorm: LayerFormula(
        "y = {gamma} (x − μ) / √(σ² + ε) + {beta}",
        (
            "dx = {gamma} / √(σ² + ε) · (dy − mean dy − x̂ · mean dy·x̂)",
            "d{gamma} = Σ dy · x̂",
            "d{beta} = Σ dy",
        ),
    ),
    regularization.Dropout: LayerFormula("Y = X × mask", ("dX = dY × mask",)),
    recurrent.SimpleRNN: LayerFormula(
        "h(t) = tanh(x(t)·{Wx} + h(t−1)·{Wh} + {b})",
        ("da(t) = (1 − h(t)²) · (dh(t) + da(t+1)·{Wh}ᵀ)", "d{Wx} = Σ x(t)ᵀ·da(t)"),
    ),
    cross_entropy.SoftmaxCrossEntropy: LayerFormula(
        "L = −mean log softmax(a)[t]", ("da = (softmax(a) − t) / N",)
    ),
    cross_entropy.SigmoidCrossEntropy: LayerFormula(
        "L = −mean (t log y + (1 − t) log(1 − y)), y = σ(a)", ("da = (σ(a) − t) / N",)
    ),
    cross_entropy.CategoricalCrossEntropy: LayerFormula(
        "L = −mean Σ t log y", ("dy = −t / (N y)",)
    ),
    cross_entropy.SparseCategoricalCrossEntropy: LayerFormula(
        "L = −mean log y[t]", ("dy[t] = −1 / (N y[t])",)
    ),
    cross_entropy.BinaryCrossEntropy: LayerFormula(
        "L = −mean (t log y + (1 − t) log(1 − y))", ("dy = (y − t) / (N y(1 − y))",)
    ),
    regression.SumOfSquaredErrors: LayerFormula("L = ½ Σ (y − t)² / N", ("dy = (y − t) / N",)),
    regression.MeanSquaredError: LayerFormula("L = mean (y − t)²", ("dy = 2 (y − t) / N",)),
    regression.MeanAbsoluteError: LayerFormula("L = mean |y − t|", ("dy = sign(y − t) / N",)),
    regression.RootMeanSquaredError: LayerFormula("L = √ mean (y − t)²", ("dy = (y − t) / (N L)",)),
    regression.Huber: LayerFormula("L = mean c (d − c/2), c = clip(d, −δ, δ)", ("dy = c / N",)),
}


def formula_of(thing: object, names: Mapping[str, object]) -> LayerFormula:
    """The formula of a layer or loss with these names for its parameters."""
    for kind in type(thing).__mro__:
        if kind in FORMULAS:
            return FORMULAS[kind].named({**vars(thing), **names})
    name = type(thing).__name__
    return LayerFormula(f"Y = {name}(X)", (f"dX = backward of {name}",))


def shape_text(shape: Sequence[int]) -> str:
    """A shape as it is read: 128×784; a single number has none."""
    return "×".join(map(str, shape)) or "1"
