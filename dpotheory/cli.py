"""The command line: ``dpotheory claims | verify | falsify | learning-rate | samples-needed | sweep | figure | …``.

One function a subcommand, listed in `COMMANDS`; each returns the exit status and raises `UserError` for a mistake of
the user's, which `main` prints as one sentence (status 2). Heavy rooms are loaded by the subcommand that needs them,
and nothing imports this file.
"""

import io
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import tyro
from rich.console import Console
from rich.table import Table
from rich.text import Text
from tyro.conf import FlagCreatePairsOff, Positional, arg

from dpotheory import cli_claims, ledger
from dpotheory.cli_falsify import falsify
from dpotheory.cli_figure import figure
from dpotheory.cli_learning_rate import learning_rate
from dpotheory.cli_report import report
from dpotheory.cli_samples import samples_needed
from dpotheory.cli_sweep import sweep
from dpotheory.cli_verify import verify

if TYPE_CHECKING:
    from dpotheory.claims.claim import Claim
    from proofs_check.replay import Replayed

# Wider than any line printed here, so that files and pipes get every line whole.
_WIDE = 100_000


class UserError(ValueError):
    """A mistake in what the user gave; the text is one sentence that names the remedy."""


def claims(
    claim: Annotated[
        str | None, Positional, arg(metavar="[ID]", help="A claim in full; a table of all if left out.")
    ] = None,
    latex: Annotated[FlagCreatePairsOff[bool], arg(help="Print the statement only, as LaTeX (needs amsmath).")] = False,
) -> int:
    """List the published statements, or show one in full: hypotheses, bound, probability, what it does not claim."""
    from dpotheory.claims import registry

    if claim is None:
        if latex:
            raise UserError("--latex prints one statement; give its id, for example: dpotheory claims DV-T4.3 --latex")
        rows = [(c.id, c.kind, c.title, c.quantity, "yes" if c.rebuilt else "") for c in registry.values()]
        _table(("id", "kind", "title", "quantity", "rebuilt"), rows)
        return 0
    if claim not in registry:
        raise UserError(f"There is no claim {claim!r}; the claims are {', '.join(registry)}.")
    if latex:
        _write(_latex(registry[claim]))
    else:
        _show(registry[claim])
    return 0


def replay(
    file: Annotated[
        Path, Positional, arg(metavar="FILE", help="A ledger, as python -m proofs_check --json writes it.")
    ],
    row: Annotated[str, Positional, arg(metavar="ROW", help='The row: its index from 0, "CLAIM/step", or "CLAIM".')],
    seconds: Annotated[float, arg(help="Time for each proof, where the witness asks for proofs.")] = 30.0,
    claim: Annotated[str | None, arg(metavar="FILE.py[:NAME]", help="The claim, where it is one of your own.")] = None,
) -> int:
    """Recompute both sides of a refuted row from its witness alone; status 0 if the witness stands, 1 if not."""
    chosen = ledger.find(ledger.read(file), row)
    if not seconds > 0:
        raise UserError(f"--seconds is {seconds}, but it must be greater than 0.")
    found = _replayed(chosen, seconds, _own(claim, chosen))
    _head(chosen.name, f"{chosen.verdict} ({chosen.method})")
    _table(None, [("statement", chosen.statement), ("witness", found.kind)])
    said = {True: "holds", False: "fails", None: "assumed"}
    _section("Hypotheses at the witness", [(said[holds], name) for name, holds in found.hypotheses.items()])
    for left, relation, right in found.sides:
        _section("Recomputed", [("left side", left), ("claimed", relation), ("right side", right)])
    _section("Notes", [(note,) for note in found.notes])
    _write(f"\nThe witness {'stands' if found.stands else 'does not stand'}: {found.reason}")
    return 0 if found.stands else 1


def assumptions(
    ledger_file: Annotated[Path | None, arg(name="ledger", metavar="FILE", help="Name this ledger's rows too.")] = None,
) -> int:
    """List the standard facts that proofs may use without proving them, each with a reference."""
    from proofs_check.axioms import AXIOMS

    users = None if ledger_file is None else _users(ledger.read(ledger_file))
    for name, axiom in AXIOMS.items():
        lines = [("says", axiom.says), ("reference", axiom.reference)]
        if users is not None:
            lines.append(("named by", ", ".join(users.get(name, ())) or "no row"))
        _section(name, lines)
    others = {name: rows for name, rows in (users or {}).items() if name not in AXIOMS}
    _section("Named in the ledger besides", [(name, ", ".join(rows)) for name, rows in others.items()])
    return 0


COMMANDS: dict[str, Callable[..., int]] = {
    "claims": claims,
    "verify": verify,
    "falsify": falsify,
    "samples-needed": samples_needed,
    "learning-rate": learning_rate,
    "sweep": sweep,
    "figure": figure,
    "replay": replay,
    "assumptions": assumptions,
    "report": report,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a subcommand; returns the exit status: 0, 1 for a negative answer, 2 for a mistake of the user's."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Greek letters still gets every line
    description = "Simulate and verify the theory of Direct Preference Optimization."
    try:
        return tyro.extras.subcommand_cli_from_dict(COMMANDS, prog="dpotheory", description=description, args=arguments)
    except (UserError, ledger.LedgerError) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130


def _own(text: str | None, row: ledger.Row) -> "Claim | None":
    """The user's claim that the row is about; None without a file."""
    if text is None:
        return None
    try:
        found = [one for one in cli_claims.chosen(text) if one.id == row.claim]
    except ValueError as error:
        raise UserError(str(error)) from error
    if not found:
        raise UserError(f"{text} has no claim with the id {row.claim!r}, which the row is about.")
    return found[0]


def _replayed(row: ledger.Row, seconds: float, claim: "Claim | None") -> "Replayed":
    """By the room that made the witness: a simulation's, the falsifier's, or a proof's."""
    from proofs_check.replay import Replayed, WitnessError, replay_row

    witness = row.witness or {}
    try:
        if "simulation" in witness:
            from dpotheory.checks import replay as replay_simulation

            again = replay_simulation(witness, claim)
            sides = ((f"{again.measured:.9g}", again.relation, f"{again.bound:.9g}"),)
            return Replayed(again.stands, "a simulation", again.reason, sides, dict.fromkeys(again.unmet, False))
        if "falsified" in witness:
            from dpotheory.checks.falsify import replay as replay_found

            again = replay_found(witness, claim)
            return Replayed(again.stands, again.kind, again.reason, again.sides, again.hypotheses, again.notes)
        from dpotheory.prover import Budget

        return replay_row(row, Budget(seconds=seconds))
    except (WitnessError, ValueError) as error:
        raise UserError(f"{str(error).removesuffix('.')}.") from error


def _users(rows: Iterable[ledger.Row]) -> dict[str, list[str]]:
    """Names of the rows that name each axiom; at any depth of a certificate or a witness."""
    users: dict[str, list[str]] = {}

    def collect(value: Any, row: str) -> None:
        if isinstance(value, Mapping):
            for key, item in value.items():
                named = [item] if key == "axiom" else item if key == "axioms" else ()
                for text in named:
                    who = users.setdefault(str(text).partition(": ")[0], [])
                    who += [row] if row not in who else []
                collect(item, row)
        elif isinstance(value, (list, tuple)):
            for item in value:
                collect(item, row)

    for row in rows:
        collect([row.certificate, row.witness], row.name)
    return users


def _show(claim: "Claim") -> None:
    from dpotheory.claims import symbols

    _head(claim.id, claim.title)
    high = "" if claim.failure is None else ", with high probability"
    _table(
        None,
        [
            ("kind", claim.kind + high + (", a display rebuilt (R)" if claim.rebuilt else "")),
            ("source", claim.source),
            ("quantity", claim.quantity),
        ],
    )
    _section("Hypotheses", [(name, _plain(relation)) for name, relation in claim.hypotheses.items()] or [("none",)])
    stated = [("lower bound", claim.lower), ("upper bound", claim.upper), ("identity", claim.equation)]
    lines = [(name, _plain(side)) for name, side in stated if side is not None]
    lines += [("in words", claim.sentence)] if claim.sentence else []
    lines.append(("failure probability", "none: always" if claim.failure is None else _plain(claim.failure)))
    if claim.best_epsilon is not None:
        lines.append(("ε when none is given", _plain(claim.best_epsilon)))
    when = "t =" if claim.only_at_end else "0 ≤ t ≤"
    lines.append(("speaks about", "any time" if claim.until is None else f"{when} {_plain(claim.until)}"))
    _section("Statement", lines)
    parts = [claim.lower, claim.upper, claim.equation, claim.failure, claim.until, *claim.hypotheses.values()]
    used = set().union(*(part.free_symbols for part in parts if part is not None))
    known = [p for p in symbols.PARAMETERS.values() if p.symbol in used]
    _section("Symbols", [(_plain(p.symbol), p.name, p.meaning, p.domain) for p in known])
    _section("Does not claim", [(claim.does_not_claim,)])
    _write(Text.assemble("\n", ("LaTeX", "bold")))
    _write(_latex(claim))


def _latex(claim: "Claim") -> str:
    """The statement as display mathematics; a sentence of words is escaped, since it is typed as text."""
    special = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}"}
    special |= {"|": r"\textbar{}", "~": r"\textasciitilde{}", **{letter: rf"\{letter}" for letter in "_#$%&{}"}}
    words = "".join(special.get(letter, letter) for letter in claim.sentence)
    statement = claim.statement
    if claim.sentence:
        statement = statement.replace(rf"\text{{{claim.sentence}}}", rf"\text{{{words}}}")
    return rf"\[ {statement} \]"


_LETTERS = {"alpha": "α", "beta": "β", "delta": "δ", "Delta": "Δ", "epsilon": "ε", "eta": "η", "nu": "ν", "phi": "φ"}
_LETTERS |= {"sigma": "σ", "Sigma": "Σ", "tau": "τ", "Min": "min", "Max": "max"}


def _plain(expression: Any) -> str:
    """A sympy expression or relation on one line, as one would type it."""
    import re

    import sympy

    if expression.is_Relational:
        sign = {"<=": "≤", ">=": "≥", "==": "="}.get(expression.rel_op, expression.rel_op)
        return f"{_plain(expression.lhs)} {sign} {_plain(expression.rhs)}"
    text = sympy.sstr(expression).replace("**", "^").replace("*", "·").replace(r"\dot{r}", "ṙ").replace("_prime", "′")
    letters = "|".join(_LETTERS)
    return re.sub(rf"(?<![A-Za-z])({letters})(?![A-Za-z])", lambda match: _LETTERS[match[1]], text)


def _console() -> Console:
    console = Console(highlight=False, markup=False, emoji=False)
    return console if console.is_terminal else Console(width=_WIDE, highlight=False, markup=False, emoji=False)


def _write(text: str | Text) -> None:
    _console().print(text, soft_wrap=True)  # a terminal breaks lines itself, and copies them whole


def _head(name: str, text: str) -> None:
    _write(Text.assemble((name, "bold"), "  ", text))


def _section(title: str, rows: Sequence[Sequence[str]]) -> None:
    if rows:
        _write(Text.assemble("\n", (title, "bold")))
        _table(None, rows)


def _table(header: Sequence[str] | None, rows: Sequence[Sequence[str]]) -> None:
    grid = Table(box=None, show_header=header is not None, pad_edge=False, padding=(0, 2, 0, 0))
    for index in range(len(rows[0])):
        grid.add_column(header[index] if header else "", overflow="fold")
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    console = _console()
    if console.is_terminal:
        console.print(grid)
        return
    with console.capture() as printed:
        console.print(grid)
    for line in printed.get().splitlines():
        _write(line.rstrip())


if __name__ == "__main__":
    sys.exit(main())
