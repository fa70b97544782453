"""From sympy terms to polynomial constraints over the reals, in SMT-LIB text.

Every printed step becomes polynomials: denominators are multiplied out with their sign, roots become fresh variables
s ≥ 0 with s^q = base, Abs, Min and Max become fresh variables with their defining cases, irrational constants become
variables within a rational enclosure, and every other function becomes a variable about which only its range is
known. The last two weaken what z3 knows: an `unsat` stays a proof, a `sat` is only a hint.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import sympy

from dpotheory.prover.forms import value_form
from dpotheory.prover.signs import surely_nonnegative, surely_positive
from dpotheory.prover.statement import Domain, Relation

_RANGES: dict[Any, tuple[str, ...]] = {
    sympy.exp: ("(> {0} 0)",),
    sympy.cosh: ("(>= {0} 1)",),
    sympy.erf: ("(< {0} 1)", "(> {0} (- 1))"),
    sympy.tanh: ("(< {0} 1)", "(> {0} (- 1))"),
    sympy.erfc: ("(> {0} 0)", "(< {0} 2)"),
    sympy.sin: ("(<= {0} 1)", "(>= {0} (- 1))"),
    sympy.cos: ("(<= {0} 1)", "(>= {0} (- 1))"),
}


_CONSTANT_BITS = 128
_MAX_POWER = 200
_MAX_MODEL_DIGITS = 4000


def rational_text(value: Fraction) -> str:
    """The number in SMT-LIB; a Decimal writes integers of any length, where str refuses those beyond 4300 digits."""
    top, bottom = Decimal(abs(value.numerator)), Decimal(value.denominator)
    size = f"{top:f}.0" if bottom == 1 else f"(/ {top:f}.0 {bottom:f}.0)"
    return f"(- {size})" if value < 0 else size


def enclosure(constant: sympy.Expr) -> tuple[Fraction, Fraction]:
    """Rational bounds of a constant, about 100 bits tight."""
    import flint

    from dpotheory.prover.evaluate import ball, end_fraction, evaluate

    with flint.ctx.workprec(_CONSTANT_BITS):
        value = ball(evaluate(constant, {}, _CONSTANT_BITS))
        if not value.is_finite():
            raise ValueError(f"the constant {constant} has no finite enclosure.")
        low, high = end_fraction(value.lower(), False), end_fraction(value.upper(), True)
    if low is None or high is None:
        raise ValueError(f"the constant {constant} is too large for an enclosure by fractions.")
    return low, high


class Translator:
    """Translates terms one after another, sharing the fresh variables; `definitions` grows as they appear."""

    def __init__(self, domains: Mapping[str, Domain], integers: bool = False) -> None:
        """Declare the symbols; `integers` keeps integer symbols as integers instead of relaxing them to reals."""
        self.domains: dict[str, Domain] = dict(domains)
        self.declared: dict[str, str] = {}
        self.definitions: list[tuple[str, str]] = []
        self.relaxed = False
        self.integers = integers
        self._terms: dict[sympy.Basic, sympy.Expr] = {}
        self._roots: dict[sympy.Basic, sympy.Symbol] = {}
        self._variables: dict[str, str] = {}
        for index, (name, domain) in enumerate(domains.items()):
            keep = integers and domain.integral
            self.declared[f"v{index}"] = "Int" if keep else "Real"
            self._variables[name] = f"(to_real v{index})" if keep else f"v{index}"
            if domain.lower is not None:
                op = ">" if domain.open_below else ">="
                self.definitions.append((f"domain:{name}", f"({op} v{index} {domain.lower})"))

    @property
    def declarations(self) -> str:
        """The declarations in SMT-LIB."""
        return "".join(f"(declare-const {name} {sort})\n" for name, sort in self.declared.items())

    @property
    def names(self) -> dict[str, str]:
        """The declared variables' names in the statement; fresh ones are called root!3, case!4, …"""
        return {text.removeprefix("(to_real ").removesuffix(")"): name for name, text in self._variables.items()}

    def point(self, model: Mapping[str, tuple[str, str]], names: list[str]) -> dict[str, Fraction]:
        """The symbols' values in a model, as fractions; values too long to print are left out."""
        texts = {name: model[f"v{i}"][1] for i, name in enumerate(names) if f"v{i}" in model}
        return {name: Fraction(text) for name, text in texts.items() if len(text) <= _MAX_MODEL_DIGITS}

    def _fresh(self, kind: str, domain: Domain = Domain.REAL) -> sympy.Symbol:
        name = f"{kind}!{len(self.declared)}"
        variable = f"w{len(self.declared)}"
        self.declared[variable] = "Real"
        self._variables[name] = variable
        self.domains[name] = domain
        return sympy.Symbol(name, real=True)

    def _define(self, symbol: sympy.Symbol, text: str) -> None:
        self.definitions.append((f"definition:{symbol.name}", text))

    def rational(self, term: sympy.Basic) -> Any:
        """The term as a rational function of declared variables."""
        if term not in self._terms:
            self._terms[term] = self._rational(term)
        return self._terms[term]

    def _rational(self, term: sympy.Basic) -> Any:
        if isinstance(term, (sympy.Symbol, sympy.Rational)):
            return term
        if isinstance(term, (sympy.Add, sympy.Mul)):
            return term.func(*(self.rational(argument) for argument in term.args))
        if not term.free_symbols and not isinstance(term, sympy.Pow):
            return self._constant(term)
        if isinstance(term, sympy.Pow) and isinstance(term.exp, sympy.Rational):
            if abs(int(term.exp.p)) > _MAX_POWER or int(term.exp.q) > _MAX_POWER:
                return self._unknown(term)  # z3 would multiply it out
            base = self._root(term.base, int(term.exp.q)) if term.exp.q > 1 else self.rational(term.base)
            # a power that is never defined is left free, as any value is where the conditions exclude every point
            return self._unknown(term) if base == 0 and term.exp < 0 else base**term.exp.p
        if not term.free_symbols:
            return self._constant(term)
        if isinstance(term, (sympy.Abs, sympy.Min, sympy.Max)):
            return self._cases(term)
        return self._unknown(term)

    def _root(self, base: sympy.Basic, degree: int) -> sympy.Symbol:
        """s = base^(1/degree): s ≥ 0 and s^degree = base."""
        key = sympy.Tuple(base, degree)
        if key not in self._roots:
            positive = surely_positive(base, self.domains)
            root = self._fresh("root", Domain.POSITIVE if positive else Domain.NONNEGATIVE)
            self._roots[key] = root
            self._define(root, f"({'>' if positive else '>='} {self._variables[root.name]} 0)")
            self._define(root, self.relation(Relation(root**degree, "==", base)))  # type: ignore[arg-type]
        return self._roots[key]

    def _constant(self, term: sympy.Basic) -> sympy.Symbol:
        try:
            low, high = enclosure(term)  # type: ignore[arg-type]
        except (ArithmeticError, ValueError):
            return self._unknown(term)  # undefined, as its conditions say, or beyond Arb
        symbol = self._fresh("constant", Domain.POSITIVE if low > 0 else Domain.REAL)
        name = self._variables[symbol.name]
        self._define(symbol, f"(and (<= {rational_text(low)} {name}) (<= {name} {rational_text(high)}))")
        self.relaxed = True
        return symbol

    def _cases(self, term: sympy.Basic) -> sympy.Symbol:
        nonnegative = surely_nonnegative(term, self.domains)
        symbol = self._fresh("case", Domain.NONNEGATIVE if nonnegative else Domain.REAL)
        branches: list[Any] = list(term.args) if not isinstance(term, sympy.Abs) else [term.args[0], -1 * term.args[0]]
        op = "<=" if isinstance(term, sympy.Min) else ">="
        for branch in branches:
            self._define(symbol, self.relation(Relation(symbol, op, branch)))
        equal = " ".join(self.relation(Relation(symbol, "==", branch)) for branch in branches)
        self._define(symbol, f"(or {equal})")
        return symbol

    def _unknown(self, term: sympy.Basic) -> sympy.Symbol:
        positive = surely_positive(term, self.domains)
        symbol = self._fresh("value", Domain.POSITIVE if positive else Domain.REAL)
        name = self._variables[symbol.name]
        for text in _RANGES.get(term.func, ()):
            self._define(symbol, text.format(name))
        if positive:
            self._define(symbol, f"(> {name} 0)")
        elif surely_nonnegative(term, self.domains):
            self._define(symbol, f"(>= {name} 0)")
        self.relaxed = True
        return symbol

    def relation(self, relation: Relation) -> str:
        """The relation as a polynomial constraint; faithful wherever every denominator in it is non-zero."""
        lhs, rhs = (value_form(part, self.domains) for part in relation.parts)
        numerator, denominator = sympy.fraction(sympy.together(self.rational(lhs) - self.rational(rhs)))
        if relation.op not in ("==", "!="):
            for factor in sympy.Mul.make_args(denominator):
                base, exponent = factor.as_base_exp()
                if exponent.is_even or surely_positive(base, self.domains):
                    continue
                numerator = numerator * base
        text = self._polynomial(numerator)
        if relation.op == "!=":
            return f"(not (= {text} 0.0))"
        return f"({'=' if relation.op == '==' else relation.op} {text} 0.0)"

    def _polynomial(self, term: Any) -> str:
        if isinstance(term, sympy.Symbol):
            return self._variables[term.name]
        if isinstance(term, sympy.Rational):
            return rational_text(Fraction(int(term.p), int(term.q)))
        if isinstance(term, sympy.Pow) and isinstance(term.exp, sympy.Integer) and term.exp > 0:
            base = self._polynomial(term.base)
            return f"(* {' '.join([base] * int(term.exp))})" if term.exp > 1 else base
        if isinstance(term, (sympy.Add, sympy.Mul)):
            head = "+" if isinstance(term, sympy.Add) else "*"
            return f"({head} {' '.join(self._polynomial(argument) for argument in term.args)})"
        raise ValueError(f"{term} is no polynomial, so z3 cannot be asked about it.")
