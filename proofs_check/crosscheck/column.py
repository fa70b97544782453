"""The field `crosscheck` of a ledger's rows: what cvc5 says about each statement that z3 decided.

A row is about all such statements together: it agrees when every one is unsatisfiable for cvc5 too. "sat" is a
disagreement where the scripts say all that the statement says, or where the model is a counterexample by exact
arithmetic; otherwise the functions that were left open explain it, and nothing is said.
"""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from fractions import Fraction
from typing import Any

from dpotheory import ledger
from dpotheory.prover import Relation, Statement, check_witness
from dpotheory.prover.terms import is_algebraic
from proofs_check.crosscheck import solve
from proofs_check.crosscheck.encode import Encoding
from proofs_check.evidence import Family, Proof, Satisfiable
from proofs_check.step import Step

SECONDS = 20.0
Question = tuple[Statement, bool | None]
"""A statement, and whether z3 was told that its integers are integers; None where the row does not say."""


def questions(step: Step, row: ledger.Row) -> list[Question]:
    """The statements of a row that z3 decided."""
    check = step.check
    if isinstance(check, Proof) and row.verdict == "PROVED":
        parts = (row.certificate or {}).get("parts", ())
        return [(one, _whole(part)) for one, part in zip(check.statements, parts, strict=True) if _by_z3(part)]
    if isinstance(check, Satisfiable) and row.witness and _by_z3(row.witness.get("proof")):
        return [(Statement.from_dict(row.witness["contradiction"]), _whole(row.witness["proof"]))]
    if isinstance(check, Family) and row.verdict == "REFUTED" and "z3" in row.method:
        return [(one, None) for one in check.obligations() if _algebraic(one)]
    return []


def _by_z3(part: Any) -> bool:
    return bool(part) and part.get("solver") == "z3"


def _whole(part: Any) -> bool:
    return "integers" in part["logic"]


def _algebraic(statement: Statement) -> bool:
    relations = [relation for relation in (*statement.relations, statement.goal) if isinstance(relation, Relation)]
    return all(is_algebraic(part) for relation in relations for part in relation.parts)


def compared(asked: Sequence[Question], seconds: float = SECONDS) -> dict[str, Any]:
    """What cvc5 says about the statements, as the field `crosscheck`.

    Returns:
        `answer` is "unsat" (every statement is proved), "sat" or "unknown"; `agrees` is true, false (a disagreement) or
        null (nothing can be said).
    """
    started = time.monotonic()
    found = [_asked(*one, seconds) for one in asked]
    worst = next((one for one in found if one[1] is False), None) or next((one for one in found if not one[1]), None)
    answer, agrees = worst or ("unsat", True)
    return {
        "solver": solve.version(),
        "answer": answer,
        "agrees": agrees,
        "statements": len(asked),
        "seconds": round(time.monotonic() - started, 3),
    }


def _asked(statement: Statement, integers: bool | None, seconds: float) -> tuple[str, bool | None]:
    if integers is None and any(domain.integral for _, domain in statement.domains):
        relaxed = _asked(statement, False, seconds)
        return relaxed if relaxed[1] else _asked(statement, True, seconds)
    encoding = Encoding(statement, bool(integers))
    last = solve.ask(list(encoding.scripts()), seconds)[-1]
    if last.answer != "sat":
        return last.answer, last.answer == "unsat" or None
    if encoding.exact or _counterexample(statement, encoding, last.model):
        return "sat", False
    return "sat", None


def _counterexample(statement: Statement, encoding: Encoding, model: dict[str, str]) -> bool:
    """Whether the model's point meets the hypotheses and not the goal, by exact arithmetic."""
    names = {symbol: variable for symbol, variable in encoding.names.items() if variable in model}
    if len(names) < len(encoding.names):
        return False  # some coordinate is irrational
    point = {symbol: Fraction(model[variable]) for symbol, variable in names.items()}
    return check_witness(statement, point).valid


def filled(
    rows: Sequence[ledger.Row],
    steps: Callable[[str], Step | None],
    jobs: int | None = None,
    progress: Callable[[ledger.Row], None] = lambda row: None,
    fresh: bool = False,
) -> list[ledger.Row]:
    """The rows with the field `crosscheck`, where it is missing or another version of cvc5 filled it.

    Args:
        rows: of a ledger.
        steps: finds the step of a row by its name.
        jobs: how many cvc5 run at once; None means one per core.
        progress: called with every row that was compared.
        fresh: compare all, whatever the rows hold.
    """
    todo = {index: asked for index, asked in _todo(rows, steps, fresh)}
    done = list(rows)
    pool = ThreadPoolExecutor(jobs or os.cpu_count() or 1)
    try:
        futures = {pool.submit(compared, asked): index for index, asked in todo.items()}
        for future in as_completed(futures):
            index = futures[future]
            done[index] = replace(done[index], crosscheck=future.result())
            progress(done[index])
    finally:
        pool.shutdown(cancel_futures=True)
    return done


def missing(rows: Sequence[ledger.Row], steps: Callable[[str], Step | None], fresh: bool = False) -> int:
    """How many rows `filled` would compare."""
    return sum(1 for _ in _todo(rows, steps, fresh))


def _todo(
    rows: Sequence[ledger.Row], steps: Callable[[str], Step | None], fresh: bool
) -> Iterator[tuple[int, list[Question]]]:
    if not solve.installed():
        return
    for index, row in enumerate(rows):
        if row.crosscheck is not None and not fresh and row.crosscheck.get("solver") == solve.version():
            continue
        step = steps(row.name) if "z3" in row.method else None
        asked = questions(step, row) if step else []
        if asked:
            yield index, asked


def disagreements(rows: Iterable[ledger.Row]) -> list[ledger.Row]:
    """The rows on which the two solvers disagree; there must be none."""
    return [row for row in rows if row.crosscheck is not None and row.crosscheck["agrees"] is False]


def summary(rows: Iterable[ledger.Row]) -> str:
    """How often the second solver agrees, in a sentence."""
    found = [row.crosscheck for row in rows if row.crosscheck is not None]
    if not found:
        why = "" if solve.installed() else ": cvc5 is not installed (pip install 'dpotheory[crosscheck]')"
        return f"Second solver: no row was checked by one{why}."
    says = Counter(one["agrees"] for one in found)
    solvers = " and ".join(sorted({one["solver"] for one in found}))
    rest = [f"{says[None]} left open"] if says[None] else []
    rest += [f"{says[False]} DISAGREE"] if says[False] else []
    return f"Second solver ({solvers}): agrees on {', '.join([f'{says[True]} of {len(found)} rows', *rest])}."
