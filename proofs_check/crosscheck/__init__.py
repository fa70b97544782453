"""A second solver: cvc5 on what z3 decided, from an encoding of its own (docs/proofs.md).

`encode.py` writes a statement as SMT-LIB straight from its relations, and shares no code with the prover's; `solve.py`
asks cvc5 in a process of its own; `column.py` fills the field `crosscheck` of a ledger's rows. Imports the prover's
statements, the ledger and the steps; only the command line imports it.
"""

from proofs_check.crosscheck.column import compared, disagreements, filled, missing, questions, summary
from proofs_check.crosscheck.solve import installed

__all__ = ["compared", "disagreements", "filled", "installed", "missing", "questions", "summary"]
