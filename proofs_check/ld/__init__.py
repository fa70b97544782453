"""Proofs of LD's statements; `PROOFS` lists the files that decide steps, in order."""

PROOFS = (
    "ld_t4_1",
    "ld_priority",
    "ld_t4_2",
    "ld_t4_3",
    "ld_misalignment",
)
