"""Expressions of claims in numbers: what JAX computes them with, and logarithms that do not underflow.

Imports sympy and JAX alone.
"""

import functools
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import sympy as sp

# A name that lambdify looks up below.
_log_erfc: Any = sp.Function("log_erfc")
_MODULES = [
    {
        "erf": jax.scipy.special.erf,
        "erfc": jax.scipy.special.erfc,
        "log_erfc": lambda x: jax.scipy.special.log_ndtr(-jnp.sqrt(2.0) * x) + jnp.log(2.0),
    },
    "jax",
]


@functools.lru_cache(maxsize=4096)
def compiled(expression: sp.Basic, symbols: tuple[sp.Symbol, ...]) -> Callable[..., Any]:
    """The expression as a function of the symbols, in JAX; equal expressions share one."""
    return sp.lambdify(symbols, expression, modules=_MODULES)


def nonnegative(term: sp.Expr) -> bool:
    """Whether sympy sees that the term is at least 0; erfc of anything real is."""
    return bool(term.replace(sp.erfc, lambda _: sp.Dummy(positive=True)).is_nonnegative)


@functools.cache
def logarithm(term: sp.Expr) -> sp.Basic:
    """The logarithm of a product, as a sum of logarithms; of erfc without its underflow."""
    parts = sp.expand_log(sp.log(term), force=True)
    return parts.replace(
        lambda part: isinstance(part, sp.log) and isinstance(part.args[0], sp.erfc),
        lambda part: _log_erfc(part.args[0].args[0]),
    )
