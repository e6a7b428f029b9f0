"""Networks: what they compute, keep, copy and refuse."""

from __future__ import annotations

import copy
import pickle
import tracemalloc

import numpy as np
import pytest

import nn
from tests.nn.networks import IMAGES, LABELS, embedding, images


def test_a_deep_copy_is_a_network_of_its_own(small, batch):
    twin = copy.deepcopy(small)
    twin.params["W1"] += 1
    assert twin.loss(*batch) != small.loss(*batch)


def test_backpropagation_agrees_with_the_numerical_gradient(small, batch):
    numerical = small.numerical_gradient(*batch)
    for key, grad in small.gradient(*batch).items():
        assert np.abs(grad - numerical[key]).max() < 1e-6, key


def test_gradients_belong_to_the_caller(small, batch):
    first = small.gradient(*batch)
    kept = {key: grad.copy() for key, grad in first.items()}
    small.gradient(batch[0] * 2, batch[1])
    for key in kept:
        np.testing.assert_array_equal(first[key], kept[key])


def test_scores_belong_to_the_caller(small, batch):
    first = small.predict(batch[0])
    kept = first.copy()
    small.predict(batch[0] * 3)
    np.testing.assert_array_equal(first, kept)


def test_one_sample_is_a_batch_of_one(small, batch):
    x, t = batch
    np.testing.assert_allclose(small.predict(x[0]), small.predict(x[:1])[0])
    assert small.loss(x[0], t[0]) == pytest.approx(small.loss(x[:1], t[:1]))


def test_the_loss_is_the_mean_over_the_samples_however_many(small):
    """Also across the chunks in which many samples are looked at."""
    rng = np.random.default_rng(3)
    x, t = rng.random((2500, 6)), rng.integers(0, 3, 2500)
    each = np.mean([small.loss(x[i], t[i]) for i in range(0, 2500, 50)])
    assert small.loss(x[::50], t[::50]) == pytest.approx(each, rel=1e-5)
    parts = [small.loss(x[a : a + 500], t[a : a + 500]) for a in range(0, 2500, 500)]
    assert small.loss(x, t) == pytest.approx(np.mean(parts), rel=1e-6)


def test_the_same_seed_gives_the_same_network_and_a_copy_is_independent():
    one, two = (nn.Network([nn.Affine(4, 3)], seed=5) for _ in range(2))
    np.testing.assert_array_equal(one.parameters, two.parameters)
    assert (nn.Network([nn.Affine(4, 3)], seed=6).parameters != one.parameters).any()
    copy = one.copy()
    copy.parameters += 1
    np.testing.assert_array_equal(one.parameters, two.parameters)


@pytest.mark.parametrize("shape", [(3, 5), (3, 7, 6), ()])
def test_inputs_of_another_shape_are_named(small, shape):
    with pytest.raises(nn.ShapeError, match=r"\(N, 6\)"):
        small.predict(np.zeros(shape))


def test_the_same_layer_twice_is_refused():
    relu = nn.ReLU()
    with pytest.raises(nn.ShapeError, match="twice"):
        nn.Network([nn.Affine(2, 2), relu, nn.Affine(2, 2), relu])


@pytest.mark.parametrize("call", ["predict", "loss", "gradient", "accuracy"])
def test_an_empty_batch_is_refused(small, call):
    arguments = [np.zeros((0, 6)), np.zeros(0, int)][: 1 if call == "predict" else 2]
    with pytest.raises(nn.NablascopeError, match="no sample"):
        getattr(small, call)(*arguments)


def test_images_are_trained_on_and_one_image_is_a_batch_of_one():
    network = images()
    for _ in range(3):
        network.gradient(IMAGES, LABELS)
    assert network.output_shape == (4,)
    scores = network.predict(IMAGES)
    assert scores.shape == (9, 4)
    np.testing.assert_allclose(network.predict(IMAGES[4]), scores[4], rtol=1e-5, atol=1e-6)


def test_weights_are_counted_apart_from_batch_norms():
    names = list(images().params)
    assert names == ["W1", "b1", "gamma1", "beta1", "W2", "b2", "W3", "b3"]


def test_training_changes_what_layers_remember_and_prediction_does_not():
    network = images()
    before = network.state()
    network.predict(IMAGES)
    network.loss(IMAGES, LABELS)
    for name, array in network.state().items():
        np.testing.assert_array_equal(array, before[name])
    network.gradient(IMAGES, LABELS)
    changed = {name for name, array in network.state().items() if (array != before[name]).any()}
    assert changed == {"2/running_mean", "2/running_var", "6/rng"}


def test_a_copy_and_a_restored_network_go_on_alike():
    network = images()
    network.gradient(IMAGES, LABELS)
    twin, restored = network.copy(), images(seed=7)
    restored.restore(network.state())
    expected = network.gradient(IMAGES, LABELS)
    for other in (twin, restored):
        for key, grad in other.gradient(IMAGES, LABELS).items():
            np.testing.assert_array_equal(grad, expected[key])
        np.testing.assert_array_equal(other.predict(IMAGES), network.predict(IMAGES))


def test_the_same_seed_gives_the_same_training_bit_for_bit():
    losses = []
    for _ in range(2):
        trainer = nn.Trainer(images(seed=3), nn.Adam(), IMAGES, LABELS, batch_size=4, seed=1)
        losses.append([trainer.step().loss for _ in range(10)])
    assert losses[0] == losses[1]


def test_samples_can_be_looked_at_in_chunks_of_any_size(monkeypatch):
    network = images()
    whole, loss = network.predict(IMAGES), network.loss(IMAGES, LABELS)
    network.evaluation_chunk = 2
    np.testing.assert_allclose(network.predict(IMAGES), whole, rtol=1e-5, atol=1e-6)
    assert network.loss(IMAGES, LABELS) == pytest.approx(loss, rel=1e-5)


def test_large_images_are_looked_at_in_small_chunks():
    """So that an evaluation of many images does not fill the memory."""
    assert images().evaluation_chunk == 1000
    large = nn.Network([nn.Conv2D(1, 16, 3), nn.GlobalAveragePool(), nn.Affine(16, 10)],
                       input_shape=(1, 256, 256))  # fmt: skip
    assert large.evaluation_chunk * 16 * 254 * 254 <= 2**20


def test_a_network_that_begins_with_images_need_not_know_their_size():
    layers = [nn.Conv2D(1, 2, 3), nn.ReLU(), nn.GlobalAveragePool(), nn.Affine(2, 3)]
    network = nn.Network(layers)
    for height, width in ((5, 6), (9, 4)):
        assert network.predict(np.ones((2, 1, height, width))).shape == (2, 3)
    with pytest.raises(nn.ShapeError, match=r"\(N, 1, any, any\)"):
        network.predict(np.ones((2, 2, 5, 5)))


@pytest.mark.parametrize(
    ("layers", "told"),
    [
        ([], "at least one layer"),
        ([nn.ReLU()], "input_shape"),
        ([nn.Conv2D(1, 2, 3), nn.Affine(8, 2)], "Put a Flatten layer"),
        ([nn.Affine(4, 4), nn.Conv2D(1, 2, 3)], r"Put Reshape\(\(channels"),
    ],
)
def test_layers_that_make_no_network_are_refused(layers, told):
    with pytest.raises(nn.ShapeError, match=told):
        nn.Network(layers)


def test_a_network_without_weights_is_refused():
    with pytest.raises(nn.ShapeError, match="at least one layer with weights"):
        nn.Network([nn.ReLU()], input_shape=(3,))


def branches():
    x = nn.Input(16)
    h = nn.GELU()(nn.Affine(16, 32)(x))
    h = nn.Add()(nn.ELU()(nn.Affine(32, 16)(h)), x)
    return nn.Network(nn.Softmax()(nn.Affine(32, 4)(nn.Concatenate()(h, x))),
                      loss=nn.CategoricalCrossEntropy())  # fmt: skip


def reshaped():
    return nn.Network([nn.Reshape((1, 4, 4)), nn.Conv2D(1, 3, 3), nn.ReLU(), nn.MaxPool2D(2),
                       nn.Reshape((3,)), nn.Affine(3, 2)], input_shape=16)  # fmt: skip


@pytest.mark.parametrize("make", [images, embedding, branches, reshaped])
def test_a_step_allocates_nothing_that_grows_with_the_batch(make):
    """After the first; what is left are buffers of fixed size inside NumPy."""
    peaks = []
    for size in (1024, 4096):
        network = make()
        rng = np.random.default_rng(0)
        shape = {images: (2, 8, 6), embedding: (6,)}.get(make, (16,))
        x = rng.integers(0, 9, (2 * size, *shape)).astype(np.float32)
        trainer = nn.Trainer(network, nn.Adam(), x, rng.integers(0, 2, 2 * size), size)
        for _ in range(4):
            trainer.step()
        tracemalloc.start()
        trainer.step()
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        for _ in range(3):
            trainer.step()
        peaks.append(tracemalloc.get_traced_memory()[1] - before)
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 100_000


def test_one_layer_cannot_be_part_of_two_networks():
    """It would learn for the one and be looked at by the other."""
    layers = [nn.Affine(4, 5), nn.ReLU(), nn.Affine(5, 3)]
    network = nn.Network(layers)
    with pytest.raises(nn.ShapeError, match=r"Affine\(4, 5\) already belongs to another network"):
        nn.Network(layers)
    assert nn.Network([layer.unbound_copy() for layer in network.layers]).output_size == 3


def test_a_pickled_network_learns_on(small, batch):
    twin = pickle.loads(pickle.dumps(small))
    assert type(twin) is type(copy.deepcopy(small)) is nn.TwoLayerNet
    before = twin.loss(*batch)
    assert before == small.loss(*batch)
    trainer = nn.Trainer(twin, nn.SGD(0.5), *batch, batch_size=None)
    for _ in range(10):
        trainer.step()
    assert twin.loss(*batch) < before


@pytest.mark.parametrize("first", [nn.BatchNorm(6), nn.Affine(6, 6)])
def test_arrays_in_any_memory_order_give_the_same(batch, first):
    x, t = batch
    network = nn.Network([first, nn.Affine(6, 3)], input_shape=(6,))
    module = nn.Module(network, nn.SGD())
    module.eval()
    np.testing.assert_array_equal(module.forward(np.asfortranarray(x)), network.predict(x))
    expected = network.gradient(x, t)
    for key, grad in network.gradient(np.asfortranarray(x), t).items():
        np.testing.assert_array_equal(grad, expected[key])


def test_without_a_seed_two_networks_differ():
    one, two = (nn.Network([nn.Affine(4, 3)], seed=None) for _ in range(2))
    assert (one.params["W1"] != two.params["W1"]).all()


def test_a_loss_can_be_named():
    network = nn.Network([nn.Affine(2, 1)], loss="mse")
    assert isinstance(network.loss_function, nn.MeanSquaredError)
    with pytest.raises(nn.UnknownNameError, match="Did you mean 'rmse'"):
        nn.Network([nn.Affine(2, 1)], loss="rmsee")


@pytest.mark.parametrize(
    ("call", "error", "told"),
    [
        (lambda: nn.Network([nn.Affine(2, 2), "relu"]), nn.ShapeError, "'relu' is not a layer"),
        (lambda: nn.Network([nn.Affine(2, 2), nn.ReLU]), nn.ShapeError, "ReLU is not a layer"),
        (lambda: nn.Network(None), nn.ShapeError, "None is not a layer"),
        (lambda: nn.Network(nn.Input(3)), nn.ShapeError, "needs at least one layer"),
        (lambda: nn.Network([nn.Affine(2, 2)], dtype=int), nn.FieldError, "float32 or float64"),
        (lambda: nn.Network([nn.Affine(2, 2)], dtype="flot"), nn.FieldError, "float32 or float64"),
        (lambda: nn.Network([nn.Affine(2, 2)], seed=-1), nn.FieldError, "seed: -1 is outside"),
        (lambda: nn.Network([nn.Affine(2, 2)], seed="a"), nn.FieldError, "'a' is not a whole"),
        (lambda: nn.Network([nn.ReLU()], input_shape="4"), nn.ShapeError, "of whole numbers"),
        (lambda: nn.Affine(2, 2, "normal", -1.0), nn.FieldError, "weight_std: -1.0 is outside"),
        (lambda: nn.Conv2D(1, 2, 2.5), nn.ShapeError, "but is 2.5"),
        (lambda: nn.SGD("0.1"), nn.FieldError, "learning_rate: '0.1' is not a number"),
        (lambda: nn.Dropout(None), nn.FieldError, "'None' is not a number"),
        (lambda: nn.SGD(schedule="cosine"), nn.FieldError, "not a schedule. Use one"),
        (lambda: nn.softmax([[1, 2], [3]]), nn.ShapeError, "have different lengths"),
        (lambda: nn.mean_squared_error([1.0], ["a"]), nn.LabelError, "must be numbers"),
        (lambda: nn.cross_entropy_error([[0.5, 0.5]], [[1, 0], [1]]), nn.LabelError, "lengths"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_told(call, error, told):
    with pytest.raises(error, match=told):
        call()


def test_huge_numbers_leave_no_warning_behind(small):
    """The test suite turns every warning into an error."""
    x = np.full((2, 6), 3e38, np.float32)
    small.predict(x)
    small.loss(x, [0, 1])
    nn.softmax([1e308, -1e308])
    nn.mean_squared_error([1e308, -1e308], [0, 1])
    with pytest.raises(nn.DataError, match="float32: the value at"):
        small.predict(np.full((2, 6), 1e300))


def test_a_state_of_another_network_is_told(small):
    with pytest.raises(
        nn.ShapeError, match="to a network with 15 parameters, but this network has 53"
    ):
        small.restore(nn.Network([nn.Affine(4, 3)]).state())
    with pytest.raises(nn.ShapeError, match="has no 'parameters'"):
        small.restore({})


def test_a_network_tells_its_layers(small):
    assert repr(small) == "TwoLayerNet(Affine(6, 5), ReLU, Affine(5, 3); 53 parameters)"


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: nn.Network(nn.Affine(2, 8), nn.ReLU(), nn.Affine(8, 2)), "layers as a list"),
        (lambda: nn.Network([nn.Conv2D(1, 2, 3)], "mse").predict(np.ones((2, 9))), "Begin it with"),
        (lambda: nn.SGD(lr=0.1), "SGD: there is no 'lr'. Known: .*learning_rate"),
        (lambda: nn.SGD(float("nan")), "must be above 0, but is nan"),
        (lambda: nn.SGD().update({}, {}), "flat vectors network.parameters"),
        (lambda: nn.Module([nn.Affine(2, 2)], nn.SGD()), "needs an nn.Network, but got list"),
    ],
)  # fmt: skip
def test_slips_of_newcomers_are_told(call, told):
    with pytest.raises(nn.NablascopeError, match=told):
        call()


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_the_gradient_of_the_inputs_agrees_with_central_differences(activation):
    """Of one score with respect to every input: Simonyan, Vedaldi & Zisserman 2014."""
    lane = nn.Experiment(hidden=(7, 5), activation=activation, initializer="xavier")
    network = lane.network(6, 3).copy(dtype=np.float64)
    x = np.random.default_rng(1).normal(size=(4, 6))
    got = network.input_gradient(x, np.eye(3)[[2, 2, 0, 1]])
    for sample, score in enumerate((2, 2, 0, 1)):
        for place in range(6):
            step = np.zeros(6)
            step[place] = 1e-6
            above, below = (network.predict(x[sample] + sign * step)[score] for sign in (1, -1))
            assert got[sample, place] == pytest.approx((above - below) / 2e-6, abs=1e-7)


@pytest.mark.parametrize("fields", [{"dropout": 0.5}, {"normalization": "batch"}])
def test_the_gradient_of_the_inputs_is_that_of_the_network_in_use(fields):
    network = nn.Experiment(hidden=(7,), activation="tanh", **fields).network(6, 3).copy(np.float64)
    rng = np.random.default_rng(0)
    x = rng.normal(size=(20, 6))
    network.gradient(x, rng.integers(0, 3, 20))  # a training pass: masks, running statistics
    got = network.input_gradient(x[:1], np.eye(3)[[2]])[0]
    for place in range(6):
        step = np.zeros(6)
        step[place] = 1e-6
        above, below = (network.predict(x[0] + sign * step)[2] for sign in (1, -1))
        assert got[place] == pytest.approx((above - below) / 2e-6, abs=1e-7)


def test_the_gradient_of_the_inputs_goes_back_through_all_branches():
    entry = nn.Input(6)
    middle = nn.Tanh()(nn.Affine(6, 6)(entry))
    network = nn.Network(nn.Affine(12, 3)(nn.Concatenate()(nn.Add()(entry, middle), entry)))
    network = network.copy(np.float64)
    x = np.random.default_rng(0).normal(size=(1, 6))
    got = network.input_gradient(x, np.eye(3)[[2]])[0]
    numeric = nn.numerical_gradient(lambda moved: network.predict(moved)[0, 2], x.copy(), 1e-6)
    np.testing.assert_allclose(got, numeric[0], atol=1e-8)
