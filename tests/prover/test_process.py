import threading
import time

import pytest
import sympy

from dpotheory.prover.process import CallFailedError, Helper, OutOfTimeError, call


def test_an_overrun_is_stopped_and_the_next_call_works():
    helper = Helper()
    x = sympy.Symbol("x")
    helper.call("zero_strategy", x - x, seconds=5)
    started = time.monotonic()
    with pytest.raises(OutOfTimeError, match=r"sleep did not end within 0.2 s"):
        helper.call("sleep", 60, seconds=0.2)
    assert time.monotonic() - started < 10
    assert helper.call("zero_strategy", (x + 1) ** 2 - x**2 - 2 * x - 1, seconds=5) == "expand"
    helper.close()


def test_errors_come_back_as_text():
    with pytest.raises(CallFailedError, match=r"ZeroDivisionError|KeyError|TypeError"):
        call("zero_strategy", seconds=5)


def test_calls_from_several_threads_each_get_their_own_answer():
    x = sympy.Symbol("x")
    answers = {}

    def work(n):
        answers[n] = call("factor", n * x + n, seconds=10)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(1, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {n: n * (x + 1) for n in range(1, 6)}
