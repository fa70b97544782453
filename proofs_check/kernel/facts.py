"""Polynomial facts for a proof in Coq: roots and inverses are variables of their own, each with what defines it.

A polynomial is {monomial: coefficient}, a monomial a sorted tuple of variables (a power repeats its variable), and a
variable the text of a term of Coq. Nothing here is believed: Coq checks what comes of it.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import sympy as sp

from proofs_check.kernel import writer

Monomial = tuple[str, ...]
Polynomial = dict[Monomial, Fraction]
_MOST_TERMS = 400


class TooLargeError(ValueError):
    """A polynomial with too many terms."""


def plus(left: Polynomial, right: Polynomial, times: Fraction | int = 1) -> Polynomial:
    """left + times · right."""
    total = dict(left)
    for monomial, number in right.items():
        value = total.get(monomial, Fraction(0)) + times * number
        if value:
            total[monomial] = value
        else:
            total.pop(monomial, None)
    return total


def times(left: Polynomial, right: Polynomial) -> Polynomial:
    """The product."""
    if len(left) * len(right) > 40 * _MOST_TERMS:
        raise TooLargeError
    total: Polynomial = {}
    for one, a in left.items():
        for other, b in right.items():
            monomial = tuple(sorted(one + other))
            total[monomial] = total.get(monomial, Fraction(0)) + a * b
    return {monomial: number for monomial, number in total.items() if number}


@dataclass(frozen=True)
class Fact:
    """polynomial >= 0, > 0 or == 0; `proof` is a term of Coq for it as it is written there, `op` the relation."""

    op: str
    form: Polynomial
    proof: str


@dataclass
class Atoms:
    """The variables that terms bring with them, the commands of Coq that introduce their facts, and these facts."""

    commands: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    choices: list[tuple[str, str, Polynomial, Polynomial, str, str]] = field(default_factory=list)
    inverses: dict[str, tuple[str, Polynomial]] = field(default_factory=dict)
    """Of what is surely positive: the variable for 1/b, with b as text and as polynomial."""
    least: set[str] = field(default_factory=set)
    """Roots that are known to be at least 1."""
    _seen: dict[str, Polynomial] = field(default_factory=dict)

    def polynomial(self, term: Any) -> Polynomial:
        """The term as a polynomial in names and atoms."""
        if isinstance(term, sp.Rational):
            return {(): Fraction(int(term.p), int(term.q))} if term != 0 else {}
        if isinstance(term, sp.Symbol):
            return {(writer.name_of(term.name),): Fraction(1)}
        if isinstance(term, (sp.Add, sp.Mul)):
            total = self.polynomial(term.args[0])
            for part in term.args[1:]:
                form = self.polynomial(part)
                total = plus(total, form) if isinstance(term, sp.Add) else times(total, form)
            return total
        if isinstance(term, sp.Pow) and isinstance(term.exp, sp.Rational):
            base: Any = term.base
            degree = int(term.exp.q)
            if degree == 1 and term.exp.p > 0:
                form = self.polynomial(base)
            else:
                while degree > 1:
                    base, degree = sp.Pow(base, sp.Rational(1, 2), evaluate=False), degree // 2
                form = self._root(base) if term.exp.q > 1 else {}
                if term.exp.p < 0:
                    form = self._inverse(base)
            total = form
            for _ in range(abs(int(term.exp.p)) - 1):
                total = times(total, form)
            return total
        return self._other(term)

    def _new(self, text: str) -> Polynomial | None:
        """None the first time."""
        found = self._seen.get(text)
        if found is None:
            self._seen[text] = {(text,): Fraction(1)}
        return found

    def _say(self, name: str, stated: str, proof: str, op: str, form: Polynomial) -> None:
        self.commands.append(f"assert ({name} : {stated}) by ({proof}).")
        self.facts.append(Fact(op, form, name))

    def _note(self, name: str, proof: str, form: Polynomial) -> None:
        """A fact of the library: a comparison a <= b, which says b − a ≥ 0."""
        self.commands.append(f"pose proof ({proof}) as {name}.")
        self.facts.append(Fact(">=", form, f"(leq0 _ _ {name})"))

    def _root(self, root: Any) -> Polynomial:
        """sqrt b, where b ≥ 0 is what the proof must show."""
        inner = root.base
        under = self._root(inner) if _is_root(inner) else self.polynomial(inner)
        text = f"(sqrt {_nested(inner)})"
        known = self._new(text)
        if known is not None:
            return known
        form, number = self._seen[text], len(self._seen)
        base = _nested(inner)
        self._say(
            f"S{number}", f"{text} * {text} = {base}", "apply sqrt_sqrt; sign", "=", plus(times(form, form), under, -1)
        )
        if _is_root(inner) or _positive(inner):
            self._say(f"P{number}", f"0 < {text}", "apply sqrt_lt_R0; sign", ">", form)
        else:
            self._say(f"P{number}", f"0 <= {text}", "apply sqrt_pos", ">=", form)
        counts = inner.is_Symbol and inner.is_integer and inner.is_positive
        if counts or str(inner) in self.least:
            self.least.add(str(root))
            self._note(f"O{number}", f"root_at_least_1 {base} ltac:(lra)", plus(form, {(): Fraction(1)}, -1))
        return form

    def _inverse(self, base: Any) -> Polynomial:
        """1/b, where b ≠ 0 is what the proof must show."""
        under = self._root(base) if _is_root(base) else self.polynomial(base)
        text = f"(/ {_nested(base)})"
        known = self._new(text)
        if known is not None:
            return known
        form, number = self._seen[text], len(self._seen)
        stated = f"{text} * {_nested(base)} = 1"
        self._say(f"S{number}", stated, "apply Rinv_l; sign", "=", plus(times(form, under), {(): Fraction(1)}, -1))
        if _is_root(base) or _positive(base):
            self._say(f"P{number}", f"0 < {text}", "apply Rinv_0_lt_compat; sign", ">", form)
            self.inverses[text] = (_nested(base), under)
        return form

    def cleared(self, fact: Fact, stated: str, name: str) -> Fact:
        """The fact times the bases of the inverses in it, so that it has none; itself where it has none.

        Args:
            fact: with its proof.
            stated: the difference that it speaks of, as text.
            name: for the new fact.
        """
        form, factors = fact.form, []
        while True:
            held = [one for one in self.inverses if any(one in monomial for monomial in form)]
            if not held:
                break
            one = max(held, key=len)  # the outermost first
            text, base = self.inverses[one]
            total: Polynomial = {}
            for monomial, number in form.items():
                part: Polynomial = {monomial: number}
                if one in monomial:
                    rest = list(monomial)
                    rest.remove(one)
                    part = {tuple(rest): number}
                else:
                    part = times(part, base)
                total = plus(total, part)
            form = total
            factors.append(text)
        if not factors:
            return fact
        product = " * ".join(factors)
        sign = {">=": "0 <= {}", ">": "0 < {}", "=": "{} = 0"}[fact.op]
        by = {
            ">=": "apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact {}]",
            ">": "apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact {}]",
            "=": "rewrite ?inv_pow; rewrite {}; ring",
        }
        proof = fact.proof if fact.op != "=" else f"(Rminus_diag_eq _ _ {fact.proof})"
        self.commands.append(
            f"assert ({name} : {sign.format(written(form))}). {{ replace ({written(form)}) with "
            f"(({product}) * ({stated})) by (field; repeat split; sign). {by[fact.op].format(proof)}. }}"
        )
        return Fact(fact.op, form, name)

    def _other(self, term: Any) -> Polynomial:
        text = writer.term(term)
        parts = [self.polynomial(part) for part in term.args]
        known = self._new(text)
        if known is not None:
            return known
        form, number = self._seen[text], len(self._seen)
        if isinstance(term, (sp.exp, sp.Pow)):
            self._say(f"P{number}", f"0 < {text}", "apply exp_pos", ">", form)
        if not term.free_symbols:
            value = sp.Rational(str(term.evalf(20)))
            for sign, name, stated in ((1, "L", "{0} <= {1}"), (-1, "U", "{1} <= {0}")):
                near: Any = sp.Rational(sp.floor(value * 10**9) - sign * 2 + (sign < 0), 10**9)
                bound: Polynomial = {(): Fraction(int(near.p), int(near.q))}
                self._say(
                    f"{name}{number}",
                    stated.format(writer.term(near), text),
                    "interval with (i_prec 90)",
                    ">=",
                    plus(form, bound, -1) if sign > 0 else plus(bound, form, -1),
                )
        if isinstance(term, sp.Abs):
            inner = writer.term(term.args[0])
            self._note(f"Q{number}", f"Rle_abs {inner}", plus(form, parts[0], -1))
            self._note(f"R{number}", f"neg_le_abs {inner}", plus(form, parts[0]))
        if isinstance(term, (sp.Min, sp.Max)) and len(term.args) == 2:
            pair = " ".join(map(writer.term, term.args))
            for name, side, part in (("Q", "l", parts[0]), ("R", "r", parts[1])):
                kind = "Rmin" if isinstance(term, sp.Min) else "Rmax"
                bound = plus(part, form, -1) if kind == "Rmin" else plus(form, part, -1)
                self._note(f"{name}{number}", f"{kind}_{side} {pair}", bound)
        if isinstance(term, sp.Abs):
            inner = writer.term(term.args[0])
            self.choices.append(
                (
                    f"0 <= {inner}",
                    text,
                    parts[0],
                    plus({}, parts[0], -1),
                    f"Rabs_pos_eq {inner}",
                    f"Rabs_left {inner}",
                )
            )
        if isinstance(term, (sp.Min, sp.Max)) and len(term.args) == 2:
            one, other = (writer.term(part) for part in term.args)
            names = ("Rmin_left", "Rmin_right") if isinstance(term, sp.Min) else ("Rmax_right", "Rmax_left")
            first, second = (parts[0], parts[1]) if isinstance(term, sp.Min) else (parts[1], parts[0])
            self.choices.append(
                (
                    f"{one} <= {other}",
                    text,
                    first,
                    second,
                    f"{names[0]} {one} {other}",
                    f"{names[1]} {one} {other}",
                )
            )
        return form


def written(form: Polynomial) -> str:
    """The polynomial in Coq."""
    parts = []
    for monomial, number in form.items():
        top = writer.term(sp.Rational(number.numerator, number.denominator))
        parts.append(" * ".join([top, *monomial]))
    return " + ".join(parts) or "0"


def _is_root(term: Any) -> bool:
    return isinstance(term, sp.Pow) and term.exp == sp.Rational(1, 2)


def _nested(term: Any) -> str:
    return f"(sqrt {_nested(term.base)})" if _is_root(term) else writer.term(term)


def _positive(term: Any) -> bool:
    return bool(writer.shape_positive(term))
