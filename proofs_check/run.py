"""Decide steps, in processes of their own, and turn findings into ledger rows.

A row that an earlier ledger holds is kept when what it is about and the code that decided it are unchanged: its
certificate or witness carries the digest of both.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import cache
from importlib import metadata
from multiprocessing import get_context
from pathlib import Path

from dpotheory import ledger
from dpotheory.prover import Budget, Verdict
from proofs_check import steps
from proofs_check.evidence import Chain
from proofs_check.manifest import manifest
from proofs_check.step import Finding, Step

BUDGET = Budget(seconds=30.0)


@cache
def _code() -> str:
    """Digest of the sources that decide, and of the solvers' versions."""
    import dpotheory.prover

    digest = hashlib.sha256()
    for folder in (Path(__file__).parent, Path(dpotheory.prover.__file__).parent):
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.read_bytes())
    for package in ("sympy", "z3-solver", "python-flint"):
        digest.update(f"{package} {metadata.version(package)}".encode())
    return digest.hexdigest()[:16]


def digest(step: Step) -> str:
    """What a kept row must carry: what the step says, its content, and the code that decides."""
    said = hashlib.sha256(_says(step).encode()).hexdigest()
    return f"{said[:8]}-{step.check.digest[:16]}-{_code()}"


def _says(step: Step) -> str:
    printed = manifest().get(step.key)
    return printed.says if printed and step.origin == "printed" else step.says


def statement(step: Step, decided: str) -> str:
    """A row's statement: what the step says in words, and after a bar what is decided."""
    says = _says(step)
    return f"{says} | {decided}" if says else decided


def row(step: Step, found: Finding) -> ledger.Row:
    """The ledger row of a finding."""
    evidence = {"digest": digest(step)}
    return ledger.Row(
        claim=step.claim,
        step=step.name,
        verdict=found.verdict.value,
        method=found.method,
        statement=statement(step, found.statement),
        hypotheses=found.hypotheses,
        witness=None if found.witness is None else {**found.witness, **evidence},
        certificate=None if found.certificate is None else {**found.certificate, **evidence},
        reason=found.reason,
        seconds=round(found.seconds, 3),
    )


def decide_steps(own: Iterable[Step]) -> list[ledger.Row]:
    """Rows for steps of one's own, which stand in no proof file; in this process, one after the other."""
    return [_decided(step) for step in own]


def _decide(key: str) -> ledger.Row:
    return _decided(steps()[key])


def _decided(step: Step) -> ledger.Row:
    try:
        return row(step, step.check.find(BUDGET))
    except Exception as error:  # one broken check must not take the other rows with it
        reason = f"The check failed with {type(error).__name__}: {error}; a repaired check would decide."
        return row(step, Finding(Verdict.UNDECIDED, "none", step.says, reason=reason))


def _kept(step: Step, old: Mapping[str, ledger.Row]) -> ledger.Row | None:
    before = old.get(step.key)
    evidence = before and (before.certificate or before.witness)
    return before if evidence and evidence.get("digest") == digest(step) else None


def selected(claim: str | None) -> list[Step]:
    """The steps of one claim, or of all."""
    if claim is None:
        return list(steps().values())
    chosen = [step for step in steps().values() if step.claim == claim]
    if not chosen:
        known = ", ".join(dict.fromkeys(step.claim for step in steps().values()))
        raise ValueError(f"no proof file has steps of {claim!r}; known: {known}")
    return chosen


def decide_all(
    claim: str | None = None,
    old: Iterable[ledger.Row] = (),
    processes: int | None = None,
    progress: Callable[[ledger.Row], None] = lambda row: None,
) -> list[ledger.Row]:
    """Rows for the steps asked for, in the order of the proof files; chains bring in what they rest on."""
    everything = steps()
    asked = [step.key for step in selected(claim)]
    needed = dict.fromkeys(asked)
    pending = list(needed)
    while pending:
        check = everything[pending.pop()].check
        for key in check.premises if isinstance(check, Chain) else ():
            if key not in needed:
                needed[key] = None
                pending.append(key)
    earlier = {row.name: row for row in old}
    rows: dict[str, ledger.Row] = {}
    todo = []
    for key in needed:
        step = everything[key]
        if isinstance(step.check, Chain):
            continue
        kept = _kept(step, earlier)
        if kept is None:
            todo.append(key)
        else:
            rows[key] = kept
            progress(kept)
    for made in _map(todo, processes or os.cpu_count() or 1):
        rows[made.name] = made
        progress(made)
    for key in _in_order([key for key in needed if isinstance(everything[key].check, Chain)]):
        step = everything[key]
        assert isinstance(step.check, Chain)
        verdicts = {premise: rows[premise].verdict for premise in step.check.premises}
        rows[key] = row(step, step.check.given(verdicts).find(BUDGET))
        progress(rows[key])
    return [rows[key] for key in asked]


def _in_order(keys: list[str]) -> list[str]:
    """Chains after the chains that they rest on."""
    done: dict[str, None] = {}

    def visit(key: str, above: tuple[str, ...]) -> None:
        if key in above:
            raise ValueError(f"the chain {key!r} rests on itself")
        check = steps()[key].check
        for premise in check.premises if isinstance(check, Chain) else ():
            visit(premise, (*above, key))
        if isinstance(check, Chain):
            done.setdefault(key)

    for key in keys:
        visit(key, ())
    return [key for key in done if key in set(keys)]


def _map(keys: list[str], processes: int) -> Iterable[ledger.Row]:
    if processes == 1 or len(keys) < 4:
        yield from map(_decide, keys)
        return
    with ProcessPoolExecutor(min(processes, len(keys)), mp_context=get_context("spawn")) as pool:
        for future in as_completed([pool.submit(_decide, key) for key in keys]):
            yield future.result()
