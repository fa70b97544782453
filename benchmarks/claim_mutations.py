"""Mutation score of verification and the falsifier: are false variants of verified claims refuted, and no true one?

Run ``python benchmarks/claim_mutations.py --markdown docs/claim-mutations.md``. Variants come from
dpotheory/checks/mutation/variants.py, their truth from monotony or from the oracle beside it, and the verdict from
`verify` and `falsify`.
"""

import json
import math
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

import jax
import sympy as sp
import tyro
from rich.console import Console
from rich.progress import track

from dpotheory.checks.at_trial import mentions
from dpotheory.checks.falsify.data import SMALL
from dpotheory.checks.falsify.falsify import EFFORTS, falsify, replay
from dpotheory.checks.falsify.on_event import ON_EVENT, STEP, OnEvent
from dpotheory.checks.ld.observe import DATASETS
from dpotheory.checks.mutation import oracle
from dpotheory.checks.mutation import report as mutation_report
from dpotheory.checks.mutation import variants as mutate
from dpotheory.checks.mutation.report import Result
from dpotheory.checks.observatory import Observatory
from dpotheory.checks.twins import TWINS
from dpotheory.checks.verify import verify_all
from dpotheory.claims import registry, symbols
from dpotheory.claims.claim import Claim

_PROVED_CONSTANT = sp.Rational(3, 20)  # exhibited by the proof of DV-LB.1 (proofs_check/dv/dv_lb_1.py)
_IN_Q = ("DV-T4.2", "PG-T4.1", "DV-T4.3", "DV-flip")  # speak at sizes that fit a machine only for c = ∞
_LEFT_OUT = ("LD-T4.1", "LD-T4.2", "LD-T4.3")  # in α, c′ and c_v, which the oracle's laws do not name
_STATEMENTS = (
    f"DV-TB.3/{STEP}",
    f"PG-TA.1/{STEP}, derived upper side",
    *(f"{name}/{STEP}" for name in ("DV-TC.5", "DV-flip", "PG-TA.2")),
)


@dataclass(frozen=True)
class Options:
    """Test verification and the falsifier on variants of the claims that hold.

    Exit status 0 when no true variant is refuted, 1 when one is, 2 for wrong options.
    """

    seed: int = 0
    """Of the order of the variants and of all draws."""
    budget: Literal["quick", "full"] = "quick"
    """Of verification and the falsifier."""
    claim: str | None = None
    """Variants of this base only (see --list)."""
    true: int = 10
    """Most true variants of each base that are tested; the false ones all are."""
    most: int = 400
    """Most variants of each base that are made; in the order of the seed, kinds and factors in turn."""
    json: Path | None = None
    """Keep results here, and go on from what stands there."""
    markdown: Path | None = None
    """Write the report here."""
    list: bool = False
    """Print the bases and stop."""


@dataclass(frozen=True)
class Base:
    """A verified statement: a claim, or what it says of every dataset in the event."""

    claim: Claim
    on_event: OnEvent | None = None


def bases() -> dict[str, Base]:
    """The statements that variants are made of, by name; each must stand before its variants count."""
    found = {}
    for name, claim in registry.items():
        fixed = mutate.definite(claim, sp.oo if name in _IN_Q else _PROVED_CONSTANT)
        if claim.quantity in oracle.QUANTITIES and claim.kind != "qualitative" and name not in _LEFT_OUT:
            found[name] = Base(fixed)
    neighbours = 2 * (symbols.Z - 1)  # the number of values that can share a token with one, not Z
    upper = 2 * symbols.Q * (4 * symbols.epsilon * symbols.v) + 2 * symbols.Q * neighbours * (
        2 * symbols.epsilon * symbols.v + symbols.l_b**2
    )
    found["DV-LB.2, corrected"] = Base(replace(registry["DV-LB.2"], upper=upper))
    for name in _STATEMENTS:
        on_event = ON_EVENT[name]
        own = {"failure": None, "hypotheses": on_event.hypotheses}
        claim = replace(mutate.definite(on_event.claim, _PROVED_CONSTANT), **own)
        found[name] = Base(claim, replace(on_event, claim=claim, largest_epsilon=None))
    return found


class Tools:
    """Verification, then the falsifier; simulations of one setting are shared among variants."""

    def __init__(self, seed: int, budget: Literal["quick", "full"]) -> None:
        self.key = jax.random.key(seed)
        self.budget: Literal["quick", "full"] = budget
        self.watch = Observatory(self.key, budget)
        self.witness: Mapping[str, Any] = {}

    def __call__(self, base: Base, claim: Claim) -> tuple[str, str]:
        """Who refuted it ("verify", "falsify", or "" for nobody), and what was said."""
        said = []
        if base.on_event is None:
            whole = verify_all(self.key, self.budget, [claim], watch=self.watch)[0]
            if whole.verdict == "REFUTED":
                return "verify", whole.reason
            said.append(f"verify: {whole.verdict}, {whole.reason}")
        target: Claim | OnEvent | None = None
        if base.on_event is not None:
            target = replace(base.on_event, claim=claim)
        elif claim.quantity == "velocity_residual" and claim.upper is not None:
            target = OnEvent(claim, "residual", None, ON_EVENT[claim.id].event)
        elif claim.kind != "identity":
            target = claim
        if target is not None:
            row = falsify(target, self.key, self.budget)
            if row.verdict == "REFUTED":
                self.witness = row.witness or {}
                return "falsify", row.reason
            said.append(f"falsify: {row.verdict}, {row.reason}")
        return "", "; ".join(said)


def tested(name: str, base: Base, tools: Tools, options: Options, known: Mapping[str, Result]) -> Iterator[Result]:
    """The base itself, then its variants; those of a base that does not stand are not made.

    A last row for the base says that it fell by a dataset that was found for a variant that follows from it.
    """
    start = time.perf_counter()
    if _mark(name) in known:
        yield (row := known[_mark(name)])
        if row.truth != "base":
            return
    else:
        refuted, said = tools(base, base.claim)
        wrong = oracle.refute(base.claim, on_event=base.on_event is not None)
        told = "" if wrong is None else f"{wrong.found} at {dict(wrong.place)}"
        truth = "false" if wrong or refuted else "base" if "NOT CONTRADICTED" in said else "undecided"
        yield Result(name, "base", None, "", truth, told, refuted, said, _since(start))
        if truth != "base":
            return
    n_true = 0
    for variant in mutate.variants(base.claim, options.seed, count=options.most):
        mark = _mark(name, variant.description)
        row = known.get(mark)
        if row is not None and (row.asked or row.truth == "unknown" or n_true >= options.true):
            n_true += row.truth == "true" and row.asked
            yield row
            continue
        start = time.perf_counter()
        wrong = oracle.refute(variant.claim, on_event=base.on_event is not None)
        truth = "false" if wrong else "true" if variant.implied else "unknown"
        told = "" if wrong is None else f"{wrong.found} at {dict(wrong.place)}"
        refuted, said, asked = "", "", truth == "false" or (truth == "true" and n_true < options.true)
        if asked:
            n_true += truth == "true"
            refuted, said = tools(base, variant.claim)
        if refuted and truth == "true" and base.on_event is not None and replay(tools.witness).stands:
            said = f"{said} Found for the variant: {variant.description}."
            yield Result(name, "base", None, "", "false", "", refuted, said, _since(start))
            return
        factor = None if variant.factor is None else str(variant.factor)
        found = Result(name, variant.kind, factor, variant.description, truth, told, refuted, said, _since(start))
        yield replace(found, asked=asked)


def reasons(results: Sequence[Result], options: Options) -> dict[str, str]:
    """Why each variant that escaped did, by base and description: how many datasets its clearest place takes."""
    found, known = {}, bases()
    for row in mutation_report.escaped(results):
        base = known[row.base]
        claim = next(v.claim for v in mutate.variants(base.claim, options.seed) if v.description == row.description)
        wrong = oracle.refute(claim, on_event=base.on_event is not None)
        assert wrong is not None, row
        numbers = {name: x for name, x in wrong.place.items() if mentions(claim, name)}
        text = f"{wrong.found}, at {', '.join(f'{name} = {x:.4g}' for name, x in numbers.items())}"
        if math.isfinite(wrong.surprise):
            ours = TWINS[claim.quantity].paper == "ld"
            drawn = DATASETS["full"] if ours else EFFORTS[options.budget].n_final
            enough = "which is more than" if wrong.needed > drawn else "and the search came to no such setting with its"
            text += f": it takes about {wrong.needed:,} datasets to show, {enough} {drawn:,} of one setting"
        else:
            text += f": the search, over data with (K, Q) up to {SMALL}, came to no such dataset"
        found[_mark(row.base, row.description)] = text
    return found


def _mark(base: str, description: str = "") -> str:
    return f"{base}: {description}"


def _since(start: float) -> float:
    return round(time.perf_counter() - start, 3)


def run(options: Options) -> list[Result]:
    """Test all variants, keeping what was found in ``options.json`` after every base."""
    known: dict[str, Result] = {}
    if options.json is not None and options.json.exists():
        kept = json.loads(options.json.read_text(encoding="utf-8"))
        if (kept["seed"], kept["budget"]) != (options.seed, options.budget):
            raise ValueError(f"{options.json} holds seed {kept['seed']} and budget {kept['budget']}; take another file")
        known = {_mark(row["base"], row["description"]): Result(**row) for row in kept["rows"]}
    chosen = {name: base for name, base in bases().items() if options.claim in (None, name)}
    tools, results, quiet = Tools(options.seed, options.budget), [], not sys.stderr.isatty()
    for name, base in track(chosen.items(), "bases", console=Console(stderr=True), disable=quiet):
        before = time.perf_counter()
        rows = list(tested(name, base, tools, options, known))
        rows = rows[-1:] if rows[-1].kind == "base" else rows
        results += rows
        if quiet:
            caught = [bool(row.refuted_by) for row in rows if row.truth == "false" and row.kind != "base"]
            text = f"{name}: {len(rows) - 1} variants, {sum(caught)} of {len(caught)} false ones refuted"
            print(f"{text}, {_since(before):.0f} s", file=sys.stderr, flush=True)
        if options.json is not None:
            done = {(row.base, row.description) for row in results}
            rest = [row for row in known.values() if (row.base, row.description) not in done]
            data = {"seed": options.seed, "budget": options.budget, "rows": [asdict(row) for row in (*results, *rest)]}
            options.json.write_text(json.dumps(data, indent=1), encoding="utf-8")
    return results


def main(arguments: Sequence[str] | None = None) -> int:
    """Run; returns the exit status."""
    options = tyro.cli(Options, prog="python benchmarks/claim_mutations.py", args=arguments)
    if options.list:
        print("\n".join(bases()))
        return 0
    try:
        if options.claim is not None and options.claim not in bases():
            raise ValueError(f"there is no base {options.claim!r}; --list shows them")
        for name in ("true", "most"):
            if getattr(options, name) < 0:
                raise ValueError(f"--{name} is {getattr(options, name)}, but it must be at least 0")
        for path in (options.markdown, options.json):
            if path is not None and not path.absolute().parent.is_dir():
                raise ValueError(f"the folder of {path} does not exist")
        results = run(options)
    except (ValueError, KeyError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    given = f"--seed {options.seed} --budget {options.budget} --true {options.true} --most {options.most}"
    text = mutation_report.page(results, f"python benchmarks/claim_mutations.py {given}", reasons(results, options))
    print(text)
    if options.markdown:
        options.markdown.write_text(text, encoding="utf-8")
    return 1 if mutation_report.wrongly_refuted(results) else 0


if __name__ == "__main__":
    sys.exit(main())
