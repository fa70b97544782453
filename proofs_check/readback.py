"""Reads an expression back from the text that sympy printed; unlike sympify, it runs no code that the text brings."""

import ast
import operator
from collections.abc import Mapping
from typing import Any

import sympy as sp

_NAMES = "exp log erf erfc sqrt Abs Min Max sinh cosh tanh atan sin cos"
_FUNCTIONS = {name: getattr(sp, name) for name in _NAMES.split()}
_LARGEST_POWER = 1000  # of a number, so that no text makes a number of a million digits
_OPERATIONS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def read(text: str, symbols: Mapping[str, sp.Symbol]) -> Any:
    """The expression that sympy printed as ``text``; unlike sympify, this runs no code that the text brings."""

    def value(node: ast.AST) -> Any:
        if isinstance(node, ast.Constant) and type(node.value) is int:
            return sp.Integer(node.value)
        if isinstance(node, ast.Name) and (node.id in symbols or node.id in ("pi", "E")):
            return symbols[node.id] if node.id in symbols else getattr(sp, node.id)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return -value(node.operand)
        if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
            left, right = value(node.left), value(node.right)
            if (
                isinstance(node.op, ast.Pow)
                and right.is_Number
                and not left.free_symbols
                and abs(right) > _LARGEST_POWER
            ):
                raise ValueError(f"{text!r} has the power {right}, which is too large to be written out")
            return _OPERATIONS[type(node.op)](left, right)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _FUNCTIONS:
            return _FUNCTIONS[node.func.id](*map(value, node.args))
        raise ValueError(f"{text!r} is not an expression in {', '.join(symbols)}")

    return value(ast.parse(text, mode="eval").body)
