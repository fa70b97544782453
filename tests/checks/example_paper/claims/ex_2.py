"""EX-2: the same with n in place of √n, as a misprint would have it, which is false from n = 2 on for large u."""

import dataclasses

import sympy as sp

from dpotheory.claims.symbols import u
from tests.checks.example_paper.claims.ex_1 import CLAIM as EX_1
from tests.checks.example_paper.claims.notation import n, s

CLAIM = dataclasses.replace(
    EX_1,
    id="EX-2",
    title="The mean of n points lies within s√(2u)/n of the truth",
    upper=s * sp.sqrt(2 * u) / n,
)
