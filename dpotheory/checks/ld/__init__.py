"""What LD brings to the checks: settings, trials, twins and the space that a search walks through."""
