"""Statements of this project, one file each, listed in `FILES`."""

FILES = (
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
    "own_ld_upper",
    "own_ld_lower",
    "own_ld_accuracy",
    "own_ld_memory",
    "own_ld_priority",
)
