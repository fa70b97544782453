"""Sweeps: a grid of settings times datasets → one netCDF file, in few compiled programs, resumable."""

from dpotheory.core.devices import prepare
from dpotheory.sweeps.packing import pack
from dpotheory.sweeps.plan import AfterSteps, AtTau1, Cell, Sweep
from dpotheory.sweeps.run import run
from dpotheory.sweeps.store import StoreError, load

__all__ = ["AfterSteps", "AtTau1", "Cell", "StoreError", "Sweep", "load", "pack", "prepare", "run"]
