"""OWN-constants: the Gram event with its failure probability in closed form (theory.md §4)."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DISTINCT, OWN_DV
from dpotheory.claims.symbols import K, Q, Z, d, epsilon, l_b, v

SPREAD = 2 * (1 + l_b**2) + d * v**2 + 2 * epsilon * v
"""The variance factor of a product, over v², and the scale times its deviation."""
SAMPLES, PAIRS = 2 * K * Q, K * Q * (2 * Q - 1) + 4 * K * (Z - 1) * Q**2
"""Samples; pairs of different samples of one value, and of two values that share a token."""
SAMPLE_TAIL, PAIR_TAIL = sp.exp(-(epsilon**2) / SPREAD), sp.exp(-2 * epsilon**2 / SPREAD)
"""What one sample, and one pair, adds to the failure probability on either side."""
FAILURE = 4 * K * Q * SAMPLE_TAIL + 4 * K * Q**2 * (2 * Z - 1) * PAIR_TAIL

CLAIM = Claim(
    id="OWN-constants",
    title="Gram event E(ε), signs kept, with every constant known",
    kind="upper",
    quantity="gram_slack",
    hypotheses=DISTINCT,
    upper=epsilon,
    failure=FAILURE,
    source=f"{OWN_DV}, for Lemma B.1",
    does_not_claim="that a row of products needs each of its products to be near its mean.",
)
