"""``python -m proofs_check.mutations``: does the prover ever prove a false variant of a step that it proved?

Takes proved statements, makes variants of them mechanically (constants pushed, signs and directions flipped, hypotheses
dropped) and decides each. Which are false comes from `certified_false`, which searches and calculates exactly and never
calls a solver. The solvers are asked first with the search for counterexamples turned off, so that they meet
falsehoods themselves.
"""

import os
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from fractions import Fraction
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import tyro

from dpotheory import ledger
from dpotheory.ledger.rows import LedgerError
from dpotheory.prover import Budget, Mutation, Relation, Statement, Verdict, certified_false, decide, mutations, replay
from dpotheory.prover.mutate import FACTORS, KINDS
from proofs_check import report, run, steps
from proofs_check.evidence import Proof

_POINTS, _MORE_POINTS = 300, 2000
_GROUPS: tuple[tuple[str, Fraction | None], ...] = (
    *(("constant", factor) for factor in FACTORS),
    *((kind, None) for kind in KINDS if kind != "constant"),
)


@dataclass(frozen=True)
class Options:
    """Test the prover on variants of the steps that it proves.

    Exit status 0 when no false variant is PROVED, 1 when one is or the prover breaks down, 2 for wrong options.
    """

    rows: int = 40
    """Proved statements to start from."""
    per_row: int = 12
    """Variants of each."""
    seed: int = 0
    """Chooses statements and variants."""
    seconds: float = 4.0
    """Budget for one variant."""
    ledger: Path | None = None
    """Take the verdicts from this ledger instead of deciding every step first."""
    markdown: Path | None = None
    """Write the table here as Markdown."""
    jobs: int | None = None
    """Processes to use; as many as there are cores when not given."""


@dataclass(frozen=True)
class Result:
    """One variant: whether it is certainly false, and what the prover says (FAILED where it raised an error)."""

    row: str
    kind: str
    factor: Fraction | None
    description: str
    false: bool
    verdict: str


Base = tuple[ledger.Row, Statement]
"""A statement to start from, and the row that it belongs to."""


def proved(rows: Iterable[ledger.Row]) -> list[Base]:
    """Every different inequality or equation that a row PROVES by the prover alone."""
    found: dict[str, Base] = {}
    for row in rows:
        step = steps().get(row.name)
        if step is None or not isinstance(step.check, Proof) or row.verdict != "PROVED":
            continue
        if step.check.digest[:16] not in str((row.certificate or {}).get("digest")).split("-"):
            continue  # the ledger is about another statement of that name
        for statement in step.check.statements:
            if isinstance(statement.goal, Relation):  # the search for counterexamples knows no limits
                found.setdefault(statement.content_hash, (row, statement))
    return list(found.values())


def choose(available: Sequence[Base], rows: int, seed: int) -> list[Base]:
    """A sample with a fixed seed, whatever the order of the list."""
    if rows > len(available):
        raise ValueError(f"only {len(available)} statements are PROVED, but --rows asks for {rows}")
    ordered = sorted(available, key=lambda base: base[1].content_hash)
    return sorted(random.Random(f"mutations/{seed}").sample(ordered, rows), key=lambda base: base[0].name)


def variants(statement: Statement, count: int, seed: int) -> list[Mutation]:
    """Variants of every kind and every factor in turn, so that none is crowded out by the many constants."""
    groups: dict[tuple[str, Fraction | None], list[Mutation]] = {group: [] for group in _GROUPS}
    for kind in KINDS:
        for mutation in mutations(statement, seed, [kind], count=60):
            groups[mutation.kind, mutation.factor].append(mutation)
    turns = [group for group in groups.values() if group]
    random.Random(f"{statement.content_hash}/{seed}").shuffle(turns)
    longest = max(map(len, turns), default=0)
    return [group[turn] for turn in range(longest) for group in turns if turn < len(group)][:count]


def decide_variants_of(name: str, statement: Statement, per_row: int, seed: int, seconds: float) -> list[Result]:
    """The results for the variants of one statement."""
    results = []
    for mutation in variants(statement, per_row, seed):
        false = certified_false(mutation.statement, _POINTS, seed) is not None
        description = mutation.description
        try:
            verdict = _verdict(mutation.statement, seconds, searching=false).value
        except Exception as error:
            verdict, description = "FAILED", f"{description} ({type(error).__name__}: {error})"
        if verdict == "PROVED" and not false:  # look harder, and elsewhere, before it passes for true
            false = certified_false(mutation.statement, _MORE_POINTS, seed + 1) is not None
        results.append(Result(name, mutation.kind, mutation.factor, description, false, verdict))
    return results


def _verdict(statement: Statement, seconds: float, *, searching: bool) -> Verdict:
    """The solvers' own verdict; what they leave open is asked again with the search, where ``searching``."""
    outcome = decide(statement, Budget(seconds=seconds, points=0))
    if outcome.verdict is Verdict.UNDECIDED and searching:
        outcome = decide(statement, Budget(seconds=seconds))
    if outcome.verdict is Verdict.REFUTED:
        assert outcome.witness is not None
        if not replay(outcome.witness).valid:
            raise ValueError(f"the witness {outcome.witness['point']} does not stand")
    return outcome.verdict


def decide_variants(
    chosen: Sequence[Base],
    per_row: int,
    seed: int,
    seconds: float,
    jobs: int | None,
    progress: Callable[[ledger.Row], None] = lambda row: None,
) -> list[Result]:
    """The results for every statement, in the order given, by processes of their own unless one job is asked for."""
    tasks = [(row.name, statement, per_row, seed, seconds) for row, statement in chosen]
    done: dict[int, list[Result]] = {}
    for index, results in _map(tasks, jobs or os.cpu_count() or 1):
        done[index] = results
        progress(chosen[index][0])
    return [result for index in sorted(done) for result in done[index]]


def _map(tasks: Sequence[tuple[Any, ...]], jobs: int) -> Iterator[tuple[int, list[Result]]]:
    if jobs == 1:
        yield from ((index, decide_variants_of(*task)) for index, task in enumerate(tasks))
        return
    with ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=get_context("spawn")) as pool:
        futures = {pool.submit(decide_variants_of, *task): index for index, task in enumerate(tasks)}
        for future in as_completed(futures):
            yield futures[future], future.result()


def unsound(results: Iterable[Result]) -> list[Result]:
    """The variants that are false and PROVED; there must be none."""
    return [result for result in results if result.false and result.verdict == "PROVED"]


def failures(results: Iterable[Result]) -> list[Result]:
    """The variants on which the prover raised an error; there should be none."""
    return [result for result in results if result.verdict == "FAILED"]


def table(results: Sequence[Result]) -> list[str]:
    """A Markdown table by kind and factor, with totals."""
    verdicts = ("REFUTED", "UNDECIDED", "PROVED")
    head = ("variant", "made", "certified false", *verdicts, "others", *verdicts)
    lines = [f"| {' | '.join(head)} |", "|---|" + "---:|" * (len(head) - 1)]
    names = {(kind, factor): f"constant × {factor}" if factor else kind for kind, factor in _GROUPS}
    groups = {name: [r for r in results if (r.kind, r.factor) == key] for key, name in names.items()}
    for name, group in {**groups, "**all**": results}.items():
        counts = Counter((result.false, result.verdict) for result in group)
        sides = [(sum(r.false is side for r in group), *(counts[side, v] for v in verdicts)) for side in (True, False)]
        lines.append(f"| {name} | {' | '.join(map(str, (len(group), *sides[0], *sides[1])))} |")
    return lines


def page(results: Sequence[Result], options: Options, available: int) -> str:
    """The report as Markdown."""
    rows = Counter(result.row for result in results)
    wrong, failed = unsound(results), failures(results)
    lines = [
        "# Mutation test of the prover",
        "",
        f"Made by `python -m proofs_check.mutations --rows {options.rows} --per-row {options.per_row} "
        f"--seed {options.seed} --seconds {options.seconds:g}`; no line is written by hand.",
        "",
        f"Of {available} statements that the proof files have PROVED, {options.rows} were drawn with a fixed seed",
        "and changed mechanically: one constant or one side pushed by a factor, a sign or the direction of the goal",
        "flipped, the goal made strict, a hypothesis dropped. A variant is *certified false* when a search, by exact",
        "arithmetic and without any solver, finds a point that meets its hypotheses and not its goal. Such a variant",
        "may be REFUTED or left UNDECIDED, never PROVED. The solvers are asked first without that search, and again",
        "with it where they leave a false variant open; what they prove is searched again with more points. The other",
        "variants are true, or false where the search does not look.",
        "",
        f"**False variants PROVED: {len(wrong)}. Errors of the prover: {len(failed)}.**",
        "",
        *table(results),
        "",
        *(f"- PROVED though false: {result.row}: {result.description}" for result in wrong),
        *(f"- The prover failed: {result.row}: {result.description}" for result in failed),
        *([""] if wrong or failed else []),
        "Statements: " + ", ".join(f"{name} ({count})" for name, count in rows.items()) + ".",
        "",
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run; returns the exit status."""
    options = tyro.cli(Options, prog="python -m proofs_check.mutations", args=arguments)
    try:
        for name in ("rows", "per_row", "jobs", "seconds"):
            value = getattr(options, name)
            if value is not None and not value > 0:
                raise ValueError(f"--{name.replace('_', '-')} is {value}, but it must be greater than 0")
        if options.markdown and not options.markdown.absolute().parent.is_dir():
            raise ValueError(f"the folder of {options.markdown} does not exist")
        if options.ledger:
            rows = ledger.read(options.ledger)
        else:
            with report.progress(len(steps())) as advance:
                rows = run.decide_all(processes=options.jobs, progress=advance)
        available = proved(rows)
        chosen = choose(available, options.rows, options.seed)
    except (ValueError, LedgerError) as error:
        print(error, file=sys.stderr)
        return 2
    with report.progress(len(chosen)) as advance:
        results = decide_variants(chosen, options.per_row, options.seed, options.seconds, options.jobs, advance)
    text = page(results, options, len(available))
    print(text)
    if options.markdown:
        options.markdown.write_text(text, encoding="utf-8")
    return 1 if unsound(results) or failures(results) else 0


if __name__ == "__main__":
    sys.exit(main())
