"""LD-misalignment: the speed of training on flipped labels from the aligned and from the base model (theory.md §3).

It speaks about features that are trained. With fixed features, the setting of every theorem here, nothing in it moves.
"""

from proofs_check.evidence import Open
from proofs_check.step import printed

ID = "LD-misalignment"

STEPS = (
    printed(
        ID,
        None,
        Open(
            "flipping is faster from the aligned model",
            "There is no theorem, and the features would have to be trained: full fine-tuning of a language model "
            "with DPO, then on flipped labels, against the same from the base model, would decide by measurement.",
        ),
    ),
    printed(
        ID,
        "features further apart",
        Open(
            "after DPO features of positives and negatives are further apart and more concentrated",
            "No law of trained features is given; measuring means and covariances before and after full fine-tuning "
            "would decide.",
        ),
    ),
)
