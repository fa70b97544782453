"""Proofs that a kernel checks: rows of the ledger as theorems of Coq (docs/proofs.md).

`writer.py` states a row's statement in the words of Coq's standard library, `search.py` finds a proof (by tactics, or
by products of facts that linear programming names), `files.py` puts a claim's theorems into one file, `compile.py` runs
coqc and lists the axioms, and `reader.py` reads the file back and compares it with the row. Only the reader, the row
and Coq have to be believed. Imports the prover's statements, the ledger and the steps.
"""
