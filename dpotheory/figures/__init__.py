"""Figures from xarray datasets: functions Dataset → matplotlib Figure."""

from dpotheory.figures.diversity import diversity
from dpotheory.figures.style import style

__all__ = ["diversity", "style"]
