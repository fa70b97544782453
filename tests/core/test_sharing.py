import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpotheory import Sharing
from tests.helpers import raises, unchecked

# Each row: pattern, K, then by hand: overlaps U, Z, neighbours S_i, components, kappa = (sum_j U_ij^2) / 4, tokens.
BY_HAND = [
    ("disjoint", 2, [[2, 0], [0, 2]], 1, ((), ()), ((0,), (1,)), [1, 1], 4),
    ("ring", 1, [[2]], 1, ((),), ((0,),), [1], 2),
    # Tokens 0-1-2: u_0 = y0 - y1, u_1 = y1 - y2, so U_01 = -1 and kappa = (4 + 1)/4.
    ("ring", 2, [[2, -1], [-1, 2]], 2, ((1,), (0,)), ((0, 1),), [1.25, 1.25], 3),
    # Every token is preferred by one value and rejected by the next; kappa = (4 + 1 + 1)/4.
    ("ring", 3, [[2, -1, -1], [-1, 2, -1], [-1, -1, 2]], 2, ((1, 2), (0, 2), (0, 1)), ((0, 1, 2),), [1.5] * 3, 3),
    (
        "ring",
        5,
        [[2, -1, 0, 0, -1], [-1, 2, -1, 0, 0], [0, -1, 2, -1, 0], [0, 0, -1, 2, -1], [-1, 0, 0, -1, 2]],
        2,
        ((1, 4), (0, 2), (1, 3), (2, 4), (0, 3)),
        ((0, 1, 2, 3, 4),),
        [1.5] * 5,
        5,
    ),
    ("path", 3, [[2, -1, 0], [-1, 2, -1], [0, -1, 2]], 2, ((1,), (0, 2), (1,)), ((0, 1, 2),), [1.25, 1.5, 1.25], 4),
    # One hub, always preferred: U_ij = +1, kappa = (4 + K - 1)/4.
    ("star", 3, [[2, 1, 1], [1, 2, 1], [1, 1, 2]], 3, ((1, 2), (0, 2), (0, 1)), ((0, 1, 2),), [1.5] * 3, 4),
    # One pair for all: U_ij = 2, kappa = K, every token is in all K values.
    ("all", 3, [[2, 2, 2]] * 3, 3, ((1, 2), (0, 2), (0, 1)), ((0, 1, 2),), [3] * 3, 2),
]


@pytest.mark.parametrize(
    ("name", "n_values", "overlap", "max_degree", "neighbours", "components", "kappa", "n_tokens"),
    BY_HAND,
    ids=[f"{row[0]}-{row[1]}" for row in BY_HAND],
)
def test_named_patterns_by_hand(name, n_values, overlap, max_degree, neighbours, components, kappa, n_tokens):
    graph = Sharing.named(name, n_values)
    assert graph.name == name
    assert graph.n_values == n_values
    assert graph.n_tokens == n_tokens
    assert graph.overlap.tolist() == overlap
    assert graph.max_degree == max_degree
    assert graph.neighbours == neighbours
    assert graph.components == components
    assert graph.effective_diversity.tolist() == kappa
    assert graph.multiplicity == (n_values if name == "all" else 1)


def test_custom_graph_by_hand():
    # yes-no twice (once reversed), maybe-no, and a pair of its own.
    graph = Sharing.from_pairs([("yes", "no"), ("a", "b"), ("no", "yes"), ("maybe", "no")])
    assert graph.name == "custom"
    assert graph.pairs == ((0, 1), (2, 3), (1, 0), (4, 1))
    # u_0 = yes - no, u_2 = -u_0, u_3 = maybe - no: u_0.u_2 = -2, u_0.u_3 = 1, u_2.u_3 = -1.
    assert graph.overlap.tolist() == [[2, 0, -2, 1], [0, 2, 0, 0], [-2, 0, 2, -1], [1, 0, -1, 2]]
    assert graph.incidence.tolist() == [[1, 0, -1, 0], [-1, 0, 1, -1], [0, 1, 0, 0], [0, -1, 0, 0], [0, 0, 0, 1]]
    assert graph.max_degree == 3  # "no" is in values 0, 2 and 3
    assert graph.neighbours == ((2, 3), (), (0, 3), (0, 2))
    assert graph.components == ((0, 2, 3), (1,))
    assert graph.multiplicity == 2
    assert graph.effective_diversity.tolist() == [9 / 4, 1, 9 / 4, 6 / 4]


def test_equal_graphs_are_equal_and_hash_alike():
    graphs = {Sharing.named("ring", 4), Sharing.from_pairs([(0, 1), (1, 2), (2, 3), (3, 0)], "ring")}
    assert len(graphs) == 1
    assert Sharing.named("ring", 4) != Sharing.named("path", 4)


@st.composite
def random_graphs(draw):
    n_values = draw(st.integers(1, 12))
    return n_values, draw(st.integers(1, n_values)), draw(st.integers(0, 2**32))


@given(random_graphs())
def test_random_graph_is_simple_with_exactly_this_maximum_degree(case):
    n_values, max_degree, seed = case
    graph = Sharing.random(n_values, max_degree, seed)
    edges = [frozenset(pair) for pair in graph.pairs]
    tokens = [token for pair in graph.pairs for token in pair]
    assert len(edges) == graph.n_values == n_values
    assert all(len(edge) == 2 for edge in edges)
    assert len(set(edges)) == n_values
    assert graph.multiplicity == 1
    assert max(tokens.count(token) for token in tokens) == graph.max_degree == max_degree
    assert sorted(set(tokens)) == list(range(graph.n_tokens))
    assert all(len(others) <= 2 * (max_degree - 1) for others in graph.neighbours)
    assert graph == Sharing.random(n_values, max_degree, seed)
    assert graph == Sharing.named(f"random({max_degree}, seed={seed})", n_values)


def test_a_pair_may_be_any_sequence_or_iterator():
    with unchecked():
        made = Sharing.from_pairs([["a", "b"], iter(("b", "c"))])  # type: ignore[list-item]
    assert made.pairs == ((0, 1), (1, 2))


def test_random_seeds_differ_and_default_to_zero():
    assert Sharing.named("random(2)", 8) == Sharing.random(8, 2, seed=0)
    assert len({Sharing.random(8, 2, seed).pairs for seed in range(10)}) == 10


@pytest.mark.parametrize(
    ("pairs", "text"),
    [
        ([], "a sharing pattern needs at least one (preferred, rejected) token pair; received none"),
        ([(0, 1), (2, 2)], "value 1 prefers and rejects the same token 2; its two tokens must differ"),
        ([(0, 1, 2)], "value 0 has responses (0, 1, 2); expected one (preferred, rejected) token pair"),
        ([("a",)], "value 0 has responses ('a',); expected one (preferred, rejected) token pair"),
        (["ab"], "value 0 has responses 'ab'; expected one (preferred, rejected) token pair"),
        ([{0, 1}], "value 0 has responses {0, 1}; expected one (preferred, rejected) token pair"),
        ([{"a": 0, "b": 1}], "value 0 has responses {'a': 0, 'b': 1}; expected one"),
        ([(0, 1), 5], "value 1 has responses 5; expected one (preferred, rejected) token pair"),
    ],
)
def test_bad_pairs(pairs, text):
    with raises(ValueError, text):
        Sharing.from_pairs(pairs)


@pytest.mark.parametrize(
    ("name", "n_values", "text"),
    [
        (
            "circle",
            3,
            "unknown sharing pattern 'circle'; known: disjoint, ring, path, star, all, random(Z), random(Z, seed=S), "
            "or a Sharing built from token pairs",
        ),
        ("random(-1)", 3, "unknown sharing pattern 'random(-1)'"),
        ("ring", 0, "n_values = 0; a sharing pattern needs at least 1 value"),
        (
            "random(4)",
            3,
            "no token graph of 3 values has maximum degree 4; the maximum degree must be between 1 and n_values = 3",
        ),
        ("random(0)", 3, "no token graph of 3 values has maximum degree 0"),
    ],
)
def test_bad_patterns(name, n_values, text):
    with raises(ValueError, text):
        Sharing.named(name, n_values)
