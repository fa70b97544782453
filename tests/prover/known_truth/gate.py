"""What the prover says of a case, compared with its truth: wrong, raised, overran, or in order; and counts per kind.

`python -m tests.prover.known_truth.gate` decides every case and prints the table.
"""

import importlib
import pkgutil
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import tests.prover.known_truth as package
from dpotheory.prover import Budget, Verdict, decide

from .case import Case

GRACE_SECONDS = 2.0


@dataclass(frozen=True)
class Answer:
    """The prover's answer to a case: `fault` is "", "wrong", "raised" or "overran"."""

    case: Case
    verdict: str
    fault: str
    seconds: float
    text: str


def ask(case: Case, budget: Budget) -> Answer:
    """Decide the case's statement; PROVED of a false one and REFUTED of a true one are wrong."""
    started = time.monotonic()
    try:
        statement = case.statement() if callable(case.statement) else case.statement
    except ValueError as refusal:  # refused in a sentence when it is stated: no verdict, and no fault
        return Answer(case, "REFUSED", "", time.monotonic() - started, str(refusal))
    try:
        outcome = decide(statement, budget)
    except Exception as error:  # the gate is about whatever may come out
        return Answer(case, "RAISED", "raised", time.monotonic() - started, f"{type(error).__name__}: {error}")
    seconds = time.monotonic() - started
    wrong = Verdict.REFUTED if case.truth else Verdict.PROVED
    fault = "wrong" if outcome.verdict is wrong else "overran" if seconds > budget.seconds + GRACE_SECONDS else ""
    return Answer(case, outcome.verdict.value, fault, seconds, outcome.reason)


def kinds() -> dict[str, list[Case]]:
    """The cases of every data file beside this one."""
    found = {}
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda each: each.name):
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        if hasattr(module, "CASES"):
            found[info.name] = module.CASES
    return found


def summary(answers: Iterable[Answer]) -> str:
    """Decided and undecided, of the true and of the false ones, and the faults."""
    counts = Counter((j.case.truth, j.fault or j.verdict) for j in answers)
    true = f"true: {counts[True, 'PROVED']} PROVED, {counts[True, 'UNDECIDED']} UNDECIDED"
    false = f"false: {counts[False, 'REFUTED']} REFUTED, {counts[False, 'UNDECIDED']} UNDECIDED"
    faults = ", ".join(f"{counts[True, f] + counts[False, f]} {f}" for f in ("wrong", "raised", "overran"))
    return f"{true}; {false}; {faults}"


def main() -> int:
    """Decide everything with the default budget; 1 when there is a fault."""
    faults = 0
    for kind, cases in kinds().items():
        answers = [ask(case, Budget()) for case in cases]
        print(f"{kind}: {summary(answers)}", flush=True)
        for answer in answers:
            if answer.fault:
                faults += 1
                print(f"  {answer.fault}: {answer.case.name} ({answer.verdict}, {answer.seconds:.1f} s)")
            elif answer.verdict == "UNDECIDED":
                print(f"  undecided: {answer.case.name}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
