"""Polynomial, rational and algebraic statements for all parameter values, by z3 (nlsat).

PROVED: hypotheses, definedness and the goal's negation are unsatisfiable over the reals (integers relaxed), twice.
REFUTED: a rational witness that `witness.py` certifies. z3's total division never matters: each denominator, root and
logarithm of the goal is first proved defined, and a hypothesis counts as holding only where it is defined.
"""

import hashlib
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dpotheory.prover.evaluate import approximate, printable
from dpotheory.prover.outcome import Budget, Outcome, Verdict, proved
from dpotheory.prover.points import satisfies
from dpotheory.prover.process import CallFailedError, OutOfTimeError, call
from dpotheory.prover.search import counterexample, feasible_point, near
from dpotheory.prover.signs import necessary, sufficient
from dpotheory.prover.smt import Translator
from dpotheory.prover.statement import Relation, Statement

Named = list[tuple[str, str]]

_STRICT = {"<=": "<", ">=": ">"}


class Session:
    """The translated hypotheses, to which proved conditions are added, and z3 behind them."""

    def __init__(self, statement: Statement, budget: Budget, integers: bool = False, strict: bool = False) -> None:
        self.started = time.monotonic()
        self.budget = budget
        self.translator = Translator(statement.domain, integers)
        self.logic = "" if integers else "QF_NRA"
        self.given: Named = []
        self.version = ""
        self.text = ""
        for name, relation in statement.hypotheses:
            for part in relation.parts:
                for condition in necessary(part, statement.domain):
                    self.given.append((name, self.translator.relation(condition)))
            op = _STRICT.get(relation.op, relation.op) if strict else relation.op
            self.given.append((name, self.translator.relation(Relation(relation.lhs, op, relation.rhs))))

    @property
    def left(self) -> float:
        """Seconds of the budget that are left."""
        return self.budget.seconds - (time.monotonic() - self.started)

    def ask(self, extra: Named, share: float = 1.0, core: bool = False) -> dict[str, Any]:
        """z3 on hypotheses and `extra`; {"answer": "unknown", "why": …} when time runs out."""
        seconds = max(0.05, share * self.left)
        if self.left <= 0:
            return {"answer": "unknown", "why": "the time budget is spent"}
        named = [*self.translator.definitions, *self.given, *extra]
        self.text = self.translator.declarations + "".join(f"(assert {text})\n" for _, text in named)
        try:
            result = call("smt", self.translator.declarations, named, seconds, self.logic, core, seconds=seconds + 1.0)
        except (OutOfTimeError, CallFailedError) as error:
            return {"answer": "unknown", "why": str(error)}
        self.version = result["version"]
        return result


def _explain(result: dict[str, Any]) -> str:
    return result.get("why", "no reason given") or "no reason given"


def hypotheses_note(statement: Statement, budget: Budget) -> tuple[str, dict[str, str] | None]:
    """("satisfiable", an exact point), ("hypotheses unsatisfiable", None) or ("not known to be satisfiable", None)."""
    point = feasible_point(statement, budget.points, budget.seed, time.monotonic() + budget.seconds / 2)
    if point is None:
        session = Session(statement, budget)
        result = session.ask([], share=0.5)
        if result["answer"] == "unsat":
            return "hypotheses unsatisfiable", None
        if result["answer"] == "sat":
            guess = session.translator.point(result["model"], [name for name, _ in statement.domains])
            point = guess if satisfies(statement, guess) else None
    if point is None or not printable(point):
        return "not known to be satisfiable", None
    return "satisfiable", {name: str(value) for name, value in point.items()}


def undefined_reason(statement: Statement, session: "Session", parts: Sequence[Any]) -> str:
    """Prove that the parts are defined wherever the hypotheses hold, adding what is proved; '' or a sentence."""
    for part in parts:
        for condition in sufficient(part, statement.domain):
            negation = session.translator.relation(condition.negation)
            result = session.ask([("goal is undefined", negation)], share=0.4)
            if result["answer"] != "unsat":
                found = "z3 did not decide" if result["answer"] == "unknown" else "the hypotheses do not exclude"
                return (
                    f"The goal needs {condition} to be defined, and {found} the opposite ({_explain(result)}); "
                    "add it as a hypothesis or narrow a domain."
                    if result["answer"] == "unknown"
                    else f"The goal needs {condition} to be defined, and {found} the opposite; "
                    "add it as a hypothesis or narrow a domain."
                )
            session.given.append(("goal is defined", session.translator.relation(condition)))
    return ""


def _from_model(statement: Statement, session: Session, result: dict[str, Any]) -> dict[str, Any] | None:
    names = [name for name, _ in statement.domains]
    return near(statement, session.translator.point(result.get("model", {}), names))


def _second_models(statement: Statement, budget: Budget) -> tuple[str, dict[str, Any] | None]:
    """Ask again where a rational or an integer model is likelier: ("unsat" | "", witness)."""
    goal = statement.goal
    assert isinstance(goal, Relation)
    ends = time.monotonic() + budget.seconds
    for strict, integers in ((True, False), (False, True)):
        if integers and not any(domain.integral for _, domain in statement.domains):
            continue
        rest = replace(budget, seconds=max(0.0, ends - time.monotonic()))
        session = Session(statement, rest, integers=integers, strict=strict)
        if undefined_reason(statement, session, goal.parts):
            continue
        result = session.ask([("goal", session.translator.relation(goal.negation))], share=0.5)
        if result["answer"] == "sat":
            witness = _from_model(statement, session, result)
            if witness:
                return "", witness
        if result["answer"] == "unsat" and not strict:
            return f"z3 {session.version}", None
    return "", None


def prove_polynomial(statement: Statement, budget: Budget | None = None) -> Outcome:
    """Decide `hypotheses ⇒ goal` for a goal of polynomials, quotients, roots, Abs, Min, Max and constants.

    Other functions are allowed: z3 then knows only their range, which is sound and rarely enough. Integers are
    relaxed to reals for PROVED; witnesses are integers where the domain says so.
    """
    budget = budget or Budget()
    started = time.monotonic()
    goal = statement.goal

    def outcome(verdict: Verdict, **rest: Any) -> Outcome:
        return Outcome(verdict, "z3", seconds=time.monotonic() - started, **rest)

    if not isinstance(goal, Relation):
        return outcome(Verdict.UNDECIDED, reason="The goal is a limit; use prove_limit.")

    def left() -> Budget:
        return replace(budget, seconds=max(0.0, started + budget.seconds - time.monotonic()))

    witness = counterexample(statement, budget.points, budget.seed, started + budget.seconds / 2)
    if witness:
        return outcome(Verdict.REFUTED, witness=witness, reason="A searched point violates the goal.")
    session = Session(statement, left())
    undefined = undefined_reason(statement, session, goal.parts)
    if undefined:
        return outcome(Verdict.UNDECIDED, reason=undefined)
    negated = [("goal", session.translator.relation(goal.negation))]
    result = session.ask(negated, share=0.6)
    note, point = "", None
    integers = ""
    if result["answer"] != "unsat":
        witness = _from_model(statement, session, result) if result["answer"] == "sat" else None
        if witness is None:
            integers, witness = _second_models(statement, left())
        if witness:
            return outcome(Verdict.REFUTED, witness=witness, reason="z3 found a point that violates the goal.")
        if not integers:
            return outcome(Verdict.UNDECIDED, reason=_undecided(result, session, statement, budget))
    core = session.ask(negated, core=True) if not integers else {"answer": "unsat"}
    note, point = hypotheses_note(statement, left())
    certificate = {
        "solver": "z3",
        "version": session.version,
        "logic": session.logic if not integers else "nonlinear arithmetic with integers",
        "unsat_core": core.get("core") or sorted({name for name, _ in [*session.given, *negated]}),
        "confirmed": core["answer"] == "unsat" and not integers,
        "integers_relaxed": not integers and any(domain.integral for _, domain in statement.domains),
        "query_sha256": hashlib.sha256(session.text.encode()).hexdigest(),
    }
    return proved("z3", statement.content_hash, (note, point), started, certificate)


def _undecided(result: dict[str, Any], session: Session, statement: Statement, budget: Budget) -> str:
    if result["answer"] == "unknown":
        return (
            f"z3 did not decide within {budget.seconds:.3g} s ({_explain(result)}); more seconds, fewer variables or "
            "an intermediate step would."
        )
    where = session.translator.point(result["model"], [name for name, _ in statement.domains])
    shown = ", ".join(f"{name} ≈ {approximate(value)}" for name, value in where.items())
    cause = (
        "functions other than polynomials were left free; prove_transcendental may decide"
        if session.translator.relaxed
        else "no rational point near it could be certified"
        + (" with integer coordinates" if any(d.integral for _, d in statement.domains) else "")
    )
    return f"z3 has a real solution of the negation near {shown or 'the only point'}, but {cause}."


def conditions_hold(statement: Statement, budget: Budget) -> bool:
    """Whether z3 proves that the goal is defined wherever the hypotheses hold."""
    parts = statement.goal.parts
    if not any(sufficient(part, statement.domain) for part in parts):
        return True
    return not undefined_reason(statement, Session(statement, budget), parts)


def follows(statement: Statement, budget: Budget) -> bool:
    """Whether z3 proves the statement, definedness of the goal included; no search, no witness, one question more."""
    goal = statement.goal
    if not isinstance(goal, Relation):
        return False
    session = Session(statement, budget)
    if undefined_reason(statement, session, goal.parts):
        return False
    return session.ask([("goal", session.translator.relation(goal.negation))])["answer"] == "unsat"


def excluded(statement: Statement, relation: Relation | None, budget: Budget) -> bool:
    """Whether z3 finds that the hypotheses contradict one another, or the relation (defined wherever they hold)."""
    session = Session(statement, budget)
    return (
        session.ask([] if relation is None else [("case", session.translator.relation(relation))])["answer"] == "unsat"
    )
