"""What DV and PG bring to the checks: settings, trials, twins and the space that a search walks through."""

from dpotheory.checks.dv.paper import TRIALS

__all__ = ["TRIALS"]
