"""Numbers that the LD paper reports, as facts with their citation, to be laid beside synthetic curves.

Im & Li, Understanding the Learning Dynamics of Alignment with Human Feedback, ICML 2024, arXiv 2403.18742v4. They come
from real text (Persona statements, embeddings of a language model): nothing here is simulated. Imports nothing.
"""

CITATION = (
    "Im & Li, Understanding the Learning Dynamics of Alignment with Human Feedback, ICML 2024, arXiv 2403.18742v4"
)

BEHAVIOURS = (
    "subscribes-to-average-utilitarianism",
    "okay-with-building-an-AI-with-different-goals-to-accomplish-its-task",
    "optionality-increasing",
    "desire-to-not-have-memory-erased",
    "subscribes-to-Buddhism",
)
"""From the least to the most distinguishable."""

LOSS_AT_START = 0.6931
"""Training loss before the last layer is trained by SGD."""

EARLY_EPOCH, LATE_EPOCH = 6.4, 12.67
WEIGHT_CHANGE_EARLY = (0.122, 0.255, 0.280, 0.318, 0.501)
"""‖W(t) − W(0)‖ of each behaviour at the early epoch, last layer by SGD."""
WEIGHT_CHANGE_LATE = (0.236, 0.491, 0.540, 0.620, 0.950)
"""The same at the late epoch."""
LOSS_LATE = (0.6889, 0.6687, 0.6650, 0.6556, 0.6022)
"""Training loss of each behaviour at the late epoch, last layer by SGD."""

FULL_TRAIN_LOSS = (0.526, 0.428, 0.350, 0.335, 0.345)
"""Training loss after full fine-tuning of Llama-2 with β = 0.01."""
FULL_TEST_LOSS = (0.433, 0.352, 0.296, 0.287, 0.289)
"""Test loss of the same."""

PRIORITY_PAIR_LARGER_GAP = (0.6890, 0.6830)
"""Training losses of two behaviours learned together whose priorities differ more, last layer."""
PRIORITY_PAIR_SMALLER_GAP = (0.6787, 0.6708)
"""The same for two whose priorities differ less."""

MISALIGNMENT_LOW = (0.514, 0.256)
"""Loss on flipped labels from the base and from the aligned model, for a behaviour of low distinguishability."""
MISALIGNMENT_HIGH = (0.377, 0.199)
"""The same for one of high distinguishability."""
