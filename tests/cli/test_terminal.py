"""Exit statuses and sentences of an experiment; no bar where there is no terminal."""

import dataclasses

import pytest

from dpotheory.cli import terminal


def _run(job):
    return terminal.experiment(job, mistakes=(ValueError,), stopped="half is kept")


def test_the_result_is_printed_as_it_is(capsys):
    assert _run(lambda advance: advance(0.5, "half") or "risk [bold] of " + "x" * 200) == 0
    out, err = capsys.readouterr()
    assert out == "risk [bold] of " + "x" * 200 + "\n"
    assert err == ""


def test_a_mistake_is_one_sentence_with_its_brackets(capsys):
    def job(advance):
        raise ValueError("n_values = [1, 2]; it must increase")

    assert _run(job) == 2
    assert capsys.readouterr().err == "error: n_values = [1, 2]; it must increase\n"


def test_an_interrupted_job_says_what_is_kept(capsys):
    def job(advance):
        raise KeyboardInterrupt

    assert _run(job) == 130
    assert "half is kept" in capsys.readouterr().err


@dataclasses.dataclass(frozen=True)
class _Config:
    datasets: int = 40
    out: str = "results"


def test_the_small_run_keeps_what_the_user_asked_for():
    small = {"datasets": 4, "out": "quick"}
    assert terminal.smaller(_Config(), **small) == _Config(4, "quick")
    assert terminal.smaller(_Config(datasets=7), **small) == _Config(7, "quick")


def test_other_exceptions_are_not_swallowed():
    def job(advance):
        raise AssertionError("21 programs")

    with pytest.raises(AssertionError, match="21 programs"):
        _run(job)
