"""Cluster laws: how the embeddings of a preference dataset are distributed (theory.md §1)."""

from dpotheory.core.laws import lazy
from dpotheory.core.laws.gaussian import Clusters, draw, n_columns, standard_frame
from dpotheory.core.laws.labels import label_signs

__all__ = ["Clusters", "draw", "label_signs", "lazy", "n_columns", "standard_frame"]
