"""Refutations for every value of an unknown constant: one witness does not do, a family of them does."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sympy as sp

from dpotheory.prover import Budget, Relation, Statement, Verdict, decide, implies
from proofs_check.evidence.common import NEGATION, content_hash, described, named
from proofs_check.step import StepResult


@dataclass(frozen=True)
class Family:
    """A statement with "some c > 0" fails for every c, at the members of a family.

    Attributes:
        claimed: the statement, in which ``constant`` stands for "some c > 0".
        constant: its name.
        members: what the other symbols are, in terms of the constant and of free symbols.
        where: lower bounds ``symbol >= expression of the constant`` on the free symbols, so that some always exist.
        axioms: the standard facts that make the statement follow from the published one.
    """

    claimed: Statement
    constant: str
    members: Mapping[str, sp.Expr]
    where: tuple[Relation, ...] = ()
    axioms: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse families whose members need not exist, or that choose the constant."""
        symbols = self.claimed.symbols
        if self.constant not in symbols:
            raise ValueError(f"the constant {self.constant} does not occur in the statement {self.claimed}")
        if self.constant in self.members:
            raise ValueError(f"the family chooses {self.constant}; it must stand for every value of it")
        unknown = sorted(set(self.members) - set(symbols))
        if unknown:
            raise ValueError(f"the members {unknown} do not occur in the statement {self.claimed}")
        constant = symbols[self.constant]
        for bound in self.where:
            free = bound.op in (">=", ">") and bound.lhs.is_Symbol and bound.lhs != constant
            if not (free and bound.rhs.free_symbols <= {constant}):
                raise ValueError(
                    f"the bound {bound} must read 'symbol >= expression of {self.constant}', so that members exist"
                )
        for name, value in self.members.items():
            if self.claimed.domain[name].integral and not value.is_integer:
                raise ValueError(f"the member {name} = {value} must be an integer for every {self.constant}")

    @property
    def digest(self) -> str:
        """Of the claim and the family."""
        members = {name: sp.srepr(value) for name, value in self.members.items()}
        where = [str(bound) for bound in self.where]
        return content_hash(self.claimed.content_hash, self.constant, members, where, self.axioms)

    @property
    def stated(self) -> tuple[str, tuple[str, ...]]:
        """The goal and the hypotheses as text."""
        return str(self.claimed.goal), described([self.claimed])

    def obligations(self) -> tuple[Statement, ...]:
        """What must be proved for every constant: members are in their domains, hypotheses hold, the goal fails.

        Raises:
            ValueError: if the goal is a limit, which a family cannot refute.
        """
        symbols = self.claimed.symbols
        puts = {symbols[name]: value for name, value in self.members.items()}

        def put(relation: Relation, op: str | None = None) -> Relation:
            lhs, rhs = (side.subs(puts, simultaneous=True) for side in (relation.lhs, relation.rhs))
            return Relation(lhs, op or relation.op, rhs)

        goal = self.claimed.goal
        if not isinstance(goal, Relation):
            raise ValueError(f"the goal {goal} is no relation, so a family cannot refute it")
        goals = []
        for name, value in self.members.items():
            domain = self.claimed.domain[name]
            if domain.lower is not None:
                goals.append(Relation(value, ">" if domain.open_below else ">=", sp.Integer(domain.lower)))
        for relation in (*map(put, self.claimed.relations), put(goal, NEGATION[goal.op])):
            facts, plain = _without_minima(relation, self.where)
            goals += [*facts, plain]
        return tuple(implies(list(self.where), each) for each in goals)

    def find(self, budget: Budget) -> StepResult:
        """REFUTED if every obligation is proved."""
        started = time.monotonic()
        obligations = self.obligations()
        outcomes = [decide(statement, budget) for statement in obligations]
        proved = all(outcome.verdict is Verdict.PROVED for outcome in outcomes)
        open_ones = [o.reason for o in outcomes if o.verdict is not Verdict.PROVED]
        witness = None
        if proved:
            witness = {
                "family": {name: str(value) for name, value in self.members.items()},
                "where": [str(bound) for bound in self.where],
                "for_all": f"{self.constant} > 0",
                "statement": self.claimed.to_dict(),
                "obligations": [statement.to_dict() for statement in obligations],
                "axioms": named(self.axioms),
            }
        reason = (
            f"The family defeats every {self.constant} > 0."
            if proved
            else "The family of witnesses was not proved to defeat every constant: " + " ".join(open_ones)
        )
        return StepResult(
            Verdict.REFUTED if proved else Verdict.UNDECIDED,
            "+".join(dict.fromkeys(outcome.method for outcome in outcomes)),
            *self.stated,
            witness,
            None,
            reason,
            time.monotonic() - started,
        )


def _without_minima(relation: Relation, where: Sequence[Relation]) -> tuple[list[Relation], Relation]:
    """The relation with every Min of two terms replaced by the smaller one where that is provable, and these facts."""
    facts: list[Relation] = []
    for minimum in {*relation.lhs.atoms(sp.Min), *relation.rhs.atoms(sp.Min)}:
        for smaller, larger in (minimum.args, minimum.args[::-1]):
            fact = Relation(smaller, "<=", larger)
            if decide(implies(list(where), fact), Budget(seconds=5)).verdict is Verdict.PROVED:
                facts.append(fact)
                lhs, rhs = (side.subs(minimum, smaller) for side in (relation.lhs, relation.rhs))
                relation = Relation(lhs, relation.op, rhs)
                break
    lhs, rhs = (
        side.replace(sp.exp, lambda power: sp.exp(sp.expand(sp.cancel(power)))) for side in (relation.lhs, relation.rhs)
    )
    return facts, Relation(lhs, relation.op, rhs)
