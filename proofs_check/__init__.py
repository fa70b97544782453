"""The symbolic layer: one file per proof, each printed step an object that a check decides (theory.md §2, §3, §5).

``python -m proofs_check`` decides all of them; `manifests/` lists what is printed, step by step. Imports claims,
prover, ledger and the core; only the command line imports it.
"""

import importlib
from functools import cache

from proofs_check.step import Step

PROOFS = (
    "dv_l4_1",
    "dv_lb_1",
    "dv_lb_2",
    "dv_tb_3",
    "pg_ta_1",
    "dv_t4_2",
    "pg_t4_1",
    "dv_tb_4",
    "pg_ta_2",
    "dv_t4_3",
    "pg_t4_2",
    "dv_scaling",
    "seed_robust",
    "dv_c",
    "dv_lc_3",
    "dv_lc_4",
    "dv_tc_5",
    "dv_tc_6",
    "dv_gpo",
    "dv_flip",
    "dv_single",
    "multi_token",
    "dv_experiments",
    "ld_t4_1",
    "ld_priority",
    "ld_t4_2",
    "ld_t4_3",
    "ld_misalignment",
    "own_ld_rate",
    "own_ld_speed",
    "own_ld_accuracy",
    "own_ld_priority",
)


def proof(name: str) -> tuple[Step, ...]:
    """The steps of one proof file."""
    return importlib.import_module(f"proofs_check.{name}").STEPS


@cache
def steps() -> dict[str, Step]:
    """Every step by its key, in the order of the files."""
    found: dict[str, Step] = {}
    for name in PROOFS:
        for step in proof(name):
            if step.key in found:
                raise ValueError(f"two steps are named {step.key!r}")
            found[step.key] = step
    return found
