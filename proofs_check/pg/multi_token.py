"""PG-eq16 and DV-eq5 (rebuilt from it): the dynamics of a token's reward under multi-token responses (theory.md §2).

(y − S*)ᵀ(y_m − S_m) = yᵀy_m − (S_mᵀy + S*ᵀy_m) + S*ᵀS_m. Printed is p = S_mᵀy − S*ᵀy_m, so that one of the four terms
has the wrong sign; with a plus in p the identity holds.
"""

from typing import Any

import numpy as np
import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.dv.margin_symbols import J, N, i, m, sigma
from dpotheory.claims.pg import multi_token as terms
from dpotheory.claims.pg.multi_token import a, b
from dpotheory.claims.symbols import beta
from dpotheory.prover import Relation
from proofs_check import opinions
from proofs_check.dv.descent import carried_out, coordinates, descent, gradient, named, slope, token_reward, velocity
from proofs_check.dv.sums import merged
from proofs_check.evidence import Derivation, Instance, proof
from proofs_check.pg import token_rewards  # noqa: F401 — registers the evaluators
from proofs_check.step import Step, own, printed

IDS = ("PG-eq16", "DV-eq5")
_STAR = coordinates(terms.state)
_x, _won, _lost = (sp.Symbol(name, real=True) for name in ("x", "r_w", "r_l"))


def _state(side: str) -> Any:
    return coordinates(terms.states[side], i, m)


def response_reward(side: str) -> Any:
    """Σ_m of the rewards of a response's tokens."""
    reward = token_reward(coordinates(terms.tokens[side], i, m), _state(side))
    return sp.Sum(reward, (m, 1, J))


def margin() -> sp.Expr:
    """r_i = r(y_{w,i}) − r(y_{l,i})."""
    return response_reward("w") - response_reward("l")


def _carried_out(undone: Any) -> sp.Expr:
    found = named(carried_out(undone), terms.probability[a], _STAR)
    for side in "wl":
        found = named(found, terms.probabilities[side][i, m, a], _state(side))
    return merged(found)


def _spelled_out(equation: Any, sign: int) -> sp.Expr:
    right = equation.rhs.xreplace({sigma(terms.rewards["l"][i] - terms.rewards["w"][i]): slope[i]})
    return right.xreplace(terms.definitions(sign))


def _dynamics(equation: Any) -> list[tuple[sp.Expr, sp.Expr]]:
    derived = velocity(token_reward(coordinates(terms.token), _STAR), margin())
    return [(derived, _spelled_out(equation, 1))]


def _gradient() -> list[tuple[sp.Expr, sp.Expr]]:
    reward = token_reward(coordinates(terms.token), _STAR)
    return [(gradient(reward), beta * (terms.token[a] - terms.probability[a]) * terms.state[b])]


def _weight() -> list[tuple[sp.Expr, sp.Expr]]:
    """−d/dr of −log σ(r) at r = r(y_w) − r(y_l) is σ(r(y_l) − r(y_w))."""
    logistic = 1 / (1 + sp.exp(-_x))
    return [(sp.Subs(sp.Derivative(sp.log(logistic), _x), _x, _won - _lost), logistic.subs(_x, _lost - _won))]


def _force() -> list[tuple[sp.Expr, sp.Expr]]:
    def pull(side: str) -> sp.Expr:
        token, probability = terms.tokens[side][i, m, a], terms.probabilities[side][i, m, a]
        return (token - probability) * terms.states[side][i, m, b]

    expected = beta / N * sp.Sum(slope[i] * sp.Sum(pull("w") - pull("l"), (m, 1, J)), (i, 1, N))
    return [(descent(margin()), expected)]


def corrected_numbers(model: opinions.Model, equation: Any, token: int, state: np.ndarray, sign: int = 1) -> float:
    """The claim's right side in numbers, with the given sign in p."""
    y, star = np.eye(len(model.weights))[token], model.probabilities(state)
    chances, responses = model.probabilities(model.states), model.responses
    rewards = model.current(model.response_rewards)
    values: dict[Any, Any] = {N: len(rewards), J: responses.shape[2], beta: model.beta}
    for index, side in enumerate("wl"):
        values[terms.rewards[side]] = rewards[:, index]
        values[terms.overlap[side]] = responses[:, index] @ y
        values[terms.correlation[side]] = model.states[:, index] @ state
        values[terms.p[side]] = chances[:, index] @ y + sign * responses[:, index] @ star
        values[terms.d_p[side]] = chances[:, index] @ star
    return opinions.evaluate(equation.rhs, values)


def _autodiff(equation: Any, seed: int) -> tuple[Any, Any]:
    model, state = opinions.random_model(seed, length=3), np.random.default_rng(seed + 100).normal(size=3)
    found = [corrected_numbers(model, equation, token, state) for token in range(len(model.weights))]
    return model.velocity(lambda weights: model.rewards(weights, state)), np.array(found)


# Two prompts, two tokens, responses of two tokens: state 0 is the first prompt, 1 and 2 follow its two responses' first
# tokens; 3, 4, 5 the second prompt's. e_k + e_7 are linearly independent.
_STATES = [[str(int(k in (state, 6))) for k in range(7)] for state in range(6)]
_CHANCES = ["3/4", "1/2", "1/3", "1/4", "2/3", "1/5"]
WITNESS = {
    "states": _STATES,
    "probabilities": [[chance, str(1 - sp.Rational(chance))] for chance in _CHANCES],
    "samples": [
        {"preferred": [[0, 0], [0, 1]], "rejected": [[1, 0], [0, 2]]},
        {"preferred": [[1, 3], [1, 4]], "rejected": [[0, 3], [1, 5]]},
    ],
    "token": 0,
    "at": 0,
}

_s, _q = (sp.Symbol(name, positive=True) for name in ("S_m", "S_star"))
_COINS = {"probability": sp.Lt(_s, 1), "probability at g*": sp.Lt(_q, 1)}


def _expansion(sign: int) -> Relation:
    """With two tokens, y = y_m the first, S_m = (s, 1 − s), S* = (q, 1 − q): both sides of the four terms."""
    true = (1 - _q) * (1 - _s) + (-(1 - _q)) * (-(1 - _s))
    p, d_p = _s + sign * _q, _q * _s + (1 - _q) * (1 - _s)
    return Relation(true, "==", 1 - p + d_p)


def _steps(claim: str) -> tuple[Step, ...]:
    equation: Any = claims[claim].equation
    text = "(in units of beta^2/N) tau dr(y)/dt is as printed, with p = S(Wg).y - S(Wg*).y_m"
    where = ("two tokens, two samples, responses of two tokens, t = 0",)
    return (
        printed(claim, None, Instance(text, "velocity of a token's reward", WITNESS, where)),
        printed(claim, "weight of a sample", Derivation(_weight)),
        printed(claim, "four terms", proof(_expansion(-1), _COINS)),
        own(
            claim,
            "four terms, corrected",
            proof(_expansion(1), _COINS),
            "(y - S*).(y_m - S_m) = y.y_m - p + d_p with p = S_m.y + S*.y_m, here for two tokens and y = y_m.",
            corrects="four terms",
        ),
        own(
            claim,
            "gradient of a token's reward",
            Derivation(_gradient, normal=_carried_out),
            "The derivative of r(y) at g* by W_ab is beta (y[a] - S(Wg*)[a]) g*[b].",
        ),
        own(
            claim,
            "gradient of the loss",
            Derivation(_force, normal=_carried_out),
            "-dL/dW is (beta/N) sum_i sigma sum_m of (y_m - S_m) g_m, preferred less rejected.",
        ),
        own(
            claim,
            "plus sign",
            Derivation(
                lambda: [*_weight(), *_dynamics(equation)], lambda seed: _autodiff(equation, seed), normal=_carried_out
            ),
            "With p = S(Wg).y + S(Wg*).y_m the identity holds, for any numbers of samples, tokens and coordinates.",
            corrects="",
        ),
    )


STEPS = tuple(step for claim in IDS for step in _steps(claim))
