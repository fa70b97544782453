"""Terms as plain nested lists: the one serial form of an expression, for content hashes and replay.

["+", …], ["*", …], ["^", base, exponent], ["sym", name], ["num", "3/7"], ["pi"], ["E"], and the functions listed in
`FUNCTIONS`. Arguments of commutative operations are sorted by their own text, so the form depends on neither the
process nor the order in which symbols were made. Reading it back evaluates no code.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

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
_COMMUTATIVE = ("+", "*", "min", "max")


def serialise(expression: sympy.Basic) -> list[Any]:
    """The nested-list form of an expression; a sentence when it contains something the provers do not know."""
    if isinstance(expression, sympy.Symbol):
        return ["sym", expression.name]
    if isinstance(expression, sympy.Rational) and expression.is_finite:
        return ["num", str(expression)]
    if isinstance(expression, sympy.Float):
        raise ValueError(
            f"the expression contains the floating-point number {expression}; a proof needs exact numbers, "
            "such as Rational(1, 10)."
        )
    if expression is sympy.pi:
        return ["pi"]
    if expression is sympy.E:
        return ["E"]
    if isinstance(expression, sympy.Add):
        head = "+"
    elif isinstance(expression, sympy.Mul):
        head = "*"
    elif isinstance(expression, sympy.Pow):
        head = "^"
    elif expression.func in _NAMES:
        head = _NAMES[expression.func]
    else:
        raise ValueError(
            f"the provers do not know {expression.func.__name__} in {expression}; they know rational arithmetic, "
            f"powers, pi, E and {', '.join(sorted(FUNCTIONS))}."
        )
    arguments = [serialise(argument) for argument in expression.args]
    if head in _COMMUTATIVE:
        arguments.sort(key=json.dumps)
    return [head, *arguments]


def deserialise(tree: Any, symbols: Mapping[str, sympy.Symbol]) -> Any:
    """The expression of a nested-list form, with the given symbols."""
    if not isinstance(tree, list) or not tree or not isinstance(tree[0], str):
        raise ValueError(f"{tree!r} is not a term; a term is a list that starts with an operation's name.")
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
    arguments = [deserialise(argument, symbols) for argument in rest]
    if head == "+":
        return sympy.Add(*arguments)
    if head == "*":
        return sympy.Mul(*arguments)
    if head == "^":
        return sympy.Pow(*arguments)
    if head in FUNCTIONS:
        return FUNCTIONS[head](*arguments)
    raise ValueError(f"{head!r} is not an operation; valid are +, *, ^, sym, num, pi, E and {sorted(FUNCTIONS)}.")


def is_algebraic(expression: sympy.Basic) -> bool:
    """Whether the expression is made of symbols by arithmetic, rational powers, Abs, Min and Max (constants: any)."""
    if not expression.free_symbols or isinstance(expression, sympy.Symbol):
        return True
    if isinstance(expression, sympy.Pow):
        return isinstance(expression.exp, sympy.Rational) and is_algebraic(expression.base)
    plain = (sympy.Add, sympy.Mul, sympy.Abs, sympy.Min, sympy.Max)
    return isinstance(expression, plain) and all(is_algebraic(argument) for argument in expression.args)
