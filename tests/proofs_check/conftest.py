"""Toys in the place of real evaluators and of the proof files' steps."""

import pytest

from proofs_check import instances, report, run

from .toys import square


@pytest.fixture
def toy_evaluator(monkeypatch):
    monkeypatch.setitem(instances.EVALUATORS, "toy square", square)


@pytest.fixture
def toys(monkeypatch):
    """Puts a table of toy steps in place of the proof files'."""

    def put(*steps):
        table = {step.key: step for step in steps}
        for module in (run, report):
            monkeypatch.setattr(module, "steps", lambda: table)
        return table

    return put
