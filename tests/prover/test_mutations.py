"""The soundness test of the provers: nothing that exact arithmetic refutes may ever be PROVED."""

import pytest

from dpotheory.prover import Budget, Relation, Verdict, certified_false, decide, implies, mutations, replay
from dpotheory.prover.mutate import KINDS

from .corpus import STATEMENTS, a, x

# no points: the search for counterexamples is silent, so the solvers meet the false statements themselves
BLIND = Budget(seconds=1.5, boxes=150, points=0)


def test_the_corpus_has_at_least_forty_statements():
    assert len(STATEMENTS) >= 40


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=pytest.mark.slow if index % 3 else ()) for index, name in enumerate(STATEMENTS)],
)
def test_true_statements_are_proved_and_false_mutants_never(name):
    statement = STATEMENTS[name]
    outcome = decide(statement, Budget(seconds=40))
    assert outcome.verdict is Verdict.PROVED, outcome.reason
    assert outcome.certificate is not None
    assert outcome.certificate["content_hash"] == statement.content_hash
    assert outcome.certificate["hypotheses"] == "satisfiable"
    check_mutants(statement, seed=1, wanted=2)


@pytest.mark.slow
@pytest.mark.parametrize("name", STATEMENTS)
def test_many_false_mutants_are_never_proved(name):
    check_mutants(STATEMENTS[name], seed=2, wanted=25)


def check_mutants(statement, seed, wanted):
    false = 0
    for mutation in mutations(statement, seed=seed, count=6 * wanted + 6):
        witness = certified_false(mutation.statement, points=60, seed=seed)
        if witness is None:
            continue
        assert replay(witness).valid
        false += 1
        outcome = decide(mutation.statement, BLIND)
        assert outcome.verdict is not Verdict.PROVED, (mutation.description, witness["point"], outcome.certificate)
        if outcome.verdict is Verdict.REFUTED:
            assert replay(outcome.witness).valid
        if false == wanted:
            break
    assert false > 0


def test_mutations_are_deterministic_and_described():
    statement = STATEMENTS["noise term"]
    first, second = mutations(statement, seed=5), mutations(statement, seed=5)
    assert [m.statement.content_hash for m in first] == [m.statement.content_hash for m in second]
    assert [m.description for m in first] != [m.description for m in mutations(statement, seed=6)]
    assert {m.kind for m in first} <= set(KINDS)
    assert {"constant", "direction", "strictness", "hypothesis", "sign"} == {m.kind for m in first}
    assert len({m.statement.content_hash for m in first}) == len(first)
    assert all((m.factor is not None) == (m.kind == "constant") for m in first)


def test_a_mutation_by_hand():
    statement = implies({"h": Relation(x, "<=", 3)}, Relation(x, "<", 5))
    found = {m.description: str(m.statement) for m in mutations(statement, kinds=["constant", "hypothesis"])}
    assert found["5 times 1/2 in the goal's rhs"] == "h: x <= 3 => x < 5/2  [x real]"
    assert found["3 times 100 in the right side of hypothesis h"] == "h: x <= 300 => x < 5  [x real]"
    assert found["hypothesis h dropped"] == "no hypotheses => x < 5  [x real]"
    # pushing by 1.05, 1.5, 2, 10, 100 and their reciprocals: ten for each of 3, 5 and for x in two places
    assert len([m for m in mutations(statement, kinds=["constant"])]) == 40


def test_unknown_kinds_are_refused():
    with pytest.raises(ValueError, match=r"kinds \['colour'\] are unknown; valid kinds are \['constant'"):
        mutations(implies([], Relation(a, "<=", 1)), kinds=["colour"])


def test_certified_false_says_nothing_about_true_statements():
    assert all(certified_false(statement, points=40) is None for statement in STATEMENTS.values())
