"""The gate: statements of known truth, each with a near neighbour of the opposite truth; no wrong verdict, ever."""

import itertools

import pytest

from dpotheory.prover import Budget

from .known_truth.gate import ask, kinds, summary
from .known_truth.generator import generated

QUICK, EVERY = Budget(seconds=2.0), 5
LEMMAS = ("lemmas", "information", "concentration")
KINDS = kinds()
ALL = [(kind, case) for kind, cases in KINDS.items() for case in cases]


def group(case):
    return case.name.partition(": ")[0]


def quick():
    """Every fifth group of each kind, both neighbours."""
    for kind, cases in KINDS.items():
        for index, (_, members) in enumerate(itertools.groupby(cases, key=group)):
            if index % EVERY == 0:
                yield from ((kind, case) for case in members)


def parameters(pairs):
    return [pytest.param(case, id=f"{kind}/{case.name}") for kind, case in pairs]


def test_every_case_has_a_neighbour_of_the_opposite_truth():
    for kind, cases in KINDS.items():
        truths = {}
        for case in cases:
            truths.setdefault(group(case), set()).add(case.truth)
            assert case.why, case.name
            assert case.also, case.name
        lonely = [name for name, found in truths.items() if found != {True, False}]
        assert not lonely, (kind, lonely)


def test_names_are_unique_and_there_are_enough_cases():
    names = [(kind, case.name) for kind, case in ALL]
    assert len(set(names)) == len(names)
    assert len(names) >= 250


@pytest.mark.parametrize("case", parameters(quick()))
def test_no_fault_in_little_time(case):
    answer = ask(case, QUICK)
    assert not answer.fault, (answer, case.why)


@pytest.mark.slow
@pytest.mark.parametrize("case", parameters(ALL))
def test_no_fault_with_the_default_budget(case):
    answer = ask(case, Budget())
    assert not answer.fault, (answer, case.why)


@pytest.mark.slow
@pytest.mark.parametrize("kind", LEMMAS)
def test_two_thirds_of_the_lemmas_are_proved(kind):
    answers = [ask(case, Budget()) for case in KINDS[kind]]
    true = [j for j in answers if j.case.truth]
    false = [j for j in answers if not j.case.truth]
    assert 3 * sum(j.verdict == "PROVED" for j in true) >= 2 * len(true), summary(answers)
    assert 3 * sum(j.verdict == "REFUTED" for j in false) >= 2 * len(false), summary(answers)


@pytest.mark.parametrize("seed", range(4))
def test_generated_statements(seed):
    for case in generated(25, seed):
        answer = ask(case, Budget(seconds=1.0))
        assert not answer.fault, (answer, case.why)
