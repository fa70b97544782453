"""experiments/scaling_law.py: the law against draws of the direction, the reading of simulations by hand, messages."""

import math

import numpy as np
import pytest
import xarray as xr
from scipy.stats import norm

from dpotheory import Setting
from dpotheory.studies.scaling import needed, words
from dpotheory.studies.scaling.figure import scaling
from experiments.scaling_law import Config, build, main
from tests.helpers import raises

pytestmark = [pytest.mark.standard_promotion, pytest.mark.usefixtures("compilation_cache")]

SETTING = Setting(n_values=4, n_samples=1, dim=12, noise=0.6, shared_norm=0.3, beta=0.1, sharing="disjoint")
RISK = 0.1


def _risks(n_samples: int, n: int) -> np.ndarray:
    """Risks of disjoint values as t → 0⁺, drawn as OWN-early says: a ~ N(c, v²/(2Q) I), shape (n, values)."""
    rng = np.random.default_rng(n_samples)
    v, l_b = float(SETTING.noise), float(SETTING.shared_norm)
    a = rng.normal(size=(n, SETTING.n_values, SETTING.dim)) * v / math.sqrt(2 * n_samples)
    a[..., 1] += 1
    length = v * np.linalg.norm(a, axis=-1)
    return (norm.cdf(-(a[..., 1] + l_b * a[..., 0]) / length) + norm.cdf(-(a[..., 1] - l_b * a[..., 0]) / length)) / 2


@pytest.mark.parametrize("criterion", list(needed.CRITERIA))
def test_the_law_is_where_drawn_directions_cross_the_target(criterion):
    q = needed.by_law(SETTING, RISK, criterion)
    assert q > 2
    for n_samples, enough in ((int(q), True), (int(q) - 1, False)):
        risks = _risks(n_samples, 200_000)
        if criterion == needed.AVERAGE:
            estimate, error = risks.mean(), 4 * risks.mean(axis=1).std() / math.sqrt(len(risks))
            assert (estimate <= RISK + error) if enough else (estimate > RISK - error)
        else:
            share = np.mean(risks.max(axis=1) <= RISK)
            error = 4 * math.sqrt(0.25 / len(risks))
            asked = needed.CRITERIA[criterion]
            assert (share >= asked - error) if enough else (share < asked + error)


def test_the_law_knows_where_no_number_is_enough():
    at = SETTING.replace(noise=0.25, dim=40)  # ∞ from κ = K ≥ 1/(zv)² = 9.7 on, at z = Φ⁻¹(0.9) = 1.2816
    assert needed.by_law(at.replace(n_values=9, sharing="all"), RISK, needed.AVERAGE) < math.inf
    assert needed.by_law(at.replace(n_values=10, sharing="all"), RISK, needed.AVERAGE) == math.inf
    assert math.isnan(needed.by_law(at.replace(n_values=4, sharing="ring"), RISK, needed.ALL))


def test_bounds_are_asked_at_their_own_noise_and_at_the_given_one():
    at = SETTING.replace(n_values=10, noise=0.25, dim=1040)
    assert needed.by_bound(at, 0.05, "DV-T4.3, risk alone") == 880  # as the paper reports
    assert needed.by_bound(at, 0.05, "OWN-general") < 20
    assert needed.by_bound(at.replace(sharing="all"), 0.05, "OWN-general") == math.inf


def _results(worst: dict[int, list[float]]) -> xr.Dataset:
    """A sweep of one graph and K with the given risks of the worst value at each Q; means are half of them."""
    q, n = list(worst), max(map(len, worst.values()))
    risks = np.full((1, 1, len(q), n, 1), np.nan)
    for m, values in enumerate(worst.values()):
        risks[0, 0, m, : len(values), 0] = values
    dims = ("sharing", "n_values", "n_samples", "dataset", "time")
    return xr.Dataset(
        {
            "log_risk_worst": (dims, np.log(risks)),
            "log_risk": (dims, np.log(risks / 2)),
            "n_datasets": (dims[:3], [[[len(values) for values in worst.values()]]]),
        },
        {"sharing": ["disjoint"], "n_values": [2], "n_samples": q},
    )


def test_simulations_are_read_as_counted_by_hand():
    results = _results({1: [0.4] * 400, 2: [0.06] * 180 + [0.04] * 220, 3: [0.04] * 400, 4: [0.04] * 400, 9: []})
    found = needed.simulated(results, 0.05).isel(sharing=0, n_values=0)
    assert found["needed"].sel(criterion=needed.AVERAGE) == 2  # 0.03·0.45 + 0.02·0.55 ≤ 0.05, and 0.2 > 0.05
    # 220 of 400: the interval [0.4998, 0.5995] contains 1/2, so that Q = 2 may be too few.
    worst = found.sel(criterion=needed.WORST)
    assert [float(worst[name]) for name in ("low", "needed", "high")] == [2, 2, 3]
    every = found.sel(criterion=needed.ALL)  # 400 of 400 is surely at least 0.9908
    assert [float(every[name]) for name in ("low", "needed", "high")] == [3, 3, 3]
    few = needed.simulated(_results({1: [0.4] * 9, 2: [0.04] * 9}), 0.05).isel(sharing=0, n_values=0)
    assert float(few["needed"].sel(criterion=needed.ALL)) == 2
    assert math.isnan(few["high"].sel(criterion=needed.ALL))  # 9 of 9 need not be 99 %
    never = needed.simulated(_results({1: [0.04] * 9, 2: [0.4] * 9}), 0.05)
    assert never["needed"].sel(criterion=needed.ALL).isnull().all()


def test_growth_by_hand():
    ks = np.asarray([1.0, math.e, math.e**2])
    assert needed.growth(ks, np.asarray([5.0, 7.0, 9.0])) == pytest.approx(2)
    assert math.isnan(needed.growth(ks, np.asarray([5.0, 7.0, math.inf])))
    assert math.isnan(needed.growth(ks, np.asarray([5.0, 7.0, math.nan])))


def test_the_ladder_surrounds_the_law():
    ladder = needed.to_simulate(10.0, 20.0)
    assert (ladder[0], ladder[-1]) == (7, 30)
    assert needed.to_simulate(math.inf, math.nan) == ()
    assert needed.to_simulate(1.0, 1.0) == (1, 2)


TINY = {"n_values": (1, 2), "simulated": (2,), "sharing": ("disjoint", "all"), "datasets": 20, "dim": 12, "noise": 0.6}


def test_a_run_writes_its_files_and_says_where_the_logarithm_comes_from(tmp_path, capsys):
    config = Config(out=tmp_path, target_risk=RISK, **TINY)
    assert main(config) == 0
    out = capsys.readouterr().out
    assert {path.name for path in tmp_path.iterdir()} == {
        *("sweep.nc", "curves.nc", "table.csv", "summary.txt", "scaling_law.png", "scaling_law.pdf")
    }
    assert (tmp_path / "summary.txt").read_text(encoding="utf-8") in out
    assert "Disjoint values: the average asks for" in out
    with xr.open_dataset(tmp_path / "curves.nc", engine="h5netcdf") as curves:
        law = float(curves["law"].sel(sharing="disjoint", criterion=needed.AVERAGE, n_values=2))
        assert law == needed.by_law(SETTING.replace(n_values=2), RISK, needed.AVERAGE)
        assert "Config" in curves.attrs["config"]
    before = (tmp_path / "sweep.nc").read_bytes()
    assert main(config) == 0  # loads what is there
    assert (tmp_path / "sweep.nc").read_bytes() == before


def test_the_figure_says_where_no_number_is_enough():
    curves = needed.curves(SETTING.replace(noise=0.25, dim=40), (1, 4, 16), ("all",), RISK)
    nothing = xr.Dataset(coords={"sharing": [], "n_values": []})
    figure = scaling(curves, nothing, RISK)
    assert all("no number\nis enough" in [text.get_text() for text in axes.texts] for axes in figure.axes)
    assert "never" in words.summary(curves, nothing, "", RISK)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"datasets": 1}, "datasets = 1"),
        ({"target_risk": 0.5}, "target_risk = 0.5"),
        ({"n_values": ()}, "n_values is empty"),
        ({"n_values": (40,), "dim": 40}, "K up to 40 with dim = 40; 1 <= K <= dim - 1 is needed"),
        ({"sharing": ("tree",)}, "tree"),
    ],
)
def test_bad_input_is_one_sentence(changes, message, capsys, tmp_path):
    assert main(Config(out=tmp_path / "r", **{**TINY, **changes})) == 2
    err = capsys.readouterr().err
    assert message in err
    assert "Traceback" not in err


def test_nothing_to_simulate_is_said():
    with raises(ValueError, "nothing to simulate"):
        build(Config(simulated=(16,), sharing=("all",), noise=0.6, dim=40))
