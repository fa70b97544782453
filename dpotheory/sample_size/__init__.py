"""Samples needed for a wanted risk, by simulation and by a claim; from which Q on a bound is informative."""

from dpotheory.sample_size.answer import SamplesNeeded, SearchBudget

from dpotheory.sample_size.samples_needed import samples_needed  # isort: skip (rebinds the submodule's name)

__all__ = ["SamplesNeeded", "SearchBudget", "samples_needed"]
