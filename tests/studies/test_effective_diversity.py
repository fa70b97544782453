"""experiments/effective_diversity.py: its graphs, the collapse at the onset, the figures, the whole on a small grid."""

import jax
import numpy as np
import pytest
import xarray as xr
from matplotlib.figure import Figure

import dpotheory as dt
from dpotheory.studies.effective_diversity import collapse, figure
from experiments import effective_diversity

PLAIN = dt.Setting(n_values=1, n_samples=2, dim=13, noise=0.45, shared_norm=0.0, beta=1.0)


def _quiet(share, what):
    pass


@pytest.fixture(scope="module")
def onset():
    return collapse.at_onset(jax.random.key(0), PLAIN, 500, _quiet)


def test_graphs_have_their_values_and_cover_effective_diversity():
    graphs = collapse.onset_graphs()
    assert {graph.n_values for graph in graphs.values()} == {12}
    kappa = np.concatenate([graph.effective_diversity for graph in graphs.values()])
    assert (kappa.min(), kappa.max()) == (1, 12)
    assert set(graphs["cube"].effective_diversity) == set(graphs["2 on each pair"].effective_diversity) == {2}
    trained = collapse.training_graphs()
    assert len(trained) == 8
    assert {graph.n_values for graph in trained.values()} == {6}
    assert sum(graph.rank == 6 for graph in trained.values()) == 3  # forests


def test_values_lie_on_the_exact_curve_and_means_do_not(onset):
    off = np.abs(onset["risk"] - onset["exact"]) / onset["error"]
    assert float(off.max()) < 5
    inside = (onset["quantile"] <= 1.4 * onset["exact_quantile"]) & (onset["quantile"] >= onset["exact_quantile"] / 1.4)
    assert float(inside.mean()) > 0.95
    spread = onset["mean_quantile"].sel(probability=0.95) - onset["mean_quantile"].sel(probability=0.05)
    assert float(spread.sel(graph="2 on each pair")) > 1.1 * float(spread.sel(graph="disjoint"))
    assert isinstance(figure.collapse(onset), Figure)


def test_the_training_figure_and_the_words_are_made_from_numbers(onset):
    shape = {"graph": ["ring", "all"], "clock": [0.01, 1.0, 100.0]}
    run = xr.Dataset(
        {
            "risk": (("graph", "clock", "dataset"), np.full((2, 3, 4), 0.125)),
            "population": (("graph", "clock"), np.full((2, 3), 0.1)),
            "early": ("graph", [0.25, 0.3]),
            "floor": ("graph", [0.0625, 0.07]),
        },
        coords=shape,
    )
    assert isinstance(figure.training(run), Figure)
    text = collapse.summary(onset, run)
    assert "of 144 values the farthest is" in text
    assert "| ring        | 0.2500    | 0.1250     | 0.1250         | 0.0625 |" in text


@pytest.mark.slow
def test_the_experiment_runs_from_end_to_end(tmp_path):
    assert effective_diversity.main(effective_diversity.Config(out=tmp_path, quick=True)) == 0
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {f"{one}.{end}" for one in ("onset", "training") for end in ("nc", "png", "pdf")} | {"summary.txt"}
