"""The command line: what it prints, its exit statuses, and that invalid input is a one-line error."""

import functools
import json
import os
import re
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

import dpotheory as dt
from dpotheory import cli, ledger
from proofs_check.axioms import AXIOMS
from proofs_check.run import decide_steps

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(capsys):
    """The exit status, standard output and standard error of a command."""

    def command(*arguments):
        status = cli.main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command


def _mistake(result, *words):
    status, out, err = result
    assert status == 2
    assert out == ""
    assert err.count("\n") == 1
    assert err.strip().endswith(".") or "example" in err
    for word in words:
        assert word in err


def _row(**changes):
    plain = {"claim": "MY-square", "step": "toy", "verdict": "PROVED", "method": "z3", "statement": "x**2 >= 1"}
    return ledger.Row(**{**plain, **changes})


STEPS = """
import sympy as sp
from dpotheory.prover import Relation
from proofs_check.evidence import proof
from proofs_check.step import own

x = sp.Symbol("x", real=True)
CHECK = proof(Relation(x**2, ">=", 1), {"half": Relation(x, "<=", sp.Rational(1, 2))})
MINE = [own("MY-square", name, CHECK, "squares are large") for name in (None, "tampered")]
"""


@pytest.fixture
def mine(tmp_path):
    """A user's file with proof steps."""
    path = tmp_path / "mine.py"
    path.write_text(STEPS)
    return path


@functools.cache
def _refuted():
    """The row of the whole claim in that file."""
    names = {}
    exec(STEPS, names)
    (row,) = decide_steps(names["MINE"][:1])
    assert row.verdict == "REFUTED"
    return row


def _witness():
    return dict(_refuted().witness)


@pytest.fixture
def file(tmp_path):
    """A ledger with a proved row, a refuted one, one whose witness was tampered with, and an undecided one."""
    witness = _witness()
    certificate = {"axioms": ["union bound: whatever (a book)", "home-made: not in the list"], "digest": "0"}
    nested = {"parts": [{"axiom": "sympy's limit is correct"}], "axioms": ["Chebyshev: text"]}
    rows = [
        _row(certificate=certificate),
        _refuted(),
        replace(_refuted(), step="tampered", witness={**witness, "point": {"x": "-7/2"}}),
        _row(step="open", verdict="UNDECIDED", reason="no time", certificate=nested),
    ]
    path = tmp_path / "ledger.json"
    ledger.write(path, rows)
    return path


# --- claims


def test_the_table_names_every_claim(run):
    status, out, err = run("claims")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].split() == ["id", "kind", "title", "quantity", "rebuilt"]
    assert [line.split()[0] for line in lines[1:]] == list(dt.claims)
    for line, claim in zip(lines[1:], dt.claims.registry.values(), strict=True):
        assert claim.title in line  # nothing is clipped where the output is not a terminal
        assert claim.kind in line
        assert claim.quantity in line
        assert line.endswith("yes") == claim.rebuilt


def test_one_claim_word_by_word(run):
    _, out, _ = run("claims", "DV-T4.3")
    lines = [re.split(r" {2,}", line) for line in out.splitlines()]
    assert ["limited sharing", "4·Z·l_b^2 ≤ 1"] in lines
    assert ["noise", "v ≤ 1/(32·sqrt(Q))"] in lines
    assert ["samples", "Q ≥ 40"] in lines
    assert ["upper bound", "2·K·Q^2·exp(-Q/45)"] in lines
    assert ["failure probability", "8·K·Q^(9/4)·exp(-min(Q^(3/4)/256, sqrt(Q)·c/5))"] in lines
    assert ["speaks about", "t = K·τ·log(3)/(5·β^2)"] in lines
    assert ["l_b", "shared_norm", "norm of the shared component b", "nonnegative"] in lines
    assert not any(line[0] == "lower bound" for line in lines)
    _, envelope, _ = run("claims", "DV-TB.3")
    assert "0 ≤ t ≤ K·τ·log(3)/(5·β^2)" in envelope
    assert re.search(r"ε when none is given +1/\(16·v·\(Z \+ 2\)\)", envelope)
    _, dynamics, _ = run("claims", "DV-L4.1")
    assert "τ·ṙ[j] = Sum(β^2·σ(-r[i])·Σ[i, j]·U[i, j], (i, 1, N))/N" in dynamics


def test_mistakes_about_claims(run):
    _mistake(run("claims", "DV-T9.9"), "There is no claim 'DV-T9.9'", "DV-T4.3")
    _mistake(run("claims", "--latex"), "--latex prints one statement")


def test_claims_as_json(run):
    status, out, err = run("claims", "--json")
    assert (status, err) == (0, "")
    told = json.loads(out)
    assert [one["id"] for one in told] == list(dt.claims)
    status, out, _ = run("claims", "dv-t4.3", "--json")
    one = json.loads(out)
    assert one == next(other for other in told if other["id"] == "DV-T4.3")
    assert one["upper"] == "2·K·Q^2·exp(-Q/45)"
    assert one["hypotheses"]["samples"] == "Q ≥ 40"
    assert one["lower"] is None
    _mistake(run("claims", "DV-T4.3", "--json", "--latex"), "give one of --json and --latex")
    _mistake(run("claims", "DV-T9.9", "--json"), "There is no claim 'DV-T9.9'")


def test_samples_needed_as_json(run):
    asked = ("samples-needed", "--n-values", "4", "--noise", "0.8", "--sharing", "all")
    status, out, err = run(*asked, "--json")
    assert (status, err) == (1, "")
    told = json.loads(out)
    assert (told["n_samples"], told["reason"], told["method"]) == (None, "never", "floor")
    assert run(*asked)[1] == told["text"] + "\n"


# --- replay


def test_a_replay_as_json(run, file, mine):
    status, out, err = run("replay", file, "1", "--claim", mine, "--json")
    assert (status, err) == (0, "")
    told = json.loads(out)
    assert (told["claim"], told["stands"], told["hypotheses"]) == ("MY-square", True, {"half": True})
    assert told["sides"][0][1:] == [">=", "1"]
    assert told["lhs"] is None  # of a numerical witness only; JSON has no NaN
    status, out, _ = run("replay", file, "MY-square/tampered", "--claim", mine, "--json")
    assert (status, json.loads(out)["stands"]) == (1, False)


def test_a_witness_that_stands(run, file, mine):
    for which in ("1", "MY-square"):
        status, out, err = run("replay", file, which, "--claim", mine)
        assert (status, err) == (0, "")
        assert "MY-square  REFUTED (" in out
        assert re.search(r"holds +half", out)
        assert re.search(r"claimed +>=", out)
        assert re.search(r"right side +1\n", out)
        assert "The witness stands: All hypotheses hold" in out


def test_a_witness_that_does_not_stand(run, file, mine):
    status, out, err = run("replay", file, "MY-square/tampered", "--claim", mine)
    assert (status, err) == (1, "")
    assert "The witness does not stand: The goal holds at the point." in out
    assert re.search(r"left side +49/4", out)


def test_a_point_outside_the_hypotheses(run, mine, tmp_path):
    ledger.write(tmp_path / "l.json", [replace(_refuted(), witness={**_witness(), "point": {"x": "3/4"}})])
    status, out, _ = run("replay", tmp_path / "l.json", 0, "--claim", mine)
    assert status == 1
    assert "The hypothesis half (x <= 1/2) fails at the point." in out


def test_a_refutation_of_what_is_proved_elsewhere_is_a_contradiction(run, mine, tmp_path):
    proved = replace(_refuted(), verdict="PROVED", witness=None, method="chain")
    ledger.write(tmp_path / "both.json", [_refuted(), proved])
    ledger.write(tmp_path / "one.json", [_refuted()])
    ledger.write(tmp_path / "other.json", [proved])
    for arguments in (("both.json",), ("one.json", "--ledger", tmp_path / "other.json")):
        status, out, _ = run("replay", tmp_path / arguments[0], 0, "--claim", mine, *arguments[1:])
        assert status == 1
        assert "The witness stands" in out
        assert "CONTRADICTION: MY-square is PROVED by chain in" in out
    assert run("replay", tmp_path / "one.json", 0, "--claim", mine)[0] == 0


def test_a_shipped_refutation_stands(run):
    status, out, _ = run("replay", ROOT / "docs" / "ledger.json", "DV-LB.2")
    assert status == 0
    assert "The witness stands" in out
    assert "CONTRADICTION" not in out


def test_certificates_of_a_proved_row(run, tmp_path):
    source = STEPS.replace("<=", ">=").replace(
        '"half": Relation(x, ">=", sp.Rational(1, 2))', '"one": Relation(x, ">=", 1)'
    )
    (tmp_path / "proved.py").write_text(source)
    [row] = decide_steps(cli.claim_argument.steps(f"{tmp_path / 'proved.py'}").values())[:1]
    ledger.write(tmp_path / "l.json", [row])
    asked = ("replay", tmp_path / "l.json", "0", "--claim", tmp_path / "proved.py")
    status, out, err = run(*asked)
    assert (status, err) == (0, "")
    assert "MY-square  PROVED (z3)" in out
    assert "1 of 1 queries have an exact certificate, and each checks." in out
    status, out, _ = run(*asked, "--json")
    told = json.loads(out)
    assert (status, told["stands"], told["certified"], told["missing"]) == (0, True, 1, [])
    forged = json.loads((tmp_path / "l.json").read_text())
    forged[0]["certificate"]["parts"][0]["exact"][0]["certificate"]["facts"] = [[">", {}]]
    (tmp_path / "l.json").write_text(json.dumps(forged))
    status, out, _ = run(*asked)
    assert status == 1
    assert "The certificate for the goal does not check" in out


def test_mistakes_about_replay(run, file, mine, tmp_path):
    _mistake(run("replay", file, "0"), "'MY-square/toy [z3]' is PROVED and carries no witness")
    _mistake(run("replay", file, "MY-square/open"), "UNDECIDED and carries no witness")
    _mistake(run("replay", file, "9"), "There is no row 9; the ledger has the rows 0 to 3")
    _mistake(run("replay", file, "MY-square/upper"), "rows of that claim are MY-square, MY-square/open")
    _mistake(run("replay", file, "1", "--seconds", "0"), "--seconds is 0.0, but it must be greater than 0")
    _mistake(run("replay", tmp_path / "none.json", "0"), "cannot be read: No such file")
    _mistake(run("replay", tmp_path, "0"), "cannot be read: Is a directory")
    bad = tmp_path / "bad.json"
    bad.write_text("{")
    _mistake(run("replay", bad, "0"), "is not JSON")
    bad.write_text(json.dumps([{**_row().to_dict(), "verdict": "TRUE"}]))
    _mistake(run("replay", bad, "0"), "Row 0 of", "'verdict' is 'TRUE'")
    _mistake(run("replay", file, "1"), "'MY-square' is about no step that is registered; give the file")
    _mistake(run("replay", file, "1", "--claim", tmp_path / "none.py"), "There is no file")
    for witness in ({"point": {"x": "1"}}, {"colour": 1}, {**_witness(), "point": {"x": 0.5}}):
        ledger.write(bad, [replace(_refuted(), witness=witness)])
        _mistake(run("replay", bad, "0", "--claim", mine), "The witness")
    bad.write_text(json.dumps([_row().to_dict()]).replace("0.0", "NaN"))
    _mistake(run("replay", bad, "0"), "is not JSON")
    claim = dt.claims["OWN-LD-upper"]
    hypotheses = tuple(f"{name}: {relation}" for name, relation in claim.hypotheses.items())
    stated = {"claim": claim.id, "step": None, "statement": claim.statement, "hypotheses": hypotheses}
    told = {"claim": claim.id, "key": [0, 0], "budget": "quick", "ld": {"n": 4, "dim": 8, "difference": 1.0}}
    ledger.write(bad, [_row(verdict="REFUTED", witness={"simulation": told}, **stated)])
    _mistake(run("replay", bad, "0"), "malformed: it lacks 'bound'")
    ledger.write(bad, [])
    _mistake(run("replay", bad, "0"), "There is no row 0; the ledger has no rows.")


def test_a_search_does_not_begin_when_its_ledger_cannot_be_written(run, tmp_path):
    _mistake(run("falsify", "--claim", "LD-T4.1", "--json", tmp_path), "cannot be written: it must be a file")


# --- axioms


def test_assumptions_with_references(run):
    status, out, err = run("axioms")
    assert (status, err) == (0, "")
    for name, axiom in AXIOMS.items():
        assert f"\n{name}\n" in out
        assert axiom.says in out
        assert axiom.reference in out
    assert "named by" not in out


def test_axioms_with_the_rows_that_name_them(run, file):
    status, out, _ = run("axioms", "--ledger", file)
    assert status == 0
    blocks = dict(block.strip().split("\n", 1) for block in out.split("\n\n"))
    assert re.search(r"named by +MY-square/toy$", blocks["union bound"])
    assert re.search(r"named by +MY-square/open$", blocks["Chebyshev"])
    assert re.search(r"named by +no row$", blocks["Chernoff"])
    besides = blocks["Named in the ledger besides"]
    assert re.search(r"home-made +MY-square/toy", besides)
    assert re.search(r"sympy's limit is correct +MY-square/open", besides)


def test_mistakes_about_axioms(run, tmp_path):
    _mistake(run("axioms", "--ledger", tmp_path / "none.json"), "cannot be read")


@pytest.mark.parametrize("arguments", [["claims"], ["claims", "--latex"], ["status"]])
def test_capitals_do_not_matter(arguments, run):
    assert run(*arguments, "dv-t4.3") == run(*arguments, "DV-T4.3")


def test_a_claim_that_does_not_exist_meets_its_neighbours(run):
    assert dt.claims["dv-t4.3"] is dt.claims["DV-T4.3"]
    with pytest.raises(KeyError, match=r"unknown claim 'DVT4\.3'; did you mean DV-T4\.3"):
        dt.claims["DVT4.3"]
    with pytest.raises(KeyError, match=r"unknown claim 'qqqqq'; known: DV-L4\.1"):
        dt.claims["qqqqq"]
    for command in (("claims", "DVT4.3"), ("status", "DVT4.3"), ("verify", "--claim", "DVT4.3")):
        _mistake(run(*command), "did you mean DV-T4.3")


@pytest.mark.parametrize(
    "command",
    [
        ["falsify", "--claim", "DV-LB.2", "--json"],
        ["verify", "--claim", "DV-LB.2", "--json"],
        ["update-rate", "--n", "16", "--dim", "64", "--json"],
        ["report", "--claim", "DV-LB.2", "--out"],
    ],
    ids=lambda command: command[0],
)
def test_a_path_that_cannot_be_written_is_found_before_the_work(command, run, tmp_path, monkeypatch):
    def never(*_, **__):
        raise AssertionError("work was done")

    for work in ("checks.verify_all", "checks.falsify", "checks.update_rate.answer", "ledger.page.page"):
        monkeypatch.setattr(f"dpotheory.{work}", never)
    (tmp_path / "file").touch()
    _mistake(run(*command, tmp_path / "file" / "x"), "file")


# --- the program as a whole


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in cli.COMMANDS)])
def test_help_everywhere(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(arguments)
    assert stop.value.code == 0
    assert f"usage: dpotheory {' '.join(arguments[:-1])}".strip() in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["claim"], ["claims", "--latx"], ["replay"], ["replay", "a", "b", "c"]])
def test_a_wrong_command_line_is_status_2(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(arguments)
    assert stop.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err


def _program(*arguments, **environment):
    command = [sys.executable, "-m", "dpotheory", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=env, check=False)


def test_as_a_program():
    done = _program("claims", COLUMNS="40")
    assert done.returncode == 0
    assert all(dt.claims[name].title in done.stdout for name in dt.claims)
    done = _program("claims", "DV-T9.9")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    done = _program("claims", "DV-T4.3", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert r"2\xb7K\xb7Q^2" in done.stdout


def test_the_version(run):
    assert run("--version") == (0, f"dpotheory {dt.__version__}\n", "")


def test_the_installed_command_is_this_one():
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert scripts == {"dpotheory": "dpotheory.cli:main"}


def test_nothing_loads_the_command_line_and_it_loads_rooms_when_asked():
    heavy = ("sympy", "z3", "flint", "proofs_check", "xarray", "matplotlib", "diffrax", "dpotheory.claims")
    program = (
        "import sys, dpotheory; before = 'dpotheory.cli' in sys.modules; import dpotheory.cli; "
        f"print(before, [name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False []"
