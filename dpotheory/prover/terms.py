"""Terms as plain nested lists: the one serial form of an expression, for content hashes and replay.

["+", …], ["*", …], ["^", base, exponent], ["sym", name], ["num", "3/7"], ["pi"], ["E"], and the functions listed in
`FUNCTIONS`. Arguments of commutative operations are sorted by their own text, so the form depends on neither the
process nor the order in which symbols were made. Reading it back runs no code from it and keeps the tree as written:
what sympy would evaluate away (x/x, |x| for a positive x) stays an unevaluated node.
"""

import json
import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, no_type_check

import sympy

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "exp": sympy.exp,
    "log": sympy.log,
    "erf": sympy.erf,
    "erfc": sympy.erfc,
    "abs": sympy.Abs,
    "min": sympy.Min,
    "max": sympy.Max,
    "sinh": sympy.sinh,
    "cosh": sympy.cosh,
    "tanh": sympy.tanh,
    "atan": sympy.atan,
    "sin": sympy.sin,
    "cos": sympy.cos,
}
_NAMES = {function: name for name, function in FUNCTIONS.items()}
_HEADS: dict[Any, str] = {sympy.Add: "+", sympy.Mul: "*", sympy.Pow: "^"}
_COMMUTATIVE = ("+", "*", "min", "max")

MAX_DEPTH = 100
MAX_NODES = 20_000
MAX_DIGITS = 4200
_MAX_BITS = 13_950  # 4200 digits, below the 4300 that Python converts to text
_ARGUMENT_DIGITS = 30_000  # of a constant under an exponential or a sine: takes sympy milliseconds


_BOUNDED = (sympy.sin, sympy.cos, sympy.tanh, sympy.atan, sympy.erf)
_GROWING = (sympy.exp, sympy.sinh, sympy.cosh)


@no_type_check
@dataclass(frozen=True)
class _Size:
    """How large the numbers in a term are.

    Attributes:
        number: whether the term is a rational number.
        bits: of the rational number that sympy would pull out of the term.
        scale: bound on |log₂ |term||, cancellation aside; None for a term that is not constant, ∞ for one that cannot
            be computed.
    """

    number: bool
    bits: float
    scale: float | None


@no_type_check
def _size(term: sympy.Basic, parts: list[_Size]) -> _Size:
    if isinstance(term, sympy.Rational):
        bits = math.log2(abs(int(term.p)) or 1) + math.log2(int(term.q))
        return _Size(True, bits, bits)
    number = bool(parts) and all(part.number for part in parts)
    scale = _scale(term, parts)
    if isinstance(term, sympy.Mul) or (isinstance(term, sympy.Add) and number):
        return _Size(number, sum(part.bits for part in parts), scale)
    if isinstance(term, sympy.Pow):
        base, exponent = parts[0].bits, term.args[1]
        if isinstance(exponent, sympy.Rational):
            times = min(abs(int(exponent.p)) // int(exponent.q) + (exponent.q > 1), 10**300)
            return _Size(number, base * times, scale)
        return _Size(number, base * 2.0 ** min(parts[1].bits, 64.0) if parts[1].number else 0.0, scale)
    return _Size(False, 0.0, scale)


@no_type_check
def _scale(term: sympy.Basic, parts: list[_Size]) -> float | None:
    """`_Size.scale`; ∞ where a function's argument is too large to compute the value.

    sympy computes constants whenever it compares or orders terms, to the last digit before the point of what stands
    under an exponential or a sine: exp(exp(exp(exp(3)))) would not end.
    """
    scales = [part.scale for part in parts]
    if None in scales or isinstance(term, sympy.Symbol):
        return None
    if not scales:
        return 2.0  # pi and E
    if isinstance(term, sympy.Add):
        return max(scales) + math.log2(len(scales))
    if isinstance(term, sympy.Mul):
        return sum(scales)
    if isinstance(term, (sympy.Abs, sympy.Min, sympy.Max)):
        return max(scales)
    if isinstance(term, sympy.log):
        return 2.0 + math.log2(1.0 + scales[0])
    argument = scales[-1]
    if argument > _ARGUMENT_DIGITS * math.log2(10):
        return math.inf
    if isinstance(term, _BOUNDED):
        return 1.0
    largest = 2.0 ** min(argument, 1000.0)
    if isinstance(term, sympy.Pow):
        return min(scales[0] * largest, 1e300)
    bits = math.log2(math.e) * largest
    return bits if isinstance(term, _GROWING) else min(bits * largest, 1e300)  # erfc falls like exp(-x²)


@no_type_check
def _sized(term: sympy.Basic) -> _Size:
    return _size(term, [_sized(part) for part in term.args])


@no_type_check
def coefficient_bits(expression: sympy.Basic) -> float:
    """An upper bound on the bits of the rational number that sympy would pull out of the expression."""
    return _sized(expression).bits


@no_type_check
def _refuse_large(size: _Size) -> _Size:
    if size.bits > _MAX_BITS:
        raise ValueError(
            f"the expression contains a number of more than {MAX_DIGITS} digits; take logarithms of both sides, or "
            "name the number by a symbol and state what is needed of it as a hypothesis."
        )
    if size.scale == math.inf:
        raise ValueError(
            f"the expression contains a function of a constant of more than {_ARGUMENT_DIGITS} digits; take logarithms "
            "of both sides, or name the constant by a symbol and state what is needed of it as a hypothesis."
        )
    return size


def serialise(expression: sympy.Basic) -> list[Any]:
    """The nested-list form of an expression; a sentence when it contains something the provers do not know."""
    nodes = 0

    def visit(term: sympy.Basic, depth: int) -> tuple[list[Any], _Size]:
        nonlocal nodes
        nodes += 1
        if depth > MAX_DEPTH or nodes > MAX_NODES:
            raise ValueError(
                f"the expression is nested more than {MAX_DEPTH} deep or has more than {MAX_NODES} parts; name inner "
                "parts by symbols and state their equations as hypotheses."
            )
        if isinstance(term, sympy.Symbol):
            return ["sym", term.name], _Size(False, 0.0, None)
        if isinstance(term, sympy.Float):
            raise ValueError(
                f"the expression contains the floating-point number {term}; a proof needs exact numbers, "
                "such as Rational(1, 10)."
            )
        if isinstance(term, sympy.Rational) and term.is_finite:
            size = _refuse_large(_size(term, []))
            return ["num", str(term)], size
        if term is sympy.pi or term is sympy.E:
            return ["pi" if term is sympy.pi else "E"], _Size(False, 0.0, 2.0)
        head = _HEADS.get(term.func) or _NAMES.get(term.func)
        if head is None:
            raise ValueError(
                f"the provers do not know {term.func.__name__} in {_short(term)}; they know rational arithmetic, "
                f"powers, pi, E and {', '.join(sorted(FUNCTIONS))}."
            )
        parts = [visit(argument, depth + 1) for argument in term.args]
        arguments = [tree for tree, _ in parts]
        if head in _COMMUTATIVE:
            arguments.sort(key=json.dumps)
        return [head, *arguments], _refuse_large(_size(term, [size for _, size in parts]))

    return visit(expression, 0)[0]


def _short(term: sympy.Basic) -> str:
    """The term as text, unless it is too deep or too large to print."""
    try:
        text = str(term)
    except (RecursionError, ValueError):
        return "it"
    return text if len(text) <= 200 else f"{text[:200]}…"


def faithful(function: Callable[..., Any], *arguments: Any) -> Any:
    """function(*arguments) where sympy keeps it as it is, else the unevaluated node."""
    if function is sympy.Pow:
        _refuse_large(_sized(sympy.Pow(*arguments, evaluate=False)))
    try:
        value = function(*arguments)
    except (ValueError, TypeError, ArithmeticError, AttributeError, NotImplementedError):
        value = None  # sympy cannot evaluate it, such as Min at a pole
    if value is not None and value.func is function:
        ordered = function is sympy.Pow
        if value.args == arguments if ordered else Counter(value.args) == Counter(arguments):
            return value
    return function(*arguments, evaluate=False)


def deserialise(tree: Any, symbols: Mapping[str, sympy.Symbol], depth: int = 0) -> Any:
    """The expression of a nested-list form, with the given symbols, as it is written there."""
    if not isinstance(tree, list) or not tree or not isinstance(tree[0], str):
        raise ValueError(f"{tree!r} is not a term; a term is a list that starts with an operation's name.")
    if depth > MAX_DEPTH:
        raise ValueError(f"the term is nested more than {MAX_DEPTH} deep; name inner parts by symbols.")
    head, *rest = tree
    if head == "sym":
        if rest[0] not in symbols:
            raise ValueError(f"the term names the symbol {rest[0]!r}, which has no domain; give it one.")
        return symbols[rest[0]]
    if head == "num":
        numerator, _, denominator = rest[0].partition("/")
        return sympy.Rational(int(numerator), int(denominator or 1))
    if head in ("pi", "E"):
        return sympy.pi if head == "pi" else sympy.E
    arguments = [deserialise(argument, symbols, depth + 1) for argument in rest]
    if head == "+":
        return faithful(sympy.Add, *arguments)
    if head == "*":
        return faithful(sympy.Mul, *arguments)
    if head == "^":
        return faithful(sympy.Pow, *arguments)
    if head in FUNCTIONS:
        return faithful(FUNCTIONS[head], *arguments)
    raise ValueError(f"{head!r} is not an operation; valid are +, *, ^, sym, num, pi, E and {sorted(FUNCTIONS)}.")


def is_algebraic(expression: sympy.Basic) -> bool:
    """Whether the expression is made of symbols by arithmetic, rational powers, Abs, Min and Max (constants: any)."""
    if not expression.free_symbols or isinstance(expression, sympy.Symbol):
        return True
    if isinstance(expression, sympy.Pow):
        return isinstance(expression.exp, sympy.Rational) and is_algebraic(expression.base)
    plain = (sympy.Add, sympy.Mul, sympy.Abs, sympy.Min, sympy.Max)
    return isinstance(expression, plain) and all(is_algebraic(argument) for argument in expression.args)
