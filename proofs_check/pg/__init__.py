"""Proofs of PG's statements; `PROOFS` lists the files that decide steps, in order."""

PROOFS = (
    "pg_la_1",
    "pg_ta_1",
    "pg_t4_1",
    "pg_ta_2",
    "pg_t4_2",
    "multi_token",
)
