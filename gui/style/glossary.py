"""The glossary: every word of the window that is not everyday English, explained once."""

from __future__ import annotations

from gui.style.i18n import N_, tr

GLOSSARY = {  # term: what it is; both are shown in the language of the window
    N_("lane"): N_(
        "One network with its recipe. Lanes race on the same data: they see the same mini-batches "
        "and begin from the same random numbers."
    ),
    N_("recipe"): N_("All settings of a lane: data, network, optimizer and run."),
    N_("step"): N_("One update of the weights, with one mini-batch."),
    N_("epoch"): N_("As many steps as it takes to see every training sample once."),
    N_("mini-batch"): N_("The samples whose gradient is averaged in one step."),
    N_("training set"): N_("The samples that the weights are learned from."),
    N_("validation set"): N_(
        "Samples that are not trained on. They are evaluated now and then, to see overfitting."
    ),
    N_("test set"): N_("Samples that are evaluated once, at the end."),
    N_("loss"): N_("The number that training makes smaller: how wrong the predictions are."),
    N_("cross-entropy"): N_(
        "The loss of a classification: minus the logarithm of the probability given to the right "
        "class, averaged over the samples."
    ),
    N_("nats"): N_(
        "The unit of a cross-entropy with the natural logarithm. Guessing among 10 classes costs "
        "ln 10 = 2.303 nats."
    ),
    N_("accuracy"): N_("The fraction of samples whose most probable class is the right one."),
    N_("R²"): N_(
        "The fraction of the target's variance that a regression explains: 1 is perfect, 0 is as "
        "good as always predicting the mean."
    ),
    N_("gradient"): N_(
        "The derivatives of the loss with respect to the weights. A step goes against it."
    ),
    N_("‖∂L/∂W‖"): N_(
        "The L2 norm of the gradient of one layer's weights: the square root of the sum of the "
        "squared derivatives."
    ),
    N_("mean of n steps"): N_(
        "Where there are more steps than pixels, each point of a curve is the mean of n steps; the "
        "band reaches from their smallest to their largest value."
    ),
    N_("vanishing gradient"): N_(
        "The gradient becomes smaller in each layer on its way back to the input, so that the "
        "first layers hardly learn."
    ),
    N_("backpropagation"): N_(
        "Computes the gradient layer by layer, from the loss back to the input, with the chain "
        "rule."
    ),
    N_("activation"): N_("The function after each layer of weights, such as sigmoid or ReLU."),
    N_("saturated unit"): N_("A sigmoid or tanh so far from 0 that its slope is almost 0."),
    N_("dead unit"): N_("A ReLU that is 0 for every sample, so that it learns nothing."),
    N_("learning rate"): N_("The size of a step. Too large, the loss grows; too small, it stays."),
    N_("momentum"): N_("The part of the last update that is added to the next one."),
    N_("weight decay"): N_("Pulls all weights towards 0, against overfitting."),
    N_("dropout"): N_("Switches random units off in each training step, against overfitting."),
    N_("batch normalization"): N_(
        "Scales what enters each activation to mean 0 and deviation 1 over the mini-batch."
    ),
    N_("overfitting"): N_(
        "The training loss falls while the validation loss rises: the network learns its samples "
        "by heart."
    ),
    N_("scaling"): N_(
        "Brings the features to a common range, with the statistics of the training set only."
    ),
    N_("one-hot"): N_("A class as a row of zeros with a single 1 at its place."),
    N_("K-fold cross-validation"): N_(
        "Trains K times, each time without another K-th of the samples, and tests on that part."
    ),
    N_("saliency map"): N_(
        "The derivative of the winning score with respect to each pixel: where a change matters."
    ),
    N_("seed"): N_("The number that random numbers start from: the same seed, the same run."),
}


def explained(term: str) -> str:
    """What a term of the glossary is, in the language that is shown."""
    return tr(GLOSSARY[term])
