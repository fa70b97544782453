"""experiments/regime_map.py: regions against claims at single settings, and against hand-worked edges."""

import math

import numpy as np
import pytest
import xarray as xr

import dpotheory as dt
from dpotheory.figures.flags import flags
from dpotheory.studies.claim_map import regions
from experiments.regime_map import Config, main

CLAIMS = ("DV-T4.2", "OWN-envelope", "DV-T4.3", "OWN-general")
L_B = 0.3


@pytest.fixture(scope="module")
def planes():
    return regions.planes(noise=0.1, n_values=10, n_samples=200_000, n=9)


def test_a_claim_is_at_each_point_what_it_says_of_that_setting(planes):
    plane = planes[1]
    found = regions.regions(plane, CLAIMS, L_B)
    codes = flags(found["region"])
    assert set(codes.values()) == set(np.unique(found["region"]))
    for y, k in enumerate(plane.y[2]):
        for x, q in enumerate(plane.x[2]):
            setting = dt.Setting(
                n_values=int(k),
                n_samples=int(q),
                dim=int(k) + 1,
                noise=1 / (32 * math.sqrt(q)),
                shared_norm=L_B,
                beta=0.1,
            )
            for name in ("DV-T4.2", "DV-T4.3", "OWN-envelope"):
                claim = dt.claims[name]
                region = int(found["region"].sel(claim=name).values[y, x])
                if not claim.feasible(setting):
                    assert region == codes["hypotheses_fail"]
                else:
                    assert (region == codes["vacuous"]) == claim.vacuous(setting)


def test_edges_by_hand(planes):
    found = regions.regions(planes[2], CLAIMS, L_B)  # K = 10, Q = 200,000
    printed = found["region"].sel(claim="DV-T4.3") != flags(found["region"])["hypotheses_fail"]
    # v ≤ 1/(32√200000) = 6.99·10⁻⁵ and d ≤ 5Q = 10⁶.
    expected = (found["x"] <= 6.99e-5) & (found["y"] <= 1e6)
    np.testing.assert_array_equal(printed.transpose("y", "x"), expected.transpose("y", "x"))
    assert (found["region"].sel(claim="DV-T4.2") < flags(found["region"])["sharp"]).all()  # its sides differ by 40


def test_sharpness_is_that_of_the_exact_risk(planes):
    found = regions.regions(planes[0], ("OWN-general",), L_B)
    y, x = 3, 5
    k, q = int(planes[0].y[2][y]), int(planes[0].x[2][x])
    setting = dt.Setting(n_values=k, n_samples=q, dim=k + 1, noise=0.1, shared_norm=L_B, beta=0.1)
    exact = float(dt.asymptotics.log_mean_risk_at_onset(setting)[0])
    assert float(found["log_risk"][y, x]) == pytest.approx(exact, rel=1e-12)
    bound = dt.claims["OWN-general"].log_bound(setting)["upper"]
    assert float(found["sharpness"][0, y, x]) == pytest.approx(bound / exact, rel=1e-12)
    told = found["sharpness"].values[np.isfinite(found["sharpness"].values)]
    assert told.max() <= 1.05  # a bound for 95 % of datasets may be a little below the mean over all of them


def test_a_run_writes_its_files(tmp_path, capsys):
    assert main(Config(out=tmp_path, points=4, claims=("DV-T4.3", "OWN-general"))) == 0
    assert {path.name for path in tmp_path.iterdir()} == {
        *("plane_1.nc", "plane_2.nc", "plane_3.nc", "summary.txt", "regime_map.png", "regime_map.pdf")
    }
    out = capsys.readouterr().out
    assert (tmp_path / "summary.txt").read_text(encoding="utf-8") in out
    assert "| DV-T4.3     | 100.0%" in out  # at v = 0.1 its hypotheses hold nowhere
    with xr.open_dataset(tmp_path / "plane_1.nc", engine="h5netcdf") as plane:
        assert flags(plane["region"]) == {"hypotheses_fail": 0, "vacuous": 1, "loose": 2, "sharp": 3}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"claims": ("DV-T4.3", "DV-LB.1")}, "claims = DV-LB.1; those that can be mapped are DV-TB.3"),
        ({"points": 1}, "points = 1"),
        ({"noise": 0.0}, "noise must be greater than 0"),
    ],
)
def test_bad_input_is_one_sentence(changes, message, capsys, tmp_path):
    assert main(Config(out=tmp_path / "r", **changes)) == 2
    assert message in capsys.readouterr().err
