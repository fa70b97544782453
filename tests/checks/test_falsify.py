"""The falsifier: witnesses checked by other means, searches that must find something, and rows that must not refute."""

import dataclasses
import importlib
import json
import math
from fractions import Fraction

import jax
import numpy as np
import pytest
import sympy as sp
from scipy import stats

import dpotheory as dt
from dpotheory import ledger
from dpotheory.checks.falsify.counted import read_setting
from dpotheory.checks.falsify.data import Candidate
from dpotheory.checks.falsify.falsify import EFFORTS, Effort, falsify, replay
from dpotheory.checks.falsify.minimise import _compact
from dpotheory.checks.falsify.on_event import ON_EVENT, STEP
from dpotheory.checks.falsify.settings import draw_settings, graphs
from dpotheory.checks.falsify.witness import Witness
from dpotheory.claims.dv.conditions import LINEAR_TAIL
from dpotheory.claims.symbols import K, Q, Z
from dpotheory.cli import falsify as cli_falsify
from dpotheory.cli.terminal import UserError
from dpotheory.ledger.witnesses import WitnessError
from tests.helpers import raises
from tests.properties.events import Data, hypotheses_of_tb3

falsifier = importlib.import_module("dpotheory.checks.falsify.falsify")
TINY = Effort(n_random=256, n_ascents=0, n_steps=0, n_settings=8, n_screen=32, n_final=512)
MORE = dataclasses.replace(TINY, n_settings=48)
QUICK = EFFORTS["quick"]


def _read(row):
    """The witness of a row after a journey through JSON, and its data for plain numpy."""
    witness = json.loads(json.dumps(row.to_dict()))["witness"]
    read = Witness.from_dict(witness)
    setting, v = read.setting, float(read.leaves["noise"])
    x = np.zeros((*read.embeddings.shape[:3], setting.dim))
    x[..., : read.embeddings.shape[3]] = read.floats
    blank = Data(np.zeros(x.shape), setting.graph.pairs, float(setting.shared_norm))
    data = dataclasses.replace(blank, noise=(x - blank.embeddings(v)) / v)
    return witness, setting, data, x, float(read.epsilon)


@pytest.fixture(scope="module")
def residual_row():
    with jax.numpy_dtype_promotion("standard"):
        return falsify("DV-LB.2", jax.random.key(1))


@pytest.fixture(scope="module")
def risk_row():
    return falsify(f"DV-TB.4/{STEP}", jax.random.key(1), TINY)


def test_the_residual_of_lb2_is_refuted_and_the_witness_is_small(residual_row):
    assert residual_row.verdict == "REFUTED"
    assert residual_row.step is None  # no probability: the on-event statement is the claim
    witness, setting, data, x, epsilon = _read(residual_row)
    v, l2, z = float(setting.noise), float(setting.shared_norm) ** 2, setting.max_degree
    assert data.event(v, epsilon * (1 + 1e-9))
    assert setting.graph.multiplicity == 1
    # By hand: N τ ṙ_j/β² = Σ_k C_jk σ_k, minus its leading part, over max σ, at σ = 1/2.
    rows = x.reshape(-1, setting.dim)
    value = np.repeat(np.arange(setting.n_values), 2 * setting.n_samples)
    sign = np.tile(np.repeat([1, -1], setting.n_samples), setting.n_values)
    gram = np.outer(sign, sign) * setting.graph.overlap[np.ix_(value, value)] * (rows @ rows.T)
    same = value[:, None] == value[None, :]
    leading = np.where(same, 2 * (1 + np.outer(sign, sign) * l2), 0) + 2 * setting.dim * v**2 * np.eye(len(rows))
    lhs = np.abs((gram - leading).sum(axis=1)).max()
    rhs = 2 * setting.n_samples * ((2 * z + 4) * epsilon * v + z * l2)
    assert lhs > rhs * (1 + 1e-6)
    assert (witness["lhs"], witness["rhs"]) == (pytest.approx(lhs), pytest.approx(rhs))
    # The bound needs more sharing values than Z, hence Z ≥ 3 and five values: none of them could be dropped.
    assert max(len(others) for others in setting.graph.neighbours) > z >= 3
    assert setting.n_values == 5
    assert setting.n_samples == 1
    numbers = [Fraction(entry) for entry in np.ravel(np.asarray(witness["embeddings"], dtype=object))]
    assert max(number.denominator for number in numbers) <= 1000


def test_the_risk_of_tb4_is_refuted_on_the_event(risk_row):
    assert risk_row.verdict == "REFUTED"
    assert risk_row.name == "DV-TB.4/on-event statement"  # and not the theorem, which speaks with probability
    _, setting, data, x, epsilon = _read(risk_row)
    v = float(setting.noise)
    assert data.event(v, epsilon * (1 + 1e-9))
    assert all(hypotheses_of_tb3(data, v, epsilon).values())
    # Euler steps of τẆ = −∇L for u_iᵀ(W − W₀), and Φ of the margins of fresh samples, in plain numpy.
    k, n, beta = setting.n_values, setting.n_total, float(setting.beta)
    sign = np.asarray([1.0, -1.0])[None, :, None]
    a = np.zeros((k, setting.dim))
    for _ in range(1000):
        weight = sign / (1 + np.exp(beta * sign * np.einsum("vd,vsqd->vsq", a, x)))
        force = np.einsum("vsq,vsqd->vd", weight, x)
        a += float(setting.tau_1) / float(setting.tau) / 1000 * beta / n * setting.graph.overlap @ force
    means = np.stack([a[np.arange(k), np.arange(k) + 1] + s * float(setting.shared_norm) * a[:, 0] for s in (1, -1)])
    risk = stats.norm.cdf(-means / (v * np.linalg.norm(a, axis=1))).mean()
    bound = 2 * k * setting.n_samples**2 * math.exp(-(epsilon**2) / 5)
    assert risk > 1.01 * bound
    assert math.exp(risk_row.witness["lhs"]) == pytest.approx(risk, rel=1e-2)
    assert math.exp(risk_row.witness["rhs"]) == pytest.approx(bound, rel=1e-9)


def test_replay_needs_nothing_but_the_witness(residual_row, risk_row):
    for row in (residual_row, risk_row):
        witness = json.loads(json.dumps(row.to_dict()))["witness"]
        found = replay(witness)
        assert found.stands
        assert all(found.hypotheses.values())
        assert found.lhs > found.rhs + found.budget
        assert len(found.notes) == 1  # the budget; the recorded sides agree
        smaller = {**witness, "epsilon": str(Fraction(witness["epsilon"]) / 10)}
        assert not replay(smaller).hypotheses["the data lie in the Gram event"]
        assert not replay(smaller).stands
        assert "records 17" in replay({**witness, "lhs": 17}).reason
        assert not replay({**witness, "lhs": 17}).stands


def test_a_malformed_witness_is_named(risk_row):
    witness = dict(risk_row.witness)
    with raises(WitnessError, "The witness (data on the event) is malformed: it lacks 'setting'"):
        replay({key: value for key, value in witness.items() if key != "setting"})
    with raises(WitnessError, "The witness is malformed: embeddings of shape"):
        replay({**witness, "embeddings": witness["embeddings"] * 2})
    with raises(WitnessError, "The witness speaks about 'DV-X'"):
        replay({**witness, "falsified": "DV-X"})


@pytest.mark.slow
def test_envelopes():
    # The printed upper side of PG-TA.1 goes to 0 with dv², and margins do not; TB.3's envelope resists.
    row = falsify(f"PG-TA.1/{STEP}", jax.random.key(1), TINY)
    assert row.verdict == "REFUTED"
    assert row.witness["lhs"] > row.witness["rhs"]
    row = falsify(f"DV-TB.3/{STEP}", jax.random.key(1), TINY)
    assert row.verdict == "NOT CONTRADICTED"
    assert row.certificate["in_the_event"] > 20
    assert -1 < row.certificate["closest"] < 0
    # A search that cannot find a wrong bound shows nothing: 12 r_L lies above every margin as v → 0.
    claim = dt.claims["DV-TB.3"]
    pushed = dataclasses.replace(ON_EVENT[f"DV-TB.3/{STEP}"], claim=dataclasses.replace(claim, lower=12 * claim.lower))
    assert falsify(pushed, jax.random.key(1), TINY).verdict == "REFUTED"


def test_same_key_same_row(risk_row):
    assert falsify(f"DV-TB.4/{STEP}", jax.random.key(1), TINY) == risk_row
    assert falsify("DV-L4.1", jax.random.key(1), TINY) != falsify("DV-L4.1", jax.random.key(2), TINY)


def test_an_unknown_constant_is_bounded_and_not_refuted():
    row = falsify("PG-LA.1", jax.random.key(0), MORE)
    assert row.verdict == "UNDECIDED"
    found = row.certificate
    at = dict(found["at"])
    epsilon = float(Fraction(at.pop("epsilon")))
    setting = read_setting(at)
    assert found["low"] > math.exp(found["log_claimed"])
    at_most = dt.claims["PG-LA.1"].log_bound(setting, epsilon=epsilon, c=found["largest_c"])["failure"]
    assert at_most == pytest.approx(math.log(found["low"]), rel=1e-6)


def test_a_failure_rate_above_the_claimed_one_is_refuted():
    # δ(ε) without its second part names no constant, so that counting may refute it.
    claim = dataclasses.replace(dt.claims["PG-LA.1"], failure=(8 * Z + 4) * K * Q**2 * LINEAR_TAIL)
    row = falsify(claim, jax.random.key(0), MORE)
    assert row.verdict == "REFUTED"
    assert row.witness["lhs"] > row.witness["rhs"]
    assert replay(json.loads(json.dumps(row.witness)), claim).stands
    assert not replay(row.witness).stands  # of the claim as printed, whose constant is open
    assert not replay({**row.witness, "failures": 0}, claim).stands  # it counts others
    assert not replay({**row.witness, "epsilon": "1000"}, claim).stands


def test_a_claim_that_never_speaks_is_undecided():
    row = falsify("DV-T4.2", jax.random.key(0), TINY)
    assert row.verdict == "UNDECIDED"
    assert row.reason.startswith("No setting")


@pytest.mark.parametrize("name", [f"DV-TB.3/{STEP}", f"PG-TA.2/{STEP}", "DV-LB.2", f"DV-TC.6/{STEP}"])
def test_settings_lie_inside_the_hypotheses(name):
    on_event = ON_EVENT[name]
    drawn = draw_settings(on_event, np.random.default_rng(0), 40, (6, 2))
    assert len(drawn) == 40
    for setting, epsilon in drawn:
        assert setting.graph.multiplicity == 1
        parameters = on_event.parameters([setting], [epsilon])
        for relation in on_event.hypotheses.values():
            values = {
                p.symbol: float(parameters[n][0, 0]) for n, p in dt.claims.symbols.PARAMETERS.items() if n in parameters
            }
            left, right = (float(sp.N(side.subs(values))) for side in relation.args)
            up = 1e-9 * max(abs(left), abs(right))
            assert {"<=": left <= right + up, ">=": left >= right - up, "==": left == right}[relation.rel_op]
    assert len({setting.graph for setting, _ in drawn}) > 5
    assert len(graphs(6)) == len(set(graphs(6)))


def test_compaction_keeps_products_and_the_frame_of_a_risk():
    setting = dt.Setting(n_values=2, n_samples=1, dim=20, noise=0.1, shared_norm=0.3, beta=0.1)
    x = np.random.default_rng(0).standard_normal((2, 2, 1, 20))
    for name, kept in (("DV-LB.2", 0), (f"DV-TB.4/{STEP}", 3)):
        small = _compact(ON_EVENT[name], Candidate(setting, 1.0, x)).embeddings
        assert small.shape[3] == 4 + kept
        rows, before = small.reshape(4, -1), x.reshape(4, -1)
        np.testing.assert_allclose(rows @ rows.T, before @ before.T, atol=1e-12)
        np.testing.assert_array_equal(rows[:, :kept], before[:, :kept])


def test_mistakes_are_named():
    with raises(ValueError, "budget = 'huge'; it must be one of quick, full"):
        falsify("DV-TB.4", jax.random.key(0), "huge")
    with raises(ValueError, "'DV-T9' is no target"):
        falsify("DV-T9", jax.random.key(0))
    with raises(ValueError, "DV-scaling has nothing that data or settings could falsify"):
        falsifier.targets("DV-scaling")
    assert falsifier.targets("DV-TB.4") == [f"DV-TB.4/{STEP}", f"DV-TB.4/{STEP}, other reading", "DV-TB.4"]


def test_command_line(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(falsifier, "EFFORTS", {"quick": TINY})
    file = tmp_path / "found.json"
    assert cli_falsify.falsify(claim="DV-TB.4", json=file, seed=1) == 0
    rows = ledger.read(file)
    assert [row.verdict for row in rows[:2]] == ["REFUTED", "REFUTED"]
    assert rows[2].verdict != "REFUTED"
    assert all(replay(row.witness).stands for row in rows[:2])
    assert len({row.key for row in rows}) == 3
    printed = capsys.readouterr().out
    assert [line.split("  ")[0] for line in printed.splitlines()] == [row.name for row in rows]
    assert rows[0].name == "DV-TB.4/on-event statement"
    assert printed.count("REFUTED") == 2


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"claim": "DV-T9"}, "There is no claim 'DV-T9'; did you mean DV-"),
        ({"claim": "dv-tb.4", "seed": -1}, "seed = -1"),
        ({"claim": "DV-TB.4", "json": "missing/found.json"}, "The ledger "),
    ],
)
def test_mistakes_on_the_command_line(given, text, tmp_path):
    if "json" in given:
        given = {**given, "json": tmp_path / given["json"]}
    with pytest.raises(UserError, match="^" + text):
        cli_falsify.falsify(**given)


@pytest.mark.slow
@pytest.mark.standard_promotion
def test_ascent_comes_closer_and_the_envelope_still_resists():
    random = falsify(f"DV-TB.3/{STEP}", jax.random.key(0), dataclasses.replace(QUICK, n_ascents=0))
    ascent = falsify(f"DV-TB.3/{STEP}", jax.random.key(0), QUICK)
    assert random.verdict == ascent.verdict == "NOT CONTRADICTED"
    assert random.certificate["closest"] < ascent.certificate["closest"] < 0
