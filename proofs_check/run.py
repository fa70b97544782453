"""Decide steps, in processes of their own, and turn findings into ledger rows.

A row that an earlier ledger holds is kept when what it is about and the code that decided it are unchanged: its
certificate or witness carries the digest of both.
"""

import contextlib
import hashlib
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import replace
from functools import cache
from importlib import metadata
from multiprocessing import get_context
from pathlib import Path

from dpotheory import ledger
from dpotheory.claims.names import match, unknown
from dpotheory.prover import Budget, Verdict
from proofs_check import steps
from proofs_check.certified import with_certificates
from proofs_check.evidence import Chain, Open, tautologies
from proofs_check.manifest import manifest
from proofs_check.step import Step, StepResult

BUDGET = Budget(seconds=30.0)


_DECIDES_NOTHING = ("crosscheck", "kernel", "__main__.py", "receipt.py", "report.py", "trust.py")


@cache
def _code() -> str:
    """Digest of the sources that decide, and of the solvers' versions."""
    import dpotheory.prover

    here = Path(__file__).parent
    digest = hashlib.sha256()
    for folder in (here, Path(dpotheory.prover.__file__).parent):
        for path in sorted(folder.rglob("*.py")):
            if folder != here or path.relative_to(here).parts[0] not in _DECIDES_NOTHING:
                digest.update(path.read_bytes())
    for package in ("sympy", "z3-solver", "python-flint"):
        digest.update(f"{package} {metadata.version(package)}".encode())
    return digest.hexdigest()[:16]


def digest(step: Step) -> str:
    """What a kept row must carry: what the step says, its content, and the code that decides."""
    said = hashlib.sha256(says(step).encode()).hexdigest()
    return f"{said[:8]}-{step.check.digest[:16]}-{_code()}"


def says(step: Step) -> str:
    """What the row says: the printed step or ours, and how we read it where that matters."""
    printed = manifest().get(step.key)
    text = printed.says if printed and step.origin == "printed" else step.says
    if step.origin == "reading":
        return f"reading: {text}"
    return f"{text} (reading: {step.reading})" if step.reading else text


def statement(step: Step, decided: str) -> str:
    """A row's statement: what the step says in words, and after a bar what is decided."""
    text = says(step)
    return f"{text} | {decided}" if text else decided


def row(step: Step, found: StepResult) -> ledger.Row:
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
    """Rows for user-defined steps, which stand in no proof file; in this process, one after the other."""
    return [_decided(step) for step in own]


def _decide(key: str) -> ledger.Row:
    return _decided(steps()[key])


def _decided(step: Step) -> ledger.Row:
    try:
        found = _meant(step, step.check.find(BUDGET))
        return row(step, replace(found, certificate=with_certificates(step.check, found.certificate)))
    except Exception as error:  # one broken check must not take the other rows with it
        reason = f"The check failed with {type(error).__name__}: {error}; a repaired check would decide."
        return row(step, StepResult(Verdict.UNDECIDED, "none", step.says, reason=reason))


def _meant(step: Step, found: StepResult) -> StepResult:
    """The finding, unless a goal is a tautology: then there is nothing that it could have decided."""
    empty = tautologies(step.check) if found.verdict is not Verdict.UNDECIDED else []
    if not empty:
        return found
    reason = (
        f"Once sympy has evaluated it, {empty[0]} compares an expression with itself or with a hypothesis; the "
        "derivation, left undone, would decide."
    )
    return replace(found, verdict=Verdict.UNDECIDED, witness=None, certificate=None, reason=reason)


def where_it_matters(step: Step, rows: Mapping[str, ledger.Row]) -> str:
    """Whether a refuted step also fails where the printed bound is non-vacuous; "" where that is no question."""
    found = rows.get(step.key)
    if step.informative is None or found is None or found.verdict != "REFUTED":
        return ""
    return _WHERE[rows[f"{step.claim}/{step.informative}"].verdict].format(step.informative)


def _told(row: ledger.Row, rows: Mapping[str, ledger.Row]) -> ledger.Row:
    text = where_it_matters(steps()[row.name], rows)
    # A kept row says it already.
    return row if row.reason.endswith(text) else replace(row, reason=f"{row.reason} {text}")


_WHERE = {
    "PROVED": "It fails only where the printed bound is vacuous: restricted to where it is non-vacuous (row {!r}) it "
    "is PROVED.",
    "REFUTED": "It fails where the printed bound is non-vacuous too (row {!r}).",
    "UNDECIDED": "Whether it fails where the printed bound is non-vacuous is UNDECIDED (row {!r}).",
}


def _kept(step: Step, old: Mapping[str, ledger.Row]) -> ledger.Row | None:
    before = old.get(step.key)
    evidence = before and (before.certificate or before.witness)
    return before if evidence and evidence.get("digest") == digest(step) else None


def _fitting(old: Iterable[ledger.Row]) -> dict[str, ledger.Row]:
    """Earlier rows by name; one that still fits its step is not replaced by one that does not."""
    earlier: dict[str, ledger.Row] = {}
    for before in old:
        step = steps().get(before.name)
        if before.name not in earlier or (step is not None and _kept(step, {before.name: before})):
            earlier[before.name] = before
    return earlier


def selected(claim: str | None) -> list[Step]:
    """The steps of one claim, whatever its capitals, or of all."""
    if claim is None:
        return list(steps().values())
    known = [step.claim for step in steps().values()]
    meant = match(claim, known)
    if meant is None:
        raise ValueError(unknown(claim, known, "no proof file has steps of {!r}", "known:"))
    return [step for step in steps().values() if step.claim == meant]


def decide_all(
    claim: str | None = None,
    old: Iterable[ledger.Row] = (),
    processes: int | None = None,
    progress: Callable[[ledger.Row], None] = lambda row: None,
    finished: Callable[[ledger.Row], None] = lambda row: None,
) -> list[ledger.Row]:
    """Rows for the steps asked for, in the order of the proof files; chains bring in what they rest on.

    Args:
        claim: only the steps of this claim; None means all.
        old: rows of earlier runs; of several for one step the last one that fits it is kept.
        processes: how many to use; None means one per core.
        progress: called with every row.
        finished: called with every row that was decided anew, as soon as it is.
    """
    everything = steps()
    asked = [step.key for step in selected(claim)]
    needed = dict.fromkeys(asked)
    pending = list(needed)
    while pending:
        for key in _brings(everything[pending.pop()]):
            if key not in needed:
                needed[key] = None
                pending.append(key)
    earlier = _fitting(old)
    rows: dict[str, ledger.Row] = {}
    todo = []
    for key in needed:
        step = everything[key]
        if isinstance(step.check, Chain):
            continue
        # What nothing decides costs nothing to say again, and has no evidence that could carry a digest.
        kept = _decided(step) if isinstance(step.check, Open) else _kept(step, earlier)
        if kept is None:
            todo.append(key)
        else:
            rows[key] = kept
            progress(kept)
    for made in _map(todo, processes or os.cpu_count() or 1):
        rows[made.name] = made
        finished(made)
        progress(made)
    for key in _in_order(list(needed)):
        step = everything[key]
        if isinstance(step.check, Chain):
            verdicts = {premise: rows[premise].verdict for premise in step.check.premises}
            rows[key] = row(step, step.check.given(verdicts).find(BUDGET))
            progress(rows[key])
        elif step.rests_on:
            rows[key] = _granted(step, rows)
    return [_told(rows[key], rows) for key in asked]


def premises(step: Step) -> tuple[str, ...]:
    """Keys of the rows that a row rests on."""
    return step.check.premises if isinstance(step.check, Chain) else step.rests_on


def _brings(step: Step) -> tuple[str, ...]:
    """Keys of the rows that a row needs beside it: its premises, and the row on the non-vacuous region."""
    return (*premises(step), *([f"{step.claim}/{step.informative}"] if step.informative else []))


def _granted(step: Step, rows: Mapping[str, ledger.Row]) -> ledger.Row:
    """The row, if what its check takes for granted is proved."""
    found = rows[step.key]
    missing = [key for key in step.rests_on if rows[key].verdict != "PROVED"]
    if missing and found.verdict != "UNDECIDED":
        reason = " ".join(f"It rests on {key}, which is not proved: a proof of that would decide." for key in missing)
        return replace(found, verdict="UNDECIDED", witness=None, certificate=None, reason=reason)
    text = f"It rests on {', '.join(step.rests_on)}."
    # A kept row says it already.
    return found if missing or text in found.reason else replace(found, reason=f"{found.reason} {text}".strip())


def _in_order(keys: list[str]) -> list[str]:
    """Every row after those that it rests on."""
    done: dict[str, None] = {}

    def visit(key: str, above: tuple[str, ...]) -> None:
        if key in above:
            raise ValueError(f"the row {key!r} rests on itself")
        if key not in steps():
            raise KeyError(f"the row {above[-1]!r} rests on {key!r}, which no proof file has")
        for premise in premises(steps()[key]):
            visit(premise, (*above, key))
        done.setdefault(key)

    for key in keys:
        visit(key, ())
    return list(done)


def _map(keys: list[str], processes: int) -> Iterable[ledger.Row]:
    if processes == 1 or len(keys) < 4:
        yield from map(_decide, keys)
        return
    pool = ProcessPoolExecutor(min(processes, len(keys)), mp_context=get_context("spawn"))
    try:
        with _deaf():
            futures = [pool.submit(_decide, key) for key in keys]
        for future in as_completed(futures):
            yield future.result()
    except BaseException:
        # Leaving at once: a worker may have minutes to go, and its helper ends when it does.
        for worker in list((pool._processes or {}).values()):
            worker.kill()
        pool.shutdown(cancel_futures=True)  # at once, now that they are gone; it gives their semaphores back
        raise
    pool.shutdown()


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Processes started inside do not hear Ctrl-C, which a terminal sends to all: this one ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
