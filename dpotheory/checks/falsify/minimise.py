"""From data that break an on-event statement to a readable witness: fewer values and samples, short rational numbers.

Every simplification is measured again, and the last word is the exact recomputation of witness.py. Imported by
falsify.py.
"""

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import numpy as np

from dpotheory.checks.falsify.data import SMALL, Candidate, measure_candidates
from dpotheory.checks.falsify.on_event import OnEvent
from dpotheory.checks.falsify.witness import Replayed, Witness, recompute
from dpotheory.core.setting import Setting
from dpotheory.core.sharing import Sharing

_DENOMINATORS = (
    1,
    2,
    4,
    5,
    8,
    10,
    16,
    20,
    25,
    32,
    50,
    64,
    100,
    128,
    200,
    500,
    1000,
    2000,
    5000,
    *(10**n for n in range(4, 13)),
)
_LEAST = 1e-6  # a violation that rounding may leave


def minimise(
    on_event: OnEvent, candidate: Candidate, shape: tuple[int, int] = SMALL
) -> tuple[Witness, Replayed] | None:
    """A rational witness made from a violating candidate, with its judgement; None if none stands.

    Args:
        on_event: the on-event statement.
        candidate: data that violate it inside the event.
        shape: the padded shape of the search.
    """
    candidate = _smaller(on_event, _compact(on_event, candidate), shape)
    candidate = _plain(on_event, candidate, shape)
    for numbers in _rational_settings(on_event, candidate, shape):
        choices = []
        for denominator in _DENOMINATORS:
            rounded = np.round(candidate.embeddings * denominator)
            fractions = np.vectorize(lambda n, d=denominator: Fraction(int(n), d), otypes=[object])(rounded)
            width = max(1, (np.flatnonzero(rounded.any(axis=(0, 1, 2))) + 1).max(initial=1))
            choices.append(_witness(on_event.name, candidate.setting, numbers, fractions[..., :width]))
        good = _violating(on_event, [Candidate(w.setting, float(w.epsilon), w.floats) for w in choices], shape)
        for witness in itertools.compress(choices, good):
            recomputed = recompute(witness, on_event)
            if recomputed.stands:
                return witness, recomputed
    return None


def _violating(on_event: OnEvent, candidates: Sequence[Candidate], shape: tuple[int, int]) -> np.ndarray:
    """Which of them violate inside the event and the hypotheses."""
    violation, slack = measure_candidates(on_event, candidates, shape)
    good = (violation > _LEAST) & (slack >= 0)
    if len(candidates):
        parameters = on_event.parameters([c.setting for c in candidates], [c.epsilon for c in candidates])
        for holds in on_event.met(parameters).values():
            good = good & np.broadcast_to(holds, (len(candidates), 1))[:, 0]
    return good


def _first(on_event: OnEvent, candidates: Iterable[Candidate], shape: tuple[int, int]) -> Candidate | None:
    found = list(candidates)
    return next(itertools.compress(found, _violating(on_event, found, shape)), None)


def _smaller(on_event: OnEvent, candidate: Candidate, shape: tuple[int, int]) -> Candidate:
    """Drop values, then samples, then dimensions, as long as the violation stays."""
    while (less := _first(on_event, _with_less(on_event, candidate), shape)) is not None:
        candidate = less
    return candidate


def _with_less(on_event: OnEvent, candidate: Candidate) -> Iterator[Candidate]:
    setting, x = candidate.setting, candidate.embeddings
    k, q, d = setting.n_values, setting.n_samples, setting.dim
    for value in range(k if k > 1 else 0):
        pairs = [pair for i, pair in enumerate(setting.graph.pairs) if i != value]
        columns = [c for c in range(x.shape[3]) if c != value + 1]  # its concept's column goes to the end
        smaller = np.delete(x, value, axis=0)[..., [*columns, value + 1] if value + 1 < x.shape[3] else columns]
        yield _compact(on_event, Candidate(_changed(setting, n_values=k - 1, pairs=pairs), candidate.epsilon, smaller))
    for sample in range(q if q > 1 else 0):
        smaller = np.delete(x, sample, axis=2)
        yield _compact(on_event, Candidate(_changed(setting, n_samples=q - 1), candidate.epsilon, smaller))
    for dim in sorted({k + 1, x.shape[3], (k + 1 + d) // 2}):
        if k + 1 <= dim < d and not x[..., dim:].any():
            yield Candidate(_changed(setting, dim=dim), candidate.epsilon, x[..., :dim])


def _changed(setting: Setting, pairs: Sequence[tuple[int, int]] | None = None, **changes) -> Setting:
    graph = setting.graph if pairs is None else Sharing.from_pairs(pairs)
    return setting.replace(sharing=graph, **changes)


def _compact(on_event: OnEvent, candidate: Candidate) -> Candidate:
    """Rotate the data into as few columns as their rank; a risk's frame (b, concepts) stays where it is."""
    x = candidate.embeddings
    fixed = 1 + candidate.setting.n_values if on_event.family == "risk" else 0
    rows = x.reshape(-1, x.shape[3])
    head, tail = rows[:, :fixed], rows[:, fixed:]
    if tail.shape[1]:
        tail = np.linalg.qr(tail.T)[1].T
        tail = tail * np.where(np.sign(np.diag(tail)) < 0, -1, 1)  # positive on the diagonal
        tail = tail[:, : max((np.flatnonzero(np.abs(tail).max(axis=0) > 1e-12) + 1).max(initial=0), 0)]
    rows = np.concatenate([head, tail], axis=1)
    if not rows.shape[1]:
        rows = np.zeros((len(rows), 1))
    return Candidate(candidate.setting, candidate.epsilon, rows.reshape(*x.shape[:3], -1))


def _plain(on_event: OnEvent, candidate: Candidate, shape: tuple[int, int]) -> Candidate:
    """β = 1/10 and τ = 1, if that changes nothing."""
    plain = Candidate(candidate.setting.replace(beta=0.1, tau=1.0), candidate.epsilon, candidate.embeddings)
    return plain if _violating(on_event, [plain], shape)[0] else candidate


def _rational_settings(
    on_event: OnEvent, candidate: Candidate, shape: tuple[int, int]
) -> Iterator[dict[str, Fraction]]:
    """The leaves and ε as decimal fractions of one significant digit, then two, …; those under which it still fails."""
    setting = candidate.setting
    values = {name: float(getattr(setting, name)) for name in ("noise", "shared_norm", "beta", "tau")}
    values["epsilon"] = candidate.epsilon
    for digits in (1, 2, 3, 4, 6, 9):
        rounded = {name: _decimals(value, digits) for name, value in values.items()}
        choices = [dict(zip(rounded, numbers, strict=True)) for numbers in itertools.product(*rounded.values())]
        candidates = []
        for numbers in choices:
            leaves = {name: float(value) for name, value in numbers.items() if name != "epsilon"}
            candidates.append(Candidate(setting.replace(**leaves), float(numbers["epsilon"]), candidate.embeddings))
        yield from itertools.compress(choices, _violating(on_event, candidates, shape))


def _decimals(value: float, digits: int) -> list[Fraction]:
    """The value rounded down and up to so many significant digits, without repetition."""
    if value == 0:
        return [Fraction(0)]
    unit = Fraction(10) ** (math.floor(math.log10(value)) + 1 - digits)
    exact = Fraction(value).limit_denominator(10**15) / unit
    return sorted({math.floor(exact) * unit, math.ceil(exact) * unit} - {Fraction(0)})


def _witness(name: str, setting: Setting, numbers: dict[str, Fraction], embeddings: np.ndarray) -> Witness:
    leaves = {key: value for key, value in numbers.items() if key != "epsilon"}
    return Witness(name, setting.graph.pairs, setting.dim, leaves, numbers["epsilon"], embeddings)
