"""Exit statuses and sentences of an experiment; no bar where there is no terminal."""

import dataclasses
from pathlib import Path

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


def test_a_path_is_tried_without_touching_what_is_there(tmp_path):
    (tmp_path / "old.json").write_text("old")
    for path in (tmp_path / "old.json", tmp_path / "new.json"):
        terminal.writable(path)
    for path in (tmp_path, tmp_path / "new" / "newer"):
        terminal.writable_folder(path)
    assert [path.name for path in tmp_path.iterdir()] == ["old.json"]
    assert (tmp_path / "old.json").read_text() == "old"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("", "must be a file in a folder that exists"),
        ("none/l.json", "must be a file in a folder that exists"),
        ("file/l.json", "Not a directory"),
        ("a" * 250, "File name too long"),  # itself allowed, but not with a temporary file beside it
    ],
)
def test_a_file_that_cannot_be_written_is_one_sentence(path, said, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(terminal.UserError, match=rf"^The ledger .* cannot be written: .*{said}\.$"):
        terminal.writable(tmp_path / path, "ledger")


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="needs a folder in which not even root may write")
def test_a_folder_that_the_system_keeps_is_one_sentence(tmp_path):
    (tmp_path / "file").touch()
    for path in (Path("/proc/results"), tmp_path / "file" / "results", tmp_path / "file"):
        with pytest.raises(terminal.UserError, match=r"^The folder .*\.$"):
            terminal.writable_folder(path)
    with pytest.raises(terminal.UserError):
        terminal.writable(Path("/proc/l.json"))


@pytest.mark.parametrize("seed", [-1, 2**32, 2**70])
def test_one_rule_for_seeds(seed):
    with pytest.raises(terminal.UserError, match=r"seed = -?\d+; it must be between 0 and 2\*\*32 - 1"):
        terminal.check_seed(seed)
    terminal.check_seed(2**32 - 1)
