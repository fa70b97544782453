"""A witness against an on-event statement: small rational data, and its replay from nothing but itself (theory.md §5).

`replay` decides hypotheses and event in exact arithmetic, and both sides exactly or in float64 with an error budget:
the flow is run by `simulate`, not by the search's integrator. Imported by falsify.py and the command line.
"""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import sympy as sp

from dpotheory.checks.falsify import measure
from dpotheory.checks.falsify.on_event import ON_EVENT, OnEvent
from dpotheory.claims import registry, symbols
from dpotheory.core.ensemble import simulate
from dpotheory.core.flow import FixedGrid
from dpotheory.core.setting import Setting
from dpotheory.core.sharing import Sharing
from dpotheory.ledger.witnesses import Replayed, WitnessError, as_recorded, fields_are, integer, rational

_GRID = FixedGrid(32)
_EXACT = ("noise", "shared_norm", "beta", "tau")
SETTING = ("n_values", "n_samples", "dim", "token_pairs", *_EXACT)
"""The fields of a setting in a witness of the search."""


@dataclass(frozen=True)
class Witness:
    """A dataset in rational numbers with its setting.

    Attributes:
        falsified: name of the on-event statement that it speaks against, a key of `ON_EVENT`.
        pairs: the (preferred, rejected) tokens of each value.
        dim: d.
        leaves: noise, shared_norm, beta, tau, exactly.
        epsilon: ε, exactly.
        embeddings: x as an object array of `Fraction`, shape (K, 2, Q, columns); the other columns up to d are zero.
    """

    falsified: str
    pairs: tuple[tuple[int, int], ...]
    dim: int
    leaves: Mapping[str, Fraction]
    epsilon: Fraction
    embeddings: np.ndarray = field(compare=False)

    @property
    def graph(self) -> Sharing:
        """The token graph."""
        return Sharing.from_pairs(self.pairs)

    @property
    def setting(self) -> Setting:
        """In float64."""
        k, _, q, _ = self.embeddings.shape
        leaves = {name: float(value) for name, value in self.leaves.items()}
        return Setting(n_values=k, n_samples=q, dim=self.dim, sharing=self.graph, **leaves)

    @property
    def floats(self) -> np.ndarray:
        """Embeddings in float64."""
        return self.embeddings.astype(float)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, without the sides."""
        k, _, q, _ = self.embeddings.shape
        setting = {"n_values": k, "n_samples": q, "dim": self.dim, "token_pairs": [list(pair) for pair in self.pairs]}
        setting |= {name: str(value) for name, value in self.leaves.items()}
        rows = np.vectorize(str, otypes=[object])(self.embeddings).tolist()
        return {"falsified": self.falsified, "setting": setting, "epsilon": str(self.epsilon), "embeddings": rows}

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> "Witness":
        """From JSON; WitnessError with one sentence when it is malformed."""
        try:
            given, falsified = data["setting"], data["falsified"]
            fields_are(given, SETTING, what="The witness's setting")
            exact = np.vectorize(lambda entry: rational(entry, "an embedding"), otypes=[object])
            embeddings = exact(np.asarray(data["embeddings"], dtype=object))
            shape = (integer(given["n_values"], "n_values", 1), 2, integer(given["n_samples"], "n_samples", 1))
            pairs = tuple((integer(a, "a token", 0), integer(b, "a token", 0)) for a, b in given["token_pairs"])
            leaves = {name: rational(given[name], name) for name in _EXACT}
            dim, epsilon = integer(given["dim"], "dim", 2), rational(data["epsilon"], "epsilon")
            found = Witness(falsified, pairs, dim, leaves, epsilon, embeddings)
            if len(pairs) != shape[0]:
                raise ValueError(f"{len(pairs)} pairs of tokens do not fit n_values = {shape[0]}")
            if embeddings.ndim != 4 or embeddings.shape[:3] != shape or embeddings.shape[3] > found.dim:
                raise ValueError(
                    f"embeddings of shape {embeddings.shape} do not fit (K, 2, Q) = {shape}, d = {found.dim}"
                )
            _ = found.setting
        except WitnessError:
            raise
        except KeyError as error:
            raise WitnessError(f"The witness lacks the field {error.args[0]!r}.") from error
        except (TypeError, ValueError, ArithmeticError) as error:
            raise WitnessError(f"The witness is malformed: {error}.") from error
        if falsified not in ON_EVENT:
            known = ", ".join(ON_EVENT)
            raise WitnessError(
                f"The witness speaks about {falsified!r}, which is no on-event statement; known: {known}."
            )
        return found


def replay(witness: Mapping[str, Any]) -> Replayed:
    """Recompute hypotheses, event and both sides from the witness alone.

    It is the JSON object of a ledger row, with rationals as text; WitnessError if it cannot be read. A witness that
    records other sides than are found does not stand.
    """
    return as_recorded(witness, recompute(Witness.from_dict(witness)))


def recompute(witness: Witness, on_event: OnEvent | None = None) -> Replayed:
    """`replay` of a witness that has been read, against its own statement or another one."""
    on_event = ON_EVENT[witness.falsified] if on_event is None else on_event
    hypotheses: dict[str, bool | None] = {name: bool(holds) for name, holds in _hypotheses(on_event, witness).items()}
    hypotheses["no two values have the same responses"] = witness.graph.multiplicity == 1
    hypotheses["dim is at least n_values + 1"] = True  # or there were no setting
    hypotheses["the data lie in the Gram event"] = _in_event(on_event, witness)
    lhs, rhs, budget = _sides(on_event, witness)
    unmet = [name for name, holds in hypotheses.items() if not holds]
    fails = bool(lhs > rhs + budget)
    text = f"{lhs:.9g} <= {rhs:.9g}"
    if unmet:
        reason = f"The witness does not meet: {'; '.join(unmet)}."
    else:
        reason = (
            f"All hypotheses hold, and {text} is {'false' if fails else 'not refuted'} with errors up to {budget:.1e}."
        )
    kind = f"data for {witness.falsified}"
    notes = (f"The two sides may be off by {budget:.1e} between them.",)
    sides = ((f"{lhs:.9g}", "<=", f"{rhs:.9g}"),)
    stands = fails and not unmet
    return Replayed(stands, kind, reason, sides, hypotheses, notes, lhs, rhs, budget)


def _point(witness: Witness) -> Any:
    k, _, q, _ = witness.embeddings.shape
    graph = witness.graph
    values: dict[str, Fraction | int] = {"n_values": k, "n_samples": q, "dim": witness.dim, **witness.leaves}
    values |= {"epsilon": witness.epsilon, "max_degree": graph.max_degree, "multiplicity": graph.multiplicity}
    values["concept_defect"] = 0
    return {symbols.PARAMETERS[name].symbol: sp.Rational(value) for name, value in values.items()}


def _hypotheses(on_event: OnEvent, witness: Witness) -> dict[str, bool]:
    """Exactly: rational numbers and roots of them."""
    given: dict[str, Any] = on_event.hypotheses
    return {name: relation.subs(_point(witness)) == sp.true for name, relation in given.items()}


def _deviations(witness: Witness) -> list[tuple[int, int, Fraction, bool]]:
    """(row, other row, C − centre, same value) for all pairs that share a token; the centre is 0 between values."""
    rows = [(i, s, x) for i in range(len(witness.pairs)) for s in (1, -1) for x in witness.embeddings[i, (1 - s) // 2]]
    l2, dv2 = witness.leaves["shared_norm"] ** 2, witness.dim * witness.leaves["noise"] ** 2
    overlap = witness.graph.overlap
    found = []
    for a, (i, s, x) in enumerate(rows):
        for b, (m, r, y) in enumerate(rows):
            if overlap[i][m]:
                c = int(overlap[i][m]) * s * r * Fraction(np.dot(x, y))
                centre = 2 * (1 + s * r * l2) + (2 * dv2 if a == b else 0) if i == m else Fraction(0)
                found.append((a, b, c - centre, i == m))
    return found


def _in_event(on_event: OnEvent, witness: Witness) -> bool:
    """Whether every pair obeys DV-LB.1, with the slack that its event grants; exactly.

    Independent on purpose of checks/gram.py, in whose float64 the data were found.
    """
    event: Any = registry[on_event.event].upper
    allowed = event.subs(_point(witness))
    slack = Fraction(int(allowed.p), int(allowed.q)) * witness.leaves["noise"]
    l2 = witness.leaves["shared_norm"] ** 2
    return all(abs(off) <= (4 * slack if same else l2 + 2 * slack) for _, _, off, same in _deviations(witness))


def _sides(on_event: OnEvent, witness: Witness) -> tuple[float, float, float]:
    """Left and right side of "left <= right", and the error that their difference may have."""
    if on_event.family == "residual":
        sums: dict[int, Fraction] = {}
        for row, _, off, _ in _deviations(witness):
            sums[row] = sums.get(row, Fraction(0)) + off
        upper: Any = on_event.claim.upper
        lhs = float(max(abs(total) for total in sums.values()))
        rhs = float(upper.subs(_point(witness)))
        return lhs, rhs, 1e-14 * (lhs + abs(rhs))
    world = jax.tree.map(
        lambda leaf: leaf[0],
        on_event.worlds([witness.setting], [float(witness.epsilon)], (len(witness.pairs), witness.embeddings.shape[2])),
    )
    if on_event.family == "identity":
        with jax.enable_x64(True):
            derived, said = measure.margin_velocities(
                jnp.asarray(witness.floats), world, measure.printed_dynamics(on_event.claim.id)
            )
        worst = int(np.argmax(np.abs(derived - said)))
        lhs, rhs = sorted((float(derived[worst]), float(said[worst])), reverse=True)
        return lhs, rhs, float(1e-12 * np.abs(derived).max() * world.exists.sum())
    return _flow_sides(on_event, witness, world)


def _flow_sides(on_event: OnEvent, witness: Witness, world: measure.World) -> tuple[float, float, float]:
    setting, x = witness.setting, witness.floats
    # The flow does not see columns that are zero for all data, nor d itself.
    width = max(x.shape[3], setting.n_values + 1)
    x = np.concatenate([x, np.zeros((*x.shape[:3], width - x.shape[3]))], axis=3)
    end = float(world.horizon / setting.rate)
    times = end * np.asarray([0.0, *measure.FRACTIONS])
    with jax.enable_x64(True), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an inaccurate run shows in its error
        run = simulate(jax.random.key(0), setting.replace(dim=width), times, embeddings=x, flow=_GRID)
    error = float(run.error)
    if on_event.family == "risk":
        found = np.asarray(run.log_risk)[1:]
        sides = [*zip(world.lower, found, strict=True), *zip(found, world.upper, strict=True)]
        lhs, rhs = (float(side) for side in max(sides, key=lambda pair: pair[0] - pair[1]))
        # log Φ(−z) moves by at most (|z| + 1)|dz|, and z = aᵀμ/(v‖a‖) by twice its size times the error of a.
        reach = float(np.sqrt(1 + setting.shared_norm**2) / setting.noise)
        return lhs, rhs, 4 * error * (reach + 1) ** 2 + 1e-12 * (abs(lhs) + abs(rhs))
    margins = np.asarray(run.margins)[1:]
    budget = 10 * error * float(np.abs(margins).max()) + 1e-12
    low, high = margins.min(axis=(1, 2, 3)), margins.max(axis=(1, 2, 3))
    sides = [*zip(world.lower, low, strict=True), *zip(high, world.upper, strict=True)]
    lhs, rhs = max(sides, key=lambda pair: pair[0] - pair[1])
    return float(lhs), float(rhs), budget
