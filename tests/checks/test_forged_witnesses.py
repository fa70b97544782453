"""Witnesses of simulations and searches: the shipped ones stand for their rows, and none that was forged does.

Each forgery is a true witness with one thing changed; it must not stand, or be refused in a sentence that says why.
"""

import copy
import dataclasses
import json
from pathlib import Path

import jax
import pytest
import sympy as sp

import dpotheory as dt
from dpotheory import ledger
from dpotheory.checks import falsify
from dpotheory.checks.falsify.falsify import Effort
from dpotheory.checks.replay import replay_row
from dpotheory.claims.dv.conditions import LINEAR_TAIL
from dpotheory.claims.symbols import K, Q, Z
from dpotheory.ledger.witnesses import WitnessError

DOCS = Path(__file__).resolve().parents[2] / "docs"
ROWS = [row for name in ("simulation", "search") for row in ledger.read(DOCS / f"ledger-{name}.json")]
REFUTED = {row.key: row for row in ROWS if row.verdict == "REFUTED"}

EQUATION = REFUTED["DV-single/random model 02 [simulation]"]
PACE = next(row for row in REFUTED.values() if row.name.startswith("PG-TA.1/setting"))
FEATURES = REFUTED["LD-T4.1 [simulation]"]
READING = REFUTED["LD-T4.2/reading c' = c_n^2/(2 c_v) [search]"]
EXACT = REFUTED["LD-T4.1/reading c' = c_n^2/(2 c_v), exact [search]"]
RESIDUAL = REFUTED["DV-LB.2 [search]"]
RISK = REFUTED["DV-TB.4/on-event statement [search]"]


def _forged(row, *path, **changes):
    """The row with entries changed in its witness, or in an object inside it; None removes an entry."""
    witness = copy.deepcopy(dict(row.witness))
    inner = witness
    for name in path:
        inner = inner[name]
    for name, value in changes.items():
        if value is None:
            del inner[name]
        else:
            inner[name] = value
    return dataclasses.replace(row, witness=witness)


def _told(row, **changes):
    return _forged(row, "simulation", **changes)


def _falls(row, reason, claim=None):
    """Either it does not stand, or it is refused; for the reason given."""
    try:
        found = replay_row(row, claim)
    except WitnessError as error:
        said = str(error)
    else:
        assert not found.stands, found
        said = found.reason
    assert reason in said, said


@pytest.mark.standard_promotion
@pytest.mark.parametrize("key", [key for key in REFUTED if "PG-TA.1/setting" not in key])
def test_what_is_shipped_stands(key):
    found = replay_row(ledger.row_from_dict(json.loads(json.dumps(REFUTED[key].to_dict())), key))
    assert found.stands, found.reason
    assert found.unmet == ()


BAD_NUMBERS = [True, None, "0.1", "nan", [0.1], float("nan"), float("inf"), -float("inf"), 1j]


@pytest.mark.parametrize("number", BAD_NUMBERS, ids=repr)
def test_numbers_that_are_none_are_refused(number):
    if number is not None:
        _falls(_forged(PACE, "simulation", "setting", noise=number), "must be a finite number")
        _falls(_forged(FEATURES, "simulation", "ld", noise=number), "must be a finite number")
        _falls(_forged(EXACT, "exact", difference=number), "must be a finite number")
    if number not in ("0.1", None):
        _falls(_forged(RESIDUAL, "setting", tau=number), "must be an exact number")
        _falls(_forged(RISK, epsilon=number), "must be an exact number")


@pytest.mark.parametrize("whole", [True, 2.0, "2", -1, 0])
def test_sizes_that_are_no_whole_numbers_are_refused(whole):
    _falls(_forged(PACE, "simulation", "setting", n_values=whole), "n_values is")
    _falls(_forged(FEATURES, "simulation", "ld", n=whole), "n is")
    _falls(_forged(RESIDUAL, "setting", n_samples=whole), "n_samples is")


@pytest.mark.parametrize("row", [EQUATION, PACE, FEATURES, READING, EXACT, RESIDUAL, RISK], ids=lambda row: row.name)
def test_a_witness_stands_for_its_own_row_only(row):
    _falls(dataclasses.replace(row, claim="DV-TB.3"), "and the row about 'DV-TB.3'")
    _falls(dataclasses.replace(row, statement="r = 0"), "The row states 'r = 0'")
    dropped = dataclasses.replace(row, hypotheses=row.hypotheses[1:])
    if row.hypotheses:
        _falls(dropped, "hypotheses are not those")
    _falls(dataclasses.replace(row, hypotheses=(*row.hypotheses, "n_values <= 2")), "hypotheses are not those")
    for verdict in ("PROVED", "NOT CONTRADICTED", "UNDECIDED"):
        with pytest.raises(WitnessError, match="to replay"):
            replay_row(dataclasses.replace(row, verdict=verdict))


@pytest.mark.parametrize("row", [EQUATION, PACE, FEATURES, READING, EXACT, RESIDUAL, RISK], ids=lambda row: row.name)
@pytest.mark.parametrize("other", [EQUATION, PACE, FEATURES, READING, EXACT, RESIDUAL, RISK], ids=lambda row: row.name)
def test_no_witness_stands_for_another_row(row, other):
    if row is not other:
        _falls(dataclasses.replace(other, witness=row.witness), "")


@pytest.mark.parametrize("field", ["epsilon", "c", "unmet"])
def test_a_field_that_means_nothing_falls(field):
    for row in (EQUATION, PACE, FEATURES):
        _falls(_told(row, **{field: 1.0}), "c = 1.0" if field == "c" and row is not EQUATION else "means nothing there")
    for row in (EXACT, RESIDUAL, RISK):
        if field not in row.witness:
            _falls(_forged(row, **{field: 1}), "means nothing there")
    _falls(_forged(PACE, "simulation", "extra", **{field: 1.0}), "means nothing there")
    _falls(_forged(FEATURES, "simulation", "extra", **{field: 1.0}), "means nothing there")
    _falls(_forged(RESIDUAL, "setting", **{field: 1}), "means nothing there")


def test_extra_parameters_do_not_replace_those_of_the_setting():
    """Else a bound could be evaluated at a noise that was not simulated."""
    for name in ("noise", "shared_norm", "dim", "epsilon", "t"):
        _falls(_forged(PACE, "simulation", "extra", **{name: 1e-9}), f"'{name}', which means nothing there")
    for name in ("c_n", "c_v", "distinguishability", "step_size"):
        _falls(_forged(FEATURES, "simulation", "extra", **{name: 1e-9}), f"'{name}', which means nothing there")


def test_a_setting_of_another_row_falls():
    other = next(row for row in REFUTED.values() if row.name.startswith("PG-TA.1/setting") and row is not PACE)
    _falls(dataclasses.replace(PACE, step=other.step), "The witness is of the setting")
    _falls(dataclasses.replace(PACE, step="rare events, K=1"), "The witness is of the setting")
    _falls(dataclasses.replace(EQUATION, step="random model 03"), "random model 02, and the row about")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"time": 1e9}, "The witness is at t = "),  # beyond until
        ({"time": 1.0}, "The witness is at t = "),
        ({"side": "lower"}, ""),
        ({"side": "both"}, "The claim has no 'both' side"),
        ({"relation": ">="}, "records"),
        ({"measured": 1e-30}, "records"),
        ({"bound": 0.5}, "records"),
        ({"dataset": 64}, "dataset is 64"),
        ({"dataset": True}, "dataset is True"),
        ({"family_error": 0.5}, "an error with chance 0.5"),
        ({"family_error": 0.0}, "an error with chance 0"),
        ({"rows": 0}, "rows is 0"),
        ({"budget": "huge"}, "its budget is 'huge'"),
        ({"key": "abc"}, "a word of the key"),
        ({"key": [0, -1]}, "a word of the key"),
        ({"key": [0]}, "malformed"),
        ({"size": 3}, "size is 3"),
        ({"extra": None}, "lacks 'extra'"),
        ({"c": 1e-3}, "which PG-TA.1 does not leave open"),
    ],
)
@pytest.mark.standard_promotion
def test_a_changed_simulation_falls(changes, reason):
    _falls(_told(PACE, **changes), reason)


@pytest.mark.standard_promotion
def test_swapped_sides_and_settings_outside_the_hypotheses_fall():
    told = PACE.witness["simulation"]
    _falls(_told(PACE, measured=told["bound"], bound=told["measured"]), "records")
    _falls(_forged(PACE, "simulation", "setting", noise=0.9), "does not meet: noise")
    loud = _forged(PACE, "simulation", "setting", noise=0.9)
    assert "noise" in replay_row(loud).unmet  # whatever a witness says about what it does not meet
    _falls(_forged(FEATURES, "simulation", "ld", step=10.0), "does not meet")
    equation = EQUATION.witness["simulation"]
    _falls(_told(EQUATION, left=equation["right"], right=equation["left"]), "where the witness records")
    _falls(_told(EQUATION, relation="!="), "where the witness records")
    _falls(_told(EQUATION, entry=10**6), "malformed")
    _falls(_told(EQUATION, entry=True), "entry is True")


def test_a_chosen_constant_refutes_its_reading_only():
    assert READING.witness["simulation"]["c"] > 0
    for constant in (1e6, 2 * READING.witness["simulation"]["c"]):
        _falls(_told(READING, c=constant), "which LD-T4.2 does not leave open")
    whole = next(row for row in ROWS if row.claim == "LD-T4.2" and row.step is None and row.method == "search")
    _falls(dataclasses.replace(whole, witness=READING.witness), "A constant was chosen")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"family": "laplace"}, "isotropic Gaussian classes only"),
        ({"spike": 3.0}, "isotropic Gaussian classes only"),
        ({"decay": 1.0}, "isotropic Gaussian classes only"),
        ({"family": 3}, "family is 3"),
        ({"n": 3}, "n must be even"),
        ({"difference": 20.0}, "fails with probability"),
        ({"dim": 8}, "fails with probability"),
        ({"more": 1}, "means nothing there"),
    ],
)
def test_another_law_falls(changes, reason):
    _falls(_forged(EXACT, "exact", **changes), reason)


def test_sides_of_a_search_are_recomputed():
    for row in (EXACT, RESIDUAL):
        _falls(_forged(row, lhs=row.witness["rhs"], rhs=row.witness["lhs"]), "records")
        _falls(_forged(row, relation=">="), "records the relation")
        _falls(_forged(row, lhs=1e9), "records")
        _falls(_forged(row, rhs="inf"), "records")


def test_data_outside_the_event_or_of_another_graph_fall():
    _falls(_forged(RESIDUAL, epsilon="1/100000"), "does not meet: the data lie in the Gram event")
    _falls(_forged(RESIDUAL, epsilon="1000"), "")  # a wider event: the bound grows with it
    pairs = RESIDUAL.witness["setting"]["token_pairs"]
    _falls(_forged(RESIDUAL, "setting", token_pairs=[pairs[0]] * len(pairs)), "")
    _falls(_forged(RESIDUAL, "setting", token_pairs=pairs[:-1]), "malformed")
    _falls(_forged(RESIDUAL, "setting", dim=2), "malformed")
    _falls(_forged(RESIDUAL, falsified="PG-LA.2"), "The witness is about 'PG-LA.2'")
    data = copy.deepcopy(RESIDUAL.witness["embeddings"])
    for entry in (0.5, True, "1e5", "nan", None):
        data[0][0][0][0] = entry
        _falls(_forged(RESIDUAL, embeddings=data), "an embedding is")


FAILS = dataclasses.replace(dt.claims["PG-LA.1"], failure=(8 * Z + 4) * K * Q**2 * LINEAR_TAIL)
FEW = Effort(n_random=0, n_ascents=0, n_steps=0, n_settings=48, n_screen=32, n_final=512)


@pytest.fixture(scope="module")
def counted():
    with jax.numpy_dtype_promotion("standard"):
        row = falsify(FAILS, jax.random.key(0), FEW)
    assert row.verdict == "REFUTED"
    return row


@pytest.mark.standard_promotion
def test_a_counted_rate_of_a_users_claim(counted):
    assert replay_row(counted, FAILS).stands
    _falls(counted, "The row states")  # of the registry's claim it says nothing
    stronger = dataclasses.replace(FAILS, upper=2 * FAILS.upper)
    _falls(counted, "The row states", stronger)
    wider = dataclasses.replace(FAILS, hypotheses={"noise": sp.Le(dt.claims.symbols.v, 9)})
    _falls(counted, "The row states", wider)
    for changes, reason in (
        ({"failures": counted.witness["failures"] + 1}, "failures where the replay counts"),
        ({"error": 0.9}, "an error with chance 0.9"),
        ({"error": 0.0}, "an error with chance 0"),
        ({"n_datasets": 10**9}, "n_datasets is 1000000000"),
        ({"n_datasets": True}, "n_datasets is True"),
        ({"epsilon": "1000"}, "datasets fail"),
        ({"epsilon": "-1"}, "must be greater than 0"),
        ({"key": [1.5, 2]}, "a word of the key"),
        ({"lhs": 0.0}, "records"),
        ({"relation": ">="}, "records the relation"),
    ):
        _falls(_forged(counted, **changes), reason, FAILS)
    _falls(dataclasses.replace(counted, step="a step"), "speak about the claim as a whole", FAILS)


def test_no_count_refutes_a_claim_about_some_constant(counted):
    """PG-LA.1 says "for some c": counts at one setting leave smaller constants open."""
    claim = dt.claims["PG-LA.1"]
    row = dataclasses.replace(counted, statement=claim.statement)
    _falls(row, "One setting refutes no claim about some unknown constant")
