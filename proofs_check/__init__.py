"""The symbolic layer: one file per proof, each printed step an object that a check decides (theory.md §2, §3, §5).

``python -m proofs_check`` decides all of them; `manifests/` lists what is printed, step by step. Imports claims,
prover, ledger and the core; only the command line imports it.
"""

import importlib
from functools import cache
from typing import Any

from dpotheory.claims import PAPERS
from proofs_check.step import Step


def proofs() -> tuple[str, ...]:
    """Every proof file as "paper.name", paper by paper."""
    return tuple(f"{paper}.{name}" for paper in PAPERS for name in _module(paper).PROOFS)


def _module(name: str) -> Any:
    return importlib.import_module(f"proofs_check.{name}")


def proof(name: str) -> tuple[Step, ...]:
    """The steps of one proof file, named "paper.name"."""
    return _module(name).STEPS


@cache
def steps() -> dict[str, Step]:
    """Every step by its key, in the order of the files."""
    found: dict[str, Step] = {}
    for name in proofs():
        for step in proof(name):
            if step.key in found:
                raise ValueError(f"two steps are named {step.key!r}")
            found[step.key] = step
    return found
