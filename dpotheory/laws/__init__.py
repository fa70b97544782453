"""Cluster laws: how the embeddings of a preference dataset are distributed (theory.md §1)."""

from dpotheory.laws.gaussian import Clusters, draw, n_columns, standard_frame

__all__ = ["Clusters", "draw", "n_columns", "standard_frame"]
