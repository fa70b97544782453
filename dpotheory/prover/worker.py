"""The helper process for calls that cannot be interrupted safely; started by process.py, by path.

Reads requests (operation, arguments, seconds) and answers (ok, result), pickled, over its own pipes. It imports
nothing of dpotheory, so that starting it does not load JAX. A watchdog ends it when a call overruns and the parent
is no longer there to do so.
"""

import os
import pickle
import struct
import sys
import threading
from typing import Any


def zero_strategy(expression: Any) -> str:
    """Name of the first simplification that turns the expression into 0, or ''."""
    import sympy

    strategies = {
        "expand": sympy.expand,
        "cancel": sympy.cancel,
        "together": lambda e: sympy.expand(sympy.fraction(sympy.together(e))[0]),
        "powsimp": lambda e: sympy.powsimp(sympy.expand(e), force=False),
        "logcombine": lambda e: sympy.expand(sympy.logcombine(sympy.expand_log(e))),
        "exponential": lambda e: sympy.cancel(sympy.expand(e.rewrite(sympy.exp))),
        "radsimp": lambda e: sympy.expand(sympy.radsimp(e)),
        "simplify": sympy.simplify,
        "erf": lambda e: sympy.simplify(e.rewrite(sympy.erf)),
    }
    for name, strategy in strategies.items():
        try:
            if strategy(expression) == 0:
                return name
        except (ValueError, TypeError, NotImplementedError, AttributeError, ArithmeticError):
            continue  # a strategy that does not apply says nothing
    return ""


def factor(expression: Any) -> Any:
    """The expression as a product over one denominator."""
    import sympy

    return sympy.factor(sympy.together(expression))


def smt(
    declarations: str, named: list[tuple[str, str]], seconds: float | int, logic: str, core: bool
) -> dict[str, Any]:
    """z3's answer: {"answer", "core" | "model", "version"}; model values are ("exact" | "near", "p/q")."""
    import z3

    assertions: Any = z3.parse_smt2_string(declarations + "".join(f"(assert {text})\n" for _, text in named))
    solver = z3.SolverFor(logic) if logic else z3.Solver()
    solver.set("timeout", max(1, int(1000 * seconds)))
    result: dict[str, Any] = {"version": z3.get_version_string()}
    labels: dict[str, str] = {}
    if len(assertions) != len(named):
        raise ValueError(f"z3 read {len(assertions)} assertions where {len(named)} were written")
    if core:
        for index, assertion in enumerate(assertions):
            labels[f"track!{index}"] = named[index][0]
            solver.assert_and_track(assertion, f"track!{index}")
    else:
        solver.add(*assertions)
    answer = str(solver.check())
    result["answer"] = answer
    if answer == "unsat" and core:
        result["core"] = sorted({labels[str(label)] for label in solver.unsat_core()})
    if answer == "unknown":
        result["why"] = solver.reason_unknown()
    if answer == "sat":
        model, values = solver.model(), {}
        for declaration in model.decls():
            if declaration.arity():
                continue
            value: Any = model[declaration]
            if z3.is_rational_value(value):
                values[declaration.name()] = ("exact", str(value.as_fraction()))
            elif z3.is_int_value(value):
                values[declaration.name()] = ("exact", str(value.as_long()))
            elif z3.is_algebraic_value(value):
                values[declaration.name()] = ("near", str(value.approx(30).as_fraction()))
        result["model"] = values
    return result


def ready() -> None:
    """Import what the operations need."""
    import sympy
    import z3

    sympy.Symbol("x")
    z3.get_version_string()


def sleep(seconds: float | int) -> None:
    """Do nothing for a while: lets the tests overrun a limit."""
    import time

    time.sleep(seconds)


OPERATIONS = {
    "ready": ready,
    "zero_strategy": zero_strategy,
    "factor": factor,
    "smt": smt,
    "sleep": sleep,
}


def main() -> None:
    """Serve until the parent closes the pipe."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # nothing that a library prints may reach the answers
    sys.setrecursionlimit(10_000)
    while True:
        header = requests.read(4)
        if len(header) < 4:
            return
        operation, arguments, seconds = pickle.loads(requests.read(struct.unpack(">I", header)[0]))
        watchdog = threading.Timer(2 * seconds + 10, os._exit, args=(3,))
        watchdog.daemon = True
        watchdog.start()
        try:
            reply: tuple[bool, Any] = (True, OPERATIONS[operation](*arguments))
        except Exception as error:
            reply = (False, f"{type(error).__name__}: {error}")
        watchdog.cancel()
        data = pickle.dumps(reply)
        answers.write(struct.pack(">I", len(data)) + data)
        answers.flush()


if __name__ == "__main__":
    main()
