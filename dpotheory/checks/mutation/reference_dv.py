"""Datasets of the setting (theory.md §1) and their flow, in plain numpy: a second formulation, for the oracle.

Written from the theory alone: it shares no code with the simulator, the twins or the search that it helps to test. The
flow runs in Gram space by Runge–Kutta steps, twice, and the difference is its error. Imports sharing.py only.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, log_ndtr, logsumexp, rel_entr
from scipy.stats import beta as beta_law

from dpotheory.core.sharing import Sharing

FRACTIONS = np.array([0.01, 0.1, 0.2, 0.5, 2 / 3, 1.0, 1.5, 2.0, 5.0, 10.0, 100.0])
"""Times of the flow, in units of τ₁ = Kτ log3/(5β²): those that a variant's last time can be."""
_STEPS = 12
ERROR = 1e-12
"""Chance that one comparison of a count with a claimed probability errs; a run makes up to 10⁹ of them."""


@dataclass(frozen=True)
class Refutation:
    """Where a variant fails, and how clearly.

    Attributes:
        place: parameters by code name.
        found: what was found there, as a clause.
        surprise: relative entropy, in nats per dataset, of the counted failures to the claimed ones; ∞ where one data
            set decides.
    """

    place: Mapping[str, float]
    found: str
    surprise: float = np.inf

    @property
    def needed(self) -> int:
        """About how many datasets at this place show it with an error of 1/1000."""
        return max(1, int(np.ceil(np.log(1000) / self.surprise)))


@dataclass(frozen=True)
class Place:
    """Sizes, token graph, noise and shared norm; β and τ only set the unit of time."""

    n_values: int
    n_samples: int
    dim: int
    sharing: str
    noise: float
    shared_norm: float

    @property
    def graph(self) -> Sharing:
        """The token graph."""
        return Sharing.named(self.sharing, self.n_values)

    @property
    def parameters(self) -> dict[str, float]:
        """By code name, without β and τ; concepts are orthogonal."""
        sizes = {name: getattr(self, name) for name in ("n_values", "n_samples", "dim", "noise", "shared_norm")}
        graph = {"max_degree": self.graph.max_degree, "multiplicity": self.graph.multiplicity, "concept_defect": 0.0}
        graph["rank"] = int(np.linalg.matrix_rank(self.graph.incidence))
        return {name: float(number) for name, number in {**sizes, **graph}.items()}


@dataclass(frozen=True)
class Flowed:
    """What n datasets at a place did, at `FRACTIONS` of τ₁.

    Attributes:
        low, high: least and greatest margin, shape (n, T).
        log_risk: log R(P), shape (n, T).
        error, risk_error: how far these may be off, shape (n, T).
    """

    low: np.ndarray
    high: np.ndarray
    log_risk: np.ndarray
    error: np.ndarray
    risk_error: np.ndarray


def rate(failures: np.ndarray, n: int) -> np.ndarray:
    """Lower confidence bound of a failure rate (Clopper–Pearson), wrong with chance at most `ERROR`."""
    return np.where(failures > 0, beta_law.ppf(ERROR, failures, n - failures + 1), 0.0)


def counted(place: Mapping[str, np.ndarray], failures: np.ndarray, n: int, claimed: np.ndarray) -> Refutation | None:
    """The clearest of m places at which n datasets fail more often than is claimed, or None; arrays of shape (m,)."""
    wrong = failures > n * claimed
    wrong[wrong] = rate(failures[wrong], n) > claimed[wrong]
    if not wrong.any():
        return None
    share = failures / n
    surprise = np.where(wrong, rel_entr(share, claimed) + rel_entr(1 - share, 1 - claimed), -1.0)
    best = int(np.argmax(surprise))
    text = f"{int(failures[best])} of {n} datasets leave the bound, where a share of {claimed[best]:.3g} is allowed"
    return Refutation({name: float(column[best]) for name, column in place.items()}, text, float(surprise[best]))


def clearest(found: Iterable[Refutation | None]) -> Refutation | None:
    """The one of the largest surprise, None if there is none."""
    return max((one for one in found if one is not None), key=lambda one: one.surprise, default=None)


def draw(place: Place, n: int, rng: np.random.Generator) -> np.ndarray:
    """n datasets: rows x of value i and sign ±, N(b ± c_i, v² I), shape (n, N, d)."""
    value, sign = _rows(place)
    x = place.noise * rng.standard_normal((n, len(value), place.dim))
    x[:, :, 0] += place.shared_norm
    x[:, np.arange(len(value)), value + 1] += sign
    return x


def gram(place: Place, x: np.ndarray) -> np.ndarray:
    """C_jk = s_j s_k U_jk x_jᵀx_k, shape (n, N, N)."""
    value, sign = _rows(place)
    u = place.graph.overlap[np.ix_(value, value)] * np.outer(sign, sign)
    return u * (x @ x.transpose(0, 2, 1))


def slack(place: Place, x: np.ndarray) -> np.ndarray:
    """The least ε of the event E(ε) of DV-LB.1, shape (n,), pair by pair as it is written there.

    Independent on purpose of checks/gram.py, whose verdicts on changed statements are compared with it.
    """
    value, sign = _rows(place)
    c, l2, v = gram(place, x), place.shared_norm**2, place.noise
    same = value[:, None] == value[None, :]
    centre = 2 * (1 + np.outer(sign, sign) * l2) + 2 * place.dim * v**2 * np.eye(len(value))
    sharing = ~same & (place.graph.overlap[np.ix_(value, value)] != 0)
    within = np.abs(c - centre)[:, same].max(axis=1) / (4 * v)
    if not sharing.any():
        return within
    return np.maximum(within, (np.abs(c)[:, sharing].max(axis=1) - l2) / (2 * v))


def flow(place: Place, x: np.ndarray) -> Flowed:
    """Margins and risk: τ ṙ = (β²/N) C σ(−r), so that r = C w/N with β-free weights w = (β²/τ) ∫ σ(−r)."""
    c = gram(place, x) / x.shape[1]
    coarse, fine = (_weights(c, place.n_values, steps) for steps in (_STEPS, 2 * _STEPS))
    margins, rough = (np.einsum("njk,ntk->ntj", c, w) for w in (fine, coarse))
    risk, rough_risk = (_log_risk(place, x, w) for w in (fine, coarse))
    error = np.abs(margins - rough).max(axis=2) + 1e-9 * (1 + np.abs(margins).max(axis=2))
    risk_error = np.abs(risk - rough_risk) + 1e-9 * (1 + np.abs(risk))
    return Flowed(margins.min(axis=2), margins.max(axis=2), risk, error, risk_error)


def pool(shapes: Sequence[tuple[int, int, int, str]], noises: Sequence[float], norms: Sequence[float]) -> list[Place]:
    """Every combination, and for each shape the noises 1/(4√Q) and 1/(32√Q) and the norm with 4Z l_b² = 1."""
    places = []
    for k, q, d, sharing in shapes:
        edge = float(1 / (2 * np.sqrt(Sharing.named(sharing, k).max_degree)))
        for v in (*noises, 1 / (4 * q**0.5), 1 / (32 * q**0.5)):
            places += [Place(k, q, d, sharing, v, norm) for norm in dict.fromkeys([*norms, edge])]
    return places


def _rows(place: Place) -> tuple[np.ndarray, np.ndarray]:
    """Value and sign of every row."""
    value = np.repeat(np.arange(place.n_values), 2 * place.n_samples)
    return value, np.tile(np.repeat([1, -1], place.n_samples), place.n_values)


def _weights(c: np.ndarray, n_values: int, steps: int) -> np.ndarray:
    """w at every time, shape (n, T, N), by the classical Runge–Kutta rule; NaN where the steps are too long."""

    def velocity(w: np.ndarray) -> np.ndarray:
        return expit(-np.einsum("njk,nk->nj", c, w))

    w, at, found = np.zeros(c.shape[:2]), 0.0, []
    for end in FRACTIONS * n_values * np.log(3) / 5:
        h = (end - at) / steps
        for _ in range(steps):
            k1 = velocity(w)
            k2 = velocity(w + h / 2 * k1)
            k3 = velocity(w + h / 2 * k2)
            w = w + h / 6 * (k1 + 2 * k2 + 2 * k3 + velocity(w + h * k3))
        at = end
        found.append(w)
    return np.stack(found, axis=1)


def _log_risk(place: Place, x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """log of the mean over clusters of Φ(−s a_iᵀ(s c_i + b)/(v‖a_i‖)), a_i = Σ_j U_ij s_j w_j x_j up to a factor."""
    value, sign = _rows(place)
    pull = place.graph.overlap[:, value] * sign
    a = np.einsum("ij,ntj,njd->ntid", pull, w, x, optimize=True)
    own = a[..., np.arange(place.n_values), np.arange(place.n_values) + 1]
    size = place.noise * np.linalg.norm(a, axis=3)
    z = np.stack([(own + s * place.shared_norm * a[..., 0]) / size for s in (1, -1)], axis=-1)
    return logsumexp(log_ndtr(-z), axis=(2, 3)) - np.log(2 * place.n_values)
