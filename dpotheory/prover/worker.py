"""The helper process for calls that cannot be interrupted safely; started by process.py, by path.

Reads requests (operation, arguments, seconds) and answers ("done" | "failed" | "late", result), pickled, over its own
pipes. Each operation runs in a fork, which is killed when it overruns; where there is no fork, the parent kills. Of
dpotheory it imports the prover alone, past the package's own __init__, so that starting it does not load JAX. It ends
when its parent does, whatever it is computing.
"""

import os
import pickle
import queue
import select
import signal
import struct
import sys
import threading
import time
import types
from pathlib import Path
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


def decide(data: dict[str, Any], name: str, budget: dict[str, Any]) -> dict[str, Any]:
    """The provers' answer to a serialised statement, as the fields of an Outcome."""
    from dataclasses import asdict, replace

    from dpotheory.prover.dispatch import decide_here
    from dpotheory.prover.outcome import Budget
    from dpotheory.prover.process import within_helper
    from dpotheory.prover.statement import Statement

    within_helper(run)
    outcome = decide_here(replace(Statement.from_dict(data), name=name), Budget(**budget))
    return {**asdict(outcome), "verdict": outcome.verdict.value}


def prove(prover: str, data: dict[str, Any], name: str, budget: dict[str, Any]) -> dict[str, Any]:
    """The outcome of one prover of dispatch.py, by name, as a dictionary."""
    from dataclasses import asdict, replace

    from dpotheory.prover import dispatch
    from dpotheory.prover.outcome import Budget
    from dpotheory.prover.statement import Statement

    outcome = getattr(dispatch, prover)(replace(Statement.from_dict(data), name=name), Budget(**budget))
    return {**asdict(outcome), "verdict": outcome.verdict.value}


def certify(data: dict[str, Any], part: dict[str, Any], seconds: float | int) -> list[dict[str, Any]]:
    """An exact certificate, or why there is none, for every query of z3 behind a proof; `part` is its certificate."""
    from dpotheory.prover.casesplits import certified
    from dpotheory.prover.contradictions import asked
    from dpotheory.prover.statement import Statement

    found = []
    for query in asked(Statement.from_dict(data), part):
        core = part.get("unsat_core", ()) if query.asks == "the goal" else ()
        certificate = certified(query.facts, seconds, core)
        why = " Functions and constants in it are known to it by their ranges only." if query.relaxed else ""
        missing = {"missing": f"None was found within {seconds:.3g} CPU seconds.{why}"}
        found.append({"shows": query.asks, "certificate": missing if certificate is None else certificate})
    return found


def load_linear_programming() -> None:
    """Import scipy's, once for all forks."""
    import scipy.optimize  # noqa: F401


def ready() -> None:
    """Import what the operations need, once for all forks."""
    import sympy
    import z3

    from dpotheory.prover import dispatch, limit, polynomial, transcendental  # noqa: F401

    sympy.Symbol("x")
    z3.get_version_string()


def sleep(seconds: float | int) -> None:
    """Do nothing for a while: lets the tests overrun a limit."""
    time.sleep(seconds)


OPERATIONS = {
    "ready": ready,
    "decide": decide,
    "prove": prove,
    "zero_strategy": zero_strategy,
    "factor": factor,
    "smt": smt,
    "certify": certify,
    "load_linear_programming": load_linear_programming,
    "sleep": sleep,
}


def _direct(operation: str, arguments: tuple[Any, ...]) -> tuple[str, Any]:
    try:
        return "done", OPERATIONS[operation](*arguments)
    except Exception as error:
        return "failed", f"{type(error).__name__}: {error}"


def _leave_with(parent: int) -> None:
    """End this fork soon after the process that made it."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)


def run(operation: str, arguments: tuple[Any, ...], seconds: float | int) -> tuple[str, Any]:
    """The operation in a fork, killed after `seconds`; in this process where there is no fork."""
    if not hasattr(os, "fork") or operation in ("ready", "load_linear_programming"):
        return _direct(operation, arguments)
    parent = os.getpid()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()
            with os.fdopen(writing, "wb") as pipe:
                pickle.dump(_direct(operation, arguments), pipe)
        finally:
            os._exit(0)
    os.close(writing)
    deadline = time.monotonic() + seconds
    data = bytearray()
    try:
        while True:
            left = max(0.0, min(deadline - time.monotonic(), 10.0**6))
            if not select.select([reading], [], [], left)[0]:
                return "late", None
            part = os.read(reading, 1 << 16)
            if not part:
                break
            data += part
    finally:
        os.close(reading)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return pickle.loads(bytes(data)) if data else ("failed", f"the process that ran {operation} ended")


def _requests(requests: "queue.SimpleQueue[tuple[Any, ...]]") -> None:
    """Pass requests on; end the process when the parent has closed the pipe or is gone."""
    while True:
        header = sys.stdin.buffer.read(4)
        if len(header) < 4:
            os._exit(0)
        requests.put(pickle.loads(sys.stdin.buffer.read(struct.unpack(">I", header)[0])))


def main() -> None:
    """Serve until the parent closes the pipe."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # nothing that a library prints may reach the answers
    sys.setrecursionlimit(10_000)
    sys.set_int_max_str_digits(0)  # numbers of any length: calls are limited by time here
    package = types.ModuleType("dpotheory")
    package.__path__ = [str(Path(__file__).resolve().parents[1])]
    sys.modules.setdefault("dpotheory", package)
    waiting: queue.SimpleQueue[tuple[Any, ...]] = queue.SimpleQueue()
    threading.Thread(target=_requests, args=(waiting,), daemon=True).start()
    while True:
        data = pickle.dumps(run(*waiting.get()))
        answers.write(struct.pack(">I", len(data)) + data)
        answers.flush()


if __name__ == "__main__":
    main()
