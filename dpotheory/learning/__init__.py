"""LD's model: behaviours, features and their distributions, full-batch training, ensembles, what is learned first.

``dpotheory.learning.simulate`` trains on one dataset, ``dpotheory.learning.ensemble`` on thousands; the feature
network and the experiment of `misalignment` are loaded by themselves. Imports the core.
"""

from dpotheory.learning.features import Boundary
from dpotheory.learning.training import Learning

from dpotheory.learning.ensemble import ensemble, simulate  # isort: skip (rebinds the submodule's name)

__all__ = ["Boundary", "Learning", "ensemble", "simulate"]
