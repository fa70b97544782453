import json

import pytest
from sympy import Rational, cosh, erf, erfc, exp, log, sqrt, symbols, tanh

from dpotheory.prover import Budget, Relation, Verdict, implies, prove_identity, replay

x, y, a, b, n = symbols("x y a b n")
BUDGET = Budget(seconds=30, points=40)


@pytest.mark.parametrize(
    "statement",
    [
        implies([], Relation((x + y) ** 3, "==", x**3 + 3 * x**2 * y + 3 * x * y**2 + y**3)),
        implies([Relation(x, "!=", 1)], Relation((x**2 - 1) / (x - 1), "==", x + 1)),
        implies([], Relation(1 / (1 + exp(-x)), "==", exp(x) / (1 + exp(x)))),
        implies([], Relation(tanh(x / 2), "==", 2 / (1 + exp(-x)) - 1)),
        implies([], Relation(erfc(-x), "==", 1 + erf(x))),
        implies([], Relation(log(a * b**2), "==", log(a) + 2 * log(b)), {"a": "positive", "b": "positive"}),
        implies([Relation(a + b, "==", 1)], Relation(a**2 - b**2, "==", a - b)),
        implies([], Relation(sqrt(x**2), "==", x), {"x": "nonnegative"}),
        implies([], Relation(cosh(x) ** 2 - 1, "==", (cosh(2 * x) - 1) / 2)),
    ],
)
def test_identities(statement):
    outcome = prove_identity(statement, BUDGET)
    assert outcome.verdict is Verdict.PROVED, outcome.reason
    assert outcome.certificate["strategy"]
    assert outcome.certificate["hypotheses"] == "satisfiable"


@pytest.mark.parametrize(
    "statement",
    [
        implies([], Relation((x + y) ** 2, "==", x**2 + y**2)),
        implies([], Relation(sqrt(x**2), "==", x)),
        implies([], Relation(exp(x + y), "==", exp(x) + exp(y))),
        implies([], Relation(erf(x), "==", tanh(Rational(6, 5) * x))),
        implies([Relation(a, "==", b + 1)], Relation(a**2, "==", b**2 + 1)),
    ],
)
def test_false_identities_come_with_a_witness(statement):
    outcome = prove_identity(statement, BUDGET)
    assert outcome.verdict is Verdict.REFUTED
    assert replay(json.loads(json.dumps(outcome.witness))).valid


def test_identities_between_undefined_sides_are_not_proved():
    outcome = prove_identity(implies([], Relation((x**2 - 1) / (x - 1), "==", x + 1)), BUDGET)
    assert outcome.verdict is Verdict.UNDECIDED
    assert "agree wherever both are defined" in outcome.reason
    assert prove_identity(implies([], Relation(log(a * b), "==", log(a) + log(b))), BUDGET).verdict is Verdict.UNDECIDED
    assert "not an equation" in prove_identity(implies([], Relation(x, "<", 1)), BUDGET).reason
