"""Token graphs: which values share which response tokens (theory.md §1, "Sharing").

Value i is an edge that joins the token it prefers, w_i, to the token it rejects, l_i. Everything the dynamics needs of
the responses is the overlap U_ij = u_iᵀu_j of the token differences u_i = y_{w_i} − y_{l_i}. Plain numpy, no JAX;
imports nothing of dpotheory.
"""

import functools
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Set
from dataclasses import dataclass

import numpy as np

PATTERNS = ("disjoint", "ring", "path", "star", "all")


@dataclass(frozen=True)
class Sharing:
    """A token graph: one (preferred token, rejected token) pair per value.

    Build one with :meth:`from_pairs`, or a published pattern with :meth:`named` or :meth:`random`. Instances are
    immutable and hashable, so that a compiled program can depend on one.

    Attributes:
        name: how the graph was made ("disjoint", "random(3, seed=0)", "custom", …).
        pairs: for value i the token numbers (w_i, l_i); tokens are numbered 0 … n_tokens − 1.
    """

    name: str
    pairs: tuple[tuple[int, int], ...]

    @classmethod
    def from_pairs(cls, pairs: Iterable[tuple[Hashable, Hashable]], name: str = "custom") -> "Sharing":
        """Token graph from one (preferred, rejected) pair of token labels per value.

        Labels may be anything hashable; equal labels are the same token. Two values may join the same pair of tokens
        (as in the pattern *all*), which the published theorems exclude: see :attr:`multiplicity`.

        Raises:
            ValueError: if there is no pair, an entry is not a pair, or a value prefers and rejects the same token.

        Example:
            >>> Sharing.from_pairs([("yes", "no"), ("yes", "maybe")]).overlap.tolist()
            [[2, 1], [1, 2]]
        """
        numbers: dict[Hashable, int] = {}
        edges = []
        for value, pair in enumerate(pairs):
            # A set has no order, so it does not say which token is preferred.
            tokens = () if isinstance(pair, (str, Set, Mapping)) or not isinstance(pair, Iterable) else tuple(pair)
            if len(tokens) != 2:
                raise ValueError(f"value {value} has responses {pair!r}; expected one (preferred, rejected) token pair")
            preferred, rejected = tokens
            if preferred == rejected:
                raise ValueError(
                    f"value {value} prefers and rejects the same token {preferred!r}; its two tokens must differ"
                )
            edges.append(tuple(numbers.setdefault(token, len(numbers)) for token in (preferred, rejected)))
        if not edges:
            raise ValueError("a sharing pattern needs at least one (preferred, rejected) token pair; received none")
        return cls(name, tuple(edges))

    @classmethod
    def named(cls, name: str, n_values: int) -> "Sharing":
        """Published pattern over ``n_values`` values.

        *disjoint*: no token is shared. *ring*: a cycle of tokens for K ≥ 3, a path for K = 2, one edge for K = 1.
        *path*: value i joins tokens i and i+1. *star*: one hub token, always preferred. *all*: every value on one pair.
        "random(Z)" and "random(Z, seed=S)" call :meth:`random`.

        Raises:
            ValueError: if the name is unknown or ``n_values`` < 1.
        """
        if n_values < 1:
            raise ValueError(f"n_values = {n_values}; a sharing pattern needs at least 1 value")
        values = range(n_values)
        if name == "disjoint":
            return cls.from_pairs([(2 * i, 2 * i + 1) for i in values], name)
        if name == "ring":
            n_tokens = n_values if n_values >= 3 else n_values + 1
            return cls.from_pairs([(i, (i + 1) % n_tokens) for i in values], name)
        if name == "path":
            return cls.from_pairs([(i, i + 1) for i in values], name)
        if name == "star":
            return cls.from_pairs([(0, i + 1) for i in values], name)
        if name == "all":
            return cls.from_pairs([(0, 1) for _ in values], name)
        match = re.fullmatch(r"random\((\d+)(?:,\s*seed=(\d+))?\)", name)
        if match:
            return cls.random(n_values, max_degree=int(match[1]), seed=int(match[2] or 0))
        raise ValueError(
            f"unknown sharing pattern {name!r}; known: {', '.join(PATTERNS)}, random(Z), random(Z, seed=S), "
            "or a Sharing built from token pairs"
        )

    @classmethod
    def random(cls, n_values: int, max_degree: int, seed: int = 0) -> "Sharing":
        """Random simple token graph whose maximum degree is exactly ``max_degree``.

        One token gets ``max_degree`` values; the others are placed on a pool of n_values + 1 tokens uniformly among
        the pairs that keep the graph simple and no token above the limit, and on two fresh tokens when no pair is
        left. Orientations are fair coin flips. The same seed gives the same graph.

        Raises:
            ValueError: if not 1 ≤ ``max_degree`` ≤ ``n_values`` (a token of degree Z needs Z values).
        """
        if not 1 <= max_degree <= n_values:
            raise ValueError(
                f"no token graph of {n_values} values has maximum degree {max_degree}; "
                f"the maximum degree must be between 1 and n_values = {n_values}"
            )
        rng = np.random.default_rng(seed)
        edges = {frozenset((0, leaf)) for leaf in range(1, max_degree + 1)}
        degree = dict.fromkeys(range(n_values + 1), 0)
        for edge in edges:
            for token in edge:
                degree[token] += 1
        while len(edges) < n_values:
            open_tokens = [token for token, count in degree.items() if count < max_degree]
            free = [
                frozenset((a, b))
                for position, a in enumerate(open_tokens)
                for b in open_tokens[position + 1 :]
                if frozenset((a, b)) not in edges
            ]
            edge = free[rng.integers(len(free))] if free else frozenset((len(degree), len(degree) + 1))
            edges.add(edge)
            for token in edge:
                degree[token] = degree.get(token, 0) + 1
        ordered = sorted(tuple(sorted(edge)) for edge in edges)
        rng.shuffle(ordered)
        flips = rng.random(n_values) < 0.5
        oriented = [(b, a) if flip else (a, b) for (a, b), flip in zip(ordered, flips, strict=True)]
        return cls.from_pairs(oriented, f"random({max_degree}, seed={seed})")

    @property
    def is_named(self) -> bool:
        """Whether `named` makes this graph from its name, so that it can be made anew with more values."""
        try:
            return Sharing.named(self.name, self.n_values) == self
        except ValueError:
            return False

    @property
    def n_values(self) -> int:
        """Number of values K (edges)."""
        return len(self.pairs)

    @property
    def n_tokens(self) -> int:
        """Number of distinct response tokens V."""
        return 1 + max(token for pair in self.pairs for token in pair)

    @functools.cached_property
    def incidence(self) -> np.ndarray:
        """Token differences u_i as columns, shape (n_tokens, n_values), int64: +1 at w_i, −1 at l_i."""
        matrix = np.zeros((self.n_tokens, self.n_values), dtype=np.int64)
        for value, (preferred, rejected) in enumerate(self.pairs):
            matrix[preferred, value] += 1
            matrix[rejected, value] -= 1
        return matrix

    @functools.cached_property
    def overlap(self) -> np.ndarray:
        """U_ij = u_iᵀu_j, shape (n_values, n_values), int64; U_ii = 2."""
        return self.incidence.T @ self.incidence

    @property
    def max_degree(self) -> int:
        """Z: the maximum number of values that contain one token."""
        return int(np.abs(self.incidence).sum(axis=1).max())

    @functools.cached_property
    def neighbours(self) -> tuple[tuple[int, ...], ...]:
        """S_i for each value i: the other values that share a token with i."""
        users: dict[int, list[int]] = {}
        for value, pair in enumerate(self.pairs):
            for token in pair:
                users.setdefault(token, []).append(value)
        return tuple(
            tuple(sorted({j for token in pair for j in users[token]} - {i})) for i, pair in enumerate(self.pairs)
        )

    @property
    def multiplicity(self) -> int:
        """The most values on one pair of tokens; 1 means that no two values have the same set of responses."""
        return max(Counter(frozenset(pair) for pair in self.pairs).values())

    @functools.cached_property
    def components(self) -> tuple[tuple[int, ...], ...]:
        """Connected components as tuples of values, each sorted; they evolve independently (OWN-reduce)."""
        seen: set[int] = set()
        found = []
        for first in range(self.n_values):
            if first in seen:
                continue
            frontier, component = {first}, set()
            while frontier:
                component |= frontier
                frontier = {j for i in frontier for j in self.neighbours[i]} - component
            seen |= component
            found.append(tuple(sorted(component)))
        return tuple(found)

    @property
    def effective_diversity(self) -> np.ndarray:
        """κ_i = Σ_j U_ij² / U_ii², shape (n_values,): what sets the cost of diversity at early stopping (OWN-early)."""
        overlap = self.overlap.astype(float)
        return (overlap**2).sum(axis=1) / np.diag(overlap) ** 2

    @property
    def rank(self) -> int:
        """Rank of the incidence matrix: tokens minus components; K for a forest, 1 under *all* (OWN-floor)."""
        return _rank(self.pairs)

    @functools.cached_property
    def effective_resistance(self) -> np.ndarray:
        """R_i = (B⁺B)_ii, shape (n_values,), B the incidence: the resistance between w_i and l_i when every value is a
        resistor of 1. They add up to `rank`; R_i = 1 iff value i is a bridge (OWN-resistance).

        Example:
            >>> Sharing.named("ring", 4).effective_resistance.round(12).tolist()
            [0.75, 0.75, 0.75, 0.75]
        """
        incidence = self.incidence.astype(float)
        return np.einsum("ij,ji->i", np.linalg.pinv(incidence), incidence)

    @functools.cached_property
    def bridges(self) -> tuple[int, ...]:
        """Values without which the graph has one component more: those on no cycle."""
        return tuple(i for i in range(self.n_values) if _rank(self.pairs[:i] + self.pairs[i + 1 :]) < self.rank)


def _rank(pairs: Iterable[tuple[int, int]]) -> int:
    """The most pairs without a cycle."""
    above: dict[int, int] = {}

    def root(token: int) -> int:
        while token in above:
            above[token] = token = above.get(above[token], above[token])
        return token

    rank = 0
    for pair in pairs:
        first, second = map(root, pair)
        if first != second:
            above[first] = second
            rank += 1
    return rank
