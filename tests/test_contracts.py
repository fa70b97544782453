"""What every objective, flow, sampler, sharing pattern and claim must do: one test per kind, over all members.

Members come from the library's own lists, so that a new one is tested without a change here. What a single member does
besides stands in the files of tests/core and tests/claims.
"""

import dataclasses
import functools
import inspect
import itertools
import json
import math
import re

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
import sympy as sp
from scipy.integrate import solve_ivp
from scipy.stats import ks_2samp

import dpotheory as dt
from dpotheory import cli, ledger
from dpotheory.checks import papers
from dpotheory.checks.twins import NO_TWIN, twin_of, untestable
from dpotheory.claims import symbols
from dpotheory.claims.claim import QUANTITIES
from dpotheory.cli.claims import _latex
from dpotheory.core import component, flow, inputs, laws
from dpotheory.core.descent import Descent, gradient_descent
from dpotheory.core.dynamics import gram_matrix
from dpotheory.core.flow import FixedGrid, Flow, GradientFlow
from dpotheory.core.objectives import DPO, OBJECTIVES, cdpo, resolve
from dpotheory.core.sharing import PATTERNS
from dpotheory.ledger.page import page
from proofs_check.manifest import manifest

from .helpers import embeddings_of, gram_of, raises

KEY = jax.random.key(20)
RING = dt.Setting(n_values=3, n_samples=2, dim=5, noise=0.4, shared_norm=0.5, beta=0.5, tau=3.0, sharing="ring")


# --- objectives


@pytest.mark.parametrize("objective", [*OBJECTIVES.values(), cdpo(0.3)], ids=lambda objective: objective.name)
def test_every_objective(objective, x64):
    """Its slope is −loss′, it pulls at the start and is convex; `simulate` follows it as an independent integrator."""
    assert dt.Objective(objective.name, objective.loss, objective.slope) == objective  # as if a user had made it
    assert resolve(OBJECTIVES.get(objective.name, objective)) == objective
    r = np.linspace(-9.87, 10.13, 41)  # no kink of a named loss lies within 1e-6 of these
    central = (objective.loss(jnp.asarray(r + 1e-6)) - objective.loss(jnp.asarray(r - 1e-6))) / 2e-6
    np.testing.assert_allclose(objective.slope(jnp.asarray(r)), -central, atol=1e-7)
    assert (np.diff(objective.slope(jnp.asarray(r))) <= 1e-12).all()
    assert float(objective.slope(jnp.asarray(0.0))) > 0
    assert objective.slope(jnp.zeros((2, 3), jnp.float32)).dtype == jnp.float32

    x, times = embeddings_of(RING), np.linspace(0, 4, 5)
    run = dt.simulate(KEY, RING, times, objective=objective, flow=FixedGrid(32), embeddings=x)
    gram, weight = gram_of(RING, x), jax.jit(jax.grad(lambda margins: -objective.loss(margins).sum()))
    exact = solve_ivp(
        lambda t, margins: 0.5**2 / (12 * 3.0) * gram @ np.asarray(weight(jnp.asarray(margins))),
        (0, times[-1]), np.zeros(12), t_eval=times, rtol=1e-9, atol=1e-11,
    ).y.T  # fmt: skip
    assert 0.05 < exact.max() < 1  # up to the kink of SLiC
    np.testing.assert_allclose(run.margins.reshape(5, 12), exact, atol=1e-6)
    assert run.error < 1e-4
    assert (np.diff(objective.loss(run.margins).mean(axis=(1, 2, 3))) < 0).all()
    assert (run.log_risk[0], run.log_risk_per_cluster[0].max()) == (0, 0)
    assert (np.asarray(run.log_risk[1:]) < 0).all()


# --- flows

STEP = 0.05
FLOWS = {
    "GradientFlow": [GradientFlow()],
    "FixedGrid": [FixedGrid(64)],
    "Descent": [gradient_descent(STEP, tau=1.0), Descent(optax.adam(STEP), step_time=STEP, separable=True)],
}
KINDS = [kind for _, kind in inspect.getmembers(flow, inspect.isclass) if dataclasses.is_dataclass(kind)]
"""Flows of the library; one that needs arguments has its members in `FLOWS`."""
TIMES = np.asarray([0.0, 0.5, 2.0, 4.0])


def _field(overlap, x):
    return lambda rows: overlap @ jnp.einsum("rn,rnd->rd", jax.nn.sigmoid(-jnp.einsum("rnd,rd->rn", x, rows)), x)


def _followed(member, field, start):
    """The same by another integrator, or by one step of the optimiser after the other."""
    if member.space == "directions":
        slope = jax.jit(lambda flat: field(flat.reshape(start.shape)).ravel())
        solution = solve_ivp(
            lambda t, flat: slope(flat), (0, TIMES[-1]), start.ravel(), "DOP853", TIMES, rtol=1e-11, atol=1e-13
        )
        return solution.y.T.reshape(-1, *start.shape)
    state, memory, states = start, member.optimizer.init(start), [start]
    for _ in range(round(TIMES[-1] / STEP)):
        updates, memory = member.optimizer.update(-field(state), memory, state)
        state = state + updates
        states.append(state)
    return np.asarray(states)[np.round(TIMES / STEP).astype(int)]


@pytest.mark.standard_promotion
@pytest.mark.parametrize(
    "member", [one for kind in KINDS for one in FLOWS.get(kind.__name__) or [kind()]], ids=lambda one: str(one)[:24]
)
def test_every_flow(member, x64):
    """It serves its times, its error estimate covers the true error, and it is as invariant as it says."""
    assert isinstance(member, Flow)
    assert hash(member) == hash(dataclasses.replace(member))
    assert member == dataclasses.replace(member)
    member.check(TIMES)
    rng = np.random.default_rng(0)
    x, start = rng.normal(size=(2, 6, 3)), rng.normal(size=(2, 3))
    x[..., 0] += 1
    rotation = np.linalg.qr(rng.normal(size=(3, 3)))[0]
    first, second = (x * np.asarray(keep)[:, None, None] for keep in ([1, 0], [0, 1]))
    coupled, alone = np.asarray([[2.0, -1], [-1, 2]]), 2 * np.eye(2)
    solve = jax.jit(jax.vmap(lambda overlap, x, y, times: member.solve(_field(overlap, x), y, times)))  # an ensemble
    cases = [(coupled, x, start, TIMES), (coupled, x @ rotation, start @ rotation, TIMES), (alone, x, start, TIMES)]
    cases += [(alone, first, start, TIMES), (alone, second, start, TIMES), (coupled, x, start, 0 * TIMES)]
    states, errors = map(np.asarray, solve(*map(jnp.asarray, map(np.stack, zip(*cases, strict=True)))))
    np.testing.assert_array_equal(states[0, 0], start)  # nothing has happened at time 0
    np.testing.assert_array_equal(states[5], [start] * 4)  # nor in a run of no length
    assert np.isfinite(errors).all()
    exact = np.asarray(_followed(member, _field(jnp.asarray(coupled), jnp.asarray(x)), jnp.asarray(start)))
    assert np.abs(exact[-1] - start).max() > 0.3
    off = np.abs(states[0] - exact).max() / np.abs(exact).max()
    assert off <= 10 * errors[0] + 1e-12
    assert errors[0] < 1e-4
    if member.rotation_invariant:
        np.testing.assert_allclose(states[1], states[0] @ rotation, atol=1e-6)
    if member.separable:
        np.testing.assert_allclose(states[2, :, 0], states[3, :, 0], atol=1e-6)
        np.testing.assert_allclose(states[2, :, 1], states[4, :, 1], atol=1e-6)


# --- samplers

N_DATASETS = 2000
FAMILY_WISE = 1e-6  # split over all comparisons
GRID = FixedGrid(3)
PLAIN = {"noise": 0.5, "shared_norm": 0.5, "beta": 0.5}
SETTINGS = {
    "ring": dt.Setting(n_values=3, n_samples=2, dim=7, sharing="ring", **PLAIN),
    "all": dt.Setting(n_values=3, n_samples=2, dim=9, sharing="all", **PLAIN),
    "disjoint": dt.Setting(n_values=1, n_samples=2, dim=6, **PLAIN),
    "smallest": dt.Setting(n_values=1, n_samples=1, dim=2, **PLAIN),
    "correlated, flipped": dt.Setting(n_values=3, n_samples=2, dim=9, sharing="all", concepts=0.6, flip=0.2, **PLAIN),
}
PARTS = {name: component.describe(s, tuple(range(s.n_values)), 3) for name, s in SETTINGS.items()}


@functools.partial(jax.jit, static_argnames="sampler")
def _sampled(key, parts, time, sampler):
    """Runs of many datasets; sizes are traced, so that one program serves every setting."""
    shapes = [component.exact_shape(s, tuple(range(s.n_values)), sampler, GRID) for s in SETTINGS.values()]
    shape = component.PaddedShape(*map(max, zip(*shapes, strict=True)))
    how = {"sampler": sampler, "objective": DPO, "flow": GRID}
    keys = jax.vmap(lambda m: jax.random.fold_in(key, m))(jnp.arange(N_DATASETS))
    return jax.vmap(lambda one: component.run(one, parts, shape, time[None], **how))(keys)


@jax.jit
def _given(embeddings, concepts, parts, time):
    frame = concepts, jnp.zeros(concepts.shape[1]).at[0].set(parts.shared_norm)
    return jax.vmap(lambda x: component.evolve(laws.Clusters(x, *frame), parts, time[None], DPO, GRID))(embeddings)


def _plain_concepts(setting):
    """Orthonormal ones, or others with the Gram matrix asked for, in another frame than the library's."""
    gram = np.eye(setting.n_values)
    if setting.correlated:
        gram = np.where(gram == 1, 1, setting.concepts)
    concepts = np.eye(3, 9, 1)
    concepts[: setting.n_values, 1 : setting.n_values + 1] = np.linalg.cholesky(gram)
    return concepts


def _plain_draws(setting, seed):
    """Datasets as theory.md §1 says, by NumPy: cluster (i, s) is N(s c_i + l_b e_1, v² I); padded by zeros.

    A sample whose label is flipped is pulled like its mirror image.
    """
    x = np.zeros((N_DATASETS, 3, 2, 2, 9))
    shape = (N_DATASETS, setting.n_values, 2, setting.n_samples, setting.dim)
    concepts = _plain_concepts(setting)[: setting.n_values, : setting.dim]
    means = concepts[:, None, None] * np.asarray([1, -1])[:, None, None]
    means = means + setting.shared_norm * np.eye(setting.dim)[0]
    rng = np.random.default_rng(seed)
    drawn = means + setting.noise * rng.normal(size=shape)
    drawn = np.where(rng.random(shape[:-1])[..., None] < setting.flip, -drawn, drawn)
    x[:, : setting.n_values, :, : setting.n_samples, : setting.dim] = drawn
    return jnp.asarray(x)


def _statistics(run, setting):
    margins = np.asarray(run.margins)[:, 0, : setting.n_values, :, : setting.n_samples].reshape(N_DATASETS, -1)
    log_risk = np.asarray(run.log_risk)[:, 0, : setting.n_values].reshape(N_DATASETS, -1)
    risk = np.log(np.exp(log_risk).mean(axis=1))
    return {"log_risk": risk, "min": margins.min(axis=1), "mean": margins.mean(axis=1), "max": margins.max(axis=1)}


@functools.cache
def _reference(name):
    setting = SETTINGS[name]
    parts = jax.tree.map(jnp.asarray, PARTS[name])
    return _statistics(
        _given(_plain_draws(setting, 1), jnp.asarray(_plain_concepts(setting)), parts, jnp.asarray(setting.tau_1)),
        setting,
    )


def _serves(sampler, setting):
    try:
        inputs.check_sampler(setting, sampler, GRID)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("sampler", component.SAMPLERS)
def test_every_sampler(sampler, x64):
    """Margins and risks are distributed as those of plain NumPy draws, at every setting that it serves."""
    served = [name for name, setting in SETTINGS.items() if _serves(sampler, setting)]
    assert len(served) >= 3
    level = FAMILY_WISE / (4 * len(SETTINGS) * len(component.SAMPLERS))
    for seed, name in enumerate(served):
        parts = jax.tree.map(jnp.asarray, PARTS[name])
        run = _sampled(jax.random.key(seed), parts, jnp.asarray(SETTINGS[name].tau_1), sampler)
        found, expected = _statistics(run, SETTINGS[name]), _reference(name)
        for quantity, values in found.items():
            assert ks_2samp(values, expected[quantity]).pvalue > level, (name, quantity)
    # It tells a dimension of 9 from one of 5.
    narrow = SETTINGS["all"].replace(dim=5)
    parts = jax.tree.map(jnp.asarray, component.describe(narrow, (0, 1, 2), 3))
    run = _sampled(jax.random.key(99), parts, jnp.asarray(narrow.tau_1), sampler)
    assert ks_2samp(_statistics(run, narrow)["mean"], _reference("all")["mean"]).pvalue < level
    again = _sampled(jax.random.key(99), parts, jnp.asarray(narrow.tau_1), sampler)
    np.testing.assert_array_equal(again.margins, run.margins)
    with raises(ValueError, f"unknown sampler 'no-{sampler}'; known: reduced, full, lazy"):
        inputs.check_sampler(narrow, f"no-{sampler}", GRID)


# --- sharing patterns

GRAPHS = [*itertools.product(PATTERNS, (1, 2, 3, 6)), ("random(1)", 4), ("random(3)", 6), ("random(2, seed=5)", 7)]


@pytest.mark.parametrize(("name", "n_values"), GRAPHS)
def test_every_sharing_pattern(name, n_values, x64):
    """Overlaps, degree, neighbours and components agree with counting tokens, and with the Gram matrix of data."""
    graph = dt.Sharing.named(name, n_values)
    assert graph == dt.Sharing.from_pairs(graph.pairs, graph.name)
    assert hash(graph) == hash(dt.Sharing.named(name, n_values))
    assert graph.is_named
    assert (len(graph.pairs), graph.n_values) == (n_values, n_values)
    tokens = [token for pair in graph.pairs for token in pair]
    assert sorted(set(tokens)) == list(range(graph.n_tokens))
    assert graph.max_degree == max(tokens.count(token) for token in tokens)
    edges = [frozenset(pair) for pair in graph.pairs]
    assert all(len(edge) == 2 for edge in edges)
    assert graph.multiplicity == max(edges.count(edge) for edge in edges)
    assert (graph.incidence.sum(axis=0) == 0).all()
    assert (np.abs(graph.incidence).sum(axis=0) == 2).all()
    for i, (preferred, rejected) in enumerate(graph.pairs):
        assert (graph.incidence[preferred, i], graph.incidence[rejected, i]) == (1, -1)
        for j, (other_preferred, other_rejected) in enumerate(graph.pairs):
            same = (preferred == other_preferred) + (rejected == other_rejected)
            crossed = (preferred == other_rejected) + (rejected == other_preferred)
            assert graph.overlap[i, j] == same - crossed
            assert (j in graph.neighbours[i]) == (i != j and bool(edges[i] & edges[j]))
    assert sorted(value for part in graph.components for value in part) == list(range(n_values))
    # Values in different parts share no token; within a part, (I + A)^K links every pair.
    linked = np.linalg.matrix_power((graph.overlap != 0).astype(object), n_values) > 0
    for part in graph.components:
        assert all({j for j in range(n_values) if linked[i, j]} == set(part) for i in part)
    np.testing.assert_allclose(graph.effective_diversity, (graph.overlap**2).sum(axis=1) / 4)
    # U_ij s s′ x·x′ is the Gram matrix of the products u_i ⊗ s x.
    x = np.random.default_rng(0).normal(size=(n_values, 2, 1, 3))
    products = np.einsum("ti,s,isqd->isqtd", graph.incidence.astype(float), [1.0, -1.0], x).reshape(2 * n_values, -1)
    gram = np.asarray(gram_matrix(jnp.asarray(x), jnp.asarray(graph.overlap))).reshape(2 * n_values, -1)
    np.testing.assert_allclose(gram, products @ products.T, atol=1e-12)
    setting = dt.Setting(n_values=n_values, n_samples=2, dim=n_values + 1, sharing=name, **PLAIN)
    assert setting.graph == graph
    assert setting.max_degree == graph.max_degree


# --- claims

SOURCES = {"DV": "2408.03459v5", "PG": "bGkPZtisSm", "LD": "2403.18742v4", "SEED": "a public summary", "OWN": "ours"}
HAS = {
    "lower": (True, False, False, False),
    "upper": (False, True, False, False),
    "two-sided": (True, True, False, False),
    "tight": (True, True, False, False),
    "identity": (False, False, True, False),
    "qualitative": (False, False, False, True),
}
"""Of a kind: whether there is a lower side, an upper side, an equation, a sentence alone."""


def _well_formed(latex):
    assert latex.isascii()
    assert (latex[:2], latex[-2:]) == (r"\[", r"\]")
    body = latex[2:-2]
    assert "\\[" not in body.replace("\\\\[", "")
    depths = list(itertools.accumulate({"{": 1, "}": -1}.get(letter, 0) for letter in re.sub(r"\\[{}\\]", "", body)))
    assert (min(depths), depths[-1]) == (0, 0)
    assert body.count(r"\left") - body.count(r"\leftarrow") == body.count(r"\right") - body.count(r"\rightarrow")
    for words in re.findall(r"\\text\{((?:[^{}\\]|\\[a-z]+\{\}|\\.)*)\}", body):
        assert not re.search(r"(?<!\\)[_^&#$%]", words), words  # TeX stops at these outside of mathematics
    return body


BOUNDED = ("lower", "upper", "failure")


def _values_by_sympy(claim):
    """All parameters with a number each, and the claim's sides, failure and last time there, by sympy alone."""
    numbers = dict.fromkeys(symbols.PARAMETERS, 1.0) | {"dim": 5.0, "n_training": 8.0}
    numbers |= {"distinguishability": 0.25, "cosine": 0.0}
    values = {p.symbol: numbers[p.name] for p in symbols.PARAMETERS.values()} | {symbols.c: 2.0}
    time = None if claim.until is None else float(claim.until.subs(values))
    at = values if time is None else {**values, symbols.t: time}
    sides = {side: None if x is None else float(x.subs(at)) for side, x in vars(claim).items() if side in BOUNDED}
    return numbers, time, sides


@pytest.mark.parametrize("name", dt.claims)
def test_every_claim(name, capsys, tmp_path):
    """It says what it is, as text, LaTeX, page and JSON; its numbers are its expressions; a twin or a reason stands."""
    claim, paper = dt.claims[name], name.split("-")[0]
    assert (claim.title and claim.does_not_claim) != ""
    assert SOURCES[paper] in claim.source
    alone = bool(claim.sentence) and claim.equation is None  # what an equation is said to imply stands beside it
    assert (claim.lower is not None, claim.upper is not None, claim.equation is not None, alone) == HAS[claim.kind]
    assert claim.until is not None or not claim.only_at_end
    assert not claim.rebuilt or name not in manifest() or any(e.rebuilt for e in manifest().values() if e.claim == name)

    # expressions
    known = {parameter.symbol for parameter in symbols.PARAMETERS.values()}
    for side in (claim.lower, claim.upper, claim.failure, claim.until, claim.best_epsilon):
        assert side is None or side.free_symbols <= known
        assert side is None or side is claim.best_epsilon or sp.latex(side) in claim.statement
    for relation in claim.hypotheses.values():
        assert relation.free_symbols <= known
        assert isinstance(relation, (sp.Le, sp.Ge, sp.Lt, sp.Eq))  # what `holds` can evaluate
    assert (r"\Rightarrow" in claim.statement) == bool(claim.hypotheses)
    bounded = claim.kind not in ("identity", "qualitative")
    assert not bounded or QUANTITIES[claim.quantity] in claim.statement

    # numbers
    numbers, time, sides = _values_by_sympy(claim)
    if bounded:
        found = claim.bound(numbers, t=time, c=2.0)
        for side in ("lower", "upper"):
            assert found[side] == (sides[side] if sides[side] is None else pytest.approx(sides[side], 1e-11, 1e-13))
        assert found["probability"] == pytest.approx(1 - (sides["failure"] or 0.0), rel=1e-11, abs=1e-13)
    else:
        with pytest.raises(ValueError, match=rf"{name} is {claim.kind}; it bounds nothing by a formula"):
            claim.bound(numbers)

    # text, LaTeX, page, JSON
    assert cli.main(["claims", name]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{name}  {claim.title}\n")
    assert all(text in out for text in (claim.kind, claim.source, claim.does_not_claim, *claim.hypotheses))
    assert _latex(claim) in out
    assert ("with high probability" in out) == (claim.failure is not None)
    assert (("rebuilt (R)" in out), ("any time" in out)) == (claim.rebuilt, claim.until is None)
    assert "**" not in out
    assert cli.main(["claims", name, "--latex"]) == 0
    body = _well_formed(capsys.readouterr().out.strip())
    assert body.count(r"\text{") == claim.statement.count(r"\text{")
    assert claim.sentence or claim.statement in body
    text = page(claim, [])
    assert text.startswith(f"# {name}: ")
    assert "No verdict on the claim as a whole." in text
    assert text.count("$") % 2 == 0
    row = ledger.Row(name, None, "UNDECIDED", "none", claim.statement, tuple(map(str, claim.hypotheses.values())))
    ledger.write(tmp_path / "l.json", [row])
    assert ledger.read(tmp_path / "l.json") == [row]
    assert json.loads((tmp_path / "l.json").read_text())[0]["statement"] == claim.statement

    # what is measured
    why = untestable(claim)
    if why:
        assert claim.quantity in NO_TWIN or claim.kind == "qualitative"
    elif claim.kind == "identity":
        assert [one for one in papers.everything().values() if claim.quantity in one.equations]
    else:
        twin = twin_of(claim)
        drawn = papers.everything()[twin.paper].settings(claim, KEY, "quick", twin)
        inside = [trial for trial in drawn if not trial.unmet]
        assert inside
        for trial in inside[:3]:
            logs = claim.evaluate(trial.parameters)
            assert all(not np.isnan(value).any() for value in logs.values())
            assert all((logs[side] < math.inf).all() for side in ("lower", "upper") if side in logs)
