"""Expressions from text, exactly as written: "x/x" stays a quotient and "0.1" is one tenth.

The text is read as Python's arithmetic, but nothing of it is run. `^` is a power, as in mathematics. Symbols are plain.
"""

import ast
from typing import Any

import sympy

from dpotheory.prover.terms import FUNCTIONS

_CONSTANTS: dict[str, Any] = {"pi": sympy.pi, "E": sympy.E, "oo": sympy.oo}
_CALLS: dict[str, Any] = {**FUNCTIONS, "Abs": sympy.Abs, "Min": sympy.Min, "Max": sympy.Max}
_MINUS_ONE = sympy.Integer(-1)
_BINARY = {ast.Add: sympy.Add, ast.Sub: sympy.Add, ast.Mult: sympy.Mul, ast.Div: sympy.Mul, ast.Pow: sympy.Pow}


def _power(base: Any, exponent: Any) -> Any:
    return sympy.Pow(base, exponent, evaluate=False)


def _negative(term: Any) -> Any:
    return -term if isinstance(term, sympy.Rational) else sympy.Mul(_MINUS_ONE, term, evaluate=False)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text

    def refusal(self, what: str) -> ValueError:
        return ValueError(
            f"the text {self.text[:200]!r} cannot be read: {what}; write numbers, symbols, + - * / **, pi, E and "
            f"{', '.join(sorted(_CALLS))}, sqrt."
        )

    def number(self, node: ast.Constant) -> Any:
        if isinstance(node.value, bool) or not isinstance(node.value, (int, float)):
            raise self.refusal(f"{node.value!r} is no real number")
        digits = ast.get_source_segment(self.text, node) or str(node.value)
        _, _, exponent = digits.lower().partition("e")
        if isinstance(node.value, float) and len(exponent.lstrip("+-")) > 4:
            raise self.refusal(f"{digits} is too large")
        return sympy.Integer(node.value) if isinstance(node.value, int) else sympy.Rational(digits.replace("_", ""))

    def binary(self, node: ast.BinOp) -> Any:
        function = _BINARY.get(type(node.op))
        if function is None:
            raise self.refusal(f"{type(node.op).__name__} is no operation here")
        left, right = self.read(node.left), self.read(node.right)
        if isinstance(node.op, ast.Div):
            if isinstance(left, sympy.Integer) and isinstance(right, sympy.Integer) and right != 0:
                return sympy.Rational(left, right)
            right = _power(right, _MINUS_ONE)
            if left == 1:
                return right
        if isinstance(node.op, ast.Sub):
            right = _negative(right)
        return function(left, right, evaluate=False)

    def call(self, node: ast.Call) -> Any:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        arguments = [self.read(argument) for argument in node.args]
        if node.keywords or (name != "sqrt" and name not in _CALLS):
            raise self.refusal(f"{name or 'the called thing'} is no function here")
        if name.lower() not in ("min", "max") and len(arguments) != 1:
            raise self.refusal(f"{name} takes one argument")
        if not arguments:
            raise self.refusal(f"{name} takes arguments")
        if name == "sqrt":
            return _power(arguments[0], sympy.Rational(1, 2))
        return _CALLS[name](*arguments, evaluate=False)

    def read(self, node: ast.expr) -> Any:
        if isinstance(node, ast.Constant):
            return self.number(node)
        if isinstance(node, ast.Name):
            return _CONSTANTS.get(node.id) or sympy.Symbol(node.id)
        if isinstance(node, ast.BinOp):
            return self.binary(node)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.UAdd, ast.USub)):
            operand = self.read(node.operand)
            return operand if isinstance(node.op, ast.UAdd) else _negative(operand)
        if isinstance(node, ast.Call):
            return self.call(node)
        raise self.refusal(f"{type(node).__name__} is no part of an expression")


def parse(text: str) -> Any:
    """The expression that the text writes, unevaluated; a sentence when it cannot be read."""
    reader = _Reader(text.strip().replace("^", "**"))
    try:
        return reader.read(ast.parse(reader.text, mode="eval").body)
    except (SyntaxError, MemoryError, RecursionError, OverflowError) as error:
        raise reader.refusal(str(error) or type(error).__name__) from None
