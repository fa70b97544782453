"""The search for exact certificates: found where facts contradict one another, and never where a point meets them."""

import random
from fractions import Fraction

import flint
import pytest

from dpotheory.prover import Relation, implies
from dpotheory.prover.casesplits import certified
from dpotheory.prover.contradictions import asked, fact_text, polynomial_text, queries
from dpotheory.prover.polynomial import prove_polynomial
from proofs_check.certificate import check

RING = flint.fmpq_mpoly_ctx.get(("x", "y", "z"), flint.Ordering.lex)
X, Y, Z = RING.gens()
SECONDS = 5.0

CONTRADICTIONS = {
    "no number is below itself": [(">", X - X)],
    "two strict facts": [(">", X - Y), (">", Y - X)],
    "a strict and a weak one": [(">", X - 1), (">=", 1 - X)],
    "a product": [(">", X), (">=", X - 2), (">=", Y - 3), (">", 6 - X * Y)],
    "a square": [(">", -(X**2) + 2 * X * Y - Y**2)],
    "a square up to a constant": [(">=", -4 * X**2 + 4 * X - 2)],
    "a cubic on a half-line": [(">", X), (">", -(X**3) + 7 * X**2 - 13 * X - 1)],
    "a root of 2": [(">", X), ("=", X**2 - 2), (">=", X - 2)],
    "an equation put in": [("=", Y - X**2), (">", -Y)],
    "an equation that fits no rule": [(">", Y), ("=", X * Y - Z * Y), (">", X - Z)],
    "a factor of known sign": [(">", X), (">", Y), (">=", -X * Y * (Z**2 + 1))],
    "cases": [("or", (("=", X - 1), ("=", X + 1))), (">", X**2 - 1)],
    "an inequation": [(">=", X), (">=", -X), ("!=", X)],
    "an identity": [("=", X - Y**2), ("!=", X**2 - Y**4)],
    "powers": [(">", X), (">=", X**4 - 10000), (">", 9 * X - X**2)],
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_contradiction_has_a_certificate_of_its_own_facts(name):
    facts = [("", (op, form)) for op, form in CONTRADICTIONS[name]]
    found = certified(facts, SECONDS)
    assert found is not None
    check(found)
    written = [fact_text(fact) for _, fact in facts]
    assert all(one in written for one in found["facts"])


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_without_one_of_its_facts_a_certificate_falls(name):
    found = certified([("", fact) for fact in CONTRADICTIONS[name]], SECONDS)
    assert found is not None
    for index in range(len(found["facts"])):
        weaker = [*found["facts"][:index], [">=", {"": "1"}], *found["facts"][index + 1 :]]
        with pytest.raises(ValueError, match=r"\w"):
            check({**found, "facts": weaker})


def _random_facts(rng):
    """Facts of every kind that hold at one rational point."""
    point = {name: Fraction(rng.randint(-4, 4), rng.choice((1, 2, 3))) for name in "xyz"}
    values = [flint.fmpq(value.numerator, value.denominator) for value in point.values()]

    def holding():
        form = sum(
            (rng.randint(-3, 3) * rng.choice((X, Y, Z, X * Y, X**2, Z**2 * Y, RING.constant(1)))) for _ in range(4)
        )
        form = form + RING.constant(0)
        value = form(*values)
        op = rng.choice((">=", ">", "=", "!=", "or"))
        if op == "or":
            return "or", (("=", form - RING.constant(value)), (">", form - RING.constant(value) - 1))
        if op == "=":
            return "=", form - RING.constant(value)
        if op == "!=":
            return "!=", form - RING.constant(value - rng.choice((1, -2)))
        return op, form - RING.constant(value - rng.choice((1, 2) if op == ">" else (0, 1)))

    return [("", holding()) for _ in range(rng.randint(2, 6))]


@pytest.mark.parametrize("seed", range(40))
def test_facts_that_hold_at_a_point_never_have_a_certificate(seed):
    assert certified(_random_facts(random.Random(seed)), 0.3) is None


def test_a_core_that_is_enough_is_used_alone_and_one_that_is_not_is_no_obstacle():
    facts = [("a", (">", X - Y)), ("b", (">", Y - X)), ("c", (">=", Z)), ("d", (">=", -Z - 1))]
    for core, used in ((["c", "d"], {"z": "1"}), (["a", "b"], {"x": "1", "y": "-1"})):
        found = certified(facts, SECONDS, core)
        assert found is not None
        assert found["facts"][0][1] == used
    assert certified(facts, SECONDS, ["a", "d"]) is not None


def test_no_time_is_no_certificate():
    assert certified([("", fact) for fact in CONTRADICTIONS["a product"]], 0.0) is None


def test_a_polynomial_as_text():
    form = X**2 * Y * flint.fmpq(3, 2) - 1
    assert polynomial_text(form) == {"x^2 y": "3/2", "": "-1"}


def test_the_queries_of_a_statement_are_those_that_z3_was_asked():
    import hashlib

    statement = implies({"large": Relation("x", ">=", 2)}, Relation("1/(x - 1)", "<=", 1), {"x": "real"})
    outcome = prove_polynomial(statement)
    assert outcome.certificate is not None
    first, last = asked(statement, outcome.certificate)
    assert (first.asks, last.asks) == ("the goal is defined", "the goal")
    assert hashlib.sha256(last.text.encode()).hexdigest() == outcome.certificate["query_sha256"]
    assert ["=", {"x": "1", "": "-1"}] in first.written  # where the goal would be undefined
    assert [">=", {"x": "1", "": "-2"}] in last.written
    with pytest.raises(ValueError, match="limit"):
        queries(implies({}, _limit(), {"x": "real"}))


def _limit():
    import sympy

    from dpotheory.prover import Limit

    x = sympy.Symbol("x", real=True)
    return Limit(1 / x, x, sympy.oo, sympy.Integer(0))
