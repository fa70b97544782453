"""Proofs of this project's statements; `PROOFS` lists the files that decide steps, in order."""

PROOFS = (
    "own_constants",
    "own_envelope",
    "own_course",
    "own_spread",
    "own_general",
    "own_guarantee",
    "own_floor",
    "own_early",
    "own_resistance",
    "own_ld_rate",
    "own_ld_speed",
    "own_ld_accuracy",
    "own_ld_priority",
)
