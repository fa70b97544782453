"""Asks cvc5 about scripts in a process of its own, which is killed when it overruns; also that process's program.

Run as a file it imports cvc5 alone: a list of scripts comes in as JSON, one line of JSON goes out for each answer.
"""

import importlib
import importlib.util
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

_STRATEGIES: tuple[dict[str, str], ...] = ({"nl-cov": "true", "nl-ext": "none"}, {}, {"nl-cov": "true"})
"""Cylindrical coverings, then what cvc5 chooses (linearisation), then both."""
_SHARES = (0.1, 0.9)
"""All strategies in a part of the time, then all again in the rest: most answers come at once, by one or the other."""
_GRACE_SECONDS = 2.0
_MOST_LIMITS = 3
"""All scripts of a statement together may take as often the time of one."""


@dataclass(frozen=True)
class Answer:
    """cvc5's answer to a script: "unsat", "sat" or "unknown"; a model has exact values of rational variables."""

    answer: str
    model: dict[str, str] = field(default_factory=dict)


def installed() -> bool:
    """Whether cvc5 can be asked."""
    return importlib.util.find_spec("cvc5") is not None


def version() -> str:
    """ "cvc5" and its version."""
    from importlib import metadata

    return f"cvc5 {metadata.version('cvc5')}"


def ask(scripts: Sequence[str], seconds: float) -> list[Answer]:
    """An answer for every script up to the first that is not "unsat", each within `seconds`, "unknown" after that.

    Raises:
        RuntimeError: if cvc5 cannot read a script, or is not installed.
    """
    started = time.monotonic()
    limit = seconds * min(len(scripts), _MOST_LIMITS) + _GRACE_SECONDS
    given = json.dumps({"seconds": seconds, "scripts": list(scripts)})
    process = subprocess.Popen(
        [sys.executable, "-I", __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        out, errors = process.communicate(given, timeout=limit)
    except subprocess.TimeoutExpired:
        process.kill()
        out, errors = process.communicate()
    except BaseException:
        process.kill()
        process.wait()
        raise
    lines = [line for line in out.splitlines() if line.endswith("}")]
    if process.returncode and time.monotonic() - started < limit:
        raise RuntimeError(f"cvc5 could not be asked: {errors.strip().splitlines()[-1] if errors.strip() else out}")
    found = [Answer(**json.loads(line)) for line in lines]
    if len(found) < len(scripts) and all(one.answer == "unsat" for one in found):
        found.append(Answer("unknown"))
    return found


def _values(solver: Any, symbols: Any) -> dict[str, str]:
    """Rational values of the variables; algebraic ones are left out."""
    values = {}
    for term in symbols:
        value = solver.getValue(term)
        if value.isIntegerValue():
            values[str(term)] = str(value.getIntegerValue())
        elif value.isRealValue():
            values[str(term)] = str(value.getRealValue())
    return values


def _solve(script: str, milliseconds: int, options: dict[str, str]) -> dict[str, Any]:
    cvc5: Any = importlib.import_module("cvc5")
    solver = cvc5.Solver()
    for name, value in {"produce-models": "true", "tlimit-per": str(milliseconds), **options}.items():
        solver.setOption(name, value)
    parser = cvc5.InputParser(solver)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, script, "statement")
    answer = ""
    while True:
        command = parser.nextCommand()
        if command.isNull():
            break
        said = command.invoke(solver, parser.getSymbolManager()).strip()
        if said.startswith("(error"):
            raise RuntimeError(said)
        answer = said or answer
    if answer == "sat":
        return {"answer": answer, "model": _values(solver, parser.getSymbolManager().getDeclaredTerms())}
    return {"answer": answer if answer == "unsat" else "unknown"}


def answered(script: str, seconds: float) -> dict[str, Any]:
    """cvc5's answer in this process, by one strategy after the other."""
    for share in _SHARES:
        for options in _STRATEGIES:
            found = _solve(script, max(1, int(1000 * seconds * share / len(_STRATEGIES))), options)
            if found["answer"] != "unknown":
                return found
    return {"answer": "unknown"}


def main() -> None:
    """Answer what comes in, one line each, up to the first script that is not unsatisfiable."""
    given = json.load(sys.stdin)
    for script in given["scripts"]:
        found = answered(script, given["seconds"])
        print(json.dumps(found), flush=True)
        if found["answer"] != "unsat":
            return


if __name__ == "__main__":
    main()
