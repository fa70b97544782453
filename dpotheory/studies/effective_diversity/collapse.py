"""Risks of token graphs at the onset and along training, beside their exact laws (theory.md OWN-early, OWN-resistance).

The computations of experiments/effective_diversity.py, as xarray Datasets. Imports the core; imported by experiments.
"""

from collections.abc import Callable, Mapping

import jax
import jax.numpy as jnp
import numpy as np
import xarray as xr

from dpotheory.core import asymptotics, ensemble
from dpotheory.core.onset import log_quantile
from dpotheory.core.setting import Setting
from dpotheory.core.sharing import Sharing
from dpotheory.studies import markdown

Advance = Callable[[float, str], None]
PROBABILITIES = (0.05, 0.5, 0.95)
K = 12
"""Values of every graph at the onset, so that one program serves them all."""
_CUBE = [(a, a ^ bit) for a in range(8) for bit in (1, 2, 4) if not a & bit]
_COMPLETE = [(a, b) for b in range(4) for a in range(b)]
_KITE = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5)]


def _groups(size: int) -> Sharing:
    return Sharing.from_pairs([(2 * (i // size), 2 * (i // size) + 1) for i in range(K)], f"{size} on each pair")


def onset_graphs() -> Mapping[str, Sharing]:
    """Token graphs of 12 values, named and with κ from 1 to 12."""
    found = [Sharing.named(name, K) for name in ("disjoint", "path", "ring", "star", "all")]
    found += [Sharing.random(K, z, seed) for z, seed in ((3, 0), (5, 1))]
    found += [_groups(size) for size in (2, 3, 4, 6)]
    found.append(Sharing.from_pairs(_CUBE, "cube"))
    return {graph.name: graph for graph in found}


def training_graphs() -> Mapping[str, Sharing]:
    """Eight token graphs of 6 values: forests, graphs with cycles, and all on one pair."""
    found = [Sharing.named(name, 6) for name in ("disjoint", "path", "star", "ring", "all")]
    found.append(Sharing.from_pairs(_COMPLETE, "complete"))
    found.append(Sharing.from_pairs(_KITE, "triangle with a tail"))
    found.append(Sharing.from_pairs([(i % 3 * 2, i % 3 * 2 + 1) for i in range(6)], "2 on each pair"))
    return {graph.name: graph for graph in found}


def at_onset(key: jax.Array, setting: Setting, n_datasets: int, advance: Advance) -> xr.Dataset:
    """Simulated and exact risks just after the start, of each value and of the mean over values.

    Args:
        key: a typed key.
        setting: Q, d ≥ 13, v and l_b; its values and sharing are replaced.
        n_datasets: drawn for every graph, all graphs on the same embeddings.
        advance: told how far it is.

    Returns:
        Dimensions graph, value, probability: ``kappa``; ``risk`` and ``exact`` (mean over datasets, with ``error`` its
        standard error), ``quantile`` and ``exact_quantile`` of a value's risk, ``mean_quantile`` of the mean over all.
    """
    graphs = onset_graphs()
    d, q, v, shared = setting.dim, setting.n_samples, float(setting.noise), float(setting.shared_norm)
    frame = np.eye(d)
    concepts, b = frame[1 : K + 1], shared * frame[0]
    means = jnp.asarray(b + np.array([1, -1])[:, None] * concepts[:, None], jnp.float32)

    @jax.jit
    def risks(overlaps: jax.Array) -> jax.Array:
        def one(number):
            noise = jax.random.normal(jax.random.fold_in(key, number), (K, 2, q, d), jnp.float32)
            x = means[:, :, None] + v * noise
            place = jnp.asarray(concepts, jnp.float32), jnp.asarray(b, jnp.float32)
            logs = jax.vmap(lambda overlap: asymptotics.log_risk_at_onset(x, *place, overlap, jnp.float32(v)))(overlaps)
            return jnp.exp(logs).mean(axis=-1)

        return jax.lax.map(one, jnp.arange(n_datasets), batch_size=min(n_datasets, 64))

    overlaps = jnp.asarray(np.stack([graph.overlap for graph in graphs.values()]), jnp.float32)
    drawn = np.moveaxis(np.asarray(risks(overlaps), dtype=float), 0, -1)  # graph, value, dataset
    advance(0.4, "exact laws at the onset")
    exact, quantiles = [], []
    laws: dict[float, tuple[float, list[float]]] = {}
    for graph in graphs.values():
        mine = setting.replace(n_values=K, sharing=graph)
        for kappa in np.unique(graph.effective_diversity):
            if kappa not in laws:
                alone = float(np.exp(asymptotics.log_mean_risk_at_onset(mine)[graph.effective_diversity == kappa][0]))
                level = [float(np.exp(log_quantile(mine, float(kappa), p))) for p in PROBABILITIES]
                laws[kappa] = alone, level
        exact.append([laws[kappa][0] for kappa in graph.effective_diversity])
        quantiles.append([laws[kappa][1] for kappa in graph.effective_diversity])
    dims = ("graph", "value")
    return xr.Dataset(
        {
            "kappa": (dims, [graph.effective_diversity for graph in graphs.values()]),
            "risk": (dims, drawn.mean(axis=-1)),
            "error": (dims, drawn.std(axis=-1, ddof=1) / np.sqrt(n_datasets)),
            "exact": (dims, exact),
            "quantile": ((*dims, "probability"), np.moveaxis(np.quantile(drawn, PROBABILITIES, axis=-1), 0, -1)),
            "exact_quantile": ((*dims, "probability"), quantiles),
            "mean_quantile": (
                ("graph", "probability"),
                np.moveaxis(np.quantile(drawn.mean(axis=1), PROBABILITIES, axis=-1), 0, -1),
            ),
        },
        coords={"graph": list(graphs), "probability": list(PROBABILITIES)},
        attrs={"dim": d, "n_samples": q, "noise": v, "shared_norm": shared, "datasets": n_datasets},
    )


def along_training(
    key: jax.Array, setting: Setting, n_datasets: int, clock: np.ndarray, names: tuple[str, ...], advance: Advance
) -> xr.Dataset:
    """Mean risk against training time, with the early law, the population flow and the floor.

    Args:
        key: a typed key.
        setting: Q, d ≥ 7, v, l_b, β and τ; its values and sharing are replaced.
        n_datasets: of each graph.
        clock: β²t/(Kτ), increasing, all greater than 0.
        names: of `training_graphs`.
        advance: told how far it is.

    Returns:
        Dimensions graph, clock, dataset: ``risk``; ``population`` (Q → ∞), and of each graph ``early`` and ``floor``.
    """
    graphs = {name: training_graphs()[name] for name in names}
    times = np.asarray(clock) * 6 * float(setting.tau) / float(setting.beta) ** 2
    risk, population, early, floor = [], [], [], []
    for number, (name, graph) in enumerate(graphs.items()):
        advance(0.5 + 0.5 * number / len(graphs), f"training on {name}")
        mine = setting.replace(n_values=6, sharing=graph)
        run = ensemble.ensemble(key, mine, n_datasets, times, sampler="reduced")
        noise = float(setting.noise)
        risk.append(np.exp(np.asarray(run.log_risk, dtype=float)).T)
        population.append(_risk(asymptotics.population_cosines(graph, noise, clock), noise))
        early.append(float(np.exp(asymptotics.log_mean_risk_at_onset(mine)).mean()))
        floor.append(float(np.exp(asymptotics.log_risk_floor(graph, noise))))
    return xr.Dataset(
        {
            "risk": (("graph", "clock", "dataset"), risk),
            "population": (("graph", "clock"), population),
            "early": ("graph", early),
            "floor": ("graph", floor),
        },
        coords={"graph": list(graphs), "clock": np.asarray(clock)},
        attrs={"dim": setting.dim, "n_samples": setting.n_samples, "noise": float(setting.noise)},
    )


def _risk(cosines: np.ndarray, noise: float) -> np.ndarray:
    from scipy.special import ndtr

    return ndtr(-cosines / noise).mean(axis=1)


def summary(onset: xr.Dataset, training: xr.Dataset) -> str:
    """The answer in words and a table, from the numbers."""
    off = np.abs(onset["risk"] - onset["exact"]) / onset["error"]
    twins = onset.sel(graph=["cube", "2 on each pair"])
    spread = twins["mean_quantile"].sel(probability=0.95) - twins["mean_quantile"].sel(probability=0.05)
    head = (
        f"At the onset the mean risk of a value lies on one curve in κ for all {onset.sizes['graph']} token graphs: of "
        f"{off.size} values the farthest is {float(off.max()):.1f} standard errors from the exact law. The law of the "
        f"mean over values is no function of κ: at κ = 2 its 5 % to 95 % range is {float(spread[0]):.4f} wide on a "
        f"cube and {float(spread[1]):.4f} with two values on each pair of tokens."
    )
    rows = []
    for name in training["graph"].values:
        part = training.sel(graph=name)
        late = part["risk"].isel(clock=-1)
        numbers = (part["early"], part["risk"].isel(clock=0).mean(), late.mean(), part["floor"])
        rows.append([str(name), *(f"{float(one):.4f}" for one in numbers)])
    last = float(training["clock"][-1])
    header = ["token graph", "early law", "first time", f"β²t/(Kτ) = {last:g}", "floor"]
    return f"{head}\n\n{markdown.table(header, rows)}"
