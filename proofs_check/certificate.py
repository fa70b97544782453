"""Checks that the facts of a certificate contradict one another; nothing but Python's standard library is needed.

A polynomial is {"x^2 y": "3/2", "": "-1"}, which is (3/2) x² y − 1. A fact is [op, polynomial], which says that the
polynomial is >= 0, > 0, = 0 or != 0, or ["or", [fact, ...]]. A certificate is {"facts": [...], "proof": proof}; in a
proof facts go by their place in the list, from 0, and each case adds one to the end of it. A proof is one of
- {"sum": [[c, [i, ...], q, ...], ...], "equations": [[j, m], ...]}: the sum of c · (facts i) · (squares of the q) and
  of m · (equation j) is 0 identically. Each c is > 0, so each product is >= 0, and one of them is > 0: 0 > 0.
- {"either": i, "cases": [proof, ...]}: a contradiction in each case of fact i (p != 0 has the cases p > 0 and -p > 0).
- {"split": fact, "yes": proof, "no": proof}: a contradiction where the fact p >= 0 or p > 0 holds, and where it fails.
"""

import json
import re
import sys
from fractions import Fraction

NUMBER, POWER = re.compile(r"-?[0-9]{1,2000}(/[0-9]{1,2000})?"), re.compile(r"[^\s^]+(\^[0-9]{1,3})?")
MINUS = {(): Fraction(-1)}


def need(condition, reason):
    """Refuse the certificate unless the condition holds."""
    if not condition:
        raise ValueError(reason)


def plus(*forms):
    """The sum of polynomials {(variable, variable, ...): coefficient}; a power repeats its variable."""
    total = {}
    for monomial, number in (item for form in forms for item in form.items()):
        total[monomial] = total.get(monomial, 0) + number
    return {monomial: number for monomial, number in total.items() if number != 0}


def times(left, right):
    """The product of two polynomials."""
    need(len(left) * len(right) <= 100_000, "a product is too long")
    return plus(*({tuple(sorted(m + n)): a * b} for m, a in left.items() for n, b in right.items()))


def polynomial(given):
    """The polynomial as it is written in the certificate."""
    need(all(NUMBER.fullmatch(c) and all(map(POWER.fullmatch, m.split())) for m, c in given.items()), "no polynomial")
    terms = [([text.partition("^") for text in m.split()], Fraction(c)) for m, c in given.items()]
    return plus(*({tuple(sorted(x for x, _, k in one for _ in range(int(k or 1)))): c} for one, c in terms))


def fact(given):
    """A fact with its polynomials read."""
    op, form = given
    need(op in (">=", ">", "=", "!=", "or"), f"{op!r:.20} is no relation")
    return op, [fact(one) for one in form] if op == "or" else polynomial(form)


def chosen(facts, index, *relations):
    """The fact at this place, which must have one of the relations."""
    need(type(index) is int and 0 <= index < len(facts), f"there is no fact {index!r:.20}")
    need(facts[index][0] in relations, f"fact {index} has the relation {facts[index][0]}, none of {relations}")
    return facts[index]


def contradiction(facts, proof):
    """Raise ValueError unless the proof derives a contradiction from the facts."""
    if "split" in proof:
        op, form = fact(proof["split"])
        contradiction([*facts, (op, form)], proof["yes"])
        contradiction([*facts, ({">=": ">", ">": ">="}[op], times(MINUS, form))], proof["no"])
    elif "either" in proof:
        op, form = chosen(facts, proof["either"], "or", "!=")
        cases = form if op == "or" else [(">", form), (">", times(MINUS, form))]
        for case, part in zip(cases, proof["cases"], strict=True):
            contradiction([*facts, case], part)
    else:
        total, strict = {}, False
        for coefficient, places, *roots in proof["sum"]:
            need(len(places) + len(roots) <= 100 and not coefficient.startswith("-"), "a coefficient is not > 0")
            product, used = polynomial({"": coefficient}), [chosen(facts, index, ">=", ">") for index in places]
            strict = strict or (product != {} and roots == [] and all(op == ">" for op, _ in used))
            for form in [form for _, form in used] + [polynomial(root) for root in roots for _ in range(2)]:
                product = times(product, form)
            total = plus(total, product)
        for index, multiplier in proof.get("equations", []):
            total = plus(total, times(chosen(facts, index, "=")[1], polynomial(multiplier)))
        need(strict and total == {}, "the sum is not 0, or none of its products is > 0: 0 >= 0 is no contradiction")


def check(certificate):
    """Raise ValueError with a sentence unless the certificate is one of a contradiction."""
    try:
        contradiction([fact(one) for one in certificate["facts"]], certificate["proof"])
    except (TypeError, KeyError, AttributeError, ArithmeticError, RecursionError) as error:
        raise ValueError(f"the certificate is malformed: {error!r:.200}") from error


if __name__ == "__main__":
    found = []
    json.load(sys.stdin, object_hook=lambda data: (found.append(data) if "facts" in data else None, data)[1])
    for one in found:
        check(one)
    print(f"{len(found)} certificates: the facts of each contradict one another.")
