import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dpotheory.ledger.rows import LedgerError, Row, compare, find, read, write

FIELDS = [
    "claim",
    "step",
    "verdict",
    "method",
    "statement",
    "hypotheses",
    "witness",
    "certificate",
    "crosscheck",
    "kernel",
    "reason",
    "seconds",
]


def row(**changes):
    base = {
        "claim": "DV-TB.3",
        "step": "lower bracket",
        "verdict": "PROVED",
        "method": "z3",
        "statement": "a >= b",
        "hypotheses": ("l: l <= 1/2",),
        "certificate": {"solver": "z3", "seconds": 0.1},
        "seconds": 0.25,
    }
    return Row(**{**base, **changes})


def refuted(**changes):
    return row(**{"verdict": "REFUTED", "witness": {"point": {"x": "3/7"}}, "certificate": None, **changes})


def test_the_json_fields_are_those_of_the_contract(tmp_path):
    write(tmp_path / "ledger.json", [row()])
    data = json.loads((tmp_path / "ledger.json").read_text())
    assert list(data[0]) == FIELDS
    assert data[0]["hypotheses"] == ["l: l <= 1/2"]
    assert data[0]["witness"] is None


texts = st.text(min_size=1, max_size=20)
objects = st.none() | st.dictionaries(texts, st.integers() | texts, max_size=3)


@settings(deadline=None, max_examples=60)
@given(
    claim=texts,
    step=st.none() | texts,
    verdict=st.sampled_from(["PROVED", "UNDECIDED", "NOT CONTRADICTED"]),
    statement=texts,
    hypotheses=st.lists(texts, max_size=3),
    certificate=objects,
    reason=st.text(max_size=20),
    seconds=st.floats(0, 1e6),
)
def test_rows_survive_writing_and_reading(tmp_path_factory, **values):
    path = tmp_path_factory.mktemp("ledger") / "rows.json"
    rows = [Row(method="z3", **values), refuted()]
    write(path, rows)
    back = read(path)
    assert back == rows
    assert back[0].seconds == values["seconds"]
    assert [r.content_hash for r in back] == [r.content_hash for r in rows]


def test_an_exact_certificate_is_one_line_of_the_file(tmp_path):
    exact = {"facts": [[">", {"x": "1"}], [">", {"x": "-1"}]], "proof": {"sum": [["1", [0]], ["1", [1]]]}}
    given = [row(certificate={"parts": [{"exact": [{"shows": "the goal", "certificate": exact}]}], "n": "0" * 32})]
    write(tmp_path / "ledger.json", given)
    assert read(tmp_path / "ledger.json") == given
    lines = (tmp_path / "ledger.json").read_text().splitlines()
    assert sum(json.dumps(exact, separators=(",", ":")) in line for line in lines) == 1


def test_content_hash_ignores_the_clock_and_nothing_else():
    assert row().content_hash == row(seconds=9.0).content_hash
    assert row().content_hash == row(certificate={"solver": "z3", "seconds": 7}).content_hash
    assert row().content_hash != row(statement="a > b").content_hash
    assert row().content_hash != row(certificate={"solver": "z3", "version": 2}).content_hash


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"verdict": "TRUE"}, "Row 1 of .* 'verdict' is 'TRUE', but it must be one of PROVED, REFUTED"),
        ({"seconds": -1}, "Row 1 of .* 'seconds' is -1, but it must be a number that is at least 0"),
        ({"seconds": True}, "'seconds' is True"),
        ({"hypotheses": "x > 0"}, "'hypotheses' is 'x > 0', but it must be a list of texts"),
        ({"claim": ""}, "'claim' is empty"),
        ({"step": 3}, "'step' is 3, but it must be text, or null"),
        ({"certificate": [1]}, "'certificate' is .*, but it must be an object or null"),
        ({"crosscheck": "agrees"}, "'crosscheck' is 'agrees', but it must be an object or null"),
        ({"kernel": True}, "'kernel' is True, but it must be an object or null"),
        ({"verdict": "REFUTED"}, "a refutation must carry its witness"),
        ({"colour": 1}, "Row 1 of .* has the unknown field 'colour'"),
        ({"method": None}, "'method' is None, but it must be text"),
    ],
)
def test_malformed_rows_are_named_with_row_and_field(tmp_path, change, message):
    path = tmp_path / "bad.json"
    good = row().to_dict()
    path.write_text(json.dumps([good, {**good, **change}]))
    with pytest.raises(LedgerError, match=message) as caught:
        read(path)
    assert str(caught.value).count("\n") == 0


def test_a_missing_field_is_named(tmp_path):
    data = row().to_dict()
    del data["reason"]
    (tmp_path / "bad.json").write_text(json.dumps([data]))
    with pytest.raises(LedgerError, match=r"Row 0 of .* lacks the field 'reason'"):
        read(tmp_path / "bad.json")


def test_a_ledger_from_before_crosscheck_and_kernel_is_read(tmp_path):
    data = row().to_dict()
    del data["crosscheck"], data["kernel"]
    (tmp_path / "old.json").write_text(json.dumps([data]))
    assert read(tmp_path / "old.json") == [row()]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "is not JSON: .* at line 1"),
        ('{"a": 1}', "holds dict, but a ledger must be a list"),
        ("[3]", "must be an object"),
        ("[NaN]", "is not JSON: NaN is no number of JSON"),
        ("[" * 10**5, "is not JSON"),
    ],
)
def test_files_that_are_no_ledger(tmp_path, text, message):
    (tmp_path / "bad.json").write_text(text)
    with pytest.raises(LedgerError, match=message):
        read(tmp_path / "bad.json")


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(LedgerError, match="cannot be read: No such file"):
        read(tmp_path / "none.json")


def test_a_failed_write_leaves_the_old_ledger_and_no_debris(tmp_path):
    path = tmp_path / "ledger.json"
    write(path, [row()])
    with pytest.raises(LedgerError, match="cannot be written as JSON"):
        write(path, [row(certificate={"value": object()})])
    with pytest.raises(LedgerError, match="cannot be written as JSON"):
        write(path, [row(certificate={"value": float("nan")})])
    assert read(path) == [row()]
    assert [p.name for p in tmp_path.iterdir()] == ["ledger.json"]


def test_compare_finds_changed_new_and_missing():
    old = [row(step="a"), row(step="b"), row(step="c")]
    new = [row(step="c"), refuted(step="a"), row(step="d")]
    difference = compare(old, new)
    assert [(before.step, before.verdict, after.verdict) for before, after in difference.changed] == [
        ("a", "PROVED", "REFUTED")
    ]
    assert [r.step for r in difference.new] == ["d"]
    assert [r.step for r in difference.missing] == ["b"]
    assert not difference.same
    assert "changed  DV-TB.3/a [z3]: PROVED -> REFUTED" in str(difference)
    assert compare(old, old[::-1]).same


def test_compare_keeps_prover_and_simulation_apart_but_follows_a_changed_method():
    both = [row(), row(method="simulation", verdict="NOT CONTRADICTED")]
    worse = [row(), refuted(method="simulation")]
    assert [(a.verdict, b.verdict) for a, b in compare(both, worse).changed] == [("NOT CONTRADICTED", "REFUTED")]
    assert compare([row()], [row(method="arb")]).same
    assert len(compare([row()], both).new) == 1


def test_find_by_index_name_and_method():
    rows = [row(), row(step=None), row(step=None, method="simulation", verdict="NOT CONTRADICTED")]
    assert find(rows, 0) is rows[0]
    assert find(rows, "1") is rows[1]
    assert find(rows, "DV-TB.3/lower bracket") is rows[0]
    assert find(rows, "DV-TB.3 [simulation]") is rows[2]
    with pytest.raises(LedgerError, match=r"fits 2 rows .*give the method or the index"):
        find(rows, "DV-TB.3")
    with pytest.raises(LedgerError, match=r"There is no row 7; the ledger has the rows 0 to 2"):
        find(rows, 7)
    with pytest.raises(LedgerError, match=r"rows of that claim are DV-TB.3, DV-TB.3/lower bracket"):
        find(rows, "DV-TB.3/upper")


def test_the_ledger_alone_loads_no_solver():
    from dpotheory.ledger import rows

    code = (
        "import importlib.util, sys\n"
        "spec = importlib.util.spec_from_file_location('ledger', sys.argv[1])\n"
        "module = sys.modules['ledger'] = importlib.util.module_from_spec(spec)\n"
        "spec.loader.exec_module(module)\n"
        "print([name for name in ('sympy', 'z3', 'flint', 'jax', 'numpy') if name in sys.modules])"
    )
    command = [sys.executable, "-c", code, rows.__file__]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
