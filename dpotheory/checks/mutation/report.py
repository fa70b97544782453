"""The report on variants of claims: by kind and factor, what escaped and why, what was wrongly refuted.

Plain Python over results; imported by the benchmark claim_mutations.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dpotheory.checks.mutation.variants import FACTORS, KINDS

_NONE = "Nothing."


@dataclass(frozen=True)
class Result:
    """One variant, or a base (kind "base").

    Attributes:
        base: name of the statement it was made of.
        kind, factor, description: as of `mutate.Variant`, the factor as text.
        truth: "false" (certified), "true" (implied by the base) or "unknown"; of a base "base" where it stands, "false"
            where it was refuted, "undecided" where it could not be tested.
        told: where it is certainly false.
        refuted_by: "verify", "falsify", or empty.
        said: what these said.
        seconds: taken.
        asked: whether verification and the falsifier were asked.
    """

    base: str
    kind: str
    factor: str | None
    description: str
    truth: str
    told: str
    refuted_by: str
    said: str
    seconds: float
    asked: bool = True


def false(results: Sequence[Result]) -> list[Result]:
    """Variants that are certainly false."""
    return [row for row in results if row.truth == "false" and row.kind != "base"]


def escaped(results: Sequence[Result]) -> list[Result]:
    """Certainly false, and not refuted."""
    return [row for row in false(results) if not row.refuted_by]


def wrongly_refuted(results: Sequence[Result]) -> list[Result]:
    """Implied by a base that stands, and refuted."""
    return [row for row in results if row.truth == "true" and row.refuted_by]


def score(results: Sequence[Result]) -> float:
    """Share of the false variants that were refuted; NaN if there is none."""
    n = len(false(results))
    return (n - len(escaped(results))) / n if n else float("nan")


def table(results: Sequence[Result]) -> list[str]:
    """A Markdown table by kind and factor, with totals."""
    head = "| variant | made | false | by verify | by falsify | escaped | true, tested | wrongly refuted | unknown |"
    lines = [head, "|---|" + "---:|" * 8]
    rows = [row for row in results if row.kind != "base"]
    groups = {(kind, factor): f"{kind} × {factor}" for kind in KINDS for factor in _factors(rows, kind)}
    named = {name: [r for r in rows if (r.kind, r.factor) == key] for key, name in groups.items()}
    for name, group in {**named, "**all**": rows}.items():
        lines.append(f"| {name.replace(' × None', '')} | {' | '.join(map(str, _counts(group)))} |")
    return lines


def by_base(results: Sequence[Result]) -> list[str]:
    """The same by base."""
    head = "| made from | made | false | by verify | by falsify | escaped | true, tested | wrongly refuted | unknown |"
    lines = [head, "|---|" + "---:|" * 8]
    for base in dict.fromkeys(row.base for row in results):
        group = [row for row in results if row.base == base and row.kind != "base"]
        if group:
            lines.append(f"| {base} | {' | '.join(map(str, _counts(group)))} |")
    return lines


def _counts(group: Sequence[Result]) -> tuple[int, ...]:
    wrong, true = false(group), [row for row in group if row.truth == "true" and row.asked]
    by = [sum(row.refuted_by == name for row in wrong) for name in ("verify", "falsify")]
    unknown = sum(row.truth == "unknown" for row in group)
    return len(group), len(wrong), *by, len(escaped(group)), len(true), len(wrongly_refuted(group)), unknown


def _factors(rows: Sequence[Result], kind: str) -> list[str | None]:
    given = {row.factor for row in rows if row.kind == kind}
    return [name for name in (*map(str, sorted(FACTORS, key=Fraction)), None) if name in given]


def page(results: Sequence[Result], command: str, reasons: Mapping[str, str] | None = None) -> str:
    """The report as Markdown.

    Args:
        results: all rows.
        command: that made them.
        reasons: why a variant escaped, by "base: description".
    """
    reasons = reasons or {}
    wrong, escapes, refuted = false(results), escaped(results), wrongly_refuted(results)
    fallen = [row for row in results if row.kind == "base" and row.truth != "base"]
    stood = [row.base for row in results if row.kind == "base" and row not in fallen]
    n_true = sum(row.truth == "true" and row.asked for row in results)
    minutes = sum(row.seconds for row in results) / 60
    lines = [
        "# Mutation test of verification and the falsifier",
        "",
        f"Made by `{command}` in {minutes:.0f} minutes; no line is written by hand.",
        "",
        "Every statement that stands is changed mechanically: a side, a constant or an exponent in it, the failure",
        "probability, the last time, a hypothesis or the direction. Then `verify` is asked, and `falsify` where it did",
        "not refute. The truth of a variant comes from elsewhere:",
        "",
        "- *true*: the change weakens, by monotony alone, a statement that stands: one that neither tool nor the",
        "  ground-truth oracle refutes, which is no proof of it;",
        "- *false*: an oracle that shares no simulation code with the two finds a place inside the variant's own",
        "  hypotheses, with at most 10⁶ samples, at which counted failures (error 1e−12), a closed form or data built",
        "  by hand leave its sides;",
        "- *unknown*: neither. Many are true: most printed bounds are loose, and a constant pushed by 1.5 stays true.",
        "",
        "An unknown constant c is fixed first: at 3/20, which the proof of DV-LB.1 exhibits, or at ∞ for failure",
        "probabilities in Q alone. *On the event* means the statement about every dataset in E(ε), which the",
        "falsifier attacks over data. *DV-LB.2, corrected* counts |S_i| as 2(Z − 1) instead of Z.",
        "",
        f"**{len(wrong) - len(escapes)} of {len(wrong)} false variants are refuted"
        + (f" ({100 * score(results):.1f} %)" if wrong else "")
        + f"; {len(refuted)} of {n_true} true ones are.**",
        "",
        "## By kind and factor",
        "",
        *table(results),
        "",
        "## By statement",
        "",
        *by_base(results),
        "",
        f"Bases: {', '.join(stood)}.",
        "",
        "## What escaped",
        "",
        "With the clearest place at which the oracle found it false.",
        "",
        *([f"- {_named(row)}. {reasons.get(_named(row), row.told)}." for row in escapes] or [_NONE]),
        "",
        "## Wrongly refuted",
        "",
        *([f"- {_named(row)}. {row.refuted_by}: {row.said}" for row in refuted] or [_NONE]),
        "",
        "## Claims that do not stand themselves",
        "",
        "They are refuted, or cannot be tested, with the constant fixed as above, so that no variants of them count. A",
        "dataset that was found for a variant which follows from a statement refutes that statement, too.",
        "",
        *([f"- {row.base}: {_verdict(row)}" for row in fallen] or [_NONE]),
        "",
        "## What the score does not say",
        "",
        *_limits(results, n_true, len(refuted)),
        "",
    ]
    return "\n".join(lines)


def _limits(results: Sequence[Result], n_true: int, n_refuted: int) -> list[str]:
    made = [row for row in results if row.kind != "base"]
    unknown = sum(row.truth == "unknown" for row in made)
    lines = [
        f"- It counts certified variants only. {unknown} of {len(made)} are unknown; some may be false, and neither",
        "  tool was asked about them. What is false by a wide margin, or at small sizes, is easier to certify and to",
        "  refute.",
        "- True variants are looser than a statement that stands, so that few of them are nearly false.",
    ]
    if n_true and not n_refuted:
        most = 100 * (1 - 0.05 ** (1 / n_true))
        lines += [
            f"  None refuted of {n_true} bounds the rate of wrong refutations by {most:.1f} % (95 %, if independent)."
        ]
    return [
        *lines,
        "- Not changed: LD-T4.1 to LD-T4.3, whose α, c_v and c′ the oracle's distributions do not name; equations",
        "  other than DV-L4.1 and DV-GPO; sentences without a formula, and claims about numbers measured elsewhere.",
    ]


def _named(row: Result) -> str:
    return f"{row.base}: {row.description}"


def _verdict(row: Result) -> str:
    if row.refuted_by:
        return f"{row.refuted_by}: {row.said}"
    return f"false, {row.told}, and not refuted: {row.said}" if row.told else f"not tested: {row.said}"
