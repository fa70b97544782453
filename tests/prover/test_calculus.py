"""Proofs by calculus: what they need is checked, also when no sample point warns; certificates name every piece."""

import json

import pytest
from sympy import Abs, Max, Rational, atan, exp, log, sqrt, symbols

from dpotheory.prover import Budget, Relation, Verdict, decide, implies
from dpotheory.prover.calculus import prove_by_calculus
from dpotheory.prover.sampling import Samples

from .known_truth.gate import kinds

x, y, a, b, n, p, q = symbols("x y a b n p q")
UNIT = [Relation(p, ">", 0), Relation(p, "<", 1), Relation(q, ">", 0), Relation(q, "<", 1)]
PINSKER = p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))


@pytest.fixture
def blind(monkeypatch):
    """No sample point speaks against anything: proofs are attempted of what is false."""
    monkeypatch.setattr(Samples, "fails", lambda self, relation: False)


FALSE = {
    "a pole on the way": implies([Relation(x, ">=", -1), Relation(x, "!=", 0)], Relation(-1 / x, ">=", 0)),
    "a jump on the way, not in the derivative": implies(
        [Relation(x, ">=", -1), Relation(x, "!=", 0)], Relation(-atan(1 / x), ">=", 0)
    ),
    "a kink": implies([], Relation(1 - Abs(x), ">=", 0)),
    "a strict goal that touches": implies([], Relation(exp(x), ">", 1 + x)),
    "undefined at the anchor": implies([], Relation(x * log(y), ">=", -1), {"x": "nonnegative"}),
    "undefined beside the anchor": implies([Relation(x, "<=", 1)], Relation(log(x), "<=", 0)),
    "an infinite slope": implies([Relation(x, ">=", 0)], Relation(sqrt(x), "<=", 2 * x)),
    "two intervals": implies([Relation(x**2, ">=", 1)], Relation(x**3, ">=", 1)),
    "steps of an integer": implies([], Relation((n - 1) * (n - 2), ">", 0), {"n": "integer"}),
    "a limit below zero": implies([Relation(x, ">", 0)], Relation(1 / x - 1, ">=", 0)),
    "logarithms of a negative side": implies([], Relation(exp(x), "<=", x**3)),
    "a case left out": implies([], Relation(Max(x, y), "<=", x)),
}


@pytest.mark.parametrize("name", FALSE)
def test_false_statements_are_not_proved_even_without_samples(name, blind):
    outcome = prove_by_calculus(FALSE[name], Budget(seconds=2.0))
    assert outcome.verdict is not Verdict.PROVED, outcome.certificate


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["lemmas", "information", "concentration"])
def test_no_false_lemma_is_proved_without_samples(kind, blind):
    for case in kinds()[kind]:
        if not case.truth:
            outcome = prove_by_calculus(case.statement, Budget(seconds=6.0))
            assert outcome.verdict is not Verdict.PROVED, (case.name, outcome.certificate)


TRUE = {
    "binary Pinsker": implies(UNIT, Relation(PINSKER, ">=", 2 * (p - q) ** 2)),
    "x log x": implies([], Relation(x * log(x), ">=", -exp(-1)), {"x": "positive"}),
    "sigmoid": implies([Relation(a, ">=", b)], Relation(1 / (1 + exp(-a)) - 1 / (1 + exp(-b)), "<=", (a - b) / 4)),
    "strict off the touching point": implies([Relation(x, ">", y)], Relation(exp(x - y), ">", 1 + x - y)),
    "an integer made real": implies(
        [Relation(p, ">=", 0), Relation(p, "<", 1)],
        Relation((1 - p) ** n, "<=", exp(-n * p)),
        {"n": "positive integer"},
    ),
    "falling to a limit": implies([Relation(x, ">=", 2)], Relation((1 - 1 / x) ** x, "<=", exp(-1))),
    "cases": implies([], Relation(log(exp(a) + exp(b)), "<=", Max(a, b) + log(2))),
}


@pytest.mark.parametrize("name", TRUE)
def test_lemmas_that_touch_are_proved(name):
    outcome = decide(TRUE[name], Budget(seconds=30.0))
    assert outcome.verdict is Verdict.PROVED, outcome.reason


def test_the_certificate_names_every_piece():
    statement = implies([Relation(x, ">", -1)], Relation((1 + x) * log(1 + x), ">=", -exp(-1)))
    outcome = prove_by_calculus(statement, Budget(seconds=20.0))
    assert outcome.verdict is Verdict.PROVED, outcome.reason
    certificate = json.loads(json.dumps(outcome.certificate))
    assert certificate["content_hash"] == statement.content_hash == certificate["proof"]["content_hash"]
    assert certificate["hypotheses"] == "satisfiable"
    roles = set()

    def walk(node):
        assert node["verdict"] == "PROVED"
        assert len(node["content_hash"]) == 64
        for piece in node.get("pieces", []):
            roles.add(piece["role"])
            walk(piece)

    walk(certificate["proof"])
    assert {"at the anchor", "rises away from the anchor", "defined and continuous"} <= roles
    assert set(certificate["leaves"]) <= {"z3", "arb", "sympy"}


def test_what_cannot_be_rewritten_safely_is_left_alone():
    outcome = prove_by_calculus(implies([Relation(x, ">", 0)], Relation((1 + x) ** 100000, ">=", 1 + 100000 * x)))
    assert outcome.verdict is Verdict.UNDECIDED
    assert outcome.seconds < 1.0
    assert "too large" in outcome.reason
    equation = prove_by_calculus(implies([], Relation(x, "==", Rational(1, 2))))
    assert "not an inequality" in equation.reason
