from __future__ import annotations

import nn
from nn.tracing.expansions import LAYER_EXPANSIONS, LOSS_EXPANSIONS
from nn.tracing.formulas import FORMULAS, formula_of, shape_text


def test_every_layer_and_loss_has_a_formula():
    kinds = {*LAYER_EXPANSIONS, *LOSS_EXPANSIONS, nn.Step} - {nn.Conv2D.__mro__[1]}
    assert kinds <= set(FORMULAS)


def test_parameters_have_their_names_in_the_network():
    found = formula_of(nn.Affine(2, 3), {"W": "W4", "b": "b4"})
    assert found.forward == "Y = X·W4 + b4"
    assert found.backward == ("dX = dY·W4ᵀ", "dW4 = Xᵀ·dY", "db4 = Σ dY")


def test_constants_of_a_layer_are_its_own():
    assert formula_of(nn.LeakyReLU(0.2), {}).forward == "y = max(x, 0.2 x)"
    assert formula_of(nn.ELU(1.5), {}).forward == "y = max(x, 0) + 1.5 (exp(min(x, 0)) − 1)"


def test_a_layer_of_ones_own_has_a_formula_too():
    class Double(nn.Layer):
        pass

    assert formula_of(Double(), {}).forward == "Y = Double(X)"


def test_shapes_are_written_with_times():
    assert shape_text((128, 784)) == "128×784"
    assert shape_text(()) == "1"
