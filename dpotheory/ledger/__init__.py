"""The ledger: rows of verdicts as JSON, written, read, searched and compared; pages made of them.

The names of `rows` stand here; `page` (which needs the claims) is imported by itself.
"""

from dpotheory.ledger.rows import VERDICTS, Comparison, LedgerError, Row, compare, find, read, row_from_dict, write

__all__ = ["VERDICTS", "Comparison", "LedgerError", "Row", "compare", "find", "read", "row_from_dict", "write"]
