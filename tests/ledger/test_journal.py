"""The journal of a run: rows survive its end, whatever ends it, and only the same run takes them."""

import pytest

from dpotheory.ledger import LedgerError, Row
from dpotheory.ledger.journal import Journal, sources


def _row(name: str) -> Row:
    return Row(name, None, "UNDECIDED", "none", "π ≤ 4", reason=name, seconds=0.5)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "l.json"


def test_the_next_run_takes_what_was_finished(path):
    first = Journal(path, "this")
    first.add([_row("A"), _row("B")])
    first.add([_row("C")])
    again = Journal(path, "this")
    assert again.pieces == [[_row("A"), _row("B")], [_row("C")]]
    again.add([_row("D")])
    assert [piece[0].claim for piece in Journal(path, "this").pieces] == ["A", "C", "D"]
    again.close()
    assert not path.with_name("l.json.partial").exists()
    assert Journal(path, "this").pieces == []


@pytest.mark.parametrize("fresh", [True, False])
def test_another_run_and_a_fresh_one_take_nothing(path, fresh):
    Journal(path, "this").add([_row("A")])
    assert Journal(path, "this" if fresh else "that", fresh=fresh).pieces == []
    assert Journal(path, "this").pieces == []  # and the old one's rows are gone


@pytest.mark.parametrize("cut", range(1, 120, 7))
def test_a_line_cut_short_costs_that_line_only(path, cut):
    journal = Journal(path, "this")
    journal.add([_row("A")])
    journal.add([_row("B")])
    file = path.with_name("l.json.partial")
    file.write_bytes(file.read_bytes()[:-cut])
    kept = Journal(path, "this").pieces
    assert kept == [[_row("A")], [_row("B")]][: 2 if cut == 1 else 1]
    Journal(path, "this").add([_row("C")])
    assert Journal(path, "this").pieces == [*kept, [_row("C")]]


def test_what_is_no_row_is_not_taken(path):
    journal = Journal(path, "this")
    journal.add([_row("A")])
    file = path.with_name("l.json.partial")
    for bad in (b"[1]", b"{}", b"7", b"\xff\xfe", b"[" * 10**5, b'[{"claim": "B"}]', b"NaN"):
        file.write_bytes(file.read_bytes() + bad + b"\n")
        assert Journal(path, "this").pieces == [[_row("A")]]
    file.write_bytes(b"no journal")
    assert Journal(path, "this").pieces == []


def test_without_a_ledger_nothing_is_kept_and_it_says_so(path):
    journal = Journal(None, "this")
    journal.add([_row("A")])
    journal.close()
    assert "nothing is kept" in journal.stopped
    assert str(path) + ".partial" in Journal(path, "this").stopped
    with pytest.raises(LedgerError, match="cannot be written"):
        Journal(path / "none" / "l.json", "this")


def test_the_digest_of_sources_sees_every_change(tmp_path):
    def digest():
        return sources([tmp_path], ["numpy"])

    (tmp_path / "a.py").write_text("1")
    seen = {digest()}
    assert digest() in seen
    for name, text in (("a.py", "2"), ("b.py", ""), ("c.toml", "x")):
        (tmp_path / name).write_text(text)
        assert digest() not in seen
        seen.add(digest())
    (tmp_path / "b.py").rename(tmp_path / "d.py")
    assert digest() not in seen
    (tmp_path / "note.txt").write_text("no source")
    seen.add(digest())
    assert len(seen) == 5
