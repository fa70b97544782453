"""Inequalities with exp, log, erf, … for all parameters in a box with constraints, by branch and bound in balls.

PROVED: boxes that cover the region, on each of which the goal is certain (see onbox.py) or a hypothesis certainly
fails. REFUTED: a rational point certified by `witness.py`; the search runs first, and every undecided box offers its
middle. Integers are relaxed to reals for PROVED. Running out of boxes or seconds is UNDECIDED.
"""

import itertools
import time
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import flint
import sympy

from dpotheory.prover.boxes import Box, Compiled, Side
from dpotheory.prover.evaluate import UndefinedValueError, approximate, sign
from dpotheory.prover.forms import difference, expand, substituted
from dpotheory.prover.identity import solved
from dpotheory.prover.logarithms import logarithmic
from dpotheory.prover.onbox import OnBox, OutOfBudgetError
from dpotheory.prover.outcome import Budget, Outcome, Verdict, proved
from dpotheory.prover.polynomial import conditions_hold, hypotheses_note
from dpotheory.prover.region import Region, enclose, split, widest
from dpotheory.prover.search import counterexample, near
from dpotheory.prover.statement import Domain, Relation, Statement

_SPECIAL = (*map(Fraction, (0, 1, -1, 2, -2)), Fraction(1, 2), Fraction(-1, 2), Fraction(1, 4))
_MAX_TOUCH_CHECKS = 80
_MAX_CORNERS = 8


def _inside(side: Side, value: Fraction) -> bool:
    return (side.lo is None or value > side.lo) and (side.hi is None or value < side.hi)


def touching_splits(f: Any, box: Box) -> dict[str, list[Fraction]]:
    """Coordinates of simple rational points, or planes, of the box where f vanishes: faces for the proof to use."""
    names = sorted(str(symbol) for symbol in f.free_symbols)
    symbols = {str(symbol): symbol for symbol in f.free_symbols}
    splits: dict[str, list[Fraction]] = {name: [] for name in names}
    for name in names:
        for value in _SPECIAL:
            if not _inside(box[name], value):
                continue
            rest = substituted(f, {symbols[name]: sympy.Rational(value.numerator, value.denominator)})
            if rest is not None and (rest == 0 or expand(rest) == 0):
                splits[name].append(value)
    checks = 0
    pools = [[v for v in _SPECIAL if _inside(box[name], v)] + _ends(box[name]) for name in names]
    for combination in _product(pools):
        checks += 1
        if checks > _MAX_TOUCH_CHECKS:
            break
        point = dict(zip(names, combination, strict=True))
        try:
            vanishes = sign(f, point) == 0
        except (UndefinedValueError, ValueError):
            continue
        if vanishes:
            for name, value in point.items():
                if _inside(box[name], value) and value not in splits[name]:
                    splits[name].append(value)
    return splits


def _ends(side: Side) -> list[Fraction]:
    return [end for end in (side.lo, side.hi) if end is not None]


def _product(pools: list[list[Fraction]]) -> Any:
    if not pools:
        return iter([()])
    return ((first, *rest) for rest in _product(pools[1:]) for first in pools[0])


def _without(box: dict[str, Side], name: str, value: Fraction) -> list[dict[str, Side]]:
    if not _inside(box[name], value):
        return [box]
    first, second = split(box, name, value)
    return [{**first, name: replace(first[name], hi_open=True)}, second]


def _start(region: Region, f: Any) -> list[dict[str, Side]]:
    boxes = [dict(region.root)]
    for name, value in region.punctures:
        boxes = [part for box in boxes for part in _without(box, name, value)]
    for name, values in touching_splits(f, region.root).items():
        for value in sorted(values):
            parts: list[dict[str, Side]] = []
            for box in boxes:
                parts += split(box, name, value) if _inside(box[name], value) else [box]
            boxes = parts
    return boxes


def _depths(level: int, box: Box) -> tuple[int, ...]:
    """How many derivatives deep to look, in turn: deep on large and infinite boxes, where it pays, else shallow."""
    unbounded = any(side.lo is None or side.hi is None for side in box.values())
    if level == 0:
        return (1, 2, 4)
    return (1, 3) if level % 4 == 0 or (unbounded and level <= 8) else (1,)


class _Search:
    """One run of branch and bound for f ≥ 0 (> 0)."""

    def __init__(
        self, statement: Statement, region: Region, f: Any, strict: bool, defined: bool, prover: OnBox
    ) -> None:
        goal = statement.goal
        assert isinstance(goal, Relation)
        self.statement, self.region, self.strict, self.prover = statement, region, strict, prover
        known = solved(statement)
        self.raw = f
        reduced = substituted(f, known)
        self.f = prover.product(f if reduced is None else reduced)
        logs = logarithmic(statement)
        others = [substituted(form, known) for form in (f, *(() if logs is None else (logs.rhs - logs.lhs,)))]
        forms = [self.f, *(form for form in others if form is not None and form != self.f)]
        self.forms = sorted(forms, key=sympy.count_ops)  # the shortest has the cheapest derivatives
        self.all_names = tuple(name for name, _ in statement.domains)
        self.split_names = tuple(name for name in self.all_names if statement.symbols[name] not in known)
        self.sides = [] if defined else [Compiled(part) for part in goal.parts]
        self.covered = 0
        self.hardest: Box | None = None

    def run(self) -> dict[str, Any] | bool | None:
        """True when proved, a witness when refuted, None when a box resisted."""
        waiting = deque((box, 0) for box in _start(self.region, self.f))
        while waiting:
            box, level = waiting.popleft()
            self.hardest = box
            self.prover.spend()
            if any(side.empty for side in box.values()) or self.region.excluded(box):
                continue
            if all(enclose(side, box) is not None for side in self.sides) and any(
                self.prover.test(form, box, self.strict, depth) for depth in _depths(level, box) for form in self.forms
            ):
                self.covered += 1
                continue
            for point in self._candidates(box, level):
                witness = self._probe(point)
                if witness:
                    return witness
            name = widest(box, self.split_names)
            if name is None:
                return None
            waiting.extend((half, level + 1) for half in split(box, name, box[name].middle()))
        return True

    def _candidates(self, box: Box, level: int) -> Iterator[dict[str, Fraction]]:
        """The middle of the box; of a first box also its corners, where the sides may touch."""
        middle = {name: box[name].middle() for name in self.all_names}
        yield middle
        if level == 0:
            corners = _product([_ends(box[name]) or [middle[name]] for name in self.all_names])
            for corner in itertools.islice(corners, _MAX_CORNERS):
                yield dict(zip(self.all_names, corner, strict=True))

    def _probe(self, point: dict[str, Fraction]) -> dict[str, Any] | None:
        for name, domain in self.statement.domains:
            if domain.integral:
                point[name] = Fraction(round(point[name]))
        try:
            side = sign(self.raw, point)
        except UndefinedValueError:
            return None
        if side is None or side > 0 or (side == 0 and not self.strict):
            return None
        return near(self.statement, point)


def prove_transcendental(statement: Statement, budget: Budget | None = None) -> Outcome:
    """Decide `hypotheses ⇒ lhs op rhs` with elementary functions over a box, bounded or not.

    Touching sides are settled when the touching points are simple rationals or ends of the box; an equation is never
    proved here (see `prove_identity`).
    """
    budget = budget or Budget()
    started = time.monotonic()
    goal = statement.goal

    def outcome(verdict: Verdict, **rest: Any) -> Outcome:
        return Outcome(verdict, "arb", seconds=time.monotonic() - started, **rest)

    if not isinstance(goal, Relation):
        return outcome(Verdict.UNDECIDED, reason="The goal is a limit; use prove_limit.")
    witness = counterexample(statement, budget.points, budget.seed, started + budget.seconds / 2)
    if witness:
        return outcome(Verdict.REFUTED, witness=witness, reason="A searched point violates the goal.")
    if goal.op == "==":
        return outcome(
            Verdict.UNDECIDED,
            reason="Enclosures cannot prove an equation, and no point that violates it was found; prove_identity may.",
        )
    prover = OnBox(budget.boxes, started + budget.seconds)
    with flint.ctx.workprec(budget.precision):
        search = None
        try:
            region = Region(statement)
            defined = conditions_hold(statement, Budget(seconds=budget.seconds / 4, seed=budget.seed))
            for f in _functions(goal, statement.domain):
                search = _Search(statement, region, f, goal.op in ("<", ">", "!="), defined, prover)
                result = True if region.empty else search.run()
                if isinstance(result, dict):
                    return outcome(Verdict.REFUTED, witness=result, reason="Branch and bound found a violating point.")
                if result is True:
                    break
            else:
                where = _describe(search.hardest) if search and search.hardest else "some point"
                return outcome(
                    Verdict.UNDECIDED,
                    reason=f"Ball arithmetic cannot separate the sides at {where}; an equivalent statement may do.",
                )
        except OutOfBudgetError:
            where = f"; the work stopped near {_describe(search.hardest)}" if search and search.hardest else ""
            return outcome(
                Verdict.UNDECIDED,
                reason=f"The budget of {budget.boxes} boxes and {budget.seconds:.3g} s is spent{where}. "
                "More boxes, or a strict margin where the sides touch, would decide.",
            )
    empty = region.empty or (search is not None and search.covered == 0)
    rest = replace(budget, seconds=max(0.0, started + budget.seconds - time.monotonic()))
    note, point = hypotheses_note(statement, rest) if not empty else ("hypotheses unsatisfiable", None)
    certificate = {
        "solver": "python-flint (Arb balls)",
        "version": flint.__version__,
        "boxes": budget.boxes - prover.boxes_left,
        "devices": dict(prover.devices),
        "precision": budget.precision,
        "integers_relaxed": any(domain.integral for _, domain in statement.domains),
    }
    return proved("arb", statement.content_hash, (note, point), started, certificate)


def _functions(goal: Relation, domains: Mapping[str, Domain]) -> list[Any]:
    """The functions one of which must be ≥ 0 (> 0) for the goal."""
    gap = difference(goal, domains)
    if goal.op == "!=":
        return [gap, -gap]
    return [gap if goal.op in (">=", ">") else -gap]


def _describe(box: Box) -> str:
    def number(value: Fraction | None, infinity: str) -> str:
        return infinity if value is None else approximate(value)

    return ", ".join(f"{n} in [{number(s.lo, '-oo')}, {number(s.hi, 'oo')}]" for n, s in sorted(box.items()))
