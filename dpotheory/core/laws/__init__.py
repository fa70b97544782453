"""Cluster laws: how the embeddings of a preference dataset are distributed (theory.md §1)."""

from dpotheory.core.laws import lazy
from dpotheory.core.laws.gaussian import Clusters, draw, n_columns, standard_frame

__all__ = ["Clusters", "draw", "lazy", "n_columns", "standard_frame"]
