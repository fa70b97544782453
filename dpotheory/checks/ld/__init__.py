"""What LD brings to the checks: settings, trials, twins and the space that a search walks through."""

from dpotheory.checks.ld.paper import TRIALS

__all__ = ["TRIALS"]
