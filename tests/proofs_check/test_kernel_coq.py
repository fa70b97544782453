"""What Coq itself accepts: proofs that are found, none for a false neighbour, no false variant of a proved row."""

import pytest

from dpotheory import ledger
from proofs_check.kernel import __main__ as command
from proofs_check.kernel import compile as compiler
from proofs_check.kernel import files, rows, search, session, writer

from .test_kernel import claims, difference, stated

needs_coq = pytest.mark.skipif(not session.installed(), reason="Coq with Interval and Coquelicot is not installed")


@pytest.fixture(scope="module")
def coq():
    with compiler.workshop() as workshop, session.Session(files.HEADER, workshop) as running:
        yield running


NEIGHBOURS = {
    "a square": ("x**2 >= 0", "x**2 > 0"),
    "a quotient by what may be 0": ("1/(1 + x**2) <= 1", "x/x == 1"),
    "a root of what may be negative": ("sqrt(1 + x**2) >= 1", "sqrt(x)**2 == x"),
    "an exponential": ("exp(-x**2) <= 1", "exp(-x) <= 1"),
    "a logarithm that is undefined": ("log(1 + x**2) >= 0", "log(x) <= x - 1"),
    "numbers": ("pi < 22/7", "pi < 3"),
}


@needs_coq
@pytest.mark.parametrize("name", NEIGHBOURS)
def test_a_proof_is_found_for_what_is_true_and_not_for_its_neighbour(coq, name):
    true, false = (stated(text) for text in NEIGHBOURS[name])
    assert search.found(coq, true, 60.0) is not None
    assert search.found(coq, false, 5.0) is None


@needs_coq
def test_an_error_within_a_proof_is_no_proof(coq):
    text = writer.theorem("t", stated("x**2 >= 0"))
    assert coq.accepts(text, "t", "intros x. nra.", 20.0)
    assert not coq.accepts(text, "t", "intros x. nra. nra.", 20.0)
    assert not coq.accepts(text, "t", "admit.", 20.0)


def _mutants(most=40):
    """Shipped proofs beside a false variant of their theorem, from every claim in turn, two at most."""
    found = []
    for turn in range(2):
        for claim, of in sorted(claims().items()):
            path = files.path(session.FOLDER, claim)
            there = files.entries(path.read_text(encoding="utf-8")) if path.exists() else {}
            names = rows.names(of)
            shipped = [key for key in of if rows.theorem_names(names[key], 1)[0] in there]
            for key in shipped[turn : turn + 1]:
                first = of[key][0]
                wrong = None if isinstance(first, writer.Existence) else _falsified(first)
                if wrong is not None and len(found) < most:
                    found.append((key, wrong, there[rows.theorem_names(names[key], 1)[0]].proof))
    return found


def _falsified(statement):
    """A variant that is certainly false, or None."""
    from dpotheory.prover import certified_false, mutations

    for mutation in mutations(statement, 0, count=40):
        if certified_false(mutation.statement, 200, 0) is not None:
            return mutation.statement
    return None


@needs_coq
@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_no_false_variant_of_a_proved_row_is_accepted(coq):
    mutants = _mutants()
    for key, wrong, proof in mutants:
        text = writer.theorem("t", wrong)
        assert not coq.accepts(text, "t", proof, 30.0), key
        assert search.found(coq, wrong, 5.0) is None, key
        assert difference(text, claims()[key.partition("/")[0]][key][0]) != "", key
    assert len(mutants) == 40


@needs_coq
@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_coq_accepts_every_shipped_file(tmp_path):
    assert command.main(["--json", str(tmp_path / "ledger.json")]) == 0
    found = [row.kernel for row in ledger.read(tmp_path / "ledger.json") if row.kernel is not None]
    assert len(found) >= 240
    assert all(not compiler.foreign(one["assumptions"]) for one in found)
