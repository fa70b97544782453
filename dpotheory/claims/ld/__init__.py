"""Statements of LD (Im & Li, ICML 2024), one file each; `FILES` lists them in the order of the paper."""

FILES = (
    "ld_t4_1",
    "ld_priority",
    "ld_t4_2",
    "ld_t4_3",
    "ld_misalignment",
)
