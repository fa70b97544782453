"""Ctrl-C and SIGTERM end every program within two seconds, with status 130 and one line."""

import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WAITS = "time.sleep(60)"
SWALLOWS = """
    while True:
        try:
            time.sleep(60)
        except KeyboardInterrupt:
            pass
"""
PROGRAM = """
import time
from dpotheory.cli.interrupts import run, stoppable
def command():
    print("ready", flush=True)
    {waits}
with stoppable("stopped; half is kept"):
    run(command)
"""


@pytest.fixture(autouse=True)
def _by_hand():
    """Programs start as at a prompt; under `pytest &` a shell has its children ignore Ctrl-C, and theirs too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def _start(command, **options):
    env = {"PYTHONPATH": str(ROOT), **os.environ}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, *map(str, command)], env=env, **pipes, **options)


def _ended(program, seconds=2.0):
    """Exit status and standard error, once it has ended in time; a loaded machine may take a second more."""
    began = time.monotonic()
    _, err = program.communicate(timeout=60)
    assert time.monotonic() - began < seconds + 1
    return program.returncode, err


@pytest.mark.parametrize(
    ("number", "waits"),
    [(signal.SIGINT, WAITS), (signal.SIGTERM, WAITS), (signal.SIGTERM, SWALLOWS)],
    ids=["ctrl-c", "sigterm", "a thread that does not come back"],
)
def test_a_stop_is_one_line_and_130(number, waits):
    with _start(["-c", PROGRAM.format(waits=waits)]) as program:
        assert program.stdout.readline() == "ready\n"
        program.send_signal(number)
        program.send_signal(number)  # a second one changes nothing
        assert _ended(program) == (130, "stopped; half is kept\n")


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "dpotheory", "claims"],
        ["-m", "dpotheory", "--version"],
        ["-m", "dpotheory", "verify", "--help"],
        ["-m", "proofs_check", "--help"],
    ],
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_that_nobody_reads_ends_a_program_in_silence(command, unbuffered, monkeypatch):
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    with _start(command) as program:
        program.stdout.close()
        program.wait(timeout=60)
        assert (program.returncode, program.stderr.read()) == (141, "")


def test_a_broken_pipe_that_is_not_standard_output_is_an_error():
    with _start(["-c", PROGRAM.format(waits="raise BrokenPipeError('a worker')")]) as program:
        status, err = _ended(program, 60)
    assert status == 1
    assert "BrokenPipeError: a worker" in err


@pytest.mark.skipif(os.name == "nt", reason="a shell's redirection")
def test_without_standard_output_a_program_runs():
    command = f"{shlex.quote(sys.executable)} -m dpotheory --version >&-"
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("waits", [WAITS, SWALLOWS], ids=["ctrl-c", "a thread that does not come back"])
def test_a_stop_that_nobody_can_be_told_of_is_130_too(waits):
    with _start(["-c", PROGRAM.format(waits=waits)]) as program:
        assert program.stdout.readline() == "ready\n"
        program.stdout.close()
        program.stderr.close()
        program.send_signal(signal.SIGINT)
        began = time.monotonic()
        assert program.wait(timeout=60) == 130
        assert time.monotonic() - began < 3


STARTS = {
    "dpotheory": ["-m", "dpotheory", "claims"],
    "proofs_check": ["-m", "proofs_check"],
    "experiment": [ROOT / "experiments" / "priority.py", "--quick"],
}


@pytest.fixture
def slow_jax(tmp_path, monkeypatch):
    """A JAX that says when Python begins to load it, and takes a minute."""
    (tmp_path / "jax").mkdir()
    (tmp_path / "jax" / "__init__.py").write_text("import time\nprint('loading', flush=True)\ntime.sleep(60)\n")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{ROOT}")
    return tmp_path


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "sigterm"])
@pytest.mark.parametrize("command", STARTS.values(), ids=STARTS)
def test_a_stop_while_packages_load_is_one_line_and_130(command, number, slow_jax):
    with _start(command) as program:
        assert program.stdout.readline() == "loading\n"
        program.send_signal(number)
        assert _ended(program) == (130, "stopped\n")


@pytest.mark.parametrize("script", ["import dpotheory", "import dpotheory.core.setting"])
def test_in_a_user_s_own_script_a_stop_stays_python_s(script, slow_jax):
    (slow_jax / "own.py").write_text(script)
    with _start([slow_jax / "own.py"]) as program:
        assert program.stdout.readline() == "loading\n"
        program.send_signal(signal.SIGINT)
        status, err = _ended(program)
    assert status == -signal.SIGINT
    assert err.endswith("KeyboardInterrupt\n")


@pytest.mark.parametrize("status", [0, 1, 2])
def test_other_statuses_are_as_they_are(status):
    program = f"from dpotheory.cli.interrupts import run; run(lambda: {status})"
    with _start(["-c", program]) as ended:
        assert _ended(ended, seconds=30) == (status, "")


def _wait_for(file, lines, program):
    deadline = time.monotonic() + 300
    while not file.exists() or file.read_text(encoding="utf-8").count("\n") < lines:
        assert program.poll() is None, program.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        ["-m", "proofs_check", "--jobs", "2", "--json"],
        ["-m", "dpotheory", "verify", "--json"],
        ["-m", "dpotheory", "falsify", "--json"],
    ],
    ids=["proofs_check", "verify", "falsify"],
)
def test_a_stopped_command_keeps_its_finished_rows(command, tmp_path):
    psutil = pytest.importorskip("psutil")
    file, partial = tmp_path / "l.json", tmp_path / "l.json.partial"
    with _start([*command, file], start_new_session=True) as program:
        _wait_for(partial, 4, program)
        below = psutil.Process(program.pid).children(recursive=True)
        os.killpg(program.pid, signal.SIGINT)  # as a terminal does: to all of them
        status, err = _ended(program)
    assert (status, err.count("\n")) == (130, 1)
    assert f"finished rows are in {partial}, and the same command goes on from there" in err
    assert not psutil.wait_procs(below, timeout=10)[1]
    kept = partial.read_text(encoding="utf-8").splitlines()[:4]
    with _start([*command, file]) as program:
        _wait_for(partial, 5, program)
        program.send_signal(signal.SIGTERM)
        assert _ended(program)[0] == 130
    assert partial.read_text(encoding="utf-8").splitlines()[:4] == kept
