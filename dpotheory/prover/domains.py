"""Where symbols live. A domain is the only source of what a prover may assume about its symbol."""

import enum
from collections.abc import Mapping

import sympy


class Domain(enum.Enum):
    """Where a symbol lives."""

    REAL = "real"
    NONNEGATIVE = "nonnegative"
    POSITIVE = "positive"
    INTEGER = "integer"
    NONNEGATIVE_INTEGER = "nonnegative integer"
    POSITIVE_INTEGER = "positive integer"

    @property
    def integral(self) -> bool:
        """Whether only integers are allowed."""
        return self.value.endswith("integer")

    @property
    def lower(self) -> int | None:
        """The greatest lower bound, or None."""
        if self.value.startswith("nonnegative"):
            return 0
        return {Domain.POSITIVE: 0, Domain.POSITIVE_INTEGER: 1}.get(self)

    @property
    def open_below(self) -> bool:
        """Whether the lower bound itself is excluded."""
        return self is Domain.POSITIVE

    def symbol(self, name: str) -> sympy.Symbol:
        """The symbol that carries this domain's assumptions and no others."""
        flags: dict[str, bool] = {"integer": True} if self.integral else {"real": True}
        if self.value.startswith("positive"):
            flags["positive"] = True
        elif self.value.startswith("nonnegative"):
            flags["nonnegative"] = True
        return sympy.Symbol(name, **flags)


def _facts(symbol: sympy.Symbol) -> set[tuple[str, bool]]:
    return {(key, value) for key, value in symbol.assumptions0.items() if key != "commutative"}


def domain_of(symbol: sympy.Symbol, declared: Mapping[str, Domain]) -> Domain:
    """The declared domain, or else the one that the symbol's assumptions spell out exactly; plain symbols are real.

    A domain contains all that the symbol can be: assumptions that are not exactly a domain's are refused. A declared
    domain may be narrower than the symbol, never wider, because sympy may have used the assumptions already.
    """
    facts = _facts(symbol)
    if not symbol.is_commutative:
        raise ValueError(f"the symbol {symbol.name} does not commute, so it is no number; use a plain symbol.")
    if symbol.name in declared:
        domain = declared[symbol.name]
        extra = facts - _facts(domain.symbol(symbol.name))
        if extra:
            raise ValueError(
                f"the symbol {symbol.name} carries the assumptions {sorted(k for k, v in extra if v) or sorted(extra)} "
                f"beyond its domain {domain.value!r}, and sympy may have used them already; "
                "make the symbol plain or declare the narrower domain."
            )
        return domain
    if not facts:
        return Domain.REAL
    for domain in Domain:
        if facts == _facts(domain.symbol(symbol.name)):
            return domain
    raise ValueError(
        f"the assumptions of the symbol {symbol.name} fit none of the domains {[d.value for d in Domain]}; "
        "use a plain symbol and write the rest as hypotheses, or declare one of these domains for it."
    )
