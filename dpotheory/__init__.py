"""dpotheory: simulate and verify the theory of Direct Preference Optimization."""
