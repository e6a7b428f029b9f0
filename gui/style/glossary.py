"""The glossary: every word of the window that is not everyday English, explained once."""

from __future__ import annotations

from gui.style.i18n import N_, tr

GLOSSARY = {  # term: what it is; both are shown in the language of the window
    N_("lane"): N_(
        "One network with its recipe. Several lanes race on the same data: they train on the same "
        "mini-batches and start from the same random numbers."
    ),
    N_("recipe"): N_("All settings of a lane: data, network, optimizer and run."),
    N_("step"): N_("One update of the weights, with one mini-batch."),
    N_("epoch"): N_(
        "One pass over the training set: as many steps as it takes to use every training sample "
        "once."
    ),
    N_("mini-batch"): N_("The samples whose gradient is averaged in one step."),
    N_("training set"): N_("The samples that the weights are learned from."),
    N_("validation set"): N_(
        "Samples that are not used for training. They are evaluated regularly, to detect "
        "overfitting."
    ),
    N_("test set"): N_("Samples that are evaluated once, at the end."),
    N_("loss"): N_(
        "The number that training minimizes. It measures how wrong the predictions are."
    ),
    N_("cross-entropy"): N_(
        "The loss of a classification: the negative logarithm of the probability of the correct "
        "class, averaged over the samples."
    ),
    N_("nats"): N_(
        "The unit of a cross-entropy with the natural logarithm. Guessing among 10 classes gives "
        "ln 10 = 2.303 nats."
    ),
    N_("accuracy"): N_(
        "The fraction of samples for which the most probable class is the correct one."
    ),
    N_("R²"): N_(
        "The fraction of the target's variance that a regression explains: 1 is perfect, 0 is as "
        "good as always predicting the mean."
    ),
    N_("gradient"): N_(
        "The derivatives of the loss with respect to the weights. A step goes in the opposite "
        "direction."
    ),
    N_("‖∂L/∂W‖"): N_(
        "The L2 norm of the gradient of one layer's weights: the square root of the sum of the "
        "squared derivatives."
    ),
    N_("mean of n steps"): N_(
        "If there are more steps than pixels, each point of a curve is the mean of n steps. The "
        "band shows their minimum and maximum."
    ),
    N_("vanishing gradient"): N_(
        "The gradient shrinks in each layer on its way back to the input, so the first layers "
        "hardly learn."
    ),
    N_("backpropagation"): N_(
        "Computes the gradient layer by layer, from the loss back to the input, with the chain "
        "rule."
    ),
    N_("activation"): N_("The function after each layer of weights, such as sigmoid or ReLU."),
    N_("saturated unit"): N_(
        "A sigmoid or tanh whose input is so far from 0 that its slope is almost 0."
    ),
    N_("dead unit"): N_("A ReLU that outputs 0 for every sample and therefore does not learn."),
    N_("learning rate"): N_(
        "The size of a step. If it is too large, the loss grows. If it is too small, the loss "
        "hardly falls."
    ),
    N_("momentum"): N_("The fraction of the last update that is added to the next one."),
    N_("weight decay"): N_("Pulls all weights toward 0, to reduce overfitting."),
    N_("dropout"): N_("Switches off random units in each training step, to reduce overfitting."),
    N_("batch normalization"): N_(
        "Scales the input of each activation to mean 0 and standard deviation 1 over the "
        "mini-batch."
    ),
    N_("overfitting"): N_(
        "The training loss falls while the validation loss rises: the network memorizes the "
        "training samples."
    ),
    N_("input scaling"): N_(
        "Brings all features to a common range, using only the statistics of the training set."
    ),
    N_("one-hot"): N_(
        "A class written as a row of zeros with a single 1 at the position of the class."
    ),
    N_("K-fold cross-validation"): N_(
        "Divides the samples into K folds and trains K times, each time without one fold, which is "
        "used for testing."
    ),
    N_("saliency map"): N_(
        "The derivative of the winning score with respect to each pixel. It shows where a change "
        "matters most."
    ),
    N_("seed"): N_("The start value of the random numbers. The same seed gives the same run."),
}


def explained(term: str) -> str:
    """What a term of the glossary is, in the language that is shown."""
    return tr(GLOSSARY[term])
