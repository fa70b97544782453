"""DV-experiments: measurements on real text (theory.md §2); facts to be reproduced, not steps of a proof.

No prover decides them. What decides them is a run of the pipeline for real text on DV's data and models.
"""

from proofs_check.evidence import Open
from proofs_check.step import Step, printed

_WHY = "It is a measurement on real text: running the Persona pipeline and measuring the same number would decide."


def _measured(name: str | None, statement: str) -> Step:
    return printed("DV-experiments", name, Open(statement, _WHY))


STEPS = (
    _measured(
        "e1", "mean cosine between personas is high, and about 0 off the diagonal after subtracting the overall mean"
    ),
    _measured("e2", "mean Frobenius norm of a persona's covariance 0.058, mean squared distance to the mean 0.227"),
    _measured("e3", "train and test margins, losses and accuracies move more slowly as K grows"),
    _measured("e4", "R^2 of the linear fit of test error on K: 0.97 / 0.95 / 0.99"),
    _measured(None, "e1 to e4 together"),
)
