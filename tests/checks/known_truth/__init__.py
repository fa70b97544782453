"""Claims of known truth, for verify and the falsifier."""
