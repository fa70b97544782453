"""One status per claim: rules of the merge on made-up rows, and every disagreement of the shipped ledgers explained."""

import pytest

from dpotheory import ledger
from dpotheory.ledger.rows import Row
from dpotheory.ledger.shipped import shipped
from dpotheory.ledger.status import merge

POINT = {"point": {"x": "1"}, "statement": {}, "content_hash": ""}
FAMILY = {"family": {}, "where": [], "for_all": "c > 0", "statement": {}, "obligations": []}
BENT = [[2, 3], [0, 2], [1, 2], [0, 3], [1, 3]]  # the first value shares tokens with four others, each token with three
STAR = [[0, 1], [0, 2], [0, 3], [0, 4]]


def _row(verdict, method="chain", step=None, claim="MY-1", **more):
    witness = more.pop("witness", POINT if verdict == "REFUTED" else None)
    return Row(claim, step, verdict, method, "a statement", witness=witness, **more)


def _data(pairs):
    told = {"instance": "residual", "arguments": {"token_pairs": pairs}, "hypotheses": []}
    return {**told, "lhs": "2", "relation": "<=", "rhs": "1"}


def _setting(sharing, n_values, verdict="NOT CONTRADICTED"):
    place = {"n_values": n_values, "n_samples": 1, "sharing": sharing}
    return _row(verdict, "simulation", f"setting of {sharing}", certificate={"setting": place})


def _one(*rows):
    (status,) = merge(rows)
    return status


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ([_row("PROVED"), _row("NOT CONTRADICTED", "simulation")], "PROVED"),
        ([_row("PROVED"), _row("UNDECIDED", "simulation"), _row("UNDECIDED", "search")], "PROVED"),
        ([_row("UNDECIDED"), _row("NOT CONTRADICTED", "simulation")], "NOT CONTRADICTED"),
        ([_row("UNDECIDED"), _row("REFUTED", "simulation", witness={"simulation": {}})], "REFUTED"),
        ([_row("UNDECIDED"), _row("REFUTED", "search", witness={"simulation": {}})], "REFUTED"),
        ([_row("UNDECIDED"), _row("REFUTED", witness={"rumour": "it fails"})], "UNDECIDED"),  # not replayable
        ([_row("UNDECIDED")], "UNDECIDED"),
        ([_row("REFUTED", step="a step"), _row("PROVED", step="another")], "UNDECIDED"),
        ([_row("PROVED"), _row("REFUTED", step="a step of the proof")], "PROVED"),
    ],
)
def test_the_status_of_a_claim(rows, verdict):
    for order in (rows, rows[::-1]):
        status = _one(*order)
        assert status.verdict == verdict
        assert status.sound
        assert status.reason


def test_a_refuted_step_is_counted_and_refutes_nothing():
    status = _one(_row("PROVED"), _row("REFUTED", step="a step"), _row("PROVED", step="another"))
    assert "1 of 2 steps of the proof is refuted" in status.reason
    assert status.evidence["proof"].others == {"PROVED": 1, "REFUTED": 1}


@pytest.mark.parametrize(
    "rows",
    [
        [_row("PROVED"), _row("REFUTED", "simulation", witness={"simulation": {}})],
        [_row("PROVED"), _row("REFUTED", "search", witness={"simulation": {}})],
        [_row("PROVED"), _row("REFUTED", "z3")],  # two ledgers of proofs
        [_row("PROVED", step="a step"), _row("REFUTED", step="a step"), _row("PROVED", "z3")],
    ],
)
def test_what_cannot_both_be_right_is_a_contradiction(rows):
    status = _one(*rows)
    assert status.verdict == "CONTRADICTION"
    assert not status.sound
    assert "CONTRADICTION" in str(status.disagreements[0])


def test_a_family_explains_what_finitely_many_settings_did_not_see():
    status = _one(_row("REFUTED", witness=FAMILY), _row("NOT CONTRADICTED", "simulation"))
    assert (status.verdict, status.sound) == ("REFUTED", True)
    assert "for every value of its unknown constant (c > 0)" in status.reason
    status = _one(_row("REFUTED"), _row("NOT CONTRADICTED", "simulation"))  # a point does not say why
    assert (status.verdict, status.sound) == ("REFUTED", False)
    assert "NOT EXPLAINED" in status.reason


def test_a_token_graph_explains_what_other_graphs_did_not_show():
    whole = [_row("REFUTED", witness=_data(BENT)), _row("NOT CONTRADICTED", "simulation")]
    status = _one(*whole, _setting("ring", 5), _setting("star", 5))
    assert status.sound
    assert "K = 5, Z = 3, where a value shares tokens with 4 > Z others" in status.reason
    assert not _one(*whole).sound  # nothing is known of what was simulated
    seen = [_row("REFUTED", witness=_data(STAR)), whole[1], _setting("star", 4)]
    assert not _one(*seen).sound  # the same graph was simulated
    assert _one(*seen[:2], _setting("ring", 4)).sound
    assert "have Z <= 2" in _one(*seen[:2], _setting("ring", 4)).reason


def test_a_statement_on_the_event_is_another_statement():
    step = "on-event statement"
    status = _one(_row("PROVED", claim="DV-TB.4"), _row("REFUTED", "search", step, "DV-TB.4"))
    assert (status.verdict, status.sound) == ("PROVED", True)
    assert "DV-TB.4/on-event statement is refuted by data chosen on the event" in status.reason
    # DV-LB.2 has no probability: on the event is all that it says.
    assert not _one(_row("PROVED", claim="DV-LB.2"), _row("REFUTED", "search", step, "DV-LB.2")).sound
    # A setting of a simulation that is refuted refutes the claim; a whole that says otherwise is not explained.
    status = _one(_row("NOT CONTRADICTED", "simulation"), _row("REFUTED", "simulation", "setting 01, edge"))
    assert not status.sound


@pytest.fixture(scope="module")
def statuses():
    return {status.claim: status for status in merge(row for path in shipped() for row in ledger.read(path))}


def test_every_disagreement_of_the_shipped_ledgers_is_explained(statuses):
    assert [path.name for path in shipped()] == ["ledger.json", "ledger-simulation.json", "ledger-search.json"]
    for status in statuses.values():
        for one in status.disagreements:
            assert one.explained, str(one)
    differ = {one.one.name for status in statuses.values() for one in status.disagreements}
    # verify does not contradict these, and the proofs refute them; the search breaks DV-TB.4 on the event.
    assert {"DV-LB.2", "PG-LA.1", "PG-LA.2", "LD-priority", "DV-TB.4/on-event statement"} <= differ


def test_proofs_decide_the_status(statuses):
    for row in ledger.read(shipped()[0]):
        if row.step is None and row.verdict in ("PROVED", "REFUTED"):
            assert statuses[row.claim].verdict == row.verdict


def test_an_older_ledger_is_read(tmp_path):
    written = tmp_path / "old.json"
    ledger.write(written, [_row("NOT CONTRADICTED", "simulation")])
    written.write_text(written.read_text().replace("NOT CONTRADICTED", "HOLDS"))
    assert [row.verdict for row in ledger.read(written)] == ["NOT CONTRADICTED"]
