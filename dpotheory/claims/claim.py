"""A published statement: hypotheses, bound, probability, what it does not claim (docs/architecture.md, decision 1).

The sympy expressions of a claim are the only place where its bound is written; numbers come from them by lambdify to
JAX in float64 and log space. Imports setting and sympy; names its measured twin by a string.
"""

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import jax
import numpy as np
import sympy as sp

from dpotheory.claims import symbols
from dpotheory.claims import validation as given
from dpotheory.claims.lowering import compiled, logarithm, nonnegative
from dpotheory.core.objectives import OBJECTIVES, ObjectiveName
from dpotheory.core.setting import Setting

Numbers = float | np.ndarray

QUANTITIES: Mapping[str, str] = {
    "margins": "r_i(t)",
    "log_risk": "R(P)",
    "loss_ratio": r"\frac{f(0)-f(\max r)}{f(0)-f(\min r)}",
    "margin_velocity": r"\tau\dot r_j",
    "gram_slack": r"\min\{\epsilon : \text{the data lie in } E(\epsilon)\}",
    "velocity_residual": r"\frac{N}{\beta^2\max_k\sigma(-r_k)}\,|\tau\dot r_j - \text{leading part}|",
    "concept_overlap": r"|\langle c_i, c_j\rangle|",
    "token_reward_velocity": r"\tau\dot r(y)",
    "log_odds": r"\log\frac{\pi_\theta(y_w)}{\pi_\theta(y_l)}",
    "samples_needed": r"Q",
    "onset_risk": r"E[\text{risk}_i]\ (t\to0^+)",
    "long_run_cosine": r"\lim_{t\to\infty}\lim_{Q\to\infty} a_i\cdot c_i/\|a_i\|",
    "weight_change": r"\|W_U(t)-W_U(0)\|",
    "boundary_cosine": r"\cos(W_B(t),\mu_+-\mu_-)",
    "accuracy": r"\text{training accuracy}",
    "improvement": r"\text{mean reward margin of behaviour } j \text{ after one step}",
    "initial_rate": r"\|\tau\dot W(0)\|",
    "priority_residual": r"\frac{|\text{gap of decreases of the loss} - \text{first order}|}{\|\bar b\|^2\max\|g\|^2}",
    "flipping_speed": r"\text{speed of flipping}",
    "measured": r"\text{measured on real text}",
}
"""Measured twins by name, and how each is printed."""

# Hypotheses compare floats, and v = 1/(32√Q) is meant to satisfy v ≤ 1/(32√Q) however it was rounded.
_ROUNDING = 1e-12
_AFTER_START = (sp.Gt(symbols.t, 0), sp.Lt(0, symbols.t))


@dataclass(frozen=True)
class Claim:
    """A bound on a measured quantity that holds under hypotheses with at least some probability.

    Attributes:
        id: as in theory.md, for example "DV-T4.3".
        title: in a few words.
        kind: "identity", "tight", "upper", "lower", "two-sided", or "qualitative" for a sentence without a formula;
            with a failure probability it is high-probability.
        quantity: name of the measured twin, a key of `QUANTITIES`: "margins" and "log_risk" are of a `Simulation`.
        hypotheses: relations, by name.
        source: paper, version and number.
        does_not_claim: what a reader might take it to say and it does not.
        lower, upper: the bound as printed, or None.
        equation: what an identity says, or None.
        sentence: what a qualitative claim says, or what an identity is said to imply.
        failure: the printed failure probability δ, so that the probability is 1 − δ; None means always.
        until: last time that the statement speaks about, in physical time (steps, for LD); None means any time.
        only_at_end: whether it speaks about no other time than ``until``.
        best_epsilon: the ε to use when none is given: the largest that the hypotheses allow.
        epsilon_at: for a claim at every level, the ε at which it fails with at most the probability p
            (`symbols.allowed_failure`); None where ε is not chosen by that.
        objective: name of the loss that the statement is about, a key of `core.objectives.OBJECTIVES`: the data that
            test it are simulated under this loss.
        rebuilt: whether a display was lost in our source and rebuilt ((R) in theory.md).
        twin: for a user-defined claim about a user-defined quantity: a function from what a setting showed (an
            `Observation` of checks/dv/observe.py) to the quantity, shape (n datasets,) or (n, T times).
    """

    id: str
    title: str
    kind: str
    quantity: str
    hypotheses: Mapping[str, sp.Basic]
    source: str
    does_not_claim: str
    lower: sp.Expr | None = None
    upper: sp.Expr | None = None
    equation: sp.Basic | None = None
    sentence: str = ""
    failure: sp.Expr | None = None
    until: sp.Expr | None = None
    only_at_end: bool = False
    best_epsilon: sp.Expr | None = None
    epsilon_at: sp.Expr | None = None
    rebuilt: bool = False
    objective: ObjectiveName = "dpo"
    twin: Any = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Plain numbers become sympy's; TypeError for what is no formula, ValueError for an unknown objective."""
        if not isinstance(self.objective, str) or self.objective not in OBJECTIVES:
            raise ValueError(f"{self.id} has objective = {self.objective!r}; known: {', '.join(OBJECTIVES)}")
        for side, expression in given.formulas(self.id, self.hypotheses, vars(self)).items():
            object.__setattr__(self, side, expression)

    @functools.cached_property
    def statement(self) -> str:
        """The statement as LaTeX: hypotheses ⇒ bound, with its probability."""
        text = ",\\ ".join(sp.latex(relation) for relation in self.hypotheses.values())
        text += r"\ \Rightarrow\ " if text else ""
        if self.equation is not None:
            text += sp.latex(self.equation)
            text += rf",\quad\text{{{self.sentence}}}" if self.sentence else ""
        elif self.sentence:
            text += rf"\text{{{self.sentence}}}"
        else:
            sides = [sp.latex(self.lower), r"\le"] if self.lower is not None else []
            words = self.quantity.replace("_", r"\_")
            sides.append(QUANTITIES.get(self.quantity, rf"\text{{{words}}}"))
            sides += [r"\le", sp.latex(self.upper)] if self.upper is not None else []
            text += " ".join(sides)
        if self.until is not None:
            text += rf"\quad (t {'=' if self.only_at_end else chr(92) + 'le'} {sp.latex(self.until)})"
        if self.failure is not None:
            text += rf"\quad\text{{with probability}}\ge 1 - \left({sp.latex(self.failure)}\right)"
        return text

    def bound(
        self,
        setting: Setting | Mapping[str, Any],
        t: Numbers | None = None,
        epsilon: float | None = None,
        c: float = math.inf,
    ) -> dict[str, Numbers | None]:
        """The bound at a setting, whether or not its hypotheses hold there.

        Args:
            setting: concrete parameters; or a mapping from code names (`symbols.PARAMETERS`) to numbers, for claims
                that speak about more than a `Setting` holds.
            t: physical time, or times; None means the last time the claim speaks about.
            epsilon: slack ε > 0 of the Gram event; None means the largest that the hypotheses allow. A larger one gives
                the printed formula outside its hypotheses.
            c: the unknown absolute constant; ∞ is the most favourable.

        Returns:
            "lower" and "upper" (None where the claim has no such side) and "probability" (1 − δ, may be ≤ 0).

        Raises:
            ValueError: if the claim has no bound, lacks a parameter or does not speak about ``t``, or if ``epsilon`` or
                ``c`` is not positive.
        """
        parameters = self._completed(self._arguments(setting, t, epsilon, c))
        logs = self.evaluate(parameters, c)

        def value(side: str) -> Numbers | None:
            expression = getattr(self, side)
            if expression is None:
                return None
            if not _sum_of_nonnegative(expression):  # its logarithm may not exist, and it does not overflow
                return _plain(self._number(expression, {**parameters, "c": c}))
            with np.errstate(over="ignore"):
                return _plain(np.exp(logs[side]))

        with np.errstate(over="ignore"):
            return {"lower": value("lower"), "upper": value("upper"), "probability": _plain(-np.expm1(logs["failure"]))}

    def log_bound(
        self,
        setting: Setting | Mapping[str, Any],
        t: Numbers | None = None,
        epsilon: float | None = None,
        c: float = math.inf,
    ) -> dict[str, Numbers | None]:
        """`bound` in natural logs; "probability" is log max(1 − δ, 0), "failure" log δ, a negative side's log NaN."""
        logs = self.evaluate(self._arguments(setting, t, epsilon, c), c)
        return {"lower": None, "upper": None} | {name: _plain(value) for name, value in logs.items()}

    def _arguments(
        self, setting: Setting | Mapping[str, Any], t: Numbers | None, epsilon: float | None, c: float
    ) -> dict[str, Any]:
        if self.lower is None and self.upper is None:
            raise ValueError(
                f"{self.id} is {self.kind}; it bounds nothing by a formula, so it has no bound to evaluate"
            )
        given.check_numbers(t=t, epsilon=epsilon, c=c)
        if not c > 0:
            raise ValueError(f"c = {c}; the constant of {self.id} must be greater than 0 (math.inf is allowed)")
        parameters = symbols.values(setting)
        if self.until is not None:
            end = float(self._evaluate("until", parameters))
            t = end if t is None else t
            # A time computed in single precision may overshoot τ₁ by its rounding.
            if not np.all((np.asarray(t) >= 0) & (np.asarray(t) <= end * (1 + 1e-6))):  # NaN is no time
                raise ValueError(f"t = {t}; {self.id} speaks only about 0 <= t <= {end} here")
            if self.only_at_end and np.any(np.abs(np.asarray(t) - end) > 1e-6 * end):
                raise ValueError(f"t = {t}; {self.id} speaks only about t = {end} here")
            parameters["t"] = np.asarray(t, dtype=float)
        elif t is not None:
            if not np.all(np.asarray(t) >= 0):
                raise ValueError(f"t = {t}; {self.id} speaks only about t >= 0")
            parameters["t"] = np.asarray(t, dtype=float)
        if epsilon is not None:
            if not epsilon > 0:
                raise ValueError(f"epsilon = {epsilon}; the slack of a Gram event must be greater than 0")
            parameters["epsilon"] = epsilon
        return parameters

    def evaluate(self, parameters: Mapping[str, Any], c: float = math.inf) -> dict[str, np.ndarray]:
        """Logs at parameters given by code name, each a number or an array that broadcasts.

        Returns:
            "lower" and "upper" as far as the claim has them, "probability" and "failure", as in `log_bound`.
        """
        parameters = self._completed({**parameters, "c": c})
        logs = {
            side: self._evaluate(side, parameters, log=True)
            for side in ("lower", "upper")
            if getattr(self, side) is not None
        }
        failure = np.asarray(-np.inf) if self.failure is None else self._evaluate("failure", parameters, log=True)
        with np.errstate(divide="ignore"):
            logs["probability"] = np.asarray(np.log(np.maximum(-np.expm1(np.minimum(failure, 0)), 0)))
        logs["failure"] = failure
        return logs

    def _completed(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters with the claim's own ε and its last time, where neither is given."""
        whole = dict(parameters)
        if self.best_epsilon is not None and "epsilon" not in whole:
            whole["epsilon"] = self._evaluate("best_epsilon", whole)
        if self.until is not None and "t" not in whole and self._depends_on(symbols.t):
            whole["t"] = self._evaluate("until", whole)
        return whole

    def number(self, expression: sp.Basic | str, parameters: Mapping[str, Any]) -> np.ndarray:
        """An expression in the claim's symbols, or one of its sides by name, in float64 at parameters by code name."""
        return self._number(getattr(self, expression) if isinstance(expression, str) else expression, parameters)

    def unmet(self, setting: Setting | Mapping[str, Any]) -> list[str]:
        """The hypotheses that do not hold at a setting, as text with the values of both sides.

        Concepts that are not orthonormal and flipped labels break what every claim takes for granted.
        """
        if why := symbols.outside(setting):
            return [why]
        parameters = symbols.values(setting)
        if self.best_epsilon is not None:
            parameters["epsilon"] = self._evaluate("best_epsilon", parameters)
        broken = []
        for name, relation in self.hypotheses.items():
            if not self.holds(name, parameters) and relation == sp.false:
                broken.append(f"{name}: nothing meets it")
            elif not self.holds(name, parameters):
                left, right = (float(self._number(side, parameters)) for side in relation.args)
                broken.append(f"{name}: {relation} fails with {left:.6g} against {right:.6g}")
        return broken

    def holds(self, name: str, parameters: Mapping[str, Any]) -> np.ndarray:
        """Whether the hypothesis of that name holds, at parameters by code name (numbers or arrays).

        Raises:
            TypeError: if the hypothesis is no comparison by <=, <, >= or =.
        """
        relation = self.hypotheses[name]
        if relation in (sp.true, sp.false):  # sympy saw it in the symbols' domains
            return np.asarray(bool(relation))
        if relation in _AFTER_START:
            return np.asarray(np.all(np.asarray(parameters.get("t", 1.0)) > 0))
        left, right = (self._number(side, parameters) for side in relation.args)
        slack = _ROUNDING * np.maximum(np.abs(left), np.abs(right))
        if isinstance(relation, sp.Le):
            return np.asarray(left <= right + slack)
        if isinstance(relation, sp.Ge):
            return np.asarray(left >= right - slack)
        if isinstance(relation, sp.Eq):
            return np.asarray(np.abs(left - right) <= slack)
        if isinstance(relation, sp.Lt):
            return np.asarray(left < right)
        raise TypeError(f"hypothesis {name!r} of {self.id} is {relation}; expected <=, <, >= or =")

    @property
    def after_start(self) -> bool:
        """Whether a hypothesis says t > 0, so that nothing is said of the start, where the risk is 1 by definition."""
        return any(relation in _AFTER_START for relation in self.hypotheses.values())

    def feasible(self, setting: Setting | Mapping[str, Any]) -> bool:
        """Whether all hypotheses hold at a concrete setting (to relative rounding 1e-12)."""
        return not self.unmet(setting)

    def vacuous(self, setting: Setting | Mapping[str, Any]) -> bool:
        """Whether it is vacuous at this setting even for c = ∞: probability ≤ 0, or a risk bound ≥ 1."""
        return not np.all(self.informative(symbols.values(setting)))

    def informative(self, parameters: Mapping[str, Any], c: float = math.inf, log_failure: float = 0.0) -> np.ndarray:
        """Whether δ < e^log_failure and a risk bound is below 1, at parameters by code name (numbers or arrays)."""
        logs = self.evaluate(parameters, c)
        promised = logs["failure"] < log_failure
        if self.quantity == "log_risk" and "upper" in logs:
            promised = promised & (logs["upper"] < 0)
        return np.asarray(promised)

    def _depends_on(self, symbol: sp.Symbol) -> bool:
        return any(side is not None and symbol in side.free_symbols for side in (self.lower, self.upper))

    def _evaluate(self, side: str, parameters: Mapping[str, Any], *, log: bool = False) -> np.ndarray:
        expression = getattr(self, side)
        if not log:
            return self._number(expression, parameters)
        if expression == 0:
            return np.asarray(-np.inf)
        terms = sp.Add.make_args(expression)
        if not _sum_of_nonnegative(expression):
            with np.errstate(invalid="ignore", divide="ignore"):
                return np.asarray(np.log(self._number(expression, parameters)))
        logs = [self._number(logarithm(term), parameters) for term in terms]
        with np.errstate(invalid="ignore"):  # a bound that is not defined is NaN
            return np.asarray(functools.reduce(np.logaddexp, logs))

    def _number(self, expression: sp.Basic, parameters: Mapping[str, Any]) -> np.ndarray:
        used = expression.free_symbols
        needed = [p for p in symbols.PARAMETERS.values() if p.symbol in used]
        function = compiled(expression, tuple(p.symbol for p in needed))
        missing = [p.name for p in needed if p.name not in parameters]
        if missing:
            raise ValueError(f"{self.id} needs the parameters {missing} besides {sorted(parameters)}")
        with jax.enable_x64(True), np.errstate(all="ignore"):
            return np.asarray(function(*(np.asarray(parameters[p.name], dtype=float) for p in needed)), dtype=float)


def _sum_of_nonnegative(expression: sp.Expr) -> bool:
    return all(nonnegative(term) for term in sp.Add.make_args(expression))


def _plain(value: np.ndarray | np.floating) -> Numbers:
    return float(value) if np.ndim(value) == 0 else np.asarray(value)
