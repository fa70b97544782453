"""Figures from xarray datasets: functions Dataset → matplotlib Figure. Knows no study."""

from dpotheory.figures.style import style

__all__ = ["style"]
