"""Toy steps: true and false ones of every kind of evidence, and families that defeat no constant, or not every one."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import sympy as sp

from dpotheory.prover import Budget, Limit, Relation, implies
from proofs_check import instances
from proofs_check.evidence import Derivation, Family, proof, satisfiable
from proofs_check.step import own

BUDGET = Budget(seconds=30.0)
x, a, b, c = sp.symbols("x a b c", positive=True)
y = sp.Symbol("y", nonnegative=True)
n = sp.Symbol("n", integer=True, positive=True)

BOUNDED = implies([], Relation(c * x, "<=", 1))


def square(arguments):
    value = Fraction(arguments["value"])
    return instances.Evaluated({"positive": value > 0}, str(value**2), "<=", "4", value**2 <= 4)


def sum_formula(wrong=0):
    """Σ_{i ≤ n} i against n(n+1)/2, with numbers as second opinion."""
    i = sp.Symbol("i", integer=True, positive=True)
    return lambda: [(sp.Sum(i, (i, 1, n)), n * (n + 1) / 2 + wrong)]


def opinion(wrong=0.0, seeds=range(5)):
    return lambda seed: (np.arange(1.0, 4.0) + (wrong if seed in seeds else 0.0), np.arange(1.0, 4.0))


TRUE = {
    "polynomial": proof(Relation(x**2, ">=", 1), {"large": Relation(x, ">=", 1)}),
    "two goals": proof(Relation(x + 1 / x, ">=", 2), (), Relation(x, ">", 0)),
    "transcendental": proof(Relation(sp.exp(x), ">", 1 + x)),
    "identity": proof(Relation((x + 1) ** 2, "==", x**2 + 2 * x + 1)),
    "limit": proof(Limit(x * sp.exp(-x), x, sp.oo, 0)),
    "derivation": Derivation(sum_formula()),
    "derivation with numbers": Derivation(sum_formula(), opinion()),
    "hypotheses that can hold": satisfiable({"low": Relation(x, ">=", 1), "high": Relation(x, "<=", 2)}),
}
FALSE = {
    "polynomial": proof(Relation(x**2, ">=", x)),
    "the second of two goals": proof(Relation(x, ">", 0), (), Relation(x, "<=", 100)),
    "polynomial at the edge": proof(Relation(x, "<", 1), {"edge": Relation(x, "<=", 1)}),
    "transcendental": proof(Relation(sp.exp(x), "<=", 1 + x + x**2)),
    "identity": proof(Relation((x + 1) ** 2, "==", x**2 + 1)),
    "limit": proof(Limit(sp.exp(-x) * c, x, sp.oo, c)),
    "derivation": Derivation(sum_formula(wrong=1)),
    "derivation against numbers": Derivation(sum_formula(), opinion(1e-6)),
    "hypotheses that contradict": satisfiable({"low": Relation(x, ">=", 2), "high": Relation(x, "<=", 1)}),
    "hypotheses that contradict, with exp": satisfiable({"low": Relation(sp.exp(x), "<=", 1)}),
}
# What these checks find: a derivation that fails refutes nothing, since sympy may only lack a form.
OPEN = ("derivation", "derivation against numbers")

# Built on demand, for a family may be refused when it is built.
UNSOUND = {
    "it meets the goal": lambda: Family(BOUNDED, "c", {"x": 1 / (2 * c)}),
    "its goal becomes a true relation between numbers": lambda: Family(BOUNDED, "c", {"x": 1 / c}),
    "a hypothesis becomes a false relation between numbers": lambda: Family(
        implies([Relation(y, "<=", 1)], BOUNDED.goal), "c", {"x": 2 / c, "y": sp.Integer(5)}
    ),
    "it misses a hypothesis": lambda: Family(
        implies([Relation(x, "<=", 3)], Relation(c * x, "<=", 1)), "c", {"x": 2 / c}
    ),
    "a member is no integer": lambda: Family(implies([], Relation(n * c, "<=", 1)), "c", {"n": 2 / c}),
    "a member is below its domain": lambda: Family(implies([], Relation(y + c, ">=", 0)), "c", {"y": -2 * c}),
    "it stands for large constants only": lambda: Family(
        implies([], Relation(x, "<=", 1 / c)), "c", {"x": sp.Integer(1)}, (Relation(c, ">=", 5),)
    ),
    "its bounds cannot be met": lambda: Family(
        implies([], Relation(x + c, ">=", c)), "c", {"x": a}, (Relation(a, ">=", b + 1), Relation(b, ">=", a + 1))
    ),
    "it chooses the constant": lambda: Family(
        implies([], Relation(x, "<=", 1 / c)), "c", {"x": sp.Integer(2), "c": sp.Integer(1)}
    ),
    "its constant is not in the statement": lambda: Family(BOUNDED, "k", {"x": 2 / c}),
}

CHANGES = {
    "goal": proof(Relation(x**2, ">", 1), {"large": Relation(x, ">=", 1)}),
    "hypothesis": proof(Relation(x**2, ">=", 1), {"large": Relation(x, ">=", 2)}),
    "axiom": proof(Relation(x**2, ">=", 1), {"large": Relation(x, ">=", 1)}, axioms=("union bound",)),
    "one more goal": proof(Relation(x**2, ">=", 1), {"large": Relation(x, ">=", 1)}, Relation(x, ">", 0)),
    "kind": satisfiable({"large": Relation(x, ">=", 1)}),
}

STEP = own("A", "one", TRUE["polynomial"], "large numbers have large squares")
FALSE_STEP = own("A", "two", FALSE["polynomial"], "all numbers have larger squares")


def marked(row):
    """The row as an earlier ledger might hold it, recognisable by its reason."""
    return replace(row, reason="kept")
