"""How the cells of a sweep are packed into few compiled programs (docs/architecture.md, decision 4).

Every cell is a bag of connected components; components of similar size are padded to one shape and share a program.
Draws do not depend on the padding, so packing is a matter of speed alone. Imports plan.py and component.py; plain
Python, no JAX arrays.
"""

import math
from dataclasses import dataclass
from typing import cast

from dpotheory.core import component as parts
from dpotheory.core.flow import FixedGrid, Flow
from dpotheory.core.setting import Setting
from dpotheory.sweeps.plan import Sweep

# Rough costs that packing weighs against each other, in seconds on one CPU core; only their ratios matter.
_COMPILE_SECONDS = 8.0
_DRAW_SECONDS = 18e-9  # a normal variate
_FIELD_SECONDS = 0.4e-9  # a stored number, in one evaluation of the field
_OTHER_EVALUATIONS = 100  # of the field, by an optimiser or an adaptive integrator


@dataclass(frozen=True)
class Bucket:
    """Components that share one compiled program.

    Attributes:
        sampler: how they are drawn.
        shape: padded sizes.
        flow: the integrator.
        items: (cell number, component number in its cell) of every component.
        n_runs: how often the program's body runs: components times datasets.
        n_times: recorded times.
    """

    sampler: str
    shape: parts.PaddedShape
    flow: Flow
    items: tuple[tuple[int, int], ...]
    n_runs: int
    n_times: int

    @property
    def n_numbers(self) -> int:
        """Stored numbers in one component."""
        return 2 * self.shape.n_values * self.shape.n_samples * self.shape.n_columns

    @property
    def seconds_each(self) -> float:
        """Estimated time of one run on one CPU core."""
        evaluations = 5 * self.flow.n_steps if isinstance(self.flow, FixedGrid) else _OTHER_EVALUATIONS
        return self.n_numbers * (_DRAW_SECONDS + _FIELD_SECONDS * (evaluations + self.n_times))

    @property
    def seconds(self) -> float:
        """Estimated time of all runs on one CPU core."""
        return self.n_runs * self.seconds_each

    def union(self, other: "Bucket") -> "Bucket | None":
        """One bucket for both, or None if that would change what is drawn."""
        if self.sampler != other.sampler:
            return None
        flow = self.flow
        # What the lazy sampler draws depends on the evaluations of the field; finer steps change nothing elsewhere.
        if self.sampler != "lazy" and isinstance(flow, FixedGrid) and isinstance(other.flow, FixedGrid):
            flow = max(flow, other.flow, key=lambda grid: grid.n_steps)
        elif flow != other.flow:
            return None
        shape = parts.PaddedShape(*(max(sizes) for sizes in zip(self.shape, other.shape, strict=True)))
        return Bucket(self.sampler, shape, flow, self.items + other.items, self.n_runs + other.n_runs, self.n_times)


def pack(sweep: Sweep) -> tuple[Bucket, ...]:
    """Pack all components into at most ``max_programs`` buckets, balancing padding against compilation.

    Starts from one bucket for each exact shape and merges the pair whose union costs least, as long as that saves
    time or too many are left. Depends on the sweep alone, so an interrupted run resumes with the same programs.

    Raises:
        ValueError: if the integrators alone need more programs than allowed.
    """
    groups: dict[tuple[str, parts.PaddedShape, Flow], list[tuple[int, int]]] = {}
    for number, cell in enumerate(sweep.cells):
        flow = sweep.flows[number]
        for position, members in enumerate(cell.setting.graph.components):
            sampler = cheapest_sampler(cell.setting, members, sweep.stopping.sampler, flow)
            shape = parts.exact_shape(cell.setting, members, sampler, flow)
            groups.setdefault((sampler, shape, flow), []).append((number, position))
    buckets = [
        Bucket(*kind, tuple(items), sum(sweep.cells[cell].n_datasets for cell, _ in items), sweep.n_times)
        for kind, items in groups.items()
    ]
    live = dict(enumerate(buckets))
    gains = {(i, j): _union_gain(live[i], live[j]) for i in live for j in live if j < i}
    while len(live) > 1:
        pair = max(gains, key=gains.__getitem__)
        if gains[pair] == -math.inf or (gains[pair] < 0 and len(live) <= sweep.max_programs):
            break
        new = max(live) + 1
        merged = cast(Bucket, live.pop(pair[0]).union(live.pop(pair[1])))
        gains = {other: gain for other, gain in gains.items() if not {*other} & {*pair}}
        gains |= {(new, other): _union_gain(merged, bucket) for other, bucket in live.items()}
        live[new] = merged
    buckets = list(live.values())
    if len(buckets) > sweep.max_programs:
        raise ValueError(
            f"max_programs = {sweep.max_programs} is too few: the cells' integrators alone need {len(buckets)} programs"
        )
    return tuple(sorted(buckets, key=lambda bucket: bucket.seconds))


def _union_gain(first: Bucket, second: Bucket) -> float:
    """Seconds saved by one program for both; −∞ where they cannot share one."""
    union = first.union(second)
    return -math.inf if union is None else _COMPILE_SECONDS + first.seconds + second.seconds - union.seconds


def cheapest_sampler(setting: Setting, members: tuple[int, ...], exact: str, flow: Flow) -> str:
    """About the sampler with the fewest random numbers among those that are exact; depends on the component alone.

    Args:
        setting: of the cell.
        members: values of the component.
        exact: "reduced" if all samplers are exact under the flow, "full" if only that one is.
        flow: the integrator.
    """
    if exact == "full":
        return "full"
    n_columns = {name: parts.exact_shape(setting, members, name, flow).n_columns for name in ("full", "reduced")}
    if isinstance(flow, FixedGrid) and parts.has_one_direction(setting, members):
        lazy = parts.exact_shape(setting, members, "lazy", flow).n_columns
        # Where both are small, lazy is preferred all the same, so that small and large cells share a program.
        if lazy < 2 * n_columns["reduced"]:
            return "lazy"
    return min(n_columns, key=n_columns.__getitem__)  # at a tie "full", which draws no χ variates
