"""experiments/effective_diversity.py: graphs by hand, the law against simulation, what the answer says, files."""

import math

import numpy as np
import pytest
import xarray as xr
from scipy.stats import norm

from dpotheory import Setting
from dpotheory.studies.effective_diversity import risks
from experiments.effective_diversity import Config, main

pytestmark = [pytest.mark.standard_promotion, pytest.mark.usefixtures("compilation_cache")]

SETTING = Setting(n_values=6, n_samples=3, dim=9, noise=0.6, shared_norm=0.3, beta=0.1)


def test_the_graphs_by_hand():
    known = risks.graphs()
    kappa = {name: sorted(graph.effective_diversity.round(6)) for name, graph in known.items()}
    assert kappa["disjoint"] == [1] * 6
    assert kappa["two triangles"] == kappa["ring"] == [1.5] * 6  # two neighbours with |U| = 1 each: 1 + 2/4
    assert kappa["complete"] == [2] * 6  # an edge of the complete graph on four tokens meets four others
    assert kappa["all"] == [6] * 6
    assert kappa["star"] == [2.25] * 6  # five others at the hub: 1 + 5/4
    assert kappa["kite"] == [1, 1.25, 1.5, 1.75, 1.75, 1.75]
    assert {graph.n_values for graph in known.values()} == {6}


@pytest.fixture(scope="module")
def found():
    known = {name: risks.graphs()[name] for name in ("ring", "two triangles")}
    return risks.follow(SETTING, 200, 20.0, 3, 0, known=known)


def test_simulated_risks_are_those_of_drawn_directions(found):
    """Both graphs have κ = 3/2 everywhere, so that one draw of the early direction serves all."""
    rng = np.random.default_rng(0)
    v, l_b = float(SETTING.noise), float(SETTING.shared_norm)
    a = rng.normal(size=(200_000, SETTING.dim)) * v / math.sqrt(2 * SETTING.n_samples)
    a[:, 1] += math.sqrt(1 / 1.5)  # e·c
    a[:, 2] += math.sqrt(1 - 1 / 1.5)  # the rest of e
    length = v * np.linalg.norm(a, axis=1)
    drawn = sum(norm.cdf(-(a[:, 1] + s * l_b * a[:, 0]) / length) for s in (1, -1)) / 2
    np.testing.assert_allclose(found["law"], drawn.mean(), rtol=5 * drawn.std() / drawn.mean() / math.sqrt(len(drawn)))
    start = found.isel(time=0)
    assert (np.abs(start["risk"].values - drawn.mean()) <= 4.5 * start["error"].values).all()


def test_the_answer_says_whether_the_law_holds(found):
    assert "all of them agree with the exact law" in risks.answer(found)
    wrong = found.assign(law=found["law"] + 10 * found["error"].isel(time=0))
    assert "differ from the exact law in 12 of 12 values" in risks.answer(wrong)


def test_a_run_writes_its_files(tmp_path, capsys):
    config = Config(out=tmp_path, datasets=4, times=2, end=2.0, n_samples=2, dim=8, graphs=("disjoint",))
    assert main(config) == 0
    assert {path.name for path in tmp_path.iterdir()} == {
        *("risks.nc", "table.csv", "summary.txt", "effective_diversity.png", "effective_diversity.pdf")
    }
    assert (tmp_path / "summary.txt").read_text(encoding="utf-8") in capsys.readouterr().out
    with xr.open_dataset(tmp_path / "risks.nc", engine="h5netcdf") as written:
        assert written["risk"].sizes == {"graph": 1, "time": 2, "value": 6}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"datasets": 1}, "datasets = 1"),
        ({"end": 1e-3}, "end = 0.001; it must be finite and greater than 0.001"),
        ({"graphs": ("wheel",)}, "graphs = wheel; valid are disjoint, path"),
        ({"dim": 6}, "dim = 6 cannot hold 6 orthonormal concepts"),
    ],
)
def test_bad_input_is_one_sentence(changes, message, capsys, tmp_path):
    assert main(Config(out=tmp_path / "r", **changes)) == 2
    assert message in capsys.readouterr().err
