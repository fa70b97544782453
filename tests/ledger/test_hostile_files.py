"""Ledgers from strangers: texts in them are compared or read as data, and never run."""

import ast
import json
from pathlib import Path

import pytest

import dpotheory
from dpotheory import cli, ledger

PACKAGE = Path(dpotheory.__file__).parent
PIPES = {"prover/worker.py", "prover/process.py"}
"""What pickles between a process and the worker that it started itself; nothing from a file goes through it."""
FORBIDDEN = {"eval", "exec", "compile", "__import__"}


def test_no_text_is_evaluated_and_no_file_unpickled():
    for file in [*PACKAGE.rglob("*.py"), *(PACKAGE.parent / "proofs_check").rglob("*.py")]:
        name = str(file.relative_to(PACKAGE)) if PACKAGE in file.parents else file.name
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in FORBIDDEN, (name, node.lineno)
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                modules = {alias.name for alias in node.names} | {getattr(node, "module", None)}
                unsafe = modules & {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"}
                assert not unsafe or name in PIPES, (name, node.lineno, unsafe)


TRAP = "__import__('pathlib').Path('sprung').touch()"
PLAIN = {
    "claim": "DV-LB.2",
    "step": None,
    "verdict": "REFUTED",
    "method": "exact instance",
    "statement": TRAP,
    "hypotheses": [TRAP],
    "certificate": {"axioms": [TRAP]},
    "reason": TRAP,
}


@pytest.mark.parametrize(
    "witness",
    [
        {"point": {"x": TRAP}},
        {"point": {TRAP: "1"}},
        {"point": {"x": "1"}, "goal": TRAP, "hypotheses": {"a": TRAP}},
        {"simulation": {"claim": TRAP, "key": [0, 0], "budget": TRAP, "dv": {"n_values": TRAP}}},
        {"evaluator": TRAP, "data": TRAP},
        {"search": {"core": TRAP, "point": {"x": TRAP}}},
        {TRAP: TRAP},
    ],
    ids=lambda witness: next(iter(witness))[:12],
)
def test_a_trap_in_a_witness_is_not_sprung(witness, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "l.json").write_text(json.dumps([ledger.Row(**PLAIN, witness=witness).to_dict()]))
    assert cli.main(["replay", "l.json", "0"]) in (1, 2)  # it does not stand, or cannot be read
    assert capsys.readouterr().err.count("\n") <= 1
    assert cli.main(["axioms", "--ledger", "l.json"]) == 0
    cli.main(["status", "--ledger", "l.json"])
    assert not (tmp_path / "sprung").exists()
