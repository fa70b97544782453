"""``python -m proofs_check.kernel``: theorems of Coq for the ledger's rows, written, proved, read back and checked."""

import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import tyro

from dpotheory import ledger
from dpotheory.claims.names import match, unknown
from dpotheory.cli import interrupts
from dpotheory.cli.terminal import MISTAKE, counting, writable
from dpotheory.ledger.shipped import shipped
from proofs_check import steps
from proofs_check.kernel import compile as compiler
from proofs_check.kernel import files, record, rows, search, session, writer


@dataclass(frozen=True)
class Options:
    """Check the ledger's proved rows with the proof assistant Coq.

    One file per claim states its rows as theorems about real numbers (docs/proofs.md). Without --search the files that
    are there are read back, compared with the rows and given to coqc. Exit status 0 when every file is accepted and
    states its rows, or Coq is not installed; 1 when not; 2 for a mistake in the options, 130 when stopped.
    """

    ledger: Annotated[Path | None, tyro.conf.arg(name="ledger")] = None
    """The ledger of proofs; the one that ships with the library when not given."""
    folder: Path = session.FOLDER
    """Where the files are."""
    claim: str | None = None
    """Only this claim's, for example DV-TB.3."""
    search: bool = False
    """Look for proofs of the theorems that have none, and write the files. What was found is kept."""
    seconds: float = 60.0
    """How long to look for the proof of one theorem."""
    json: Path | None = None
    """Write the ledger with the column `kernel` here, after every file. Files that it has a record of are not checked
    again when neither they nor the checker have changed."""
    fresh: bool = False
    """Check every file again, whatever the ledger holds."""


def main(arguments: list[str] | None = None) -> int:
    """Run; returns the exit status."""
    options = tyro.cli(Options, prog="python -m proofs_check.kernel", args=arguments)
    try:
        return _run(options)
    except (ValueError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return MISTAKE


def _run(options: Options) -> int:
    if not options.seconds > 0:
        raise ValueError(f"--seconds is {options.seconds}, but it must be greater than 0")
    if options.json:
        writable(options.json, "ledger")
    everything = ledger.read(options.ledger or shipped()[0])
    claims = rows.by_claim(everything, steps())
    if options.claim is not None:
        meant = match(options.claim, claims)
        if meant is None:
            raise ValueError(unknown(options.claim, claims, "no row of {!r} has a theorem", "known:"))
        claims = {meant: claims[meant]}
    if not session.installed():
        print("Coq with its libraries Interval and Coquelicot is not installed, so nothing is checked by a kernel.")
        wrong = [one for claim, of in claims.items() for one in _unread(options.folder, claim, of)]
        return _told(wrong)
    with interrupts.stoppable("stopped; proofs that were found are in the files"), compiler.workshop() as workshop:
        if options.search:
            for number, (claim, of) in enumerate(claims.items(), start=1):
                _search(options, workshop, claim, of, f"{number}/{len(claims)}")
        kernel, wrong = _check(options, workshop, claims, everything)
    _summary(claims, kernel)
    return _told(wrong)


def _unread(folder: Path, claim: str, of: Mapping[str, Sequence[writer.Claimed]]) -> list[str]:
    """What a claim's file gets wrong, one sentence each; rows that it leaves out are none of it."""
    path = files.path(folder, claim)
    if not path.exists():
        return []
    text = path.read_text(encoding="utf-8")
    there = files.entries(text)
    names = rows.names(of)
    wrong = []
    for key, statements in of.items():
        if any(one in there for one in rows.theorem_names(names[key], len(statements))):
            problem = files.problem(text, of, key)
            wrong += [f"{key}: {problem}"] if problem else []
    return wrong


def _search(
    options: Options, workshop: Path, claim: str, of: Mapping[str, Sequence[writer.Claimed]], place: str
) -> None:
    """Find proofs for what has none, and write the claim's file after each."""
    path = files.path(options.folder, claim)
    old = files.entries(path.read_text(encoding="utf-8")) if path.exists() else {}
    proofs: dict[str, str] = {}
    wanted: list[tuple[str, writer.Claimed]] = []
    for key, name in rows.names(of).items():
        for one, statement in zip(rows.theorem_names(name, len(of[key])), of[key], strict=True):
            if one in old and old[one].stated == writer.theorem(one, statement):
                proofs[one] = old[one].proof
            else:
                wanted.append((one, statement))
    with session.Session(files.HEADER, workshop) as running, counting(f"{place} {claim}", len(wanted)) as bar:
        for number, (one, statement) in enumerate(wanted, start=1):
            proof = search.found(running, statement, options.seconds)
            if proof is not None:
                proofs[one] = proof
                _write(path, files.text(claim, of, proofs))
            bar(number, len(wanted), one)
    if proofs:
        _write(path, files.text(claim, of, proofs))


def _write(path: Path, text: str) -> None:
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    os.replace(part, path)


def _check(
    options: Options,
    workshop: Path,
    claims: Mapping[str, Mapping[str, Sequence[writer.Claimed]]],
    everything: Sequence[ledger.Row],
) -> tuple[dict[str, dict[str, object]], list[str]]:
    """The records of all rows that are accepted, and what is wrong."""
    kernel: dict[str, dict[str, object]] = {}
    wrong: list[str] = []
    checker = session.checker()
    kept = options.json if options.json and options.json.exists() else None
    before = {
        row.name: dict(row.kernel) for row in (ledger.read(kept) if kept else everything) if row.kernel is not None
    }
    if options.fresh:
        before = {key: one for key, one in before.items() if key.partition("/")[0] not in claims}
    others = {key: one for key, one in before.items() if key.partition("/")[0] not in claims}
    with counting("coqc", len(claims)) as bar:
        for number, (claim, of) in enumerate(claims.items(), start=1):
            path = files.path(options.folder, claim)
            if path.exists():
                text = path.read_text(encoding="utf-8")
                wrong += _unread(options.folder, claim, of)
                known = record.kept(text, of, before, checker)
                if known:
                    kernel |= known
                else:
                    checked = compiler.check(workshop, path.stem, text)
                    if checked.error:
                        wrong.append(f"{path.name}: {checked.error}")
                    kernel |= record.records(text, of, checked, checker)
                    if options.json:
                        ledger.write(options.json, record.recorded(everything, {**before, **kernel}))
            bar(number, len(claims), claim)
    if options.json:
        ledger.write(options.json, record.recorded(everything, {**others, **kernel}))
    return kernel, wrong


def _summary(claims: Mapping[str, Mapping[str, object]], kernel: Mapping[str, Mapping[str, object]]) -> None:
    total = sum(len(of) for of in claims.values())
    print(f"Kernel ({session.checker()}): {len(kernel)} of {total} rows that have theorems are accepted.")
    kinds = Counter(str(one["tactic"]) for one in kernel.values())
    for kind, count in kinds.most_common():
        print(f"  {count:4}  {kind}")


def _told(wrong: Sequence[str]) -> int:
    for one in wrong:
        print(one, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    interrupts.run(main)
