"""Statements of PG (Im & Li, ICLR 2025 submission), one file each; `FILES` lists them in the order of the paper."""

FILES = (
    "pg_la_1",
    "pg_la_2",
    "pg_ta_1",
    "pg_t4_1",
    "pg_ta_2",
    "pg_t4_2",
    "pg_eq16",
)
