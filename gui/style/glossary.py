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
    N_("precision"): N_(
        "Of the samples that were given this class, the fraction that belongs to it."
    ),
    N_("recall"): N_("Of the samples of this class, the fraction that was given it."),
    N_("support"): N_("How many samples of this class there are."),
    N_("F1"): N_(
        "The harmonic mean of precision and recall: 2 · precision · recall / (precision + recall)."
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
    N_("sigmoid"): N_(
        "The activation y = 1 / (1 + exp(−x)), between 0 and 1. Its slope y(1 − y) is at most 1/4."
    ),
    N_("tanh"): N_("The activation tanh(x), between −1 and 1. Its slope 1 − y² is at most 1."),
    N_("ReLU"): N_(
        "The activation max(x, 0). Its slope is 1 above 0 and 0 below, so it does not shrink the "
        "gradient of active units."
    ),
    N_("affine layer"): N_(
        "Y = X·W + b: each output is a weighted sum of all inputs plus a bias (also called dense, "
        "linear or fully connected layer)."
    ),
    N_("max pooling"): N_(
        "Keeps the largest number of each window. Only that pixel gets the gradient back."
    ),
    N_("reshape"): N_("The same numbers in another shape, such as 784 pixels as 28 × 28."),
    N_("softmax with loss"): N_(
        "Turns scores into probabilities y and compares them with the target t. Taken together, "
        "the gradient of the scores is simply y − t."
    ),
    N_("computational graph"): N_(
        "A calculation drawn as nodes and edges: values go forward along the edges, gradients come "
        "back along the same edges."
    ),
    N_("local derivative"): N_(
        "How much the output of a node changes with its input. In backpropagation each node "
        "multiplies the arriving gradient by it (chain rule)."
    ),
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
    N_("residual connection"): N_(
        "Adds the input of a layer to its output (skip connection). The gradient goes back through "
        "the layer and, unchanged, around it."
    ),
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
    N_("sample"): N_("One example in the data: an image, a row of a table, a point or a sentence."),
    N_("feature"): N_("One input value of a sample, such as a pixel or a column of a table."),
    N_("target"): N_("What the network learns to predict: a class or a number."),
    N_("label"): N_("The class of a sample, as it is given in the data."),
    N_("prediction"): N_(
        "What a network computes for a sample: the most probable class, or a number."
    ),
    N_("missing value"): N_(
        "A value that the data does not contain, such as an empty cell of a table."
    ),
    N_("histogram"): N_(
        "How many values lie in each of several equal intervals between the minimum and the "
        "maximum."
    ),
    N_("minimum and maximum"): N_("The smallest and the largest value in the training set."),
    N_("mean and standard deviation"): N_(
        "The average of the values, and how far they typically are from it, in the training set."
    ),
    N_("my digits"): N_(
        "The digits that you drew or imported and labeled. Only those that a lane was not "
        "trained on are counted."
    ),
    N_("preprocessing"): N_(
        "The steps that turn a drawing into an image that the networks expect: crop, fit and "
        "center."
    ),
    N_("augmentation"): N_(
        "Random changes of the training images, such as shifts and rotations, to reduce "
        "overfitting."
    ),
    N_("fault"): N_(
        "A defect that is put into the data of a lane on purpose, to show what it causes."
    ),
    N_("finding"): N_(
        "A problem in the training of a lane, with the measured values that show it."
    ),
    N_("unit"): N_(
        "One number of a layer: a weighted sum of the values before it, followed by the activation."
    ),
    N_("hidden layer"): N_("A layer of units between the input and the output."),
    N_("parameters"): N_("All numbers that training changes: the weights and biases."),
    N_("initial weights"): N_(
        "The random weights at the start of a run. Their spread decides how large the signals in "
        "each layer are."
    ),
    N_("convolution"): N_("A layer that slides small windows of weights over an image."),
    N_("embedding"): N_("A layer that turns each word into a few numbers, which are learned."),
    N_("binary cross-entropy"): N_(
        "The cross-entropy for two classes, computed from a single probability."
    ),
    N_("step quality"): N_(
        "Where a step lands on the parabola through the loss and its slope before and after it: -1 "
        "where it was, 0 at the bottom, +1 as high on the other side."
    ),
    N_("sharpness"): N_(
        "The largest eigenvalue of the Hessian, the matrix of second derivatives of the loss: how "
        "much the loss bends in the direction in which it bends most."
    ),
    N_("sum of squared errors"): N_(
        "Half the sum of the squared differences between outputs and targets, averaged over the "
        "samples."
    ),
    N_("mean absolute error"): N_(
        "The mean absolute difference between outputs and targets. A large error counts no more "
        "than its size."
    ),
    N_("root mean squared error"): N_(
        "The square root of the mean squared error, in the unit of the target."
    ),
    N_("Huber loss"): N_(
        "Half the squared difference where it is at most 1, and growing linearly beyond, so that "
        "outliers count less. Averaged over all outputs."
    ),
    N_("early stopping"): N_(
        "Training ends when the validation loss no longer improves, and the weights with the "
        "lowest validation loss are the result. It prevents overfitting."
    ),
    N_("mean squared error"): N_(
        "The loss of a regression: the squared difference between prediction and target, "
        "averaged over the samples."
    ),
    N_("exploding gradient"): N_(
        "The gradient grows in each layer on its way back to the input, so the steps become too "
        "large."
    ),
    N_("activation slope"): N_(
        "The derivative of the activation. It multiplies the backward signal: at most 1/4 for a "
        "sigmoid, 1 for an active ReLU."
    ),
    N_("weight gain"): N_(
        "The factor by which the weights of a layer multiply the backward signal."
    ),
    N_("other factors"): N_(
        "The factors of the layers without weights of their own, such as batch normalization and "
        "dropout."
    ),
    N_("main cause"): N_("The factor that makes the backward signal smaller than all others do."),
    N_("optimizer"): N_(
        "The rule that turns the gradient into an update of the weights, such as SGD or Adam."
    ),
    N_("learning rate schedule"): N_("How the learning rate changes during the run."),
    N_("gradient clipping"): N_(
        "Shortens a gradient whose norm is above a limit, so that no step becomes too large."
    ),
    N_("L1 penalty"): N_(
        "Pulls all weights toward 0 by the same amount, so that many of them become almost 0."
    ),
    N_("plateau"): N_("A phase of the run in which the loss hardly changes."),
    N_("decision boundary"): N_(
        "The line between areas in which a network predicts different classes."
    ),
    N_("fold"): N_("One of the K equal parts of the samples in a cross-validation."),
    N_("workspace"): N_("A page of the window with its own cards, such as Data, Train or Results."),
}


def explained(term: str) -> str:
    """What a term of the glossary is, in the language that is shown."""
    return tr(GLOSSARY[term])
