"""``dpotheory claims`` and ``dpotheory axioms``: published statements, and standard facts that proofs use."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from rich.text import Text
from tyro.conf import FlagCreatePairsOff, Positional, arg

from dpotheory import ledger
from dpotheory.cli.terminal import UserError, head, section, table, write, write_json

if TYPE_CHECKING:
    from dpotheory.claims.claim import Claim


def claims(
    claim: Annotated[
        str | None, Positional, arg(metavar="[ID]", help="A claim in full; a table of all if left out.")
    ] = None,
    latex: Annotated[FlagCreatePairsOff[bool], arg(help="Print the statement only, as LaTeX (needs amsmath).")] = False,
    json: Annotated[FlagCreatePairsOff[bool], arg(help="Print JSON.")] = False,
) -> int:
    """List the published statements, or show one in full: hypotheses, bound, probability, what it does not claim."""
    from dpotheory.claims import registry
    from dpotheory.claims.names import unknown

    if claim is None:
        if latex:
            raise UserError("--latex prints one statement; give its id, for example: dpotheory claims DV-T4.3 --latex")
        if json:
            write_json([_told(c) for c in registry.values()])
            return 0
        rows = [(c.id, c.kind, c.title, c.quantity, "yes" if c.rebuilt else "") for c in registry.values()]
        table(("id", "kind", "title", "quantity", "rebuilt"), rows)
        return 0
    if claim not in registry:
        raise UserError(f"{unknown(claim, registry)}.")
    if json and latex:
        raise UserError("--json has the statement as LaTeX too; give one of --json and --latex.")
    if json:
        write_json(_told(registry[claim]))
    elif latex:
        write(_latex(registry[claim]))
    else:
        _show(registry[claim])
    return 0


def axioms(
    ledger_file: Annotated[Path | None, arg(name="ledger", metavar="FILE", help="Name this ledger's rows too.")] = None,
) -> int:
    """List the standard facts that proofs may use without proving them, each with a reference."""
    from proofs_check.axioms import AXIOMS

    users = None if ledger_file is None else _users(ledger.read(ledger_file))
    for name, axiom in AXIOMS.items():
        lines = [("says", axiom.says), ("reference", axiom.reference)]
        if users is not None:
            lines.append(("named by", ", ".join(users.get(name, ())) or "no row"))
        section(name, lines)
    others = {name: rows for name, rows in (users or {}).items() if name not in AXIOMS}
    section("Named in the ledger besides", [(name, ", ".join(rows)) for name, rows in others.items()])
    return 0


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

    head(claim.id, claim.title)
    high = "" if claim.failure is None else ", with high probability"
    table(
        None,
        [
            ("kind", claim.kind + high + (", a display rebuilt (R)" if claim.rebuilt else "")),
            ("source", claim.source),
            ("quantity", claim.quantity),
        ],
    )
    section("Hypotheses", [(name, _plain(relation)) for name, relation in claim.hypotheses.items()] or [("none",)])
    stated = [("lower bound", claim.lower), ("upper bound", claim.upper), ("identity", claim.equation)]
    lines = [(name, _plain(side)) for name, side in stated if side is not None]
    lines += [("in words", claim.sentence)] if claim.sentence else []
    lines.append(("failure probability", "none: always" if claim.failure is None else _plain(claim.failure)))
    if claim.best_epsilon is not None:
        lines.append(("ε when none is given", _plain(claim.best_epsilon)))
    when = "t =" if claim.only_at_end else "0 ≤ t ≤"
    lines.append(("speaks about", "any time" if claim.until is None else f"{when} {_plain(claim.until)}"))
    section("Statement", lines)
    parts = [claim.lower, claim.upper, claim.equation, claim.failure, claim.until, *claim.hypotheses.values()]
    used = set().union(*(part.free_symbols for part in parts if part is not None))
    known = [p for p in symbols.PARAMETERS.values() if p.symbol in used]
    section("Symbols", [(_plain(p.symbol), p.name, p.meaning, p.domain) for p in known])
    section("Does not claim", [(claim.does_not_claim,)])
    write(Text.assemble("\n", ("LaTeX", "bold")))
    write(_latex(claim))


def _told(claim: "Claim") -> dict[str, Any]:
    """A claim as JSON data; formulas as one would type them, None where there is none."""

    def plain(side: Any) -> str | None:
        return None if side is None else _plain(side)

    return {
        "id": claim.id,
        "title": claim.title,
        "kind": claim.kind,
        "source": claim.source,
        "rebuilt": claim.rebuilt,
        "quantity": claim.quantity,
        "objective": claim.objective,
        "hypotheses": {name: _plain(relation) for name, relation in claim.hypotheses.items()},
        "lower": plain(claim.lower),
        "upper": plain(claim.upper),
        "equation": plain(claim.equation),
        "sentence": claim.sentence or None,
        "failure": plain(claim.failure),
        "until": plain(claim.until),
        "does_not_claim": claim.does_not_claim,
        "latex": claim.statement,
    }


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
